/** How much of a body to show before the rest has come, in bytes. */
const beginning = 512;

/**
 * Reads a body to its end, which leaves the connection free for the next request.
 *
 * @param onBegin is told how it begins, a character for each byte
 */
export function readText(
  body: NodeJS.ReadableStream,
  onBegin: ((beginning: string) => void) | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    body.on('data', (piece: Buffer) => {
      pieces.push(piece);
      if (pieces.length === 1) {
        onBegin?.(piece.toString('latin1', 0, beginning));
      }
    });
    body.once('end', () => {
      resolve(Buffer.concat(pieces).toString());
    });
    body.once('error', reject);
  });
}
