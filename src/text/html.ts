import { singleLine } from './plainText';

/** Escapes a text for HTML, also for attributes in quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** Makes a text from outside one line of HTML that shows it literally. */
export function htmlLine(text: string): string {
  return escapeHtml(singleLine(text));
}
