import { describe, expect, it } from 'vitest';
import { downloadText } from '../../../src/zoom/http/download';
import type { HttpRequestInit } from '../../../src/zoom/http/nodeFetch';

const apiUrl = 'https://api.zoom.us/v2';

const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });

/** Downloads from hosts that send these responses, and records who got the token. */
async function download(url: string, responses: Response[], api = apiUrl) {
  const calls: { url: string; token: string | undefined; maxBytes: number | undefined }[] = [];
  const fetch = (url: string, { headers, maxBytes }: HttpRequestInit) => {
    calls.push({ url, token: headers?.authorization, maxBytes });
    const response = responses.shift();
    if (response === undefined) {
      throw new Error('No response left.');
    }
    return Promise.resolve(response);
  };
  const result = await downloadText(url, { apiUrl: api, accessToken: 'token', fetch }).catch(
    (error: unknown) => error,
  );
  return { result, calls };
}

describe('downloadText', () => {
  it('sends the token to hosts of Zoom only', async () => {
    const { result, calls } = await download('https://us02web.zoom.us/rec/download/1', [
      redirect('https://file.zoom.us/2'),
      redirect('https://cdn.example/3?signature=x'),
      redirect('https://zoom.us/4'),
      new Response('WEBVTT'),
    ]);
    expect(result).toBe('WEBVTT');
    expect(calls.map(({ token }) => token)).toEqual([
      'Bearer token',
      'Bearer token',
      undefined,
      undefined,
    ]);
    expect(new Set(calls.map(({ maxBytes }) => maxBytes))).toEqual(new Set([32 * 1024 * 1024]));
  });

  it.each([
    'https://zoom.us.evil.example/rec/1',
    'https://evilzoom.us/rec/1',
    'http://zoom.us/rec/1',
    'https://me:secret@zoom.us/rec/1',
    'https://zoom.us:8443/rec/1',
    'not a URL',
  ])('sends no request to %s', async (url) => {
    const { result, calls } = await download(url, []);
    expect(result).toMatchObject({ name: 'ZoomServerError' });
    expect(calls).toEqual([]);
  });

  it('follows no redirect to plain http, and none in a circle', async () => {
    const plain = await download('https://zoom.us/1', [redirect('http://zoom.us/2')]);
    expect(plain.result).toMatchObject({ name: 'ZoomServerError' });
    expect(plain.calls).toHaveLength(1);
    const circle = Array.from({ length: 10 }, () => redirect('https://zoom.us/1'));
    const { result, calls } = await download('https://zoom.us/1', circle);
    expect(result).toMatchObject({ name: 'ZoomServerError' });
    expect(calls.length).toBeLessThanOrEqual(6);
  });

  it('reports an expired token as such, and other failures as the API does', async () => {
    const refusal = (status: number) => Response.json({ code: 3322, message: 'None.' }, { status });
    const refused = await download('https://zoom.us/1', [refusal(401)]);
    expect(refused.result).toMatchObject({ name: 'ZoomAuthError', reason: 'sessionEnded' });
    const missing = await download('https://zoom.us/1', [refusal(404)]);
    expect(missing.result).toMatchObject({ name: 'ZoomNotFoundError', code: 3322 });
  });
});
