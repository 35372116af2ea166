import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/store/account';
import { publicClient, SandboxClient } from '../sandbox/sandboxClient.ts';
import { type AccountParts, accountParts, expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

const required = ['user:read:user', 'meeting:read:list_meetings'];
const invitations = 'meeting:read:list_upcoming_meetings';

let zoom: SandboxClient;
let folder: string;
let parts: AccountParts;

beforeAll(async () => {
  zoom = await SandboxClient.start();
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-scopes-'));
});
beforeEach(async () => {
  await zoom.control('reset');
  await zoom.control(`apps/${publicClient}`, { scopes: required });
  parts = accountParts(new MemorySecrets(), folder);
});
afterAll(async () => {
  await zoom.close();
  await rm(folder, { recursive: true });
});

/** Signs in to the app, and stores the account with these scopes. */
async function signIn(scopes: readonly string[], signedInAt = 0): Promise<Account> {
  const account = {
    ...expiredAccount(zoom.url, await zoom.signIn()),
    scopes: [...scopes],
    signedInAt,
    expiresAt: Date.now() + 3_600_000,
  };
  await parts.store.save(account);
  await zoom.control('requests', {}, 'DELETE');
  return account;
}

async function routes(): Promise<string[]> {
  return (await zoom.requests()).map(({ route }) => route);
}

it('sends no request for an optional scope that the token lacks', async () => {
  const client = await parts.clients.clientFor(await signIn(required));
  const requests = [
    client.listUpcomingMeetings(),
    client.getMeeting(1_234_567_890),
    client.getPastMeeting(1_234_567_890),
    client.listPastParticipants(1_234_567_890).next(),
    client.listPastInstances(1_234_567_890),
    client.listRecordings('2026-02-01', '2026-02-28').next(),
    client.getRecording('uuid'),
    client.getTranscript('uuid'),
    client.getMeetingSummary('uuid'),
    client.getZak(),
    client.getZakFor(60),
  ];
  for (const outcome of await Promise.allSettled(requests)) {
    expect(outcome).toMatchObject({
      reason: { name: 'ZoomScopeError', meaning: 'missingScope', nextStep: 'addScope' },
    });
  }
  expect(await routes()).toEqual([]);
});

it('asks once if Zoom named no scopes, and again after the next sign-in', async () => {
  const first = await parts.clients.clientFor(await signIn([]));
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect(first.listUpcomingMeetings()).rejects.toMatchObject({
      name: 'ZoomScopeError',
      scopes: [invitations],
    });
  }
  expect(await routes()).toHaveLength(1);
  await zoom.control(`apps/${publicClient}`, { scopes: [...required, invitations] });
  const second = await parts.clients.clientFor(await signIn([], 1));
  await expect(second.listUpcomingMeetings()).resolves.toBeInstanceOf(Array);
});

it('asks each time for a scope that the token has, whatever Zoom answered before', async () => {
  const client = await parts.clients.clientFor(await signIn([...required, invitations]));
  await expect(client.listUpcomingMeetings()).rejects.toMatchObject({ code: 4711 });
  await expect(client.listUpcomingMeetings()).rejects.toMatchObject({ code: 4711 });
  expect(await routes()).toHaveLength(2);
});

it('lets Zoom decide about required scopes, and about changes', async () => {
  const client = await parts.clients.clientFor(await signIn(['user:read:user']));
  await expect(client.listMeetings('live').next()).resolves.toBeDefined();
  await expect(client.endMeeting(1_234_567_890)).rejects.toMatchObject({ code: 4711 });
  expect(await routes()).toHaveLength(2);
});
