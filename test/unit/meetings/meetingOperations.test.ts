import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { ResponseLostError } from '../../../src/meetings/model/createMeetingOnce';
import { MeetingOperations } from '../../../src/meetings/model/meetingOperations';
import {
  ZoomNetworkError,
  ZoomNotFoundError,
  ZoomPermissionError,
  ZoomValidationError,
} from '../../../src/zoom/errors';
import type { ApiRequest } from '../../../src/zoom/http/apiTransport';
import type { Meeting, NewMeeting } from '../../../src/zoom/types';
import { ZoomClient } from '../../../src/zoom/zoomClient';
import { Zoom } from '../support/meetingsWindow.ts';
import { refusalOf } from '../support/refusalOf.ts';

const id = 85012345678;
const standUp: Meeting = { id, topic: 'Stand-up', type: 2, start_time: '2099-11-23T10:00:00Z' };
const secrets = {
  start_url: `https://zoom.us/s/${id}?zak=secret`,
  dynamic_host_key: 'host-key',
};
const lost = new ZoomNetworkError('interrupted', 'api.zoom.us');
const missing = new ZoomNotFoundError('Meeting does not exist.', {
  status: 404,
  code: 3001,
  meaning: 'meetingMissing',
});
const renamed = {
  update: { topic: 'Renamed' },
  occurrenceId: undefined,
  preview: (entry: Meeting) => ({ ...entry, topic: 'Renamed' }),
};

let zoom: Zoom;
let account: AccountSummary;

beforeEach(async () => {
  zoom = new Zoom(await mkdtemp(join(tmpdir(), 'zoom-operations-')));
  zoom.add('ada').far = [standUp];
  [account] = zoom.accounts as [AccountSummary];
});

afterEach(() => {
  vi.useRealTimers();
  return rm(zoom.folder, { recursive: true, maxRetries: 5 });
});

describe('A meeting that is read, created or changed', () => {
  it('has neither its start link nor its host key', async () => {
    const { operations } = await windowThatGets(() => ({ ...standUp, ...secrets }));
    const request = { topic: 'Stand-up', type: 2 };
    for (const meeting of [
      await operations.get(account, id),
      await operations.get(account, id, { occurrenceId: '1' }),
      await operations.create(account, request),
      await operations.update(account, standUp, renamed),
    ]) {
      expect(meeting).toEqual(standUp);
    }
  });

  it('has neither of them if its response was lost and it was found in a list', async () => {
    const created = { ...standUp, ...secrets, created_at: new Date().toISOString() };
    const { operations } = await windowThatGets(({ method, route }) =>
      method === 'POST' ? lost : route === '/users/me/meetings' ? { meetings: [created] } : created,
    );
    const meeting = await operations.create(account, { topic: 'Stand-up', type: 2 });
    expect(Object.keys(meeting)).not.toContain('start_url');
    expect(Object.keys(meeting)).not.toContain('dynamic_host_key');
    expect(meeting.id).toBe(id);
  });

  it('leaves neither of them in the lists', async () => {
    const { model, operations } = await windowThatGets(() => ({ ...standUp, id: 2, ...secrets }));
    await operations.create(account, { topic: 'Stand-up', type: 2 });
    expect(JSON.stringify(model.all())).not.toMatch(/secret|host-key/);
  });
});

