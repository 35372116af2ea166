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

/** Bytes to take at a time: a page of 300 meetings comes in one piece rather than in ten. */
const highWaterMark = 1 << 20;

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
  const timeout = AbortSignal.timeout(requestTimeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  const { host } = new URL(url);
  try {
    const response = await fetch(url, { ...init, signal, redirect: 'manual', highWaterMark });
    const { status, ok, headers } = response;
    const body = await response.text();
    return { status, ok, headers, text: () => Promise.resolve(body) };
  } catch (error) {
    if (init.signal?.aborted) {
      throw init.signal.reason;
    }
    if (timeout.aborted) {
      throw new ZoomNetworkError('timedOut', host);
    }
    const systemCode = codeOf(error);
    const reason: NetworkErrorReason =
      systemCode !== undefined && unreachableCodes.has(systemCode) ? 'unreachable' : 'interrupted';
    throw new ZoomNetworkError(reason, host, systemCode);
  }
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof FetchError) {
    return error.code;
  }
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
