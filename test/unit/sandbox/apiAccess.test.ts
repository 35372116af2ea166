import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientMara, items, mara, priya, SandboxClient } from './sandboxClient.ts';

let zoom: SandboxClient;
let token: string;
beforeAll(async () => {
  zoom = await SandboxClient.start();
});
beforeEach(async () => {
  await zoom.control('reset');
  token = (await zoom.signIn()).accessToken;
});
afterAll(() => zoom.close());

describe('access tokens', () => {
  it.each([
    ['none', undefined],
    ['an unknown one', 'eyJ.eyJ.x'],
    ['an empty one', ''],
  ])('rejects with 124: %s', async (_what, wrong) => {
    const { status, body, headers } = await zoom.api('GET /users/me', wrong);
    expect([status, body.code, body.message]).toEqual([401, 124, 'Invalid access token.']);
    expect(headers.get('x-zm-trackingid')).toMatch(/rid=SBX_\w+/);
  });

  it('rejects a token in the query with 124', async () => {
    const response = await fetch(`${zoom.url}/v2/users/me?access_token=${token}`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 124 });
  });

  it('are valid for an hour minus a second', async () => {
    await zoom.advance(3_598_999);
    expect((await zoom.api('GET /users/me', token)).status).toBe(200);
    await zoom.advance(1);
    const { status, body } = await zoom.api('GET /users/me', token);
    expect([status, body.code]).toEqual([401, 124]);
  });

  it('can all be expired at once, and refreshed', async () => {
    const tokens = await zoom.signIn();
    await zoom.control('expireAccessTokens');
    expect((await zoom.api('GET /users/me', tokens.accessToken)).body.code).toBe(124);
    const { body } = await zoom.refresh(tokens.refreshToken);
    expect((await zoom.api('GET /users/me', String(body.access_token))).status).toBe(200);
  });
});

describe('scopes', () => {
  it.each([
    ['GET /users/me/settings', 'user:read:settings', 'user:read'],
    ['GET /users/me/zak', 'user:read:zak', 'user_zak:read'],
    ['GET /users/me/token?type=zak', 'user:read:token', 'user:read'],
    ['GET /users/me/meetings', 'meeting:read:list_meetings', 'meeting:read'],
    ['GET /users/me/upcoming_meetings', 'meeting:read:list_upcoming_meetings', 'meeting:read'],
    ['POST /users/me/meetings', 'meeting:write:meeting', 'meeting:write'],
    ['GET /meetings/81234567890', 'meeting:read:meeting', 'meeting:read'],
    ['PATCH /meetings/81234567890', 'meeting:update:meeting', 'meeting:write'],
    ['DELETE /meetings/81234567890', 'meeting:delete:meeting', 'meeting:write'],
    ['PUT /meetings/81234567890/status', 'meeting:update:status', 'meeting:write'],
    ['GET /meetings/81234567890/invitation', 'meeting:read:invitation', 'meeting:read'],
    ['POST /meetings/81234567890/invite_links', 'meeting:write:invite_links', 'meeting:write'],
    ['GET /past_meetings/81234567890', 'meeting:read:past_meeting', 'meeting:read'],
    [
      'GET /past_meetings/81234567890/instances',
      'meeting:read:list_past_instances',
      'meeting:read',
    ],
    [
      'GET /past_meetings/81234567890/participants',
      'meeting:read:list_past_participants',
      'meeting:read',
    ],
    ['GET /users/me/recordings', 'cloud_recording:read:list_user_recordings', 'recording:read'],
    [
      'GET /meetings/81234567890/recordings',
      'cloud_recording:read:list_recording_files',
      'recording:read',
    ],
    [
      'GET /meetings/81234567890/transcript',
      'cloud_recording:read:meeting_transcript',
      'recording:read',
    ],
    ['GET /meetings/abc==/meeting_summary', 'meeting:read:summary', 'meeting_summary:read'],
    ['GET /users/me/meeting_templates', 'meeting:read:list_templates', 'meeting:read'],
    ['GET /users/me/pac', 'pac:read:list_pac_accounts', 'pac:read'],
    [
      'PATCH /live_meetings/81234567890/events',
      'meeting:update:in_meeting_controls',
      'meeting:write',
    ],
    ['GET /contacts', 'contact:read:list_contacts', 'contact:read'],
  ])('%s lists %s, %s and their forms for admins', async (call, scope, classicScope) => {
    const { accessToken } = await zoom.signIn(mara, { scope: 'user:read:user' });
    const { status, body } = await zoom.api(call, accessToken);
    expect([status, body.code]).toEqual([400, 4711]);
    const list = /^Invalid access token, does not contain scopes:\[(.*)\]\.$/.exec(
      String(body.message),
    );
    const scopes = list?.[1]?.split(', ');
    expect(scopes?.slice(0, 2)).toEqual([scope, `${scope}:admin`]);
    expect(scopes).toEqual(expect.arrayContaining([classicScope, `${classicScope}:admin`]));
  });

  it('are missing with 4700 and without a list if the app is set to that', async () => {
    await zoom.control('apps/sandboxPublicClient', { listsMissingScopes: false });
    const { accessToken } = await zoom.signIn(mara, { scope: 'user:read:user' });
    const { status, body } = await zoom.api('GET /users/me/meetings', accessToken);
    expect(status).toBe(400);
    expect(body).toEqual({
      code: 4700,
      message: 'Invalid access token, does not contain scopes.',
    });
  });

  it('are missing with 104 for a server-to-server app', async () => {
    await zoom.control('apps/sandboxServerClient', { scopes: ['user:read:user:admin'] });
    const { status, body } = await zoom.api('GET /users/me/meetings', await zoom.serverToken());
    expect([status, body.code]).toEqual([400, 104]);
    expect(body.message).toContain('meeting:read:list_meetings:admin');
  });

  it('accepts a classic scope in place of the granular ones that it covers', async () => {
    await zoom.control('apps/sandboxPublicClient', { scopes: ['meeting:read'] });
    const { accessToken } = await zoom.signIn();
    expect((await zoom.api('GET /users/me/meetings', accessToken)).status).toBe(200);
    expect((await zoom.api('POST /users/me/meetings', accessToken, {})).body.code).toBe(4711);
  });
});

