import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventEmitter } from 'vscode';
import type { AccountsChange, AccountStore } from '../../../src/accounts/accountStore';
import type { AccountSummary, ZoomClients } from '../../../src/accounts/zoomClients';
import { MeetingsCache } from '../../../src/meetings/meetingsCache';
import { MeetingsModel } from '../../../src/meetings/meetingsModel';
import type { Log } from '../../../src/platform/log';
import type { Settings } from '../../../src/platform/settings';
import { ZoomNetworkError } from '../../../src/zoom/errors';
import { ZoomClient } from '../../../src/zoom/zoomClient';

const minute = 60_000;
const now = new Date('2026-11-23T09:00:00Z');
const standUp = { id: 85012345678, topic: 'Stand-up', type: 2, start_time: '2026-11-23T10:00:00Z' };
const review = { id: 85012345679, topic: 'Review', type: 2, start_time: '2026-11-23T11:00:00Z' };

let folder: string;
let accounts: AccountSummary[];
/** What Zoom has. */
let hosted: object[];
let isOffline: boolean;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-model-'));
  accounts = [account('ada')];
  hosted = [{ ...standUp, join_url: 'https://zoom.example/j/85012345678?pwd=secret' }];
  isOffline = false;
  vi.useFakeTimers({ now, toFake: ['Date'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

describe('MeetingsModel', () => {
  it('takes what another window has just read, without a request', async () => {
    const [here, there] = [openWindow(), openWindow()];
    await here.model.refresh();
    later(2 * minute);
    hosted.push({ ...review, join_url: 'https://zoom.example/j/85012345679' });
    await there.model.refresh();
    later(minute);
    here.requests.length = 0;
    await expect(here.model.adopt(5 * minute)).resolves.toBe(true);
    expect(here.requests).toEqual([]);
    expect(here.topics()).toEqual(['Stand-up', 'Review']);
    expect(here.model.lastRead).toBe(now.getTime() + 2 * minute);
  });

  it('keeps the links that it has, which no file does', async () => {
    const [here, there] = [openWindow(), openWindow()];
    await here.model.refresh();
    later(minute);
    await there.model.refresh();
    await here.model.adopt(5 * minute);
    expect(here.model.all()[0]?.entry.joinUrl).toBe(
      'https://zoom.example/j/85012345678?pwd=secret',
    );
  });

  it('leaves what is too old, and asks', async () => {
    const [here, there] = [openWindow(), openWindow()];
    await there.model.refresh();
    later(5 * minute);
    await expect(here.model.adopt(5 * minute)).resolves.toBe(false);
    expect(here.topics()).toEqual([]);
  });

  it('asks where one of the accounts was not read, but not for one that has to sign in', async () => {
    const [here, there] = [openWindow(), openWindow()];
    await there.model.refresh();
    accounts.push(account('grace'));
    await expect(here.model.adopt(5 * minute)).resolves.toBe(false);
    accounts = [account('ada'), { ...account('grace'), ended: 'sessionEnded' }];
    await expect(here.model.adopt(5 * minute)).resolves.toBe(true);
    accounts = [{ ...account('grace'), ended: 'sessionEnded' }];
    await expect(here.model.adopt(5 * minute)).resolves.toBe(false);
  });

  it('asks after a change of its own, which the other window may not know of', async () => {
    const [here, there] = [openWindow(), openWindow()];
    await here.model.refresh();
    await there.model.refresh();
    here.model.remove('ada', standUp.id);
    await expect(here.model.adopt(5 * minute)).resolves.toBe(false);
    expect(here.topics()).toEqual([]);
  });

  it('is up to date again where another window has reached Zoom', async () => {
    const [here, there] = [openWindow(), openWindow()];
    await here.model.refresh();
    later(minute);
    isOffline = true;
    await here.model.refresh().catch(() => undefined);
    expect(here.model.accounts()[0]?.failure).toBeInstanceOf(ZoomNetworkError);
    isOffline = false;
    later(minute);
    await there.model.refresh();
    await here.model.adopt(5 * minute);
    expect(here.model.accounts()[0]).toMatchObject({ failure: undefined, isCached: false });
  });

  it('shows the first page before the second, and then nothing until the list is whole', async () => {
    const { model, topics } = openWindow();
    const shown: number[] = [];
    hosted = Array.from({ length: 4 }, (_, index) => ({ ...standUp, id: 1_000 + index }));
    model.onDidChange(() => shown.push(topics().length));
    await model.refresh();
    expect([...new Set(shown)]).toEqual([0, 1, 4]);
  });
});

function account(id: string): AccountSummary {
  return {
    id,
    label: `${id}@example.com`,
    apiUrl: 'https://zoom.example/v2',
    ended: undefined,
    personalRoom: undefined,
  };
}

function later(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

/** A window of VS Code: a model of its own over the files that all windows have. */
function openWindow() {
  const requests: string[] = [];
  const clients = {
    accounts: () => Promise.resolve(accounts),
    of: () =>
      Promise.resolve(
        new ZoomClient(({ route, query }) => {
          requests.push(route);
          if (isOffline) {
            return Promise.reject(new ZoomNetworkError('unreachable', 'zoom.example'));
          }
          const isHostedList = route === '/users/me/meetings' && query?.type === 'upcoming';
          // A meeting a page.
          const page = Number(query?.next_page_token ?? 0);
          return Promise.resolve(
            isHostedList
              ? {
                  meetings: hosted.slice(page, page + 1),
                  next_page_token: page + 1 < hosted.length ? String(page + 1) : '',
                }
              : { meetings: [] },
          );
        }, 'zoom.example'),
      ),
  } as unknown as ZoomClients;
  const model = new MeetingsModel(
    clients,
    { onDidChange: new EventEmitter<AccountsChange>().event } as unknown as AccountStore,
    { showPrevious: false } as unknown as Settings,
    new MeetingsCache(folder, (error) => {
      throw error;
    }),
    { error: () => undefined } as unknown as Log,
  );
  const topics = () => model.all().map(({ entry }) => entry.topic);
  return { model, requests, topics };
}
