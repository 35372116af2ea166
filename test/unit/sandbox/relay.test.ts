import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Decision,
  decide,
  openPage,
  page,
  script,
  style,
  targets,
} from '../support/relayPage';
import { SandboxClient } from './sandboxClient.ts';

const nonce = 'q83vEjRWeJq83vEjRWeJqw';
const editor = 'vscode://vscode-zoom.zoom-meetings/callback';

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
  ])('%s, without a question', (target) => {
    const decision = withCode(target);
    expect(decision.host).toBeUndefined();
    const going = new URL(decision.target ?? 'about:blank');
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

describe('the relay asks before it redirects to', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';

  it.each([
    'https://vscode.dev/callback',
    'https://VSCode.dev/callback?vscode-reqid=3',
    'https://insiders.vscode.dev/callback',
    'https://github.dev/callback',
    'https://octo-space.github.dev/callback',
    `https://octo-space.github.dev/stable-${commit}/callback`,
    `https://octo-space.github.dev/insider-${commit}/callback`,
  ])('%s', (target) => {
    const { hostname, pathname } = new URL(target);
    const decision = withCode(target);
    expect(decision.host).toBe(hostname);
    const going = new URL(decision.target ?? 'about:blank');
    expect([going.hostname, going.pathname]).toEqual([hostname, pathname]);
    expect(going.searchParams.get('code')).toBe('secretCode');
  });
});

describe('the relay rejects', () => {
  it.each([
    // Anyone can publish a port there.
    'https://octo-8080.app.github.dev/callback',
    'https://a.b.vscode.dev/callback',
    'https://.vscode.dev/callback',
    'https://a~b.vscode.dev/callback',
    // Only the editor's own page on a host gets a response.
    'https://vscode.dev/',
    'https://vscode.dev/callback/',
    'https://vscode.dev/callbacks',
    'https://vscode.dev/Callback',
    'https://vscode.dev/x/callback',
    'https://vscode.dev/%63allback',
    'https://vscode.dev//callback',
    'https://vscode.dev/stable/callback',
    'https://vscode.dev/stable-0123456789abcdef/callback',
    'https://vscode.dev/evil-0123456789abcdef0123456789abcdef01234567/callback',
    'https://vscode.dev/callback/../x',
    'https://evil.example/callback',
    'http://evil.example/callback',
    'http://vscode.dev/callback',
    'https://vscode.dev.evil.example/callback',
    'https://evilvscode.dev/callback',
    'https://vscode.dev:8443/callback',
    'https://vscode.dev./callback',
    'https://app.github.dev.evil.example/callback',
    'https://vscode.dev@evil.example/callback',
    'https://user:pass@vscode.dev/callback',
    'http://127.0.0.1@evil.example/callback',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.2/',
    'http://0.0.0.0/',
    'https://evil.example\\@vscode.dev/callback',
    'https:\\\\evil.example/',
    'https://vscode.dev/callback#@evil.example',
    ' https://vscode.dev/callback',
    'https://vscode.dev/callback\n',
    '//evil.example/',
    '/callback',
    '',
    'javascript:alert(document.domain)',
    'JAVASCRIPT://vscode-zoom.zoom-meetings/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://vscode.dev/1',
    'view-source:https://vscode.dev/callback',
    'file:///etc/passwd',
    'vscode://evil.extension/callback',
    'vscode://VSCODE-ZOOM.zoom-meetings/callback',
    'vscode://vscode-zoom.zoom-meetings:80/callback',
    'vscode://vscode-zoom.zoom-meetings@evil.extension/callback',
    'vscode://vscode-zoom.zoom-meetings.evil/callback',
    'vscode:vscode-zoom.zoom-meetings/callback',
    'vscode:///vscode-zoom.zoom-meetings/callback',
    'ms-settings://vscode-zoom.zoom-meetings/callback',
    'https://vscode.dev/callback?ü',
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
  /** Shows the page in a stand-in for a browser. */
  function open(target: string, { framed = false } = {}) {
    const query = new URLSearchParams({ code: 'secretCode', state: stateFor(target) });
    return openPage(`https://relay.example/callback?${query}`, { framed });
  }

  it('opens an editor on this computer at once, and by its button', () => {
    const { replace, button } = open(editor);
    expect(replace).toHaveBeenCalledExactlyOnceWith(withCode(editor).target);
    button.click();
    expect(replace).toHaveBeenCalledTimes(2);
  });

  it('continues to another host only after a click on a button with its name', () => {
    const target = 'https://octo-space.github.dev/callback';
    const { replace, title, text, button } = open(target);
    expect(replace).not.toHaveBeenCalled();
    expect(title.textContent).toBe('Continue to octo-space.github.dev?');
    expect(text.textContent).toContain('anyone who controls octo-space.github.dev can sign in');
    expect(button.textContent).toBe('Continue to octo-space.github.dev');
    expect(button.hidden).toBe(false);
    expect(button.focus).not.toHaveBeenCalled();
    button.click();
    expect(replace).toHaveBeenCalledExactlyOnceWith(withCode(target).target);
  });

  it('continues to no other host inside a page that could hide the question', () => {
    const { replace, button } = open('https://octo-space.github.dev/callback', { framed: true });
    expect(button.hidden).toBe(true);
    button.click();
    expect(replace).not.toHaveBeenCalled();
  });

  it('has no button for a target that it rejects', () => {
    const { replace, title, button } = open('https://evil.example/callback');
    expect(title.textContent).toBe('Can’t open your editor');
    expect(button.hidden).toBe(true);
    expect(replace).not.toHaveBeenCalled();
  });

  it('has the hashes of its script and style in its policy', () => {
    const policy = /content="(default-src[^"]*)"/.exec(page)?.[1];
    const hash = (text: string): string =>
      `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toContain(`script-src ${hash(script)};`);
    expect(policy).toContain(`style-src ${hash(style)};`);
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
