import { request as sendRequest } from 'node:http';
import { expect, test } from './support/test.ts';

test('gives the editor only to those who have the token', async ({ installation }) => {
  const { origin, searchParams, search } = new URL(installation.url);
  const token = searchParams.get('tkn') ?? '';
  expect(token.length).toBeGreaterThanOrEqual(43);

  expect(await statusOf(`${origin}/${search}`)).toBe(200);
  expect(await statusOf(origin)).toBe(403);
  expect(await statusOf(`${origin}/?tkn=${'A'.repeat(token.length)}`)).toBe(403);
  expect(await statusOf(`${origin}/healthz`)).toBe(403);
  // So does a web page ask whose name leads to this machine.
  expect(await statusOf(`${origin}/${search}`, 'evil.example:3100')).toBe(403);
});

/** The status of the answer to a request with this Host header, by default the URL's own. */
async function statusOf(url: string, host = new URL(url).host): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    sendRequest(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