describe('Creating a meeting', () => {
  const request = { topic: 'Review', type: 2, duration: 30 };

  it('shows it while Zoom is asked, and no longer if Zoom refuses', async () => {
    const { model, operations } = await windowThatGets(
      () => new ZoomPermissionError('Not in your plan.'),
    );
    const pending = () => model.accounts()[0]?.pending.map(({ topic }) => topic);
    const creating = operations.create(account, request);
    expect(pending()).toEqual(['Review']);
    await expect(creating).rejects.toThrow('Not in your plan.');
    expect(pending()).toEqual([]);
  });

  it('says if it is not known whether there is one, and searches for it the next time', async () => {
    let isListed = false;
    const { operations, sent } = await windowThatGets(({ method, route }) => {
      const created = { ...request, id: 2, created_at: new Date().toISOString() };
      return method === 'POST'
        ? lost
        : route === '/users/me/meetings'
          ? { meetings: isListed ? [created] : [] }
          : created;
    });
    const failure: unknown = await operations.create(account, request).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(ResponseLostError);
    isListed = true;
    const meeting = await operations.create(account, request, {
      lost: failure as ResponseLostError,
    });
    expect(meeting.id).toBe(2);
    expect(sent.filter((one) => one.startsWith('POST'))).toHaveLength(1);
  });

  it('searches for one that was lost minutes ago, also for a program that only asks once more', async () => {
    const { operations, lists, posts } = await windowThatLoses('everyResponse');
    await expect(operations.create(account, request)).rejects.toBeInstanceOf(ResponseLostError);
    lists.push({ ...request, id: 2, created_at: new Date().toISOString() });
    await expect(operations.create(account, { ...request })).resolves.toMatchObject({ id: 2 });
    expect(posts()).toBe(1);
  });

  it('finds one that Zoom lists a moment later', async () => {
    let searches = 0;
    const { operations } = await windowThatGets(({ method, path }) => {
      const created = { ...request, id: 2, created_at: new Date().toISOString() };
      return method === 'POST'
        ? lost
        : path.endsWith('/2')
          ? created
          : { meetings: ++searches < 3 ? [] : [created] };
    });
    await expect(operations.create(account, request)).resolves.toMatchObject({ id: 2 });
    expect(searches).toBe(3);
  });

  it('sends what is asked for twice at the same time once', async () => {
    const { operations, sent } = await windowThatGets(() => ({ ...request, id: 2 }));
    const [first, second] = await Promise.all([
      operations.create(account, request),
      operations.create(account, { ...request }),
    ]);
    expect(first).toBe(second);
    expect(sent).toHaveLength(1);
    await operations.create(account, request);
    expect(sent).toHaveLength(2);
  });

  it('does not take a meeting that was created just before for the lost one', async () => {
    const { operations, lists, posts } = await windowThatLoses('secondResponse');
    await operations.create(account, request);
    await expect(operations.create(account, request)).resolves.toMatchObject({ id: 3 });
    expect(posts()).toBe(2);
    expect(lists).toHaveLength(2);
  });

  it.each<[string, NewMeeting, Partial<Meeting>]>([
    [
      'in local time',
      { ...request, start_time: '2099-07-01T15:00:00', timezone: 'Europe/Berlin' },
      { start_time: '2099-07-01T13:00:00Z' },
    ],
    [
      'whose start was in the past',
      { ...request, start_time: '2020-07-01T15:00:00Z', timezone: 'UTC' },
      { start_time: new Date().toISOString() },
    ],
    [
      'that is a series with a first occurrence after its start',
      {
        ...request,
        type: 8,
        start_time: '2099-07-01T15:00:00Z',
        recurrence: { type: 2, weekly_days: '6' },
      },
      {
        start_time: '2099-07-17T15:00:00Z',
        recurrence: { type: 2, weekly_days: '6', repeat_interval: 1, end_times: 7 },
        occurrences: [{ start_time: '2099-07-03T15:00:00Z' }],
      },
    ],
    ['without a fixed time', { ...request, type: 3, start_time: '2099-07-01T15:00:00Z' }, {}],
    [
      'whose topic has other spaces',
      { ...request, topic: ' Sprint\t review ' },
      { topic: 'Sprint review' },
    ],
  ])('finds one %s', async (_which, asked, listed) => {
    const { operations, posts } = await windowThatLoses('everyResponse', listed);
    await expect(operations.create(account, asked)).resolves.toMatchObject({ id: 2 });
    expect(posts()).toBe(1);
  });

  it.each<[string, Partial<Meeting>]>([
    ['repeats on other days', { recurrence: { type: 2, weekly_days: '6,7' } }],
    ['repeats less often', { recurrence: { type: 2, weekly_days: '6', repeat_interval: 2 } }],
    ['begins later', { start_time: '2099-07-10T15:00:00Z' }],
    ['is at another time of day', { start_time: '2099-07-03T16:00:00Z' }],
  ])('does not take a series that %s for the lost one', async (_how, listed) => {
    const { operations } = await windowThatLoses('everyResponse', {
      start_time: '2099-07-03T15:00:00Z',
      ...listed,
    });
    const series = {
      ...request,
      type: 8,
      start_time: '2099-07-01T15:00:00Z',
      timezone: 'UTC',
      recurrence: { type: 2, weekly_days: '6' },
    };
    await expect(operations.create(account, series)).rejects.toBeInstanceOf(ResponseLostError);
  });

  it.each<[string, Partial<Meeting>]>([
    ['starts at another time', { start_time: '2099-07-01T15:00:00Z' }],
    ['is of another type', { type: 3 }],
    ['has another duration', { duration: 45 }],
    ['was created earlier', { created_at: '2020-01-01T00:00:00Z' }],
  ])('does not take one that %s for it', async (_which, listed) => {
    const { operations } = await windowThatLoses('everyResponse', listed);
    const asked = { ...request, start_time: '2099-07-01T13:00:00Z' };
    await expect(operations.create(account, asked)).rejects.toBeInstanceOf(ResponseLostError);
  });

  it('returns what the list has if the rest cannot be read', async () => {
    const { operations } = await windowThatGets(({ method, path }) => {
      const created = { ...request, id: 2, created_at: new Date().toISOString() };
      return method === 'POST' || path.endsWith('/2') ? lost : { meetings: [created] };
    });
    await expect(operations.create(account, request)).resolves.toMatchObject({ id: 2 });
  });

  it('never repeats an instant meeting by itself, because no list has it', async () => {
    const { operations, posts } = await windowThatLoses('everyResponse');
    const instant = { topic: 'Quick call', type: 1 };
    const failure = await operations.create(account, instant).catch((error: unknown) => error);
    expect(failure).toMatchObject({ isUnlisted: true });
    const again = operations.create(account, instant, { lost: failure as ResponseLostError });
    await expect(again).rejects.toBe(failure);
    expect(posts()).toBe(1);
    // A person has decided to create another one.
    await expect(operations.create(account, instant)).rejects.toThrow();
    expect(posts()).toBe(2);
  });
});

