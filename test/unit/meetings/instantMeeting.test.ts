import { afterEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { createInstantMeetingCommands } from '../../../src/meetings/start/instantMeetingCommand';
import type { MeetingParts } from '../../../src/meetings/target/meetingParts';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import type { NewMeeting } from '../../../src/zoom/types';

const ada: AccountSummary = {
  id: 'ada',
  label: 'ada@example.com',
  apiUrl: 'https://api.zoom.us/v2',
  ended: undefined,
  personalRoom: { id: 1111111111, url: 'https://zoom.us/j/1111111111' },
  scopes: [],
};
const grace: AccountSummary = {
  ...ada,
  id: 'grace',
  label: 'grace@example.com',
  personalRoom: { id: 2222222222, url: 'https://zoom.us/j/2222222222' },
};

afterEach(() => {
  vi.restoreAllMocks();
});

/** Start Instant Meeting with some accounts and settings, and what comes of it. */
function openWindow(
  accounts: readonly AccountSummary[],
  settings: Readonly<Record<string, unknown>> = {},
) {
  const hosts: string[] = [];
  const parts = {
    accounts: {
      clients: {
        usableAccounts: () => Promise.resolve(accounts),
        clientFor: () => Promise.resolve({ getZak: () => Promise.resolve('zak') }),
      },
    },
    operations: {
      create: ({ id }: AccountSummary, request: NewMeeting) => {
        hosts.push(id);
        return Promise.resolve({
          ...request,
          id: 85012345678,
          join_url: 'https://zoom.us/j/85012345678',
        });
      },
    },
    model: { changes: { add: () => undefined }, isListed: () => false },
    formatter: new MeetingFormatter(new ReaderLocale('en-US')),
    services: {
      errors: { show: () => undefined },
      log: { info: () => undefined },
      progress: { describeWait: () => undefined },
      settings: { newMeeting: (field: string) => settings[field] },
    },
  } as unknown as MeetingParts;
  const command = createInstantMeetingCommands(parts)['zoom.startInstantMeeting'];
  const open = vi.spyOn(vscode.env, 'openExternal').mockResolvedValue(true);
  return {
    hosts,
    /** The meetings that were opened, without the ZAK. */
    opened: () => open.mock.calls.map(([url]) => String(url).replace(/\?.*/, '')),
    start: (options?: object) => Promise.resolve(command(options)),
  };
}

/** Answers the question for an account with a label, or with Escape. */
function chooseAccount(label: string | undefined) {
  return vi
    .spyOn(vscode.window, 'showQuickPick')
    .mockImplementation((items: unknown) =>
      Promise.resolve((items as vscode.QuickPickItem[]).find((item) => item.label === label)),
    );
}

describe('Start Instant Meeting with several accounts', () => {
  it('asks which one hosts the meeting', async () => {
    const asked = chooseAccount(grace.label);
    const { start, hosts } = openWindow([ada, grace]);
    await start();
    expect(hosts).toEqual(['grace']);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('asks whose personal meeting room is opened', async () => {
    const asked = chooseAccount(grace.label);
    const { start, hosts, opened } = openWindow([ada, grace], { usePersonalMeetingId: true });
    await expect(start()).resolves.toMatchObject({ id: 2222222222 });
    expect(hosts).toEqual([]);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(opened()).toEqual(['https://zoom.us/s/2222222222']);
  });

  it('starts nothing if none is chosen', async () => {
    chooseAccount(undefined);
    for (const settings of [{}, { usePersonalMeetingId: true }]) {
      const { start, hosts, opened } = openWindow([ada, grace], settings);
      await expect(start()).rejects.toThrow(vscode.CancellationError);
      expect([hosts, opened()]).toEqual([[], []]);
    }
  });

  it('asks once if its key is pressed twice', async () => {
    const asked = chooseAccount(ada.label);
    const { start, hosts } = openWindow([ada, grace]);
    await Promise.all([start(), start()]);
    expect(hosts).toEqual(['ada']);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

it('Start Instant Meeting asks nothing with one account, nor from a program', async () => {
  const asked = chooseAccount(undefined);
  const single = openWindow([grace]);
  await single.start();
  const several = openWindow([ada, grace]);
  await several.start({ topic: 'Named' });
  expect([single.hosts, several.hosts]).toEqual([['grace'], ['ada']]);
  expect(asked).not.toHaveBeenCalled();
});
