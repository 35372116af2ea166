/** An address in prose or markup: it ends where the sentence, the quote or the bracket does. */
const address = /https?:\/\/[^\s<>"'`()[\]{}|\\]+/g;

/**
 * The web address that a place in a line is within or beside.
 *
 * @param character counted from 0
 */
export function addressAt(line: string, character: number): string | undefined {
  for (const { 0: found, index } of line.matchAll(address)) {
    if (index <= character && character <= index + found.length) {
      // HTML and XML write the `&` of an address otherwise.
      return found.replace(/[.,;:!?]+$/, '').replace(/&(?:amp|#38);/g, '&');
    }
  }
  return undefined;
}
