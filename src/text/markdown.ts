import { removeInvisible, singleLine } from './plainText';

/** A URL as people write it into a text, without what ends the sentence. */
const webUrl = /https?:\/\/[^\s<>"`\\]*[^\s<>"`\\.,;:!?)\]}'*_~]/gi;

/**
 * Escapes every ASCII punctuation character, which CommonMark allows ("Backslash escapes"), so that
 * the text has no effect whatever reads it.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** Escapes a text for a link or a heading that people go on editing: only what would be markup. */
export function escapeMarkdownLabel(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~!&]/g, '\\$&');
}

/**
 * Makes a text from outside a line of Markdown with as few escapes as possible, because people read the
 * source too.
 */
export function readableMarkdownLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(?=[#>+=|-])/, '\\')
    .replace(/^(\d+)(?=[.)](\s|$))/, '$1\\');
}

/** Makes a text from outside one line of Markdown that shows it literally. */
export function markdownLine(text: string): string {
  return escapeMarkdown(singleLine(text));
}

/**
 * Makes a text of several lines Markdown that shows it literally, with its lines and paragraphs, and
 * with links for its web URLs. Neither Markdown nor HTML nor formulas in it have an effect.
 */
export function markdownParagraphs(text: string): string {
  return removeInvisible(text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/\t/g, ' '))
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => linkedLine(line.trim()))
        .filter((line) => line !== '')
        .join('\\\n'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Encodes what would end the target of a Markdown link: parentheses, angle brackets and blanks. */
export function markdownUrl(url: string): string {
  // `encodeURIComponent` leaves parentheses alone.
  return url.replace(/[()<>\s]/g, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `%${code.padStart(2, '0')}`;
  });
}

function linkedLine(line: string): string {
  let end = 0;
  let linked = '';
  for (const match of line.matchAll(webUrl)) {
    linked += `${escapeMarkdown(line.slice(end, match.index))}<${match[0]}>`;
    end = match.index + match[0].length;
  }
  return linked + escapeMarkdown(line.slice(end));
}
