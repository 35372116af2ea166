import { ZoomNetworkError } from '../errors';

/** How long a request may take until its last byte, in ms. */
export const requestTimeoutMs = 30_000;

/**
 * Ends a request that takes too long, or whose caller has cancelled it. Cheaper by far than
 * `AbortSignal.timeout` and `AbortSignal.any`, which live on after the answer.
 *
 * @param end is given the reason, once at the most
 * @returns call it when the request is over
 */
export function withTimeout(
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
