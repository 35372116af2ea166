import * as http from 'node:http';
import * as https from 'node:https';
import { pipeline } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { withTimeout } from './withTimeout';
import type { HttpResponse, FetchInit } from './fetch';
import { readText } from './readText';
import { requestFailure } from './requestFailure';

/**
 * Sends one request straight through Node's http and https and reads the whole answer. It does what
 * `nodeFetch` does by way of a library and takes less for it: a long list takes many requests.
 *
 * Redirects are never followed: they would carry credentials to another host.
 *
 * @throws {ZoomNetworkError} without a whole answer in time
 * @throws the signal's reason when the caller's signal is aborted
 */
export async function httpFetch(url: string, init: FetchInit): Promise<HttpResponse> {
  const { method, headers, body, signal, onFirstChunk } = init;
  signal?.throwIfAborted();
  const { request } = url.startsWith('https:') ? https : http;
  const sent = request(url, {
    method,
    headers: { ...headers, 'accept-encoding': 'gzip', 'user-agent': 'zoom-meetings-vscode' },
  });
  let ended: { reason: unknown } | undefined;
  const over = withTimeout(url, signal, (reason) => {
    ended = { reason };
    sent.destroy();
  });
  try {
    return await answerTo(sent, body, onFirstChunk);
  } catch (error) {
    throw ended === undefined ? requestFailure(url, error) : ended.reason;
  } finally {
    over();
  }
}

function answerTo(
  sent: http.ClientRequest,
  body: string | undefined,
  onBegin: FetchInit['onFirstChunk'],
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    sent.on('error', reject);
    sent.once('response', (response) => {
      readAnswer(response, onBegin).then(resolve, reject);
    });
    sent.end(body);
  });
}

async function readAnswer(
  response: http.IncomingMessage,
  onBegin: FetchInit['onFirstChunk'],
): Promise<HttpResponse> {
  const { statusCode: status = 0, headers } = response;
  const ok = status >= 200 && status < 300;
  // Whoever reads what comes out hears of a failure too.
  const body = isGzipped(response)
    ? pipeline(response, createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }), () => undefined)
    : response;
  const text = await readText(body, ok ? onBegin : undefined);
  return {
    status,
    ok,
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      *[Symbol.iterator]() {
        for (const [name, value] of Object.entries(headers)) {
          yield [name, String(value)];
        }
      },
    },
    text: () => Promise.resolve(text),
  };
}

/** Gateways mark answers too that have no body; the coding's name is of any case (RFC 9110 §8.4.1). */
function isGzipped({ statusCode, headers }: http.IncomingMessage): boolean {
  const isBodiless = statusCode === 204 || statusCode === 304;
  return !isBodiless && /^(?:x-)?gzip$/i.test(headers['content-encoding'] ?? '');
}
