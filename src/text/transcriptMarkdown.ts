/**
 * Makes a text that is not Markdown safe to stand in a line of it, and changes no more than that:
 * the line is read as it is, too. White space becomes single blanks.
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(?=[#>+=|-])/, '\\')
    .replace(/^(\d+)(?=[.)](\s|$))/, '$1\\');
}

/** An address to stand in a Markdown link: parentheses, angle brackets and blanks would end it. */
export function markdownAddress(url: string): string {
  return url.replace(
    /[()<>\s]/g,
    (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
}
