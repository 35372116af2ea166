import { constantFrom, oneof, record } from 'fast-check';
import { describe, expect } from 'vitest';
import { fuzz, textWith } from '../support/fuzz';
import { decide, openPage, targets } from '../support/relayPage';

const editor = /^(vscode|cursor|vscodium)(-insiders)?:\/\/vscode-zoom\.zoom-meetings[/?]/;
const loopback = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?[/?]/;
const listedHost =
  /^https:\/\/((?:[a-z0-9-]+\.)?(?:vscode|github)\.dev)\/((stable|insider|exploration|oss)-[0-9a-f]{40}\/)?callback\?/;

const schemes = ['vscode:', 'cursor:', 'https:', 'http:', 'javascript:', 'data:', 'blob:', 'file:'];
const hosts = ['vscode-zoom.zoom-meetings', 'vscode.dev', 'github.dev', 'octo.github.dev'];
const hostile = [
  'evil.example',
  'a-80.app.github.dev',
  '127.0.0.1',
  'localhost',
  '[::1]',
  '0x7f.1',
];
const separators = ['//', '/', '\\', '@', ':', '.', '?', '#', '%', ':8080', '\t', '\n', ' ', 'ü'];
const paths = ['/callback', '/stable-0123456789abcdef0123456789abcdef01234567', '/..', '?code=x'];

const targetUris = oneof(
  textWith(...schemes, ...hosts, ...hostile, ...separators, ...paths),
  record({
    scheme: constantFrom(...schemes),
    before: oneof(constantFrom('', 'x.', 'x@', 'x.y.'), textWith('.', '@', '/', 'x')),
    host: constantFrom(...hosts, ...hostile),
    after: oneof(constantFrom(...paths), textWith(...separators, ...paths, ...hosts)),
  }).map(({ scheme, before, host, after }) => `${scheme}//${before}${host}${after}`),
);

/** A script must not be able to leave the page by any other way, so this is all that may be opened. */
function expectAllowed(target: string, host: string | undefined): void {
  const match = listedHost.exec(target);
  expect(match !== null || editor.test(target) || loopback.test(target), target).toBe(true);
  expect(host).toBe(match?.[1]);
}

describe('the relay', () => {
  fuzz('opens nothing but an editor, with the code of the response', targetUris, (uri) => {
    const state = `nonce.${Buffer.from(uri).toString('base64url')}`;
    const query = new URLSearchParams({ code: 'secret&Code', state }).toString();
    const address = `https://relay.example/callback?${query}`;
    const { target, host, refusal } = decide(address, targets);
    if (target === undefined) {
      expect(refusal).toMatch(/^The sign-in /);
      return;
    }
    expectAllowed(target, host);
    const { searchParams } = new URL(target);
    expect(searchParams.getAll('code')).toEqual(['secret&Code']);
    expect(searchParams.getAll('state')).toEqual([state]);
    expect(openPage(address, { framed: false }).replace).toHaveBeenCalledTimes(host ? 0 : 1);
  });

  const states = constantFrom(
    ...['vscode://vscode-zoom.zoom-meetings/callback', 'https://evil.example/callback'].map(
      (uri) => `state=nonce.${Buffer.from(uri).toString('base64url')}`,
    ),
  );
  fuzz(
    'redirects or refuses any query, and repeats nothing from it in a refusal',
    oneof(
      textWith('code=secretCode', 'state=', 'error=', '&', '=', '%', '+', '.', 'nonce.'),
      record({ state: states, rest: textWith('&code=secretCode', '&state=x', '&error=', '%') }).map(
        ({ state, rest }) => state + rest,
      ),
    ),
    (query) => {
      const address = new URL(`https://relay.example/callback?${query.replaceAll('#', '')}`).href;
      const { target, host, refusal } = decide(address, targets);
      if (target === undefined) {
        expect(refusal).toMatch(/^The (address of this page|sign-in) [^<>&]*\.$/);
        expect(refusal).not.toMatch(/secretCode|evil/);
      } else {
        expectAllowed(target, host);
      }
    },
  );
});
