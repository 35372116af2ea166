import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  confidentialBasic,
  publicClient,
  SandboxClient,
  type ApiResponse,
  type Json,
} from './sandboxClient.ts';

describe('device authorization', () => {
  let zoom: SandboxClient;
  beforeAll(async () => {
    zoom = await SandboxClient.start();
  });
  beforeEach(() => zoom.control('reset'));
  afterAll(() => zoom.close());

  async function start(): Promise<Json> {
    const path = '/oauth/devicecode?client_id=sandboxConfidentialClient';
    return (await (await zoom.form(path, {}, confidentialBasic)).json()) as Json;
  }

  function poll(started: Json): Promise<ApiResponse> {
    return zoom.token(
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: String(started.device_code),
      },
      confidentialBasic,
    );
  }

  async function decide(started: Json, decision: string): Promise<void> {
    const page = await (await fetch(String(started.verification_uri_complete))).text();
    const user = /name="user" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await zoom.form('/oauth_device', { user_code: String(started.user_code), decision, user });
  }

  it('starts with the documented response', async () => {
    expect(await start()).toMatchObject({
      verification_uri: `${zoom.url}/oauth_device`,
      expires_in: 900,
      interval: 5,
    });
  });

  it('requires a confidential client whose app has it enabled', async () => {
    const asPublic = await zoom.form('/oauth/devicecode', { client_id: publicClient });
    expect(await asPublic.json()).toMatchObject({ error: 'invalid_client' });
    await zoom.control('apps/sandboxConfidentialClient', { deviceFlow: false });
    expect(await start()).toMatchObject({ error: 'unauthorized_client' });
  });

  it('is pending until the user allows it, and then issues tokens once', async () => {
    const started = await start();
    expect((await poll(started)).body.error).toBe('authorization_pending');
    await decide(started, 'allow');
    await zoom.advance(5000);
    const { status, body } = await poll(started);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token_type: 'bearer',
      refresh_token: expect.any(String) as string,
    });
    expect((await zoom.api('GET /users/me', String(body.access_token))).status).toBe(200);
    await zoom.advance(5000);
    expect((await poll(started)).body.error).toBe('invalid_grant');
  });

  it('slows down a device that polls too often by five seconds', async () => {
    const started = await start();
    await poll(started);
    await zoom.advance(2000);
    expect((await poll(started)).body.error).toBe('slow_down');
    await zoom.advance(5000);
    expect((await poll(started)).body.error).toBe('slow_down');
    await zoom.advance(15_000);
    expect((await poll(started)).body.error).toBe('authorization_pending');
  });

  it('returns access_denied when the user declines', async () => {
    const started = await start();
    await decide(started, 'decline');
    expect((await poll(started)).body.error).toBe('access_denied');
  });

  it('expires after 15 minutes', async () => {
    const started = await start();
    await zoom.advance(900_000);
    expect((await poll(started)).body.error).toBe('expired_token');
    expect((await fetch(String(started.verification_uri_complete))).status).toBe(400);
  });

  it('accepts a code in lower case and with separators, and no other code', async () => {
    const started = await start();
    const code = String(started.user_code).toLowerCase();
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`;
    const found = await zoom.form('/oauth_device', { user_code: typed });
    expect(await found.text()).toContain('name="decision"');
    const unknown = await zoom.form('/oauth_device', { user_code: 'BBBBBBBB' });
    expect(unknown.status).toBe(400);
    expect(await unknown.text()).toContain('role="alert"');
  });
});
