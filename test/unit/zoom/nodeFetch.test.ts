import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib, { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { maxBodyBytes, nodeFetch, requestTimeoutMs } from '../../../src/zoom/http/nodeFetch';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const megabyte = 1024 * 1024;

/** Counts what the response decompresses, whether it is read or not. */
function countDecompressed(): { bytes: number; streams: zlib.Gunzip[] } {
  const counted = { bytes: 0, streams: [] as zlib.Gunzip[] };
  const { createGunzip } = zlib;
  vi.spyOn(zlib, 'createGunzip').mockImplementation((options) => {
    const stream = createGunzip(options);
    const push = stream.push.bind(stream);
    stream.push = (chunk: Buffer | null, encoding) => {
      counted.bytes += chunk?.length ?? 0;
      return push(chunk, encoding);
    };
    counted.streams.push(stream);
    return stream;
  });
  return counted;
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('nodeFetch', () => {
  it('returns the response with its whole body', async () => {
    const url = await serve((request, response) => {
      response.setHeader('x-method', request.method ?? '');
      request.pipe(response);
    });
    const response = await nodeFetch(url, { method: 'POST', body: '{"a":1}' });
    expect(response.headers.get('x-method')).toBe('POST');
    await expect(response.text()).resolves.toBe('{"a":1}');
  });

  it('passes on the first chunk of a response before the rest arrives', async () => {
    let finish: (() => void) | undefined;
    const url = await serve((_request, response) => {
      response.write('{"next_page_token":"7",');
      finish = () => response.end('"meetings":[]}');
    });
    const chunks: string[] = [];
    const response = await nodeFetch(url, {
      method: 'GET',
      onFirstChunk: (chunk) => {
        chunks.push(chunk);
        finish?.();
      },
    });
    expect(chunks).toEqual(['{"next_page_token":"7",']);
    await expect(response.text()).resolves.toBe('{"next_page_token":"7","meetings":[]}');
  });

  it('passes on no chunk of an unsuccessful response', async () => {
    const url = await serve((_request, response) => response.writeHead(429).end('{"code":429}'));
    const chunks: string[] = [];
    const onFirstChunk = (chunk: string) => chunks.push(chunk);
    const response = await nodeFetch(url, { method: 'GET', onFirstChunk });
    expect(response.ok).toBe(false);
    expect(chunks).toEqual([]);
  });

  it('reads a character whose bytes arrive in two chunks', async () => {
    const bytes = Buffer.from('{"topic":"Entwurf für 日本"}');
    const url = await serve((_request, response) => {
      response.write(bytes.subarray(0, bytes.length - 4), () => {
        setImmediate(() => response.end(bytes.subarray(bytes.length - 4)));
      });
    });
    const response = await nodeFetch(url, { method: 'GET' });
    await expect(response.text()).resolves.toBe(bytes.toString());
  });

  it('decompresses a response, and reports one that breaks off', async () => {
    const compressed = gzipSync('{"topic":"Stand-up"}');
    const url = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toContain('gzip');
      response.setHeader('content-encoding', 'gzip');
      if (request.url === '/whole') {
        response.end(compressed);
      } else {
        response.write(compressed.subarray(0, 15), () => request.socket.destroy());
      }
    });
    const response = await nodeFetch(`${url}/whole`, { method: 'GET' });
    await expect(response.text()).resolves.toBe('{"topic":"Stand-up"}');
    await expect(nodeFetch(url, { method: 'GET' })).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      isOutcomeUnknown: true,
    });
  });

  it('stops reading a body that is larger than any of Zoom’s, and closes the connection', async () => {
    const member = gzipSync(Buffer.alloc(16 * megabyte));
    const body = Buffer.concat(Array.from({ length: 38 }, () => member));
    expect(body.length).toBeLessThan(700_000);
    const decompressed = countDecompressed();
    const closed: Promise<unknown>[] = [];
    const url = await serve((request, response) => {
      closed.push(new Promise((resolve) => request.socket.once('close', resolve)));
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(body);
    });
    await expect(nodeFetch(url, { method: 'GET' })).rejects.toMatchObject({
      name: 'ZoomServerError',
      reason: 'tooLarge',
      host: new URL(url).host,
      status: 200,
    });
    expect(closed).toHaveLength(1);
    await Promise.all(closed);
    expect(decompressed.streams.map(({ destroyed }) => destroyed)).toEqual([true]);
    expect(decompressed.bytes).toBeGreaterThan(maxBodyBytes);
    expect(decompressed.bytes).toBeLessThan(maxBodyBytes + megabyte);
  });

  it('reads a body up to the limit that the caller sets, and no byte more', async () => {
    const url = await serve((request, response) =>
      response.end('x'.repeat(Number(request.url?.slice(1)))),
    );
    const read = async (bytes: number) =>
      (await nodeFetch(`${url}/${bytes}`, { method: 'GET', maxBytes: 1_000 })).text();
    await expect(read(1_000)).resolves.toHaveLength(1_000);
    await expect(read(1_001)).rejects.toMatchObject({ reason: 'tooLarge' });
  });

  it('stops reading a body without an end', async () => {
    let isClosed: Promise<unknown> | undefined;
    const url = await serve((request, response) => {
      isClosed = new Promise((resolve) => request.socket.once('close', resolve));
      const send = () => {
        while (response.write(Buffer.alloc(megabyte)));
      };
      response.on('drain', send);
      send();
    });
    await expect(nodeFetch(url, { method: 'GET' })).rejects.toMatchObject({ reason: 'tooLarge' });
    await isClosed;
  });

  it.each([
    ['gzip', 204, ''],
    ['gzip', 200, ''],
    ['gzip', 200, gzipSync('{"topic":"Stand-up"}')],
    ['GZIP', 200, gzipSync('{"topic":"Stand-up"}')],
    ['x-gzip', 200, gzipSync('{"topic":"Stand-up"}')],
  ])('accepts what gateways mark as %s, with status %i', async (coding, status, body) => {
    const url = await serve((_request, response) =>
      response.writeHead(status, { 'content-encoding': coding }).end(body),
    );
    const response = await nodeFetch(url, { method: 'PATCH' });
    expect(response.status).toBe(status);
    await expect(response.text()).resolves.toBe(body === '' ? '' : '{"topic":"Stand-up"}');
  });

  it('rejects with the caller’s reason in the middle of a response too', async () => {
    const controller = new AbortController();
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"meetings":');
    });
    const reason = new Error('Canceled by the person.');
    const onFirstChunk = () => {
      controller.abort(reason);
    };
    await expect(
      nodeFetch(url, { method: 'GET', signal: controller.signal, onFirstChunk }),
    ).rejects.toBe(reason);
  });

  it('returns every header of a response', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'X-Zm-Trackingid': 'WEB_1', 'Retry-After': '3' }).end(),
    );
    const { headers } = await nodeFetch(url, { method: 'GET' });
    expect(headers.get('X-ZM-TrackingID')).toBe('WEB_1');
    expect(headers.get('x-absent')).toBeNull();
    expect(new Map(headers).get('retry-after')).toBe('3');
  });

  it('returns responses without a body', async () => {
    const url = await serve((_request, response) => response.writeHead(204).end());
    await expect(nodeFetch(url, { method: 'DELETE' })).resolves.toMatchObject({ status: 204 });
  });

  it('follows no redirect, so that credentials never reach another host', async () => {
    let elsewhere = 0;
    const other = await serve((_request, response) => {
      elsewhere++;
      response.end();
    });
    const url = await serve((_request, response) =>
      response.writeHead(302, { location: other }).end(),
    );
    const response = await nodeFetch(url, {
      method: 'GET',
      headers: { authorization: 'Bearer secret' },
    });
    expect(response.status).toBe(302);
    expect(elsewhere).toBe(0);
  });

  it('reports a failed connection as a request that was not received', async () => {
    const url = await serve(() => undefined);
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    await expect(nodeFetch(url, { method: 'GET' })).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      reason: 'unreachable',
      systemCode: 'ECONNREFUSED',
      isOutcomeUnknown: false,
    });
  });

  it('reports a broken connection as a request that may have been carried out', async () => {
    const url = await serve((request) => request.socket.destroy());
    await expect(nodeFetch(url, { method: 'POST', body: '{}' })).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      reason: 'interrupted',
      isOutcomeUnknown: true,
    });
  });

  it('reports a response that breaks off in the same way', async () => {
    const url = await serve((request, response) => {
      response.writeHead(201, { 'content-length': '1000' });
      response.write('{"id": 850', () => request.socket.destroy());
    });
    await expect(nodeFetch(url, { method: 'POST', body: '{}' })).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      isOutcomeUnknown: true,
    });
  });

  describe('with a server that resets connections which it has kept alive', () => {
    /** Answers the first request of each connection, and resets it at the next one. */
    async function serveOnePerConnection() {
      const requests: string[] = [];
      const used = new WeakSet<object>();
      const url = await serve((request, response) => {
        requests.push(request.method ?? '');
        if (used.has(request.socket)) {
          request.socket.resetAndDestroy();
        } else {
          used.add(request.socket);
          request.resume().on('end', () => response.end('{}'));
        }
      });
      return { url, requests };
    }

    it('sends a request that only reads once more', async () => {
      const { url, requests } = await serveOnePerConnection();
      for (let attempt = 0; attempt < 30; attempt++) {
        const { status } = await nodeFetch(url, { method: 'GET' });
        expect(status).toBe(200);
      }
      // Without a reset, the test would show nothing.
      expect(requests.length).toBeGreaterThan(30);
    });

    it('sends it through a new connection, however many are idle', async () => {
      const { url } = await serveOnePerConnection();
      for (let round = 0; round < 5; round++) {
        const fetches = Array.from({ length: 6 }, () => nodeFetch(url, { method: 'GET' }));
        const statuses = (await Promise.all(fetches)).map(({ status }) => status);
        expect(statuses).toEqual(Array.from({ length: 6 }, () => 200));
        // All of their connections are idle now, and none of them works.
        expect((await nodeFetch(url, { method: 'GET' })).status).toBe(200);
      }
    });

    it.each(['POST', 'PATCH', 'PUT', 'DELETE'])(
      'sends a %s through a new connection, and only once',
      async (method) => {
        const { url, requests } = await serveOnePerConnection();
        for (let attempt = 0; attempt < 10; attempt++) {
          await nodeFetch(url, { method: 'GET' });
          const { status } = await nodeFetch(url, { method, body: '{}' });
          expect(status).toBe(200);
        }
        expect(requests.filter((sent) => sent === method)).toHaveLength(10);
      },
    );

    it('leaves the connections to other hosts alone', async () => {
      const { url } = await serveOnePerConnection();
      const sockets = new Set<object>();
      const other = await serve((request, response) => {
        sockets.add(request.socket);
        response.end('{}');
      });
      await nodeFetch(other, { method: 'GET' });
      await nodeFetch(url, { method: 'GET' });
      await nodeFetch(url, { method: 'GET' });
      await nodeFetch(other, { method: 'GET' });
      expect(sockets.size).toBe(1);
    });
  });

  it.each([
    ['GET', 2],
    ['HEAD', 2],
    ['POST', 1],
    ['PUT', 1],
    ['PATCH', 1],
    ['DELETE', 1],
  ])('sends a %s at most %i times if every connection breaks', async (method, times) => {
    let requests = 0;
    const url = await serve((request) => {
      requests++;
      request.socket.resetAndDestroy();
    });
    await expect(nodeFetch(url, { method })).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      reason: 'interrupted',
    });
    expect(requests).toBe(times);
  });

  it('sends nothing again once a response has begun', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests++;
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"id": 850', () => request.socket.resetAndDestroy());
    });
    await expect(nodeFetch(url, { method: 'GET' })).rejects.toMatchObject({
      reason: 'interrupted',
    });
    expect(requests).toBe(1);
  });

  it('sends nothing again after the caller has aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('Canceled by the person.');
    let requests = 0;
    const url = await serve((request) => {
      requests++;
      controller.abort(reason);
      request.socket.resetAndDestroy();
    });
    await expect(nodeFetch(url, { method: 'GET', signal: controller.signal })).rejects.toBe(reason);
    expect(requests).toBe(1);
  });

  it('reports a response that does not arrive in time', async () => {
    const url = await serve(() => {
      vi.advanceTimersByTime(requestTimeoutMs);
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await expect(nodeFetch(url, { method: 'GET' })).rejects.toMatchObject({
        name: 'ZoomNetworkError',
        reason: 'timedOut',
      });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('sends nothing if the caller has already aborted', async () => {
    let requests = 0;
    const url = await serve(() => requests++);
    const reason = new Error('Canceled by the person.');
    await expect(nodeFetch(url, { method: 'GET', signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    expect(requests).toBe(0);
  });

  it('rejects with the caller’s reason when it aborts', async () => {
    const controller = new AbortController();
    const reason = new Error('Canceled by the person.');
    const url = await serve(() => {
      controller.abort(reason);
    });
    await expect(nodeFetch(url, { method: 'GET', signal: controller.signal })).rejects.toBe(reason);
  });

  it('knows a server without TLS, such as a proxy that answers itself, and that nothing was sent', async () => {
    const url = await serve((_request, response) => response.end('<html>Sign in</html>'));
    await expect(
      nodeFetch(url.replace('http:', 'https:'), { method: 'POST' }),
    ).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      reason: 'proxy',
      isOutcomeUnknown: false,
    });
  });

  it('knows that nothing was sent if the connection breaks before TLS is agreed on', async () => {
    const url = await serve(() => undefined);
    servers.at(-1)?.on('connection', (socket) => socket.destroy());
    await expect(
      nodeFetch(url.replace('http:', 'https:'), { method: 'POST' }),
    ).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      reason: 'unreachable',
      systemCode: 'ECONNRESET',
      isOutcomeUnknown: false,
    });
  });

  it.each([
    [407, 'text/plain'],
    [403, 'text/html; charset=utf-8'],
    [302, 'text/html'],
  ])('returns %i with %s even if only a part of the page arrives', async (status, type) => {
    const url = await serve((request, response) => {
      response.writeHead(status, { 'content-type': type, 'content-length': 1_000 });
      response.write('<html>', () => request.socket.destroy());
    });
    await expect(nodeFetch(url, { method: 'GET' })).resolves.toMatchObject({ status, ok: false });
  });

  it('reports a page that is too large, or that does not end, as that', async () => {
    const endless = await serve((_request, response) => {
      response.writeHead(403, { 'content-type': 'text/html' }).write('<html>');
    });
    const aborter = new AbortController();
    const waiting = nodeFetch(endless, { method: 'GET', signal: aborter.signal });
    aborter.abort(new Error('The person canceled.'));
    await expect(waiting).rejects.toThrow('The person canceled.');
    const large = await serve((_request, response) => {
      response.writeHead(403, { 'content-type': 'text/html' }).end('<html>'.repeat(100));
    });
    await expect(nodeFetch(large, { method: 'GET', maxBytes: 100 })).rejects.toMatchObject({
      reason: 'tooLarge',
    });
  });
});