describe('users', () => {
  it.each(['me', mara, 'KdYhTq8mR3uXw1bNzVc5Lg'])(
    'returns the user of the token as %s',
    async (name) => {
      const { status, body } = await zoom.api(`GET /users/${name}`, token);
      expect(status).toBe(200);
      expect(body).toMatchObject({ email: mara, display_name: 'Mara Lindqvist', type: 2 });
    },
  );

  it.each([clientMara, priya, 'nobody'])('returns 1001 for %s', async (name) => {
    const { status, body } = await zoom.api(`GET /users/${name}`, token);
    expect([status, body.code]).toEqual([404, 1001]);
  });

  it("returns 403 for a colleague's meetings, which are not shared", async () => {
    const { status, body } = await zoom.api(`GET /users/${priya}/meetings`, token);
    expect([status, body.code]).toEqual([403, 403]);
    expect(body.message).toContain('has not permitted access to the targeted resource');
  });

  it('returns 3001 for the next 24 hours of a user in another account', async () => {
    const { status, body } = await zoom.api(`GET /users/${clientMara}/upcoming_meetings`, token);
    expect([status, body.code]).toEqual([404, 3001]);
  });

  it('filters settings by field, and returns options in their own shape', async () => {
    const one = await zoom.api('GET /users/me/settings?custom_query_fields=host_video', token);
    expect(one.body).toEqual({ schedule_meeting: { host_video: false } });
    const security = await zoom.api('GET /users/me/settings?option=meeting_security', token);
    expect(Object.keys(security.body)).toEqual(['meeting_security']);
  });

  it('has audio conferencing in one account only', async () => {
    expect((await zoom.api('GET /users/me/pac', token)).body.code).toBe(2024);
    const client = await zoom.signIn(clientMara);
    expect((await zoom.api('GET /users/me/pac', client.accessToken)).status).toBe(200);
  });

  it('returns 2300 for unknown paths', async () => {
    const { status, body } = await zoom.api('GET /users/me/friends', token);
    expect([status, body.code]).toEqual([404, 2300]);
  });
});

