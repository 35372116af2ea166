/** Control characters except line breaks, and characters that reorder the text around them. */
const invisible = /(?!\n)[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Makes a text from outside safe for a message or a quick pick: VS Code makes links of `[a](b)` in
 * notifications and icons of `$(name)` in labels.
 */
export function plainText(text: string): string {
  const wordJoiner = '\u2060';
  return text
    .replace(/\s+/g, ' ')
    .replace(/\]\(/g, `]${wordJoiner}(`)
    .replace(/\$\(/g, `$${wordJoiner}(`);
}

/** Makes a text one line, without characters that nobody sees. */
export function singleLine(text: string): string {
  return removeInvisible(text.replace(/\s+/g, ' ')).trim();
}

/** Removes the control characters, and the characters that reorder the text around them. */
export function removeInvisible(text: string): string {
  return text.replace(invisible, '');
}
