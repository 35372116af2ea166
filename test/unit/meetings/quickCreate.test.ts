import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { createCreateCommands } from '../../../src/meetings/create/createMeetingCommand';
import { lineOfTopic } from '../../../src/meetings/create/quickLine';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { ResponseLostError } from '../../../src/meetings/model/createMeetingOnce';
import type { MeetingParts } from '../../../src/meetings/target/meetingParts';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { ZoomNetworkError, ZoomValidationError } from '../../../src/zoom/errors';
import type { Meeting, NewMeeting } from '../../../src/zoom/types';
import { QuickPicks, type Answer } from '../support/quickPicks.ts';

const ada: AccountSummary = {
  id: 'ada',
  label: 'ada@example.com',
  apiUrl: 'https://api.zoom.us/v2',
  ended: undefined,
  personalRoom: undefined,
  scopes: [],
};

const more = 'More Options…';

let folder: string;
let picks: QuickPicks;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-quick-'));
  vi.stubEnv('TZ', 'Europe/Berlin');
  // Monday, 10:30 in Berlin.
  vi.useFakeTimers({ now: new Date('2026-11-23T09:30:00Z'), toFake: ['Date'] });
  picks = new QuickPicks();
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

interface World {
  settings?: Readonly<Record<string, unknown>>;
  accounts?: readonly AccountSummary[];
  locale?: string;
  create?: (request: NewMeeting, attempt: number) => Promise<Meeting>;
}