it.each<[string, (operations: MeetingOperations) => Promise<unknown>]>([
  ['Creating', (operations) => operations.create(account, { topic: 'Review', type: 2 })],
  ['Changing', (operations) => operations.update(account, standUp, renamed)],
  ['Deleting', (operations) => operations.delete(account, id, {})],
  ['Ending', (operations) => operations.end(account, id)],
])('%s a meeting that is canceled reads the lists, because Zoom may do it', async (_what, act) => {
  const canceled = new DOMException('This operation was aborted', 'AbortError');
  const { model, operations } = await windowThatGets(() => canceled);
  const { lastRefresh } = model;
  vi.useFakeTimers({ now: Date.now() + 1_000, toFake: ['Date'] });
  await expect(act(operations)).rejects.toBe(canceled);
  await vi.waitUntil(() => model.lastRefresh !== lastRefresh && !model.isRefreshing);
  expect(model.all().map(({ entry }) => entry.topic)).toEqual(['Stand-up']);
});

describe('Changing a meeting', () => {
  it('shows the change at once, and what was there before if Zoom refuses', async () => {
    const shown: string[][] = [];
    const { operations, topics } = await windowThatGets(() => {
      shown.push(topics());
      return new ZoomValidationError([], 'Invalid.');
    });
    await expect(operations.update(account, standUp, renamed)).rejects.toThrow('Invalid.');
    expect(shown).toEqual([['Renamed']]);
    expect(topics()).toEqual(['Stand-up']);
  });

  it('repeats the request once if its response is lost', async () => {
    const { operations, sent } = await windowThatGets(({ method }) =>
      method === 'PATCH' ? lost : standUp,
    );
    await expect(operations.update(account, standUp, renamed)).rejects.toBe(lost);
    expect(sent).toEqual([`PATCH /meetings/${id}`, `PATCH /meetings/${id}`]);
  });

  it('counts as made even if the result cannot be read', async () => {
    const { operations } = await windowThatGets(({ method }) => (method === 'GET' ? lost : {}));
    await expect(operations.update(account, standUp, renamed)).resolves.toMatchObject({
      topic: 'Renamed',
    });
  });
});

