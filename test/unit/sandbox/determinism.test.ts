import { expect, it } from 'vitest';
import { SandboxClient } from './sandboxClient.ts';
import type { SandboxOptions } from '../../../sandbox/sandbox.ts';

const calls = [
  'GET /users/me',
  'GET /users/me/meetings?type=scheduled&page_size=300',
  'GET /users/me/meetings?type=previous_meetings&page_size=300',
  'GET /users/me/upcoming_meetings',
  'GET /users/me/recordings?from=2026-02-02&to=2026-03-01',
];

async function readAccount(options: SandboxOptions): Promise<string[]> {
  const zoom = await SandboxClient.start({ webOrigin: 'https://us05web.zoom.us', ...options });
  try {
    const { accessToken } = await zoom.signIn();
    const responses = await Promise.all(calls.map((call) => zoom.api(call, accessToken)));
    return responses.map(({ body }) => JSON.stringify(body).replaceAll(zoom.url, ''));
  } finally {
    await zoom.close();
  }
}

it('the same seed and clock create the same account', async () => {
  expect(await readAccount({ seed: 7 })).toEqual(await readAccount({ seed: 7 }));
  const generated = { seed: 7, meetings: 300 };
  expect(await readAccount(generated)).toEqual(await readAccount(generated));
});

it('another seed creates other IDs, another clock other times', async () => {
  const [, meetings] = await readAccount({ seed: 7 });
  expect((await readAccount({ seed: 8 }))[1]).not.toBe(meetings);
  const nextDay = new Date('2026-03-02T09:00:00Z');
  expect((await readAccount({ seed: 7, clock: nextDay }))[1]).not.toBe(meetings);
});
