import { request } from 'node:http';
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

  it('stops listening when it is disposed', async () => {
    const url = await start();
    listener.dispose();
    await expect(get(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
