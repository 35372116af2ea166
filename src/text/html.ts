import { breakMarkers, singleLine } from './plainText';

/**
 * Escapes a text for HTML, also for attributes in quotes. What begins an expression in templates and
 * components is escaped too.
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'{}$`]/g, toReference);
}

/** Escapes a text for HTML that may be a template of any engine: only words and plain punctuation stay. */
export function escapeHtmlTemplate(text: string): string {
  return breakMarkers(text).replace(/[^\P{ASCII}\w .,;:!?()[\]/+*-]/gu, toReference);
}

/** Makes a text from outside one line of HTML that shows it literally. */
export function htmlLine(text: string): string {
  return escapeHtml(breakMarkers(singleLine(text)));
}

/** A numeric character reference. */
export function toReference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}
