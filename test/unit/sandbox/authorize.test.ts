import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  authorizeParameters,
  clientMara,
  loopbackRedirect,
  newPkce,
  publicClient,
  SandboxClient,
} from './sandboxClient.ts';

describe('the consent page', () => {
  let zoom: SandboxClient;
  beforeAll(async () => {
    zoom = await SandboxClient.start();
  });
  beforeEach(() => zoom.control('reset'));
  afterAll(() => zoom.close());

  async function open(extra: Record<string, string>): Promise<{ status: number; page: string }> {
    const query = new URLSearchParams(authorizeParameters(newPkce(), extra));
    const response = await fetch(`${zoom.url}/oauth/authorize?${query.toString()}`);
    return { status: response.status, page: await response.text() };
  }

  it('shows the app, both accounts, and a description of each scope', async () => {
    const { status, page } = await open({});
    expect(status).toBe(200);
    expect(page).toContain('Meetings for Zoom wants to use your Zoom account');
    expect(page).toContain('mara.lindqvist@larkspur.example');
    expect(page).toContain(clientMara);
    expect(page).toContain('Create meetings for you');
  });

  it('shows only the requested scopes', async () => {
    const { page } = await open({ scope: 'user:read:user meeting:read:meeting' });
    expect(page.match(/data-scope=/g)).toHaveLength(2);
  });

  it('escapes the parameters of a request', async () => {
    const { page } = await open({ state: '"><script>alert(1)</script>' });
    expect(page).not.toContain('<script>alert');
  });

  it.each([
    ['an unknown client', { client_id: 'nobody' }, '(4,702)'],
    ['a server-to-server app', { client_id: 'sandboxServerClient' }, '(4,702)'],
    ['localhost', { redirect_uri: 'http://localhost:1234/callback' }, '(4,700)'],
    ['another path', { redirect_uri: 'http://127.0.0.1/Callback' }, '(4,700)'],
    ['another query', { redirect_uri: 'http://127.0.0.1/callback?a=b' }, '(4,700)'],
    ['a fragment', { redirect_uri: 'http://127.0.0.1/callback#a' }, '(4,700)'],
    ['another spelling of loopback', { redirect_uri: 'http://127.1/callback' }, '(4,700)'],
    ['userinfo', { redirect_uri: 'http://127.0.0.1@evil.example/callback' }, '(4,700)'],
    ['an unregistered https page', { redirect_uri: 'https://evil.example/callback' }, '(4,700)'],
    ['an implicit grant', { response_type: 'token' }, '(4,700)'],
    ['a short challenge', { code_challenge: 'abc' }, '(4,700)'],
    ['an unknown challenge method', { code_challenge_method: 'S512' }, '(4,700)'],
    ['a scope that the app lacks', { scope: 'user:read:user phone:read:call' }, '(4,711)'],
  ])('rejects %s', async (_what, extra, code) => {
    const { status, page } = await open(extra);
    expect(status).toBe(400);
    expect(page).toContain(code);
    expect(page).not.toContain('name="decision"');
  });

  it('rejects a public client without a challenge', async () => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: publicClient,
      redirect_uri: loopbackRedirect,
    });
    const response = await fetch(`${zoom.url}/oauth/authorize?${query.toString()}`);
    expect(response.status).toBe(400);
  });

  it('rejects a disabled app with 4717', async () => {
    await zoom.control(`apps/${publicClient}`, { enabled: false });
    expect((await open({})).page).toContain('(4,717)');
  });

  it.each([
    'http://127.0.0.1/callback',
    'http://127.0.0.1:50001/callback',
    'http://[::1]:50001/callback',
    'vscode://vscode-zoom.zoom-meetings/callback',
  ])('accepts %s from the public client', async (redirectUri) => {
    expect((await open({ redirect_uri: redirectUri })).status).toBe(200);
  });

  it('rejects loopback for a confidential client, even if it is registered', async () => {
    const client = { client_id: 'sandboxConfidentialClient', redirect_uri: loopbackRedirect };
    await zoom.control('apps/sandboxConfidentialClient', {
      redirectUris: ['http://127.0.0.1/callback', loopbackRedirect],
    });
    expect((await open(client)).page).toContain('(4,700)');
  });

  it("accepts an editor's scheme only if the Meeting SDK is on", async () => {
    await zoom.control(`apps/${publicClient}`, { meetingSdk: false });
    const vscode = { redirect_uri: 'vscode://vscode-zoom.zoom-meetings/callback' };
    expect((await open(vscode)).page).toContain('(4,700)');
  });

  it('redirects with a code and the state when allowed', async () => {
    const back = await zoom.decide(authorizeParameters(newPkce(), { state: 'a.b-c' }));
    expect(back.origin + back.pathname).toBe(loopbackRedirect);
    expect(back.searchParams.get('code')).toMatch(/^[\w-]{40,}$/);
    expect(back.searchParams.get('state')).toBe('a.b-c');
  });

  it('redirects with access_denied and the state when declined', async () => {
    const back = await zoom.decide(authorizeParameters(newPkce()), 'decline');
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('some-state');
    expect(back.searchParams.has('code')).toBe(false);
  });
});
