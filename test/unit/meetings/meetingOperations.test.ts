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
import type { Meeting } from '../../../src/zoom/types';
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
  const operations = new MeetingOperations({ clientFor: () => Promise.resolve(client) }, model, {
    now: () => new Date(),
  });
  return { model, operations, sent, topics };
}
