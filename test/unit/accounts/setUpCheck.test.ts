import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SetUpCheck } from '../../../src/accounts/setUp/setUpCheck';
import type { Account } from '../../../src/accounts/store/account';
import { publicClient, SandboxClient, serverBasic } from '../sandbox/sandboxClient.ts';
import { accountParts, expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

let zoom: SandboxClient;
let folder: string;

beforeAll(async () => {
  zoom = await SandboxClient.start();
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-check-'));
});
beforeEach(() => zoom.control('reset'));
afterAll(async () => {
  await zoom.close();
  await rm(folder, { recursive: true });
});

/** The scopes whose features do not work for an account with this access token. */
async function failingScopes(accessToken: string, scopes: readonly string[]): Promise<string[]> {
  const { store, clients } = accountParts(new MemorySecrets(), folder);
  const account: Account = {
    ...expiredAccount(zoom.url, { accessToken, refreshToken: 'unused' }),
    scopes: [...scopes],
    expiresAt: Date.now() + 3_600_000,
  };
  await store.save(account);
  const check = new SetUpCheck(clients);
  const features = await check.checkAccount(account);
  return features.filter(({ ok }) => !ok).map(({ scope }) => scope);
}

const classic = [
  'user:read',
  'user_zak:read',
  'meeting:read',
  'meeting:write',
  'recording:read',
  'meeting_summary:read',
];

/** The same for an account with all scopes, while a route answers like this. */
async function failingAfter(route: string, status: number, body: unknown): Promise<string[]> {
  const { accessToken } = await zoom.signIn();
  const headers: Record<string, string> =
    typeof body === 'string' ? { 'content-type': 'text/html' } : {};
  await zoom.control('faults', { route, kind: 'status', status, body, headers });
  return failingScopes(accessToken, []);
}

describe('SetUpCheck', () => {
  it('finds everything working for a server-to-server app', async () => {
    const fields = { grant_type: 'account_credentials', account_id: 'sandboxAccountId' };
    const { body } = await zoom.token(fields, serverBasic);
    const scopes = String(body.scope).split(' ');
    expect(scopes.every((scope) => scope.endsWith(':admin'))).toBe(true);
    expect(await failingScopes(String(body.access_token), scopes)).toEqual([]);
  });

  it.each([
    ['with classic scopes', classic],
    ['whose scopes Zoom did not name', []],
  ])('finds everything working for an app %s', async (_what, scopes) => {
    await zoom.control(`apps/${publicClient}`, { scopes: classic });
    const { accessToken } = await zoom.signIn();
    expect(await failingScopes(accessToken, scopes)).toEqual([]);
  });

  it.each([
    ['GET /v2/meetings/:meetingId', 404, { code: 3001 }],
    ['GET /v2/meetings/:meetingId', 400, { code: 3000 }],
    ['GET /v2/meetings/:meetingId', 403, { code: 403 }],
    ['GET /v2/past_meetings/:meetingId', 400, { code: 300 }],
    ['GET /v2/past_meetings/:meetingId', 404, { code: 3001 }],
    ['GET /v2/past_meetings/:meetingId/participants', 404, { code: 3001 }],
    ['GET /v2/past_meetings/:meetingId/instances', 404, { code: 3001 }],
    ['GET /v2/meetings/:meetingId/meeting_summary', 400, { code: 300 }],
    ['GET /v2/meetings/:meetingId/meeting_summary', 404, { code: 3001 }],
    ['GET /v2/meetings/:meetingId/recordings', 400, { code: 1010 }],
    ['GET /v2/meetings/:meetingId/recordings', 404, { code: 1001 }],
    ['GET /v2/meetings/:meetingId/recordings', 404, { code: 3301 }],
    ['GET /v2/meetings/:meetingId/transcript', 403, {}],
    ['GET /v2/meetings/:meetingId/transcript', 404, { code: 3322 }],
    ['GET /v2/users/:userId/recordings', 404, { code: 3301 }],
  ])(
    'counts as working what answers %s for the ID that nobody has: %i %j',
    async (route, status, body) => {
      expect(await failingAfter(route, status, body)).toEqual([]);
    },
  );

  it.each([
    ['GET /v2/meetings/:meetingId', 404, { code: 2300 }, 'meeting:read:meeting'],
    ['GET /v2/meetings/:meetingId', 400, { code: 3161 }, 'meeting:read:meeting'],
    ['GET /v2/past_meetings/:meetingId', 400, { code: 200 }, 'meeting:read:past_meeting'],
    ['GET /v2/meetings/:meetingId/meeting_summary', 400, { code: 200 }, 'meeting:read:summary'],
    ['GET /v2/meetings/:meetingId/meeting_summary', 403, { code: 2305 }, 'meeting:read:summary'],
    [
      'GET /v2/meetings/:meetingId/recordings',
      400,
      { code: 4711, message: 'scopes:[cloud_recording:read:list_recording_files]' },
      'cloud_recording:read:list_recording_files',
    ],
    [
      'GET /v2/meetings/:meetingId/transcript',
      403,
      '<html>Blocked</html>',
      'cloud_recording:read:meeting_transcript',
    ],
    ['GET /v2/users/me/zak', 400, { code: 1001 }, 'user:read:zak'],
    ['GET /v2/users/:userId/meetings', 404, { code: 1001 }, 'meeting:read:list_meetings'],
  ])('counts as not working what answers %s: %i %j', async (route, status, body, scope) => {
    expect(await failingAfter(route, status, body)).toEqual([scope]);
  });

  it('finds what is missing from classic scopes', async () => {
    const scopes = classic.filter((scope) => !scope.startsWith('meeting'));
    await zoom.control(`apps/${publicClient}`, { scopes });
    const { accessToken } = await zoom.signIn();
    const failing = await failingScopes(accessToken, scopes);
    expect(failing).toContain('meeting:delete:meeting');
    expect(failing.every((scope) => scope.startsWith('meeting:'))).toBe(true);
  });
});
