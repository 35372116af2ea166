/** Control characters but line breaks, and those that reorder what stands around them. */
const invisible = /(?!\n)[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** An address as people write it into a text, without what ends the sentence. */
const webAddress = /https?:\/\/[^\s<>"`\\]*[^\s<>"`\\.,;:!?)\]}'*_~]/gi;

/** Makes a text from outside one line of Markdown that shows it to the letter. */
export function markdownLine(text: string): string {
  return escapeMarkdown(oneLine(text));
}

/**
 * Makes a text of several lines Markdown that shows it to the letter, its lines and paragraphs kept
 * and its web addresses made links. Neither Markdown nor HTML nor formulas in it have an effect.
 */
export function markdownParagraphs(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(invisible, (character) => (character === '\t' ? ' ' : ''))
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

/** Makes a text from outside one line of HTML that shows it to the letter, also within quotes. */
export function htmlLine(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(invisible, '').trim();
}

function linkedLine(line: string): string {
  let end = 0;
  let linked = '';
  for (const match of line.matchAll(webAddress)) {
    linked += `${escapeMarkdown(line.slice(end, match.index))}<${match[0]}>`;
    end = match.index + match[0].length;
  }
  return linked + escapeMarkdown(line.slice(end));
}

/** Every ASCII punctuation character may be escaped (CommonMark, "Backslash escapes"). */
function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
