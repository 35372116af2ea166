/**
 * An address in prose or markup: it ends where the sentence, the quote or the bracket does. Zoom's own
 * are written without `https://` too.
 */
const address =
  /(?:https?:\/\/|(?<![\w@./:-])(?:[\w-]+\.)*zoom(?:\.us|\.com|gov\.com)\/)[^\s<>"'`()[\]{}|\\]+/g;

/**
 * The web address that a place in a line is within or beside.
 *
 * @param character counted from 0
 */
export function findUrlAt(line: string, character: number): string | undefined {
  for (const { 0: found, index } of line.matchAll(address)) {
    if (index <= character && character <= index + found.length) {
      return written(found);
    }
  }
  return undefined;
}

/** The web addresses in a text, in their order. */
export function findUrls(text: string): string[] {
  return [...text.matchAll(address)].map(([found]) => written(found));
}

/** An address as it is meant, whatever stands around it. */
function written(found: string): string {
  // HTML and XML write the `&` of an address otherwise.
  const meant = found.replace(/[.,;:!?]+$/, '').replace(/&(?:amp|#38);/g, '&');
  return /^https?:/.test(meant) ? meant : `https://${meant}`;
}
