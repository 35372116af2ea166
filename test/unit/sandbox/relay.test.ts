import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { SandboxClient } from './sandboxClient.ts';

interface Decision {
  readonly target?: string;
  readonly refusal?: string;
}

const page = readFileSync(new URL('../../../relay/callback.html', import.meta.url), 'utf8');
const script = inner('<script id="relay">', '</script>');
const targets: unknown = JSON.parse(
  inner('<script type="application/json" id="targets">', '</script>'),
);
const sandbox = createContext({ URL, URLSearchParams, atob });
runInContext(script, sandbox);
const decide = sandbox.decide as (address: string, allowed: unknown) => Decision;

const nonce = 'q83vEjRWeJq83vEjRWeJqw';
const editor = 'vscode://vscode-zoom.zoom-meetings/callback';

function inner(start: string, end: string): string {
  const from = page.indexOf(start) + start.length;
  return page.slice(from, page.indexOf(end, from));
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function stateFor(target: string): string {
  return `${nonce}.${base64url(target)}`;
}

function relay(parameters: string | Record<string, string>): Decision {
  const query = new URLSearchParams(parameters).toString();
  return decide(`https://relay.example/callback?${query}`, targets);
}

function withCode(target: string): Decision {
  return relay({ code: 'secretCode', state: stateFor(target) });
}

describe('the relay redirects to', () => {
  it.each([
    editor,
    'vscode-insiders://vscode-zoom.zoom-meetings/callback?windowId=7',
    'cursor://vscode-zoom.zoom-meetings/callback',
    'VSCode://vscode-zoom.zoom-meetings/callback',
    'http://127.0.0.1:8080/callback?vscode-reqid=3',
    'http://localhost:8080/callback',
    'http://[::1]:8080/callback',
    'https://127.0.0.1/callback',
    'https://vscode.dev/callback',
    'https://insiders.vscode.dev/callback',
    'https://octo-8080.app.github.dev/callback',
  ])('%s', (target) => {
    const going = new URL(withCode(target).target ?? 'about:blank');
    const wanted = new URL(target);
    expect(going.protocol + going.host + going.pathname).toBe(
      wanted.protocol + wanted.host + wanted.pathname,
    );
    expect(going.searchParams.get('code')).toBe('secretCode');
    expect(going.searchParams.get('state')).toBe(stateFor(target));
  });

  it('the target, with its own query unchanged except for the keys of a response', () => {
    const target = 'http://127.0.0.1:1/callback?vscode-path=/a%2Fb+c&code=old&st%61te=x&error=y';
    const state = stateFor(target);
    expect(relay({ code: 'a+/ b', state }).target).toBe(
      `http://127.0.0.1:1/callback?vscode-path=/a%2Fb+c&code=a%2B%2F%20b&state=${state}`,
    );
  });

  it('the editor with the error when the user declined', () => {
    const state = stateFor(editor);
    const { target } = relay({ error: 'access_denied', error_description: 'No & no', state });
    expect(target).toBe(
      `${editor}?state=${state}&error=access_denied&error_description=No%20%26%20no`,
    );
  });
});

describe('the relay rejects', () => {
  it.each([
    'https://evil.example/callback',
    'http://evil.example/callback',
    'http://vscode.dev/callback',
    'https://vscode.dev.evil.example/',
    'https://evilvscode.dev/',
    'https://vscode.dev:8443/',
    'https://vscode.dev./',
    'https://app.github.dev.evil.example/',
    'https://vscode.dev@evil.example/',
    'https://user:pass@vscode.dev/',
    'http://127.0.0.1@evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.2/',
    'http://0.0.0.0/',
    'https://evil.example\\@vscode.dev/',
    'https:\\\\evil.example/',
    'https://vscode.dev/#@evil.example',
    ' https://vscode.dev/',
    'https://vscode.dev/\n',
    '//evil.example/',
    '/callback',
    '',
    'javascript:alert(document.domain)',
    'JAVASCRIPT://vscode-zoom.zoom-meetings/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://vscode.dev/1',
    'view-source:https://vscode.dev/',
    'file:///etc/passwd',
    'vscode://evil.extension/callback',
    'vscode://VSCODE-ZOOM.zoom-meetings/callback',
    'vscode://vscode-zoom.zoom-meetings:80/callback',
    'vscode://vscode-zoom.zoom-meetings@evil.extension/callback',
    'vscode://vscode-zoom.zoom-meetings.evil/callback',
    'vscode:vscode-zoom.zoom-meetings/callback',
    'vscode:///vscode-zoom.zoom-meetings/callback',
    'ms-settings://vscode-zoom.zoom-meetings/callback',
    'https://vscode.dev/ü',
    stateFor(editor),
  ])('the target %j', (target) => {
    const decision = withCode(target);
    expect(decision.target).toBeUndefined();
    expect(decision.refusal).toMatch(/^The sign-in /);
  });

  it.each([
    ['no state', { code: 'secretCode' }],
    ['an empty state', { code: 'secretCode', state: '' }],
    ['a state without a dot', { code: 'secretCode', state: nonce }],
    ['no nonce', { code: 'secretCode', state: `.${base64url(editor)}` }],
    ['no target', { code: 'secretCode', state: `${nonce}.` }],
    ['a second dot', { code: 'secretCode', state: `${stateFor(editor)}.x` }],
    ['bad base64', { code: 'secretCode', state: `${nonce}.A` }],
    ['padded base64', { code: 'secretCode', state: `${nonce}.${btoa(editor)}==` }],
    ['a state of 1 MB', { code: 'secretCode', state: stateFor(`${editor}?${'a'.repeat(1e6)}`) }],
    ['neither code nor error', { state: stateFor(editor) }],
  ])('%s', (_what, parameters) => {
    const decision = relay(parameters);
    expect(decision.target).toBeUndefined();
    expect(decision.refusal).toEqual(expect.any(String));
  });

  it('its own address, which would cause a loop', () => {
    const own = 'http://127.0.0.1:4000/callback';
    const query = `code=secretCode&state=${stateFor(`${own}?state=${stateFor(editor)}`)}`;
    expect(decide(`${own}?${query}`, targets).target).toBeUndefined();
  });

  it.each(['state', 'code'])('the same %s twice', (key) => {
    const state = stateFor(editor);
    const query = `code=secretCode&state=${state}&${key}=${key === 'state' ? state : 'other'}`;
    expect(relay(query).target).toBeUndefined();
  });

  it('without repeating the code', () => {
    const refusals = [withCode('https://evil.example/'), relay({ code: 'secretCode' })];
    expect(JSON.stringify(refusals)).not.toContain('secretCode');
  });
});

describe('the relay page', () => {
  it('has the hashes of its script and style in its policy', () => {
    const policy = /content="(default-src[^"]*)"/.exec(page)?.[1];
    const hash = (text: string): string =>
      `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toContain(`script-src ${hash(script)};`);
    expect(policy).toContain(`style-src ${hash(inner('<style>', '</style>'))};`);
    expect(policy).not.toContain('unsafe');
  });

  it('loads nothing, stores nothing, sends nothing', () => {
    expect(page).not.toMatch(/\b(src|href)=|url\(|@import/);
    expect(script).not.toMatch(
      /innerHTML|document\.write|eval|fetch|XMLHttp|Beacon|Storage|cookie/,
    );
  });

  it('is served by the sandbox at /callback', async () => {
    const zoom = await SandboxClient.start();
    try {
      const response = await fetch(`${zoom.url}/callback`);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toBe(page);
    } finally {
      await zoom.close();
    }
  });
});
