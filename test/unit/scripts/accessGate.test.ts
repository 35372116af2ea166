import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  request as sendRequest,
  type Server,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import getPort from 'get-port';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Gate, startAccessGate } from '../../../scripts/lib/accessGate.mjs';

const token = 'aGVsbG8gdGhlcmU';
const cookie = `session=${token}`;

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('the gate before the editor', () => {
  let editor: Server;
  let gate: Gate;
  let port: number;
  /** What reached the editor. */
  let received: { path: string | undefined; cookie: string | undefined; body: string }[];

  beforeEach(async () => {
    received = [];
    editor = createServer((request, response) => {
      void text(request).then((body) => {
        received.push({ path: request.url, cookie: request.headers.cookie, body });
        response.writeHead(201, { 'x-from': 'editor' }).end('editor');
      });
    });
    editor.on('upgrade', (request, socket) => {
      received.push({ path: request.url, cookie: request.headers.cookie, body: '' });
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n',
      );
      socket.pipe(socket);
    });
    editor.listen(0, '127.0.0.1');
    await once(editor, 'listening');
    port = await getPort({ host: '127.0.0.1' });
    const { port: target } = editor.address() as AddressInfo;
    gate = await startAccessGate({ port, target, token, cookie: 'session' });
  });

  afterEach(() => {
    gate.close();
    editor.close();
    editor.closeAllConnections();
  });

  it.each<{ what: string; path?: string; headers?: OutgoingHttpHeaders }>([
    { what: 'a request without the token' },
    { what: 'a wrong token', path: '/?tkn=aGVsbG8gdGhlcmV' },
    { what: 'a part of the token', path: `/?tkn=${token.slice(0, -1)}` },
    { what: 'an empty token', path: '/?tkn=' },
    { what: 'a wrong cookie', headers: { cookie: 'session=other' } },
    { what: 'a cookie of another name', headers: { cookie: `x${cookie}` } },
    { what: "a page's own host name", headers: { host: 'evil.example:3100', cookie } },
    {
      what: 'a host name that begins like ours',
      headers: { host: '127.0.0.1.evil.example', cookie },
    },
    {
      what: 'a host name with the token in the URL',
      path: `/?tkn=${token}`,
      headers: { host: 'evil.example' },
    },
    {
      what: 'a forwarded host name',
      headers: { host: 'evil.example', 'x-forwarded-host': '127.0.0.1', cookie },
    },
    { what: 'a path that is no URL', path: '//', headers: {} },
  ])('refuses $what', async ({ path = '/', headers = {} }) => {
    const answer = await send(path, { headers });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).not.toContain(token);
    expect(await upgrade(path, headers)).toMatch(/^HTTP\/1\.1 403 /);
    expect(received).toEqual([]);
  });

  it('gives a browser the cookie, and takes the token out of its address', async () => {
    const { pathname, search } = new URL(`${gate.url}&folder=/a%20b`);
    const headers = { 'sec-fetch-mode': 'navigate' };
    const answer = await send(pathname + search, { headers });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe(`http://127.0.0.1:${port}/?folder=/a%20b`);
    expect(answer.headers['set-cookie']).toEqual([`${cookie}; Path=/; HttpOnly; SameSite=Lax`]);
    expect(received).toEqual([]);
  });

  it('passes on what other programs send with the token, and the cookie instead of it', async () => {
    const answer = await send(`/?a=1&tkn=${token}&b=%2F`, { headers: { cookie: 'other=2' } });
    expect(answer).toMatchObject({ status: 201, body: 'editor' });
    expect(received).toEqual([{ path: '/?a=1&b=%2F', cookie: `other=2; ${cookie}`, body: '' }]);
  });

  it.each(['127.0.0.1:3100', 'localhost:3100', 'localhost'])(
    'passes on requests with the cookie to %s',
    async (host) => {
      const headers = { host, cookie: `other=2; ${cookie}` };
      const answer = await send('/some/path?a=1', { method: 'POST', body: 'sent', headers });
      expect(answer).toMatchObject({ status: 201, body: 'editor' });
      expect(answer.headers['x-from']).toBe('editor');
      expect(received).toEqual([{ path: '/some/path?a=1', cookie: headers.cookie, body: 'sent' }]);
    },
  );

  it('passes on connections with the cookie, in both directions', async () => {
    expect(await upgrade('/socket', { cookie }, 'there and back')).toMatch(
      /^HTTP\/1\.1 101 .*there and back$/s,
    );
    expect(received).toEqual([{ path: '/socket', cookie, body: '' }]);
  });

  it('closes the connection if the editor cannot be reached', async () => {
    editor.close();
    editor.closeAllConnections();
    await expect(send('/', { headers: { cookie } })).rejects.toThrow();
    expect(await upgrade('/', { cookie })).toBe('');
  });

  async function send(
    path: string,
    {
      method = 'GET',
      body = '',
      headers = {},
    }: { method?: string; body?: string; headers?: OutgoingHttpHeaders },
  ): Promise<Answer> {
    const request = sendRequest({ host: '127.0.0.1', port, path, method, headers, agent: false });
    request.end(body);
    return new Promise((resolve, reject) => {
      request.on('error', reject);
      request.on('response', (response) => {
        text(response).then(
          (received) =>
            resolve({ status: response.statusCode, headers: response.headers, body: received }),
          reject,
        );
      });
    });
  }

  /** Returns all that is answered, until the connection is closed or has sent back what was sent. */
  async function upgrade(path: string, headers: OutgoingHttpHeaders, sent = ''): Promise<string> {
    const { host = `127.0.0.1:${port}`, ...others } = headers;
    const lines = Object.entries({ host, connection: 'Upgrade', upgrade: 'echo', ...others });
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${String(value)}\r\n`).join('')}\r\n`,
    );
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      if (answer === '' && sent !== '') {
        socket.write(sent);
      }
      answer += chunk;
      if (sent !== '' && answer.endsWith(sent)) {
        socket.end();
      }
    });
    await once(socket, 'close');
    return answer;
  }
});
