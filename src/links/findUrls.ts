/** How much of a text is searched, in characters: more than any invitation has. */
const maxLength = 100_000;

/** What ends a sentence, not a URL. */
const punctuation = '.,;:!?';

/**
 * A URL in prose or markup, which ends with the sentence, the quote or the bracket around it. Zoom's own
 * are also written without `https://`.
 */
const urlPattern =
  /(?:https?:\/\/|(?<![\w@./:-])(?:[\w-]+\.)*zoom(?:\.us|\.com|gov\.com)\/)[^\s<>"'`()[\]{}|\\]+/g;

/**
 * Returns the URL in a line that a position is in or next to.
 *
 * @param character counted from 0
 */
export function findUrlAt(line: string, character: number): string | undefined {
  for (const { 0: found, index } of line.slice(0, maxLength).matchAll(urlPattern)) {
    if (index <= character && character <= index + found.length) {
      return cleanUrl(found);
    }
  }
  return undefined;
}

/** Returns the URLs in the first 100,000 characters of a text, in their order. */
export function findUrls(text: string): string[] {
  return [...text.slice(0, maxLength).matchAll(urlPattern)].map(([found]) => cleanUrl(found));
}

/** Removes what belongs to the text around a URL. */
function cleanUrl(found: string): string {
  let end = found.length;
  while (punctuation.includes(found.charAt(end - 1))) {
    end--;
  }
  // HTML and XML escape the `&` of a URL.
  const url = found.slice(0, end).replace(/&(?:amp|#38);/g, '&');
  return /^https?:/.test(url) ? url : `https://${url}`;
}
