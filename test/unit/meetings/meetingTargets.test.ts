import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Uri } from 'vscode';
import { MeetingDetailsFetcher } from '../../../src/meetings/details/meetingDetailsFetcher';
import { JoinTargetResolver } from '../../../src/meetings/join/joinTargetResolver';
import { ZoomPermissionError } from '../../../src/zoom/errors';
import { type AccountAtZoom, Zoom } from '../support/meetingsWindow.ts';
import { SilentLog } from '../support/silentLog.ts';

const id = 85012345678;
const link = `https://us05web.zoom.us/j/${id}?pwd=aB3.1`;
const start_time = new Date(Date.now() + 3_600_000).toISOString();
const standUp = { id, topic: 'Stand-up', type: 2, start_time, join_url: link };

let zoom: Zoom;
let ada: AccountAtZoom;

beforeEach(async () => {
  zoom = new Zoom(await mkdtemp(join(tmpdir(), 'zoom-join-')));
  ada = zoom.add('ada');
  ada.hosted = [standUp];
});

afterEach(() => rm(zoom.folder, { recursive: true }));

describe('Joining a meeting that another window has read', () => {
  it('asks Zoom for the link of that meeting only', async () => {
    const { join, requests } = await windowWithCachedRows();
    expect((await join({ id, accountId: 'ada' })).page).toBe(link);
    expect(requests).toEqual([`ada /meetings/${id}`]);
  });

  it('does not depend on Zoom’s response', async () => {
    const { join } = await windowWithCachedRows();
    zoom.isOffline = true;
    expect((await join({ id })).page).toBe(`https://zoom.us/j/${id}`);
    const pasted = `https://us05web.zoom.us/j/${id}`;
    expect((await join(pasted)).page).toBe(pasted);
  });

  it('finds the link of an invitation in the lists, because Zoom has it nowhere else', async () => {
    ada.hosted = [];
    ada.upcoming = [{ ...standUp, is_host: false }];
    const { join } = await windowWithCachedRows();
    expect((await join(id)).page).toBe(link);
  });

  it('takes a link with its passcode unchanged', async () => {
    const { join, requests } = await windowWithCachedRows();
    expect((await join(link)).page).toBe(link);
    expect(requests).toEqual([]);
  });
});

describe('Joining a meeting in a personal meeting room', () => {
  const room = 'https://us05web.zoom.us/j/1234567890';

  it('keeps the meeting that a link names, with the passcode that the list has', async () => {
    ada.hosted = [{ ...standUp, join_url: `${room}?pwd=aB3.1` }];
    const { join } = await windowWithFreshRows();
    expect((await join(`${room}?omn=${id}`)).page).toBe(`${room}?pwd=aB3.1&omn=${id}`);
    expect((await join(id)).page).toBe(`${room}?pwd=aB3.1`);
    ada.hosted = [{ ...standUp, join_url: room }];
    expect((await (await windowWithFreshRows()).join(`${room}?omn=${id}`)).page).toBe(
      `${room}?omn=${id}`,
    );
  });

  it('takes the link of the list if that has a number of its own', async () => {
    const { join } = await windowWithFreshRows();
    expect((await join(`${room}?omn=${id}`)).page).toBe(link);
  });

  it('takes the link as it is if no list has the meeting', async () => {
    ada.hosted = [];
    const { join } = await windowWithFreshRows();
    expect((await join(`${room}?pwd=x&omn=${id}`)).page).toBe(`${room}?pwd=x&omn=${id}`);
    expect((await join(`${room}?omn=${id}`)).page).toBe(`${room}?omn=${id}`);
  });
});

describe('Every command that takes a meeting', () => {
  const passcodeless = link.replace(/\?.*/, '');

  it.each([
    id,
    String(id),
    '850 1234 5678',
    { id },
    { id: String(id) },
    { id, accountId: 'ada' },
    { id, start: start_time },
    { join_url: link },
    { ...standUp },
    { uuid: 'a==' },
    link,
    passcodeless,
    `[Stand-up](${link})`,
    `Join Zoom Meeting\n${link}`,
    `${link}\nMeeting ID: 850 1234 5678`,
    `**${link}**`,
    `${passcodeless} or ${link}`,
    '850–1234–5678',
    'Meeting ID: 850 1234 5678',
    `https://us05web.zoom.us/j/1234567890?omn=${id}`,
  ])('takes the same arguments, and no request for a listed meeting: %j', async (argument) => {
    ada.hosted = [{ ...standUp, uuid: 'a==' }];
    const { join, argument: resolver, requests } = await windowWithFreshRows();
    requests.length = 0;
    expect((await join(argument)).page).toBe(link);
    const { account, entry } = await resolver.resolve(argument, '');
    expect([account.id, entry.id, entry.joinUrl]).toEqual(['ada', id, link]);
    expect((await resolver.find(argument, '')).entry).toBe(entry);
    expect(requests).toEqual([]);
  });

  it.each([5, '5', 'stand-up', { id: 5 }, { uuid: 'b==' }, {}, [id]])(
    'refuses what names no meeting, without a request: %j',
    async (argument) => {
      const { join, argument: resolver, requests } = await windowWithFreshRows();
      requests.length = 0;
      await expect(join(argument)).rejects.toThrow(/Not a Zoom meeting/);
      await expect(resolver.resolve(argument, '')).rejects.toThrow(/Not a Zoom meeting/);
      await expect(resolver.find(argument, '')).rejects.toThrow(/Not a Zoom meeting/);
      expect(requests).toEqual([]);
    },
  );

  it('takes the occurrence of a series that is named', async () => {
    const later = new Date(Date.parse(start_time) + 86_400_000);
    ada.hosted = [standUp, { ...standUp, start_time: later.toISOString() }];
    const { argument: resolver } = await windowWithFreshRows();
    const occurrenceId = String(later.getTime());
    for (const argument of [
      { id, start: later.toISOString() },
      { id, occurrenceId },
    ]) {
      expect((await resolver.find(argument, '')).entry?.start).toEqual(later);
    }
    const moved = { id, occurrenceId: '1700000000000' };
    expect(await resolver.find(moved, '')).toMatchObject(moved);
  });
});