describe('A meeting that Zoom does not have', () => {
  it.each([
    ['is read', (operations: MeetingOperations) => operations.get(account, id)],
    ['is changed', (operations: MeetingOperations) => operations.update(account, standUp, renamed)],
    ['is ended', (operations: MeetingOperations) => operations.end(account, id)],
  ])('leaves the lists when it %s, and the error says so', async (_, act) => {
    const { operations, topics } = await windowThatGets(() => missing);
    await expect(act(operations)).rejects.toMatchObject({ unlistedTopic: 'Stand-up', code: 3001 });
    expect(topics()).toEqual([]);
    await expect(act(operations)).rejects.toMatchObject({ unlistedTopic: undefined });
  });

  it('stays in the lists for a caller that decides later', async () => {
    const { operations, topics } = await windowThatGets(() => missing);
    await expect(operations.get(account, id, { keepsListed: true })).rejects.toBe(missing);
    expect(topics()).toEqual(['Stand-up']);
  });

  it.each([
    [404, { code: 3001, message: 'Meeting does not exist: 850.' }],
    [400, { code: 300, message: 'Meeting 850 is not found or has expired.' }],
  ])('counts as deleted: %i %j', async (status, body) => {
    const { operations, topics } = await windowThatGets(() =>
      refusalOf('deleteMeeting', status, body),
    );
    await expect(operations.delete(account, id, {})).resolves.toBe('missing');
    expect(topics()).toEqual([]);
  });
});

describe('Deleting a meeting', () => {
  it('takes "missing" for done after a response was lost', async () => {
    const answers: unknown[] = [lost, missing];
    const { operations, sent } = await windowThatGets(() => answers.shift());
    await expect(operations.delete(account, id, {})).resolves.toBe('deleted');
    expect(sent).toHaveLength(2);
  });

  it('shows the meeting again if Zoom refuses', async () => {
    const { operations, topics } = await windowThatGets(() => new ZoomPermissionError('Locked.'));
    const deleting = operations.delete(account, id, {});
    expect(topics()).toEqual([]);
    await expect(deleting).rejects.toThrow('Locked.');
    expect(topics()).toEqual(['Stand-up']);
  });
});

describe('Ending a meeting', () => {
  it('shows it as not in progress if Zoom says so', async () => {
    zoom.atZoom.get('ada')?.live.push(standUp);
    const { model, operations } = await windowThatGets(
      () =>
        new ZoomPermissionError('Not started.', {
          status: 400,
          code: 3000,
          meaning: 'meetingNotInProgress',
        }),
    );
    const isLive = () => model.all().map(({ entry }) => entry.isLive);
    expect(isLive()).toEqual([true]);
    await expect(operations.end(account, id)).rejects.toMatchObject({ code: 3000 });
    expect(isLive()).toEqual([false]);
  });
});

/**
 * A window whose responses to creates are lost, and what Zoom lists.
 *
 * @param listed how the meeting that Zoom has created differs from the request; `undefined` if there is none
 */
async function windowThatLoses(
  which: 'everyResponse' | 'secondResponse',
  listed?: Partial<Meeting>,
) {
  const lists: Meeting[] = [];
  const window = await windowThatGets(({ method, path, body }) => {
    if (method !== 'POST') {
      const id = Number(/\d+$/.exec(path)?.[0]);
      return Number.isNaN(id) ? { meetings: lists } : lists.find((meeting) => meeting.id === id);
    }
    const created = {
      ...(body as NewMeeting),
      created_at: new Date().toISOString(),
      ...listed,
      id: lists.length + 2,
    };
    if (listed !== undefined || which === 'secondResponse') {
      lists.push(created);
    }
    return which === 'everyResponse' || lists.length === 2 ? lost : created;
  });
  const posts = () => window.sent.filter((one) => one.startsWith('POST')).length;
  return { ...window, lists, posts };
}

/** A window that has read the lists, and gets these answers to what its operations ask for. */
async function windowThatGets(answer: (request: ApiRequest) => unknown) {
  const { model, topics } = zoom.openWindow();
  await model.refresh();
  const sent: string[] = [];
  const client = new ZoomClient((request) => {
    sent.push(`${request.method} ${request.path}`);
    const result = answer(request);
    return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
  }, 'api.zoom.us');
  const operations = new MeetingOperations(
    { clientFor: () => Promise.resolve(client) },
    model,
    { now: () => new Date() },
    () => Promise.resolve(),
  );
  return { model, operations, sent, topics };
}
