import { ZoomNetworkError, type NetworkErrorReason } from './errors';

/** How long a request may take until its last byte, in ms. */
export const requestTimeoutMs = 30_000;

/** Codes of Node that say that the request never left, so that nothing was done with it. */
const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
]);

/** What a failure of Node's http and https means for a request. */
export function requestFailure(url: string, error: unknown): ZoomNetworkError {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string'
      ? error.code
      : undefined;
  const reason: NetworkErrorReason =
    code !== undefined && unreachableCodes.has(code) ? 'unreachable' : 'interrupted';
  return new ZoomNetworkError(reason, new URL(url).host, code);
}

/**
 * Ends a request that takes too long, or whose caller has cancelled it. Cheaper by far than
 * `AbortSignal.timeout` and `AbortSignal.any`, which live on after the answer.
 *
 * @param end is given the reason, once at the most
 * @returns call it when the request is over
 */
export function endEarly(
  url: string,
  signal: AbortSignal | undefined,
  end: (reason: unknown) => void,
): () => void {
  const timer = setTimeout(() => {
    end(new ZoomNetworkError('timedOut', new URL(url).host));
  }, requestTimeoutMs);
  const cancel = () => {
    end(signal?.reason);
  };
  signal?.addEventListener('abort', cancel);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  };
}

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