/** Create Meeting in a window whose drafts are in the folder of the test. */
function openWindow({ settings = {}, accounts = [ada], locale = 'en-US', create }: World = {}) {
  const requests: NewMeeting[] = [];
  const hosts: string[] = [];
  const retries: (() => unknown)[] = [];
  const parts = {
    accounts: { clients: { usableAccounts: () => Promise.resolve(accounts) } },
    operations: {
      create: ({ id }: AccountSummary, request: NewMeeting) => {
        requests.push(request);
        hosts.push(id);
        return (
          create?.(request, requests.length) ??
          Promise.resolve({ ...request, id: 85012345678, join_url: 'https://zoom.us/j/1' })
        );
      },
      findCreated: () => Promise.resolve(undefined),
    },
    formatter: new MeetingFormatter(new ReaderLocale(locale)),
    locale: new ReaderLocale(locale),
    revealMeeting: () => Promise.resolve(),
    services: {
      folder: (name: string) => join(folder, name),
      errors: { show: (_error: unknown, retry: () => unknown) => retries.push(retry) },
      log: { info: () => undefined, error: () => undefined },
      progress: { describeWait: () => undefined },
      settings: { newMeeting: (field: string) => settings[field] },
    },
  } as unknown as MeetingParts;
  const commands = createCreateCommands(parts, () => Promise.reject(new Error('No agenda.')));
  return {
    requests,
    hosts,
    retries,
    create: (...answers: readonly Answer[]): Promise<unknown> => {
      picks.answer(...answers);
      return Promise.resolve(commands['zoom.createMeeting'](undefined));
    },
    createAbout: (...answers: readonly Answer[]): Promise<unknown> => {
      picks.answer(...answers);
      return Promise.resolve(commands['zoom.createMeetingFromEditor'](undefined));
    },
    /** What is offered for a line; the person leaves. */
    offeredFor: async (line: string) => {
      picks.answer({ type: line }, 'Escape');
      await Promise.resolve(commands['zoom.createMeeting'](undefined)).catch(() => undefined);
      return picks.shown.at(-1)?.lines ?? [];
    },
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

/** A line as text, with plain blanks. */
function textOf({ label, description, detail }: vscode.QuickPickItem): string {
  return [label, description, detail]
    .filter((part) => part !== undefined)
    .join(' | ')
    .replace(/\s/gu, ' ');
}

describe('The line of a new meeting', () => {
  it('creates a meeting now from nothing but a topic', async () => {
    const { create, requests } = openWindow();
    await create({ type: 'Retro' });
    expect(requests).toEqual([
      { topic: 'Retro', type: 2, duration: 60, timezone: 'Europe/Berlin' },
    ]);
    expect(picks.shown.map(({ title }) => title)).toEqual(['Create Meeting']);
  });

  it('creates a meeting now from nothing at all, as it says', async () => {
    const { create, requests } = openWindow();
    await create('Zoom Meeting');
    expect(requests).toMatchObject([{ topic: 'Zoom Meeting' }]);
    expect(requests[0]).not.toHaveProperty('start_time');
    expect(picks.shown[0]?.lines.map(textOf)).toEqual(['Zoom Meeting | Now, 1 hr', more]);
  });

  it.each([
    [
      'Design review tomorrow 3pm 45m',
      ['Design review | Tue, Nov 24, 3:00 – 3:45 PM Europe/Berlin'],
      { topic: 'Design review', start_time: '2026-11-24T15:00:00', duration: 45 },
    ],
    [
      'Retro friday 14:00-15:30',
      ['Retro | Fri, Nov 27, 2:00 – 3:30 PM Europe/Berlin'],
      { topic: 'Retro', start_time: '2026-11-27T14:00:00', duration: 90 },
    ],
    [
      '1:1 with Sam in 20 min for half an hour',
      ['1:1 with Sam | Mon, Nov 23, 10:50 – 11:20 AM Europe/Berlin'],
      { topic: '1:1 with Sam', start_time: '2026-11-23T10:50:00', duration: 30 },
    ],
    ['Q3 2027 plan', ['Q3 2027 plan | Now, 1 hr'], { topic: 'Q3 2027 plan' }],
    ['"Plan tomorrow 3pm"', ['Plan tomorrow 3pm | Now, 1 hr'], { topic: 'Plan tomorrow 3pm' }],
    [
      'Kickoff 4 January 2027 9:00',
      ['Kickoff | Mon, Jan 4, 2027, 9:00 – 10:00 AM Europe/Berlin'],
      { topic: 'Kickoff', start_time: '2027-01-04T09:00:00', duration: 60 },
    ],
    [
      'tomorrow 3pm',
      ['Zoom Meeting | Tue, Nov 24, 3:00 – 4:00 PM Europe/Berlin'],
      { topic: 'Zoom Meeting' },
    ],
  ])('shows what “%s” will be, and creates it', async (line, expected, request) => {
    const { create, requests } = openWindow();
    await create({ type: line });
    expect(picks.shown[0]?.lines.map(textOf)).toEqual([...expected, more]);
    expect(requests).toMatchObject([request]);
  });

  it('reads a time in the zone of the settings too, and shows both clocks', async () => {
    const { offeredFor } = openWindow({ settings: { timezone: 'America/New_York' } });
    expect((await offeredFor('Retro tomorrow 15:00 45m')).map(textOf)).toEqual([
      'Retro | Tue, Nov 24, 3:00 – 3:45 PM Europe/Berlin · 9:00 AM New York',
      'Retro | Tue, Nov 24, 9:00 – 9:45 PM Europe/Berlin · 3:00 PM New York',
      more,
    ]);
    expect((await offeredFor('Retro in 20 min')).map(textOf)).toEqual([
      'Retro | Mon, Nov 23, 10:50 – 11:50 AM Europe/Berlin · 4:50 AM New York',
      more,
    ]);
  });

  it('offers everything that can be meant, likeliest first', async () => {
    const { offeredFor } = openWindow();
    expect((await offeredFor('Retro tomorrow at 3')).map(textOf)).toEqual([
      'Retro | Tue, Nov 24, 3:00 – 4:00 PM Europe/Berlin',
      'Retro | Tue, Nov 24, 3:00 – 4:00 AM Europe/Berlin',
      more,
    ]);
    // The clocks show this time twice.
    expect((await offeredFor('Retro 2027-10-31 02:30')).map(textOf)).toEqual([
      'Retro | Sun, Oct 31, 2027, 2:30 AM Europe/Berlin | GMT+2',
      'Retro | Sun, Oct 31, 2027, 2:30 – 3:30 AM Europe/Berlin | GMT+1',
      more,
    ]);
  });

  it('tells apart meetings of which the clocks show only the end twice', async () => {
    const { offeredFor } = openWindow();
    expect((await offeredFor('Retro 31.10.2027 01:00-02:30')).map(textOf)).toEqual([
      'Retro | Sun, Oct 31, 2027, 1:00 – 2:30 AM Europe/Berlin | 1 hr 30 min',
      'Retro | Sun, Oct 31, 2027, 1:00 – 2:30 AM Europe/Berlin | 2 hr 30 min',
      more,
    ]);
  });

  it.each([
    ['Retro 30 February 10:00', 'The day in “30 February 10:00” does not exist.'],
    ['Retro yesterday 3pm', 'Sunday, November 22, 2026 at 3:00 PM is in the past.'],
    ['Retro 15:00-14:00', 'The end in “15:00-14:00” is not after the start.'],
    ['Retro friday', 'The time “friday” needs a time of day.'],
    [
      'Retro tomorrow 3pm 0 min',
      'The duration in “tomorrow 3pm 0 min” is not from 1 to 1,440 minutes.',
    ],
    [
      'Retro tomorrow 3pm 1441 min',
      'The duration in “tomorrow 3pm 1441 min” is not from 1 to 1,440 minutes.',
    ],
    [
      'Retro 2027-03-28 02:30',
      'The clocks are set forward on that day, and skip the time that you typed.',
    ],
    ['x'.repeat(201), 'The topic can have up to 200 characters, but this one has 201.'],
  ])('says why “%s” cannot be created, and creates nothing', async (line, problem) => {
    const { create, requests } = openWindow();
    await expect(create({ type: line })).rejects.toThrow(vscode.CancellationError);
    expect(picks.shown[0]?.lines[0]?.label.replace(/\s/gu, ' ')).toBe(problem);
    expect(requests).toEqual([]);
  });

  it('passes what was typed to the menu, and what the menu says back to the line', async () => {
    const { create, requests } = openWindow();
    await create(more, 'Topic', { type: 'Review' }, 'Back', 'Review');
    expect(requests[0]).toMatchObject({ topic: 'Review' });
  });

  it('asks which account hosts the meeting if there are several, and shows it', async () => {
    const grace = { ...ada, id: 'grace', label: '$(zap)grace@example.com' };
    const { create, createAbout, hosts } = openWindow({ accounts: [ada, grace] });
    const asked = chooseAccount('$\u2060(zap)grace@example.com');
    await create({ type: 'Retro' });
    expect(picks.shown[0]?.lines[0]?.detail).toBe('$\u2060(zap)grace@example.com');
    await createAbout({ type: 'Review' });
    await create(more, 'Account', 'ada@example.com', 'Create Meeting');
    expect(hosts).toEqual(['grace', 'grace', 'ada']);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('asks nothing if there is one account, and creates nothing if none is chosen', async () => {
    const asked = chooseAccount(undefined);
    await openWindow().create({ type: 'Retro' });
    expect(asked).not.toHaveBeenCalled();
    const { create, requests } = openWindow({ accounts: [ada, { ...ada, id: 'grace' }] });
    await expect(create({ type: 'Retro' })).rejects.toThrow(vscode.CancellationError);
    expect(requests).toEqual([]);
  });

  it('uses presets, with their names as topics, and asks for a passcode if they say so', async () => {
    const presets = {
      Pairing: { duration: 90, muteOnEntry: false, passcode: true },
      Retro: { topic: 'Sprint retro', duration: 30 },
    };
    const { create, requests } = openWindow({ settings: { presets, waitingRoom: true } });
    await create('Retro', 'Sprint retro');
    await create('Pairing', { type: 'tomorrow 3pm' }, { type: 'a1' });
    await create('Pairing', { type: 'Parser tomorrow 3pm 45m' }, 'Back', 'Pairing', {
      type: 'Parser tomorrow 3pm 45m',
    });
    expect(requests).toMatchObject([
      { topic: 'Sprint retro', duration: 30, settings: { waiting_room: true } },
      { topic: 'Pairing', duration: 90, password: 'a1', settings: { mute_upon_entry: false } },
      { topic: 'Parser', duration: 45, settings: { waiting_room: true } },
    ]);
    expect(requests[2]).not.toHaveProperty('password');
  });
});

describe('What was typed for a new meeting', () => {
  it('is offered again after Escape, after a failure and in another window', async () => {
    await expect(openWindow().create({ type: 'Retro friday' })).rejects.toThrow();
    const refuse = () => Promise.reject(new ZoomValidationError([], 'No.'));
    const { create, requests } = openWindow({ create: refuse });
    await create('Continue with “Retro friday”', { type: 'Retro friday 14:00' });
    expect(requests).toHaveLength(1);
    const next = openWindow();
    await next.create('Continue with “Retro friday 14:00”', 'Retro');
    expect(next.requests).toMatchObject([{ start_time: '2026-11-27T14:00:00' }]);
    await next.create('Zoom Meeting');
    expect(picks.line('Continue with “Retro friday 14:00”')).toBeDefined();
    expect(picks.shown.at(-1)?.lines).toHaveLength(2);
  });

  it('is discarded with the button', async () => {
    await expect(openWindow().create({ type: 'Retro friday' })).rejects.toThrow();
    const { create } = openWindow();
    await create({ press: 'Continue with “Retro friday”' }, 'Zoom Meeting');
    expect(picks.shown.at(-1)?.lines.map(textOf)).toEqual(['Zoom Meeting | Now, 1 hr', more]);
  });

  it('is in the menu again, with everything but the passcode, which is asked for', async () => {
    const leave = openWindow().create(
      more,
      ...(['Topic', { type: 'Secret' }, 'Passcode', { type: 'hunter2' }] as const),
      ...(['Mute on entry', 'Escape'] as const),
    );
    await expect(leave).rejects.toThrow(vscode.CancellationError);
    const { create, requests } = openWindow();
    await create('Continue with “Secret”', { type: 'hunter3' }, 'Create Meeting');
    expect(requests).toMatchObject([
      { topic: 'Secret', password: 'hunter3', settings: { mute_upon_entry: true } },
    ]);
  });

  it('is scheduled in UTC if its time zone is gone since, which is said', async () => {
    const leave = openWindow().create(
      ...([more, 'Topic', { type: 'Retro' }, 'Time zone', 'Asia/Tokyo'] as const),
      ...(['Start', { type: 'tomorrow 10pm JST' }, 'Escape'] as const),
    );
    await expect(leave).rejects.toThrow(vscode.CancellationError);
    for (const name of await readdir(join(folder, 'drafts'))) {
      const file = join(folder, 'drafts', name);
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('Asia/Tokyo', 'Asia/Atlantis'));
    }
    const show = vi.spyOn(vscode.window, 'showInformationMessage').mockResolvedValue(undefined);
    const single = openWindow();
    await single.create('Continue with “Retro”', 'Create Meeting');
    expect(single.requests).toMatchObject([
      { start_time: '2026-11-24T13:00:00Z', timezone: 'UTC' },
    ]);
    expect(show.mock.calls.at(-1)?.[0]).toContain('Asia/Atlantis');
  });

  it('is asked for at the field that Zoom refuses', async () => {
    const { create, requests, retries } = openWindow({
      create: (request, attempt) =>
        attempt === 1
          ? Promise.reject(new ZoomValidationError([{ field: 'topic', message: 'Too rude.' }], ''))
          : Promise.resolve({ ...request, id: 1 }),
    });
    await create({ type: 'Damn tomorrow 3pm' });
    picks.answer('Topic', { type: 'Retro' }, 'Create Meeting');
    await retries[0]?.();
    expect(picks.shown[1]?.lines.find(({ label }) => label === 'Topic')?.detail).toContain('rude');
    expect(requests[1]).toMatchObject({ topic: 'Retro', start_time: '2026-11-24T15:00:00' });
  });

  it('is not asked for again if a response is lost, and is looked for first', async () => {
    const lost = new ZoomNetworkError('unreachable', 'Lost.');
    const { create, requests, retries } = openWindow({
      create: (request, attempt) =>
        attempt === 1
          ? Promise.reject(new ResponseLostError(lost, { request, sentAt: Date.now() }))
          : Promise.resolve({ ...request, id: 1 }),
    });
    await create({ type: 'Retro' });
    await retries[0]?.();
    expect(picks.left).toBe(0);
    expect(requests).toHaveLength(2);
    expect(requests[1]).toEqual(requests[0]);
  });
});

it.each([
  ['Login form', 'Login form'],
  ['Call Sam tomorrow 3pm', '"Call Sam tomorrow 3pm"'],
  ['Say "hi" at 5pm', '"Say "hi" at 5pm"'],
  ['5pm "a" “c” «d» 6pm', '"5pm "a" “c” «d» 6pm"'],
  ['', ''],
])('the topic “%s” of a file means only itself as %s', async (topic, line) => {
  await expect(lineOfTopic(topic)).resolves.toBe(line);
});
