/** Control characters except line breaks, and characters that reorder the text around them. */
const invisible = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Keeps two characters apart and is not seen. */
export const wordJoiner = '\u2060';

/**
 * Places inside the pairs of characters that begin and end the expressions and tags of template engines,
 * and comments. A backslash that escapes the second character stays with it.
 */
const insideMarkers =
  /(?<=\{)(?=\\?[{%#<])|(?<=[}%#>])(?=\\?\})|(?<=<)(?=\\?[%?])|(?<=[%?]|--)(?=\\?>)|(?<=[$#@!])(?=\\?\{)|(?<=\})(?=\\?!)|(?<=\*)(?=[/)])|(?<=\[)(?=\\?[[(])|(?<=[\])])(?=\\?\])/g;

/** Places inside what viewers make links of: URLs, with or without a scheme, and email addresses. */
const insideAddresses =
  /(?<=:)(?=\/\/)|(?<=(?<!:)\/)(?=\/)|(?<=\bwww)(?=\.)|(?<=[\p{L}\p{N}._+-])(?=@[\p{L}\p{N}])/giu;

/**
 * Makes a text from outside safe for a message or a quick pick: VS Code makes links of `[a](b)` in
 * notifications and icons of `$(name)` in labels.
 */
export function plainText(text: string): string {
  return breakIcons(removeInvisible(text.replace(/\s+/g, ' ')).replace(/\]\(/g, `]${wordJoiner}(`));
}

/**
 * Keeps a text out of the links that follow it in a notification. VS Code takes everything from an opening
 * bracket to the next `](` for the label of a link, so a bracket that is never closed becomes one of full
 * width.
 */
export function breakUnclosedBrackets(text: string): string {
  const lastClosed = text.lastIndexOf(']') + 1;
  return text.slice(0, lastClosed) + text.slice(lastClosed).replaceAll('[', '\uff3b');
}

/** Keeps VS Code from making icons of `$(name)`, for which it has no escape in a rendered page. */
export function breakIcons(text: string): string {
  return text.replace(/\$\(/g, `$${wordJoiner}(`);
}

/** Makes a text one line, without characters that nobody sees. */
export function singleLine(text: string): string {
  return removeInvisible(text.replace(/\s+/g, ' ')).trim();
}

/** Removes the control characters, and the characters that reorder the text around them. */
export function removeInvisible(text: string): string {
  return text.replace(invisible, '');
}

/**
 * Separates the pairs that template engines look for, such as `{{`, with a word joiner. Escaping alone is
 * not enough: pages are often made in two steps, and the second one gets what the first one has unescaped.
 */
export function breakMarkers(text: string): string {
  return text.replace(insideMarkers, wordJoiner);
}

/** Separates what viewers would make a link of, with a word joiner. */
export function breakAddresses(text: string): string {
  return text.replace(insideAddresses, wordJoiner);
}
