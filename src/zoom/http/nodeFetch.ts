import fetch from 'node-fetch';
import { withTimeout } from './withTimeout';
import type { HttpResponse, FetchInit } from './fetch';
import { readText } from './readText';
import { requestFailure } from './requestFailure';

/**
 * Sends one request through Node's own http and https, so that VS Code's proxy and certificate
 * settings apply, and reads the whole answer.
 *
 * Redirects are never followed: they would carry credentials to another host.
 *
 * @throws {ZoomNetworkError} without a whole answer in time
 * @throws the signal's reason when the caller's signal is aborted
 */
export async function nodeFetch(url: string, init: FetchInit): Promise<HttpResponse> {
  const { method, headers, body, signal, onFirstChunk } = init;
  signal?.throwIfAborted();
  const ending = new AbortController();
  const over = withTimeout(url, signal, (reason) => {
    ending.abort(reason);
  });
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body,
      signal: ending.signal,
      redirect: 'manual',
    });
    const text =
      answer.body === null ? '' : await readText(answer.body, answer.ok ? onFirstChunk : undefined);
    return {
      status: answer.status,
      ok: answer.ok,
      headers: answer.headers,
      text: () => Promise.resolve(text),
    };
  } catch (error) {
    throw ending.signal.aborted ? ending.signal.reason : requestFailure(url, error);
  } finally {
    over();
  }
}
