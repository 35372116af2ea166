import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LoopbackListener } from '../../../src/zoom/oauth/loopbackListener';

let listener: LoopbackListener;
const delivered: string[] = [];

async function start(): Promise<URL> {
  delivered.length = 0;
  listener = await LoopbackListener.start({
    deliver: (callback) => {
      delivered.push(callback.toString());
      return callback.get('state') === 'ours';
    },
    labels: {
      language: 'en',
      doneTitle: 'Back <b>',
      doneText: 'Done.',
      failedTitle: 'Failed',
      failedText: 'Not done.',
      unexpectedTitle: 'Unexpected',
      unexpectedText: 'Nobody waits.',
      openEditor: 'Go',
    },
    editorUri: 'vscode://',
  });
  return new URL(listener.redirectUri);
}

/** `fetch` would not let the Host be changed. */
function get(url: URL, options: { host?: string; method?: string } = {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    request(
      url,
      { method: options.method ?? 'GET', headers: { host: options.host ?? url.host } },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body });
        });
      },
    )
      .on('error', reject)
      .end();
  });
}

/** Sends bytes that no client of Node would send, and reads the status of the response. */
function send(url: URL, bytes: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let response = '';
    connect(Number(url.port), url.hostname)
      .setEncoding('latin1')
      .on('data', (chunk: string) => (response += chunk))
      .on('error', reject)
      .on('close', () => {
        resolve(Number(/^HTTP\/1\.1 (\d{3}) /.exec(response)?.[1]));
      })
      .end(bytes, 'latin1');
  });
}

afterEach(() => {
  listener.dispose();
});

describe('LoopbackListener', () => {
  it('accepts the callback on 127.0.0.1 and links to the editor', async () => {
    const url = await start();
    expect(url.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(url.pathname).toBe('/callback');
    url.search = '?code=secret-code&state=ours';
    const { status, body } = await get(url);
    expect(status).toBe(200);
    expect(body).toContain('Back &#60;b&#62;');
    expect(body).toContain('vscode://');
    expect(body).not.toContain('secret-code');
    expect(delivered).toEqual(['code=secret-code&state=ours']);
  });

  it('does not say that a declined sign-in succeeded', async () => {
    const url = await start();
    url.search = '?error=access_denied&state=ours';
    const { status, body } = await get(url);
    expect(status).toBe(200);
    expect(body).toContain('Failed');
    expect(body).toContain('vscode://');
    expect(body).not.toContain('Done.');
  });

  it('rejects an unexpected callback and continues to listen', async () => {
    const url = await start();
    url.search = '?code=secret-code&state=theirs';
    const { status, body } = await get(url);
    expect(status).toBe(400);
    expect(body).not.toMatch(/secret-code|theirs|vscode:/);
    url.search = '?code=a&state=ours';
    expect((await get(url)).status).toBe(200);
  });

  it('ignores requests with another host name, path or method', async () => {
    const url = await start();
    url.search = '?code=a&state=ours';
    const rebound = await get(url, { host: `attacker.example:${url.port}` });
    const byName = await get(url, { host: `localhost:${url.port}` });
    const posted = await get(url, { method: 'POST' });
    const elsewhere = await get(new URL('/favicon.ico', url));
    const huge = await get(
      new URL(`/callback?state=ours&code=${'a'.repeat(15_900)}aaaaaaaaaaa${'a'.repeat(600)}`, url),
    ).catch(() => ({ status: 431 }));
    expect([rebound, byName, posted, elsewhere].map(({ status }) => status)).toEqual([
      404, 404, 404, 404,
    ]);
    expect([404, 431]).toContain(huge.status);
    expect(delivered).toEqual([]);
  });

  it.each([
    'GET //',
    'GET //?code=a&state=ours',
    'GET ///callback?code=a&state=ours',
    'GET //[/callback?code=a&state=ours',
    'GET /\\callback?code=a&state=ours',
    'GET /%63allback?code=a&state=ours',
    'GET /x/../callback?code=a&state=ours',
    'GET /%?code=a&state=ours',
    'GET /callback?code=%&state=ours',
    'GET /callback?code=%C3%28&state=ours',
    'GET http://127.0.0.1/callback?code=a&state=ours',
    'GET http://attacker.example/callback?code=a&state=ours',
    'GET http://[/callback?code=a&state=ours',
    'GET http:',
    'GET *',
    'OPTIONS *',
    'CONNECT 127.0.0.1:80',
    'CONNECT /callback?code=a&state=ours',
    'CONNECT //',
    'TRACE /callback?code=a&state=ours',
    'get /callback?code=a&state=ours',
    'GET callback?code=a&state=ours',
    'GET /callback?code=a&state=ours\xff',
    'GET /callback?code=a&state=ours\0',
    `GET /callback?state=ours&code=${'a'.repeat(17_000)}`,
    `GET /${'/'.repeat(16_000)}`,
    `GET /callback?code=a&state=ours${'&x'.repeat(8_180)}`,
  ])('refuses the request %j', async (line) => {
    const url = await start();
    const status = await send(url, `${line} HTTP/1.1\r\nhost: ${url.host}\r\n\r\n`);
    expect([400, 404, 431]).toContain(status);
    expect(delivered).toEqual([]);
    url.search = '?code=a&state=ours';
    expect((await get(url)).status).toBe(200);
  });

  it('survives a client that goes away after CONNECT', async () => {
    const url = await start();
    await new Promise<void>((resolve) => {
      const socket = connect(Number(url.port), url.hostname, () => {
        socket.write(`CONNECT a:1 HTTP/1.1\r\nhost: ${url.host}\r\n\r\n`, () => {
          socket.resetAndDestroy();
        });
      }).on('close', () => {
        resolve();
      });
    });
    url.search = '?code=a&state=ours';
    expect((await get(url)).status).toBe(200);
  });

  it('stops listening when it is disposed', async () => {
    const url = await start();
    listener.dispose();
    await expect(get(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