describe('A details page', () => {
  it('has a button that joins the meeting', async () => {
    const { join } = await windowWithCachedRows();
    const address = Uri.from({
      scheme: 'zoom-meeting',
      query: JSON.stringify({ accountId: 'ada', id }),
    });
    expect((await join(address)).page).toBe(link);
  });
});

describe('A meeting that several accounts have', () => {
  it('is taken from the account that is named', async () => {
    const graceLink = `https://us05web.zoom.us/j/${id}?pwd=grace.1`;
    zoom.add('grace').hosted = [{ ...standUp, join_url: graceLink }];
    const { join, argument } = await windowWithFreshRows();
    for (const [accountId, joinUrl] of [
      ['ada', link],
      ['grace', graceLink],
    ]) {
      expect((await join({ id, accountId })).page).toBe(joinUrl);
      const { account, entry } = await argument.resolve({ id, accountId }, '');
      expect([account.id, entry.joinUrl]).toEqual([accountId, joinUrl]);
    }
  });

  it('is taken from its host if no account is named', async () => {
    const grace = zoom.add('grace');
    ada.hosted = [];
    ada.upcoming = [{ ...standUp, is_host: false }];
    grace.hosted = [standUp];
    const { model, argument } = zoom.openWindow();
    await model.refresh();
    expect((await argument.resolve(id, '')).account.id).toBe('grace');
  });

  it('is requested from each account if no list has it', async () => {
    const grace = zoom.add('grace');
    ada.hosted = [];
    grace.hosted = [standUp];
    const { argument } = zoom.openWindow();
    expect((await argument.resolve(id, '')).account.id).toBe('grace');
    await expect(argument.resolve(93123456789, '')).rejects.toMatchObject({ code: 3001 });
  });

  it('is requested from the next account if one has no permission', async () => {
    zoom.add('grace').hosted = [standUp];
    ada.refusals.all = new ZoomPermissionError('No permission.', { status: 400, code: 3000 });
    const { argument } = zoom.openWindow();
    expect((await argument.resolve(id, '')).account.id).toBe('grace');
  });

  it('can be shown from every account', async () => {
    zoom.add('grace').hosted = [standUp];
    ada.hosted = [];
    const { argument, clients, model, operations } = zoom.openWindow();
    const reader = new MeetingDetailsFetcher(clients, model, operations);
    const { account, entry } = await reader.fetch(await argument.find(id, ''));
    expect([account.id, entry.topic]).toEqual(['grace', 'Stand-up']);
    await expect(reader.fetch(await argument.find(93123456789, ''))).rejects.toMatchObject({
      code: 3001,
    });
  });
});

describe('A meeting that was deleted since another window has read it', () => {
  it('leaves the list, with an error that says so', async () => {
    const { model, argument } = await windowWithCachedRows();
    ada.hosted = [];
    await expect(argument.resolve(id, '')).rejects.toMatchObject({ unlistedTopic: 'Stand-up' });
    expect(model.all()).toEqual([]);
  });

  it('leaves the list also if the status bar, a reminder or a page names it', async () => {
    const { join, model } = await windowWithCachedRows();
    ada.hosted = [];
    await expect(join({ id, accountId: 'ada' })).rejects.toMatchObject({
      unlistedTopic: 'Stand-up',
    });
    expect(model.all()).toEqual([]);
  });

  it('does not prevent that a number that no list has is opened', async () => {
    const { join } = await windowWithCachedRows();
    expect((await join(93123456789)).page).toBe('https://zoom.us/j/93123456789');
  });
});

describe('A text that is pasted or selected', () => {
  it.each([
    `Join Zoom Meeting\n${link}\n\nMeeting ID: 850 1234 5678`,
    `[Stand-up](${link})`,
    `See https://example.com/j/85012345678 and ${link}.`,
    link.replace('https://', ''),
  ])('may have the link anywhere: %j', async (text) => {
    const { join } = await windowWithCachedRows();
    expect((await join(text)).page).toBe(link);
  });

  it('names no meeting if no URL in it is Zoom’s', async () => {
    const { join } = await windowWithCachedRows();
    await expect(join(`at https://zoom.us.evil.example/j/${id}`)).rejects.toThrow(
      /Not a Zoom meeting/,
    );
  });
});

/** A window that has read its lists from Zoom. */
async function windowWithFreshRows() {
  const { model, ...window } = zoom.openWindow();
  await model.refresh();
  return { ...window, model, join: joining(window) };
}

/** A window that has asked Zoom for nothing, and shows what another one has read. */
async function windowWithCachedRows() {
  await zoom.openWindow().model.refresh();
  const { clients, model, argument, requests } = zoom.openWindow();
  await model.restore();
  return { join: joining({ clients, argument }), model, argument, requests };
}

function joining({
  clients,
  argument,
}: Pick<ReturnType<Zoom['openWindow']>, 'clients' | 'argument'>) {
  const settings = { apiUrl: 'https://api.zoom.us/v2' };
  const resolver = new JoinTargetResolver(clients, argument, settings, new SilentLog());
  return (named: unknown) => resolver.resolve(named);
}
