import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { MeetingPicker } from '../../../src/meetings/target/meetingPicker';
import type { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { ZoomNetworkError, ZoomRateLimitError, ZoomScopeError } from '../../../src/zoom/errors';
import { type AccountAtZoom, Zoom } from '../support/meetingsWindow.ts';

const minute = 60_000;
const now = new Date('2026-11-23T09:00:00Z');
const standUp = { id: 85012345678, topic: 'Stand-up', type: 2, start_time: '2026-11-23T10:00:00Z' };
const review = { id: 85012345679, topic: 'Review', type: 2, start_time: '2026-11-23T11:00:00Z' };

let zoom: Zoom;
let ada: AccountAtZoom;

beforeEach(async () => {
  zoom = new Zoom(await mkdtemp(join(tmpdir(), 'zoom-model-')));
  ada = zoom.add('ada');
  ada.hosted = [{ ...standUp, join_url: 'https://zoom.us/j/85012345678?pwd=secret' }];
  vi.useFakeTimers({ now, toFake: ['Date'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(zoom.folder, { recursive: true });
});

describe('MeetingsModel', () => {
  it('takes what another window has just read, without a request', async () => {
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    await here.model.refresh();
    later(2 * minute);
    ada.hosted.push({ ...review, join_url: 'https://zoom.us/j/85012345679' });
    await there.model.refresh();
    later(minute);
    here.requests.length = 0;
    await expect(here.model.syncFromCache(5 * minute)).resolves.toBe(true);
    expect(here.requests).toEqual([]);
    expect(here.topics()).toEqual(['Stand-up', 'Review']);
    expect(here.model.lastRead).toBe(now.getTime() + 2 * minute);
  });

  it('keeps the links that it has, which no file does', async () => {
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    await here.model.refresh();
    later(minute);
    await there.model.refresh();
    await here.model.syncFromCache(5 * minute);
    expect(here.model.all()[0]?.entry.joinUrl).toBe('https://zoom.us/j/85012345678?pwd=secret');
  });

  it('does not keep them forever, because a passcode may have been changed', async () => {
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    await here.model.refresh();
    ada.hosted = [{ ...standUp, join_url: 'https://zoom.us/j/85012345678?pwd=changed' }];
    later(16 * minute);
    await there.model.refresh();
    await here.model.syncFromCache(5 * minute);
    expect((await here.argument.resolve(standUp.id, '')).entry.joinUrl).toMatch(/pwd=changed/);
  });

  it('keeps the previous meetings, which another window may not have wanted', async () => {
    ada.previous = [{ ...standUp, start_time: '2026-01-05T08:00:00Z' }];
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    zoom.settings.showPrevious = true;
    await here.model.refresh();
    zoom.settings.showPrevious = false;
    later(minute);
    await there.model.refresh();
    zoom.settings.showPrevious = true;
    await expect(here.model.syncFromCache(5 * minute)).resolves.toBe(true);
    expect(here.model.accounts()[0]?.previous).toHaveLength(1);
  });

  it('leaves what is too old, and asks', async () => {
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    await there.model.refresh();
    later(5 * minute);
    await expect(here.model.syncFromCache(5 * minute)).resolves.toBe(false);
    expect(here.topics()).toEqual([]);
  });

  it('asks if one of the accounts was not read, but not for one that has to sign in', async () => {
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    await there.model.refresh();
    zoom.add('grace');
    await expect(here.model.syncFromCache(5 * minute)).resolves.toBe(false);
    const [first, second] = zoom.accounts;
    const ended = { ...second, ended: 'sessionEnded' } as AccountSummary;
    zoom.accounts = [first, ended] as AccountSummary[];
    await expect(here.model.syncFromCache(5 * minute)).resolves.toBe(true);
    zoom.accounts = [ended];
    await expect(here.model.syncFromCache(5 * minute)).resolves.toBe(false);
  });

  it('asks after a change of its own, which the other window may not know of', async () => {
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    await here.model.refresh();
    await there.model.refresh();
    here.model.changes.remove('ada', standUp.id);
    await expect(here.model.syncFromCache(5 * minute)).resolves.toBe(false);
    expect(here.topics()).toEqual([]);
  });

  it('is up to date again if another window has reached Zoom', async () => {
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    await here.model.refresh();
    later(minute);
    zoom.isOffline = true;
    await here.model.refresh().catch(() => undefined);
    expect(here.model.accounts()[0]?.failure).toBeInstanceOf(ZoomNetworkError);
    zoom.isOffline = false;
    later(minute);
    await there.model.refresh();
    await here.model.syncFromCache(5 * minute);
    expect(here.model.accounts()[0]).toMatchObject({ failure: undefined, isCached: false });
  });

  it('is not loaded by a refresh that has failed, so that the next request goes to Zoom', async () => {
    const { model } = zoom.openWindow();
    zoom.isOffline = true;
    await expect(model.refresh()).rejects.toBeInstanceOf(ZoomNetworkError);
    expect(model.isLoaded).toBe(false);
    expect(model.isUnreachable).toBe(true);
    zoom.isOffline = false;
    await model.refresh();
    expect(model.isLoaded).toBe(true);
    expect(model.isUnreachable).toBe(false);
    zoom.isOffline = true;
    await expect(model.refresh()).rejects.toBeInstanceOf(ZoomNetworkError);
    expect(model.isLoaded).toBe(true);
  });

  it('lets a pick say that nothing could be loaded, though the personal room is known', async () => {
    zoom.accounts = [];
    zoom.add('ada', { personalRoom: { id: 4157702938, url: 'https://zoom.us/j/4157702938' } });
    const { model } = zoom.openWindow();
    const picker = new MeetingPicker(model, {} as unknown as MeetingFormatter, {
      groupsByAccount: false,
    });
    zoom.isOffline = true;
    await expect(picker.listItems()).rejects.toBeInstanceOf(ZoomNetworkError);
    await expect(picker.listItems()).rejects.toBeInstanceOf(ZoomNetworkError);
  });

  it('leaves an account under a daily limit alone, unless somebody asks', async () => {
    const grace = zoom.add('grace');
    const { model, requests } = zoom.openWindow();
    const retryAt = new Date(now.getTime() + 60 * minute);
    ada.refusals.all = new ZoomRateLimitError('daily', retryAt);
    grace.hosted = [review];
    await model.refresh(false);
    requests.length = 0;
    await model.refresh(false);
    expect([...new Set(requests.map((request) => request.split(' ')[0]))]).toEqual(['grace']);
    expect(model.accounts()[0]?.failure).toBe(ada.refusals.all);
    await model.refresh();
    expect(requests.some((request) => request.startsWith('ada'))).toBe(true);
    later(60 * minute);
    requests.length = 0;
    await model.refresh(false);
    expect(requests.some((request) => request.startsWith('ada'))).toBe(true);
  });

  it('is up to date for an app that may not read the invitations', async () => {
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    ada.refusals.invitations = new ZoomScopeError(['meeting:read:list_upcoming_meetings']);
    await expect(there.model.refresh()).resolves.toBe(1);
    expect(there.model.isLoaded).toBe(true);
    expect(there.model.accounts()[0]?.failure).toBeUndefined();
    await here.model.restore();
    expect(here.topics()).toEqual(['Stand-up']);
  });

  it('keeps what was created further ahead than is read, until it is deleted', async () => {
    const { model, topics } = zoom.openWindow();
    ada.hosted.push({ ...standUp, id: 85012345681, topic: 'Second page' });
    const near = ['Second page', 'Stand-up'];
    await model.refresh();
    model.changes.add('ada', { ...review, start_time: '2027-11-23T11:00:00Z' });
    model.changes.add('ada', { ...review, id: 85012345680, topic: 'Gone elsewhere' });
    await model.refresh();
    expect(topics()).toEqual([...near, 'Review']);
    model.changes.delete('ada', review.id).rollback();
    await model.refresh();
    expect(topics()).toEqual([...near, 'Review']);
    model.changes.remove('ada', review.id);
    await model.refresh();
    expect(topics()).toEqual(near);
  });

  const farReads = (requests: string[]) =>
    requests.filter((request) => request.endsWith(' scheduled')).length;
  const retreat = {
    id: 85012345690,
    topic: 'Retreat',
    type: 2,
    start_time: '2027-09-01T08:00:00Z',
  };

  it('reads the meetings further ahead once, and again if a person asks', async () => {
    const { model, topics, requests } = zoom.openWindow();
    ada.far = [retreat];
    await model.refresh(false);
    expect(topics()).toEqual(['Stand-up', 'Retreat']);
    ada.far = [];
    await model.refresh(false);
    expect([topics(), farReads(requests)]).toEqual([['Stand-up', 'Retreat'], 1]);
    await model.refresh();
    expect([topics(), farReads(requests)]).toEqual([['Stand-up'], 2]);
  });

  it('reads them of an account with many meetings only when they are needed', async () => {
    const { model, topics, requests } = zoom.openWindow();
    ada.hosted.push(review);
    ada.far = [retreat];
    await model.refresh();
    expect([topics(), farReads(requests)]).toEqual([['Stand-up', 'Review'], 0]);
    ada.refusals.far = new ZoomNetworkError('unreachable', 'api.zoom.us');
    await model.readBeyondHorizon('ada');
    await model.readBeyondHorizon('ada');
    expect(model.accounts()[0]?.failure).toBe(ada.refusals.far);
    expect(farReads(requests)).toBe(1);
    ada.refusals.far = undefined;
    await model.refresh(false);
    expect(model.accounts()[0]?.failure).toBeUndefined();
    await model.readBeyondHorizon('ada');
    await model.readBeyondHorizon('ada');
    expect([topics(), farReads(requests)]).toEqual([['Stand-up', 'Review', 'Retreat'], 2]);
    await model.refresh();
    expect([topics(), farReads(requests)]).toEqual([['Stand-up', 'Review', 'Retreat'], 3]);
  });

  it('reads them even if one of the small lists cannot be read', async () => {
    const { model, topics } = zoom.openWindow();
    ada.hosted.push(review);
    ada.far = [retreat];
    ada.refusals.invitations = new ZoomScopeError(['meeting:read:list_upcoming_meetings']);
    await model.refresh(false).catch(() => undefined);
    await model.readBeyondHorizon('ada');
    expect(topics()).toEqual(['Stand-up', 'Review', 'Retreat']);
  });

  it('keeps the changes made to them from here, though they are not read again', async () => {
    const { model, topics } = zoom.openWindow();
    const offsite = { ...retreat, id: 85012345691, topic: 'Off-site' };
    ada.far = [retreat, offsite];
    await model.refresh(false);
    model.changes.remove('ada', retreat.id);
    model.changes
      .change('ada', offsite.id, (entry) => ({ ...entry, topic: `${String(entry.topic)}!` }))
      .confirm();
    await model.refresh(false);
    await model.refresh(false);
    expect(topics()).toEqual(['Stand-up', 'Off-site!']);
  });

  it('drops what has come nearer and is in the list of upcoming ones no more', async () => {
    const { model, topics } = zoom.openWindow();
    ada.far = [{ ...retreat, start_time: '2027-05-24T08:00:00Z' }];
    await model.refresh(false);
    expect(topics()).toEqual(['Stand-up', 'Retreat']);
    later(3 * 24 * 60 * minute);
    expect(topics()).toEqual(['Stand-up']);
  });

  it('has it in a new window before Zoom has answered, and after another window has read', async () => {
    const [here, there] = [zoom.openWindow(), zoom.openWindow()];
    ada.far = [{ ...retreat, join_url: 'https://zoom.us/j/85012345690?pwd=secret' }];
    await here.model.refresh(false);
    await there.model.restore();
    expect(there.topics()).toEqual(['Stand-up', 'Retreat']);
    later(minute);
    await there.model.refresh(false);
    await here.model.syncFromCache(5 * minute);
    expect(here.topics()).toEqual(['Stand-up', 'Retreat']);
    expect(here.model.all()[1]?.entry.joinUrl).toBe('https://zoom.us/j/85012345690?pwd=secret');
  });

  it('shows a meeting at the time to which it was moved, though it was created far ahead', async () => {
    const { model, topics } = zoom.openWindow();
    ada.hosted.push(review);
    await model.refresh();
    model.changes.add('ada', { ...retreat, topic: 'Far' });
    model.changes.add('ada', { ...retreat, topic: 'Near', start_time: '2026-11-24T08:00:00Z' });
    ada.hosted.push({ ...retreat, topic: 'Near', start_time: '2026-11-24T08:00:00Z' });
    await model.refresh(false);
    await model.refresh(false);
    expect(topics()).toEqual(['Stand-up', 'Review', 'Near']);
  });

  it('keeps the far dates of a series that was changed here', async () => {
    const { model } = zoom.openWindow();
    const [near, far] = ['2026-12-01T08:00:00Z', '2027-09-01T08:00:00Z'];
    const series = { ...retreat, type: 8 };
    ada.hosted = [{ ...series, start_time: near }];
    ada.far = [{ ...series, start_time: far }];
    await model.refresh(false);
    const occurrences = [{ start_time: near }, { start_time: far }];
    model.changes.add('ada', { ...series, topic: 'Renamed', start_time: near, occurrences });
    await model.refresh(false);
    expect(model.all().map(({ entry }) => entry.start?.toISOString().slice(0, 10))).toEqual([
      '2026-12-01',
      '2027-09-01',
    ]);
  });

  it('takes back a change that was refused after a refresh', async () => {
    const { model, topics } = zoom.openWindow();
    ada.far = [retreat];
    await model.refresh(false);
    const renamed = (id: number) =>
      model.changes.change('ada', id, (entry) => ({ ...entry, topic: 'Renamed' }));
    const changes = [renamed(retreat.id), renamed(standUp.id)];
    await model.refresh(false);
    await model.refresh(false);
    expect(topics()).toEqual(['Renamed', 'Renamed']);
    changes.forEach((change) => {
      change.rollback();
    });
    expect(topics()).toEqual(['Stand-up', 'Retreat']);
  });

  it('does not show again what Zoom is being asked to delete', async () => {
    const { model, topics, requests } = zoom.openWindow();
    await model.refresh(false);
    const { confirm } = model.changes.delete('ada', standUp.id);
    await model.refresh(false);
    expect(topics()).toEqual([]);
    requests.length = 0;
    const underWay = model.refresh(false);
    await vi.waitUntil(() => requests.length > 0);
    confirm();
    await underWay;
    expect(topics()).toEqual([]);
    await model.refresh(false);
    expect(topics()).toEqual(['Stand-up']);
  });

  it('keeps what was changed during a refresh, whose lists may not have it yet', async () => {
    const { model, topics } = zoom.openWindow();
    let hasChanged = false;
    model.onDidChange(() => {
      // The first page is shown while the other lists are still being read.
      if (!hasChanged && topics().length > 0) {
        hasChanged = true;
        model.changes.add('ada', review);
      }
    });
    await model.refresh(false);
    expect(topics()).toEqual(['Stand-up', 'Review']);
    await model.refresh(false);
    expect(topics()).toEqual(['Stand-up']);
  });

  it('shows what Zoom says about a change that was made', async () => {
    const { model, topics } = zoom.openWindow();
    await model.refresh(false);
    model.changes.change('ada', standUp.id, (entry) => ({ ...entry, topic: 'Guessed' })).confirm();
    await model.refresh(false);
    expect(topics()).toEqual(['Stand-up']);
  });

  it('knows what was ended from here, until it begins again', async () => {
    const { model } = zoom.openWindow();
    const [first, second] = ['2026-11-23T08:55:00Z', '2026-11-30T08:55:00Z'];
    ada.hosted = [
      { ...standUp, type: 8, start_time: first, status: 'started' },
      { ...standUp, type: 8, start_time: second },
    ];
    await model.refresh();
    const ended = () => model.all().map(({ entry }) => model.changes.hasEnded(entry));
    expect(ended()).toEqual([false, false]);
    model.changes.end('ada', standUp.id);
    expect(ended()).toEqual([true, false]);
    await model.refresh();
    expect(ended()).toEqual([false, false]);
  });

  it('does not go on calling live what was so an hour ago', async () => {
    const live = () => model.all().filter(({ entry }) => entry.isLive).length;
    const { model } = zoom.openWindow();
    ada.live = [standUp];
    await model.refresh();
    later(60 * minute);
    expect(live()).toBe(1);
    later(minute);
    expect(live()).toBe(0);
    await model.refresh();
    expect(live()).toBe(1);
  });

  it('shows the meetings that have ended only if they are wanted, whichever window has read them', async () => {
    ada.previous = [{ ...standUp, start_time: '2026-01-05T08:00:00Z' }];
    zoom.settings.showPrevious = true;
    await zoom.openWindow().model.refresh();
    const { model } = zoom.openWindow();
    const shown = () => model.accounts().map(({ previous }) => previous.length);
    await model.restore();
    expect(shown()).toEqual([1]);
    zoom.settings.showPrevious = false;
    expect(shown()).toEqual([0]);
  });

  it('shows the first page before the second, and then nothing until the list is whole', async () => {
    const { model, topics } = zoom.openWindow();
    const shown: number[] = [];
    ada.hosted = Array.from({ length: 4 }, (_, index) => ({ ...standUp, id: 1_000 + index }));
    model.onDidChange(() => shown.push(topics().length));
    await model.refresh();
    expect([...new Set(shown)]).toEqual([0, 1, 4]);
  });
});

function later(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}
