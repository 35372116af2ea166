import fetch, { FetchError } from 'node-fetch';
import { ZoomNetworkError, type NetworkErrorReason } from './errors';
import type { FetchAnswer, FetchInit } from './fetch';

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

/** How much of a body to show before the rest has come, in bytes. */
const beginning = 1 << 10;

/** How long a request may take until its last byte, in ms. */
export const requestTimeoutMs = 30_000;

/**
 * Sends one request through Node's own http and https, so that VS Code's proxy and certificate
 * settings apply, and reads the whole answer.
 *
 * Redirects are never followed: they would carry credentials to another host.
 *
 * @throws {ZoomNetworkError} without a whole answer within {@link requestTimeoutMs}
 * @throws the signal's reason when the caller's signal is aborted
 */
export async function nodeFetch(url: string, init: FetchInit): Promise<FetchAnswer> {
  const { method, headers, body, onBegin } = init;
  init.signal?.throwIfAborted();
  // Cheaper by far than AbortSignal.timeout and AbortSignal.any, which live on after the answer.
  const ending = new AbortController();
  const timer = setTimeout(() => {
    ending.abort(new ZoomNetworkError('timedOut', new URL(url).host));
  }, requestTimeoutMs);
  const cancel = () => {
    ending.abort(init.signal?.reason);
  };
  init.signal?.addEventListener('abort', cancel);
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body,
      signal: ending.signal,
      redirect: 'manual',
    });
    const text =
      answer.body === null ? '' : await readText(answer.body, answer.ok ? onBegin : undefined);
    return {
      status: answer.status,
      ok: answer.ok,
      headers: answer.headers,
      text: () => Promise.resolve(text),
    };
  } catch (error) {
    if (ending.signal.aborted) {
      throw ending.signal.reason;
    }
    const systemCode = codeOf(error);
    const reason: NetworkErrorReason =
      systemCode !== undefined && unreachableCodes.has(systemCode) ? 'unreachable' : 'interrupted';
    throw new ZoomNetworkError(reason, new URL(url).host, systemCode);
  } finally {
    clearTimeout(timer);
    init.signal?.removeEventListener('abort', cancel);
  }
}

/** Reads a body to its end, which leaves the connection free for the next request. */
function readText(
  body: NodeJS.ReadableStream,
  onBegin: ((beginning: string) => void) | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    body.on('data', (piece: Buffer) => {
      pieces.push(piece);
      if (pieces.length === 1) {
        onBegin?.(piece.toString('utf8', 0, beginning));
      }
    });
    body.once('end', () => {
      resolve(Buffer.concat(pieces).toString());
    });
    body.once('error', reject);
  });
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof FetchError) {
    return error.code;
  }
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