describe('the users of an account', () => {
  it('are listed for administrators only', async () => {
    const { status, body } = await zoom.api('GET /users?page_size=1', await zoom.serverToken());
    expect(status).toBe(200);
    expect(body).toMatchObject({ page_count: 2, page_size: 1, total_records: 2, page_number: 1 });
    expect(items(body, 'users')).toMatchObject([{ email: mara, type: 2, status: 'active' }]);
    const refused = await zoom.api('GET /users', token);
    expect([refused.status, refused.body.code]).toEqual([400, 4711]);
    expect(refused.body.message).toContain('[user:read:list_users:admin, user:read:admin, ');
  });

  it.each([
    ['status=pending', 0],
    ['status=sleeping', 2],
    ['role_id=1', 0],
  ])('can be filtered: %s', async (query, count) => {
    const { body } = await zoom.api(`GET /users?${query}`, await zoom.serverToken());
    expect(items(body, 'users')).toHaveLength(count);
  });

  it.each([
    ['priya', [priya]],
    ['RAMAN@larkspur', [priya]],
    ['Mara', []],
    ['Brightwater', []],
  ])('are contacts of each other: %s', async (key, emails) => {
    const { status, body } = await zoom.api(`GET /contacts?search_key=${key}`, token);
    expect([status, body.page_size, body.next_page_token]).toEqual([200, 25, '']);
    expect(items(body, 'contacts').map(({ email }) => email)).toEqual(emails);
  });

  it('have a presence on request, and need a search key', async () => {
    const path = 'GET /contacts?search_key=priya';
    const [plain] = items((await zoom.api(path, token)).body, 'contacts');
    expect(plain).not.toHaveProperty('presence_status');
    const { body } = await zoom.api(`${path}&query_presence_status=true`, token);
    expect(items(body, 'contacts')).toMatchObject([{ presence_status: 'Available' }]);
    expect((await zoom.api('GET /contacts', token)).body.code).toBe(300);
  });
});

describe('ZAK tokens', () => {
  async function hostPage(zak: unknown): Promise<Response> {
    const { body } = await zoom.api('POST /users/me/meetings', token, { topic: 'Mine' });
    return fetch(`${zoom.url}/s/${String(body.id)}?zak=${String(zak)}`);
  }

  it('start a meeting as the host for five minutes', async () => {
    const { body } = await zoom.api('GET /users/me/zak', token);
    await zoom.advance(299_999);
    const page = await hostPage(body.token);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('you would now be hosting Mine');
    await zoom.advance(1);
    expect((await hostPage(body.token)).status).toBe(403);
  });

  it('are valid for the requested time', async () => {
    const { body } = await zoom.api('GET /users/me/token?type=zak&ttl=60', token);
    expect(String(body.token).length).toBeLessThanOrEqual(512);
    expect((await hostPage(body.token)).status).toBe(200);
    await zoom.advance(60_000);
    expect((await hostPage(body.token)).status).toBe(403);
  });

  it("do not start another user's meeting", async () => {
    const client = await zoom.signIn(clientMara);
    const { body } = await zoom.api('GET /users/me/zak', client.accessToken);
    expect((await hostPage(body.token)).status).toBe(403);
  });

  it.each([
    ['ttl=-1', 7200],
    ['ttl=soon', 7200],
    ['ttl=99999999', 365 * 24 * 3600],
  ])('ignore or limit an invalid lifetime: %s', async (query, seconds) => {
    const { body } = await zoom.api(`GET /users/me/token?type=zak&${query}`, token);
    await zoom.advance((seconds - 1) * 1000);
    token = (await zoom.signIn()).accessToken;
    expect((await hostPage(body.token)).status).toBe(200);
    await zoom.advance(1000);
    expect((await hostPage(body.token)).status).toBe(403);
  });

  it.each(['', 'type=token', 'type=jwt'])('are the only user tokens left: "%s"', async (query) => {
    const { status, body } = await zoom.api(`GET /users/me/token?${query}`, token);
    expect(status).toBe(200);
    expect(body.token).toBe('Token is no longer supported. Please use ZAK token instead.');
  });

  it('are not what joins on behalf of a user, which is for one meeting', async () => {
    const path = 'GET /users/me/token?type=onbehalf';
    expect((await zoom.api(path, token)).body.code).toBe(300);
    const { status, body } = await zoom.api(`${path}&meeting_id=81234567890`, token);
    expect([status, String(body.token).length > 100]).toEqual([200, true]);
    expect((await hostPage(body.token)).status).toBe(403);
  });

  it('go to a server-to-server app, unless the sandbox is started otherwise', async () => {
    const server = await zoom.serverToken();
    const { status, body } = await zoom.api('GET /users/me/zak', server);
    expect(status).toBe(200);
    expect((await hostPage(body.token)).status).toBe(200);
    await zoom.control('behavior', { serverZak: 'refused' });
    const refused = await zoom.api('GET /users/me/zak', server);
    expect([refused.status, refused.body.code]).toEqual([400, 104]);
    expect((await zoom.api('GET /users/me/zak', token)).status).toBe(200);
  });
});
