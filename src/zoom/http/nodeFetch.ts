import fetch from 'node-fetch';
import { ZoomNetworkError } from '../errors';

/** The options of a request; a small part of the Fetch standard's `RequestInit`, and one more. */
export interface HttpRequestInit {
  method: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /**
   * Called with the first chunk of a successful response's body, one character per byte, before the
   * rest arrives. An implementation of {@link Fetch} may ignore it.
   */
  onFirstChunk?: (chunk: string) => void;
}

/** The part of the Fetch standard's `Response` that is used. */
export interface HttpResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null };
  text(): Promise<string>;
}

/** A `fetch` that resolves when the whole body has arrived. */
export type Fetch = (url: string, init: HttpRequestInit) => Promise<HttpResponse>;

/** How long a request may take, last byte of the response included, in ms. */
export const requestTimeoutMs = 30_000;

/** How much of a body counts as its first chunk, in bytes. */
const firstChunkBytes = 512;

/** Node's error codes for a request that never reached the server. */
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

/**
 * Sends one request through Node's own http and https, so that VS Code's proxy and certificate
 * settings apply, and reads the whole response.
 *
 * Redirects are never followed: they would carry credentials to another host.
 *
 * @throws {ZoomNetworkError} if the response does not arrive completely and in time
 * @throws the signal's reason if the caller aborts
 */
export async function nodeFetch(
  url: string,
  { method, headers, body, signal, onFirstChunk }: HttpRequestInit,
): Promise<HttpResponse> {
  signal?.throwIfAborted();
  // `AbortSignal.any` and `AbortSignal.timeout` would outlive the request, timer included.
  const aborter = new AbortController();
  const timer = setTimeout(() => {
    aborter.abort(new ZoomNetworkError('timedOut', new URL(url).host));
  }, requestTimeoutMs);
  const abort = () => {
    aborter.abort(signal?.reason);
  };
  signal?.addEventListener('abort', abort);
  try {
    const response = await fetch(url, {
      method,
      headers: { ...headers, 'user-agent': 'zoom-meetings-vscode' },
      body,
      signal: aborter.signal,
      redirect: 'manual',
    });
    const { status, ok } = response;
    const text =
      response.body === null ? '' : await readText(response.body, ok ? onFirstChunk : undefined);
    return { status, ok, headers: response.headers, text: () => Promise.resolve(text) };
  } catch (error) {
    throw aborter.signal.aborted ? aborter.signal.reason : networkError(url, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** Reads a body to its end, which frees the connection for the next request. */
function readText(
  body: NodeJS.ReadableStream,
  onFirstChunk: HttpRequestInit['onFirstChunk'],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    body.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (chunks.length === 1) {
        onFirstChunk?.(chunk.toString('latin1', 0, firstChunkBytes));
      }
    });
    body.once('end', () => {
      resolve(Buffer.concat(chunks).toString());
    });
    body.once('error', reject);
  });
}

function networkError(url: string, error: unknown): ZoomNetworkError {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string'
      ? error.code
      : undefined;
  const isUnreachable = code !== undefined && unreachableCodes.has(code);
  return new ZoomNetworkError(
    isUnreachable ? 'unreachable' : 'interrupted',
    new URL(url).host,
    code,
  );
}
