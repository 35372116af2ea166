import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeFetch } from '../../../src/zoom/nodeFetch';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('nodeFetch', () => {
  it('gives the answer with its whole body', async () => {
    const url = await serve((request, response) => {
      response.setHeader('x-method', request.method ?? '');
      request.pipe(response);
    });
    const response = await nodeFetch(url, { method: 'POST', body: '{"a":1}' });
    expect(response.headers.get('x-method')).toBe('POST');
    await expect(response.text()).resolves.toBe('{"a":1}');
  });

  it('gives answers that have no body', async () => {
    const url = await serve((_request, response) => response.writeHead(204).end());
    await expect(nodeFetch(url, { method: 'DELETE' })).resolves.toMatchObject({ status: 204 });
  });

  it('follows no redirect, so that no credentials go to another host', async () => {
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

  it('says that nothing was reached where no connection came about', async () => {
    const url = await serve(() => undefined);
    const server = servers.pop();
    await new Promise((resolve) => server?.close(resolve));
    await expect(nodeFetch(url, { method: 'GET' })).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      reason: 'unreachable',
      systemCode: 'ECONNREFUSED',
      mayHaveBeenDone: false,
    });
  });

  it('says that the request may have been carried out where the connection broke', async () => {
    const url = await serve((request) => request.socket.destroy());
    await expect(nodeFetch(url, { method: 'POST', body: '{}' })).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      reason: 'interrupted',
      mayHaveBeenDone: true,
    });
  });

  it('says the same of an answer that breaks off', async () => {
    const url = await serve((request, response) => {
      response.writeHead(201, { 'content-length': '1000' });
      response.write('{"id": 850', () => request.socket.destroy());
    });
    await expect(nodeFetch(url, { method: 'POST', body: '{}' })).rejects.toMatchObject({
      name: 'ZoomNetworkError',
      mayHaveBeenDone: true,
    });
  });

  it('ends with the caller’s reason when it is cancelled', async () => {
    const controller = new AbortController();
    const reason = new Error('Cancelled by the person.');
    const url = await serve(() => {
      controller.abort(reason);
    });
    await expect(nodeFetch(url, { method: 'GET', signal: controller.signal })).rejects.toBe(reason);
  });
});
