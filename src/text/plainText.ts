/**
 * Makes a text from outside safe to stand in a message or a pick: VS Code makes links of
 * `[a](b)` in notifications and icons of `$(name)` in labels.
 */
export function plainText(text: string): string {
  const wordJoiner = '\u2060';
  return text
    .replace(/\s+/g, ' ')
    .replace(/\]\(/g, `]${wordJoiner}(`)
    .replace(/\$\(/g, `$${wordJoiner}(`);
}
