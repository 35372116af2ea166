import fetch, { type RequestInit, type Response } from 'node-fetch';
import type { NetworkErrorReason } from '../errorReasons';
import { ZoomNetworkError, ZoomServerError } from '../errors';
import { closeIdleConnections } from './idleConnections';

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
  /** The largest body to read, in bytes after decompression; {@link maxBodyBytes} by default. */
  maxBytes?: number;
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

/**
 * The largest body to read, in bytes after decompression: far more than a page of a list, and little
 * enough for the extension host. A compressed body can be a thousand times as large as what arrives.
 */
export const maxBodyBytes = 16 * 1024 * 1024;

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

/** Methods that only read, so that sending a request twice does nothing twice (RFC 9110 §9.2.1). */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Node's error codes for a connection that the other side has closed. */
const resetCodes = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE']);

/** OpenSSL's error codes for a response that is not TLS, such as a proxy's page. */
const notTlsCodes = /^(?:EPROTO$|ERR_SSL_WRONG_VERSION_NUMBER$|ERR_SSL_PACKET_LENGTH_TOO_LONG$)/;

/** What VS Code's proxy agent says, without a code, if the proxy did not connect. */
const noProxyConnection = /\bproxies\b|\bproxy connect/i;

/** What Node says, with `ECONNRESET`, if the connection broke before anything was sent. */
const beforeTls = /\bbefore secure TLS connection\b/;

/**
 * Sends one request through Node's own http and https, so that VS Code's proxy and certificate
 * settings apply, and reads the whole response.
 *
 * Redirects are never followed: they would carry credentials to another host.
 *
 * A request that only reads is sent once more if its connection breaks before a response begins. All
 * others are sent once, through a new connection.
 *
 * @throws {ZoomNetworkError} if the response does not arrive completely and in time
 * @throws {ZoomServerError} `tooLarge` if the body is larger than `maxBytes`; the connection is closed
 * @throws the signal's reason if the caller aborts
 */
export async function nodeFetch(
  url: string,
  { method, headers, body, signal, onFirstChunk, maxBytes = maxBodyBytes }: HttpRequestInit,
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
    const response = await fetchOnWorkingConnection(url, {
      method,
      headers: { ...headers, 'user-agent': 'zoom-meetings-vscode' },
      body,
      signal: aborter.signal,
      redirect: 'manual',
    });
    const { status, ok } = response;
    const text =
      response.body === null
        ? ''
        : await readText(response.body, {
            onFirstChunk: ok ? onFirstChunk : undefined,
            maxBytes,
            onTooLarge: () => {
              aborter.abort(new ZoomServerError('tooLarge', new URL(url).host, { status }));
            },
          }).catch((error: unknown) => {
            // A proxy's page says enough by its status and type: VS Code passes on only the first part
            // of what a proxy answers to CONNECT.
            if (isProxyPage(response.headers, status) && !aborter.signal.aborted) {
              return '';
            }
            throw error;
          });
    return { status, ok, headers: response.headers, text: () => Promise.resolve(text) };
  } catch (error) {
    throw aborter.signal.aborted ? aborter.signal.reason : networkError(url, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/** Sends a request, and once more if it only reads and its connection breaks. */
async function fetchOnWorkingConnection(url: string, init: RequestInit): Promise<Response> {
  const isSafe = safeMethods.has(init.method ?? '');
  if (!isSafe) {
    closeIdleConnections(new URL(url));
  }
  try {
    return await fetch(url, init);
  } catch (error) {
    if (!isSafe || !resetCodes.has(codeOf(error) ?? '') || init.signal?.aborted === true) {
      throw error;
    }
    closeIdleConnections(new URL(url));
    return fetch(url, init);
  }
}

/** How to read a body. */
interface BodyOptions extends Pick<HttpRequestInit, 'onFirstChunk'> {
  maxBytes: number;
  /** Ends the request, so that no more of the body arrives. */
  onTooLarge: () => void;
}

/**
 * Reads a body to its end, which frees the connection for the next request, or until it is too large.
 * Rejects if the stream ends in any other way.
 */
function readText(
  body: NodeJS.ReadableStream,
  { onFirstChunk, maxBytes, onTooLarge }: BodyOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    // More than one error may follow; one without a listener would end the extension host.
    body.on('error', reject);
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        chunks.length = 0;
        body.pause();
        onTooLarge();
        reject(new Error('The body is too large.'));
        return;
      }
      chunks.push(chunk);
      if (chunks.length === 1) {
        onFirstChunk?.(chunk.toString('latin1', 0, firstChunkBytes));
      }
    });
    body.once('end', () => {
      resolve(Buffer.concat(chunks).toString());
    });
    body.once('close', () => {
      reject(new Error('The body ended early.'));
    });
  });
}

function networkError(url: string, error: unknown): ZoomNetworkError {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  return new ZoomNetworkError(reasonOf(code, message), new URL(url).host, code);
}

function reasonOf(code: string | undefined, message: string): NetworkErrorReason {
  if (code === undefined ? noProxyConnection.test(message) : notTlsCodes.test(code)) {
    return 'proxy';
  }
  return (code !== undefined && unreachableCodes.has(code)) || beforeTls.test(message)
    ? 'unreachable'
    : 'interrupted';
}

/** Whether a response is a page or the demand of a proxy, so that nothing in its body matters. */
function isProxyPage(headers: Pick<HttpResponse['headers'], 'get'>, status: number): boolean {
  return status === 407 || /\bhtml\b/i.test(headers.get('content-type') ?? '');
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
