import { describe, expect, it } from 'vitest';
import { readAccount } from '../../../src/meetings/model/accountReader';
import type { MeetingLists } from '../../../src/schedule/mergeMeetings';
import type { ApiRequest } from '../../../src/zoom/http/apiTransport';
import { ZoomNetworkError, ZoomScopeError, ZoomServerError } from '../../../src/zoom/errors';
import { ZoomClient } from '../../../src/zoom/zoomClient';

const fault = new ZoomServerError('fault', 'api.zoom.us', { status: 500 });
const scopeError = new ZoomScopeError(['meeting:read:list_upcoming_meetings']);

/** A client whose lists have these answers, by type; `invitations` is the list of the next 24 hours. */
function clientWith(answers: Record<string, unknown[]>) {
  const asked: string[] = [];
  const client = new ZoomClient(({ route, query }: ApiRequest) => {
    const list = route.endsWith('/upcoming_meetings') ? 'invitations' : String(query?.type);
    asked.push(list);
    const answer = answers[list]?.shift() ?? { meetings: [] };
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }, 'api.zoom.us');
  return { client, asked };
}

const wants = { previous: false, far: 'no' } as const;
const none: MeetingLists = { hosted: [], live: [], upcoming: [] };
const day = 24 * 3_600_000;
const nothing = () => undefined;

describe('readAccount', () => {
  it('reads three lists, and the fourth if it is wanted', async () => {
    const { client, asked } = clientWith({});
    await readAccount(client, wants, none, nothing);
    expect([...asked].sort()).toEqual(['invitations', 'live', 'upcoming']);
    await readAccount(client, { ...wants, previous: true }, none, nothing);
    expect(asked.slice(3)).toContain('previous_meetings');
  });

  it('reads the meetings further ahead if they are wanted, or if there are few', async () => {
    const reads = async (far: 'ifSmall' | 'yes', pages: number) => {
      const { client, asked } = clientWith({
        upcoming: Array.from({ length: pages }, (_, page) => ({
          meetings: [{ id: page }],
          next_page_token: page + 1 < pages ? 'next' : '',
        })),
      });
      const { hasReadFar } = await readAccount(client, { ...wants, far }, none, nothing);
      return [hasReadFar, asked.filter((list) => list === 'scheduled').length];
    };
    expect(await reads('ifSmall', 1)).toEqual([true, 1]);
    expect(await reads('ifSmall', 2)).toEqual([false, 0]);
    expect(await reads('yes', 2)).toEqual([true, 1]);
  });

  it('takes of the scheduled ones what the upcoming ones do not reach', async () => {
    const far = { id: 2, start_time: new Date(Date.now() + 200 * day).toISOString() };
    const { client } = clientWith({
      scheduled: [
        {
          meetings: [
            { id: 1, start_time: new Date(Date.now() + 100 * day).toISOString() },
            { id: 3, start_time: 'soon' },
            { id: 4 },
            far,
          ],
        },
      ],
    });
    const { lists } = await readAccount(client, { ...wants, far: 'yes' }, none, nothing);
    expect(lists.far?.map(({ id }) => id)).toEqual([2]);
  });

  it('shows each page as it comes', async () => {
    const seen: number[] = [];
    const { client } = clientWith({
      upcoming: [
        { meetings: [{ id: 1 }], next_page_token: 'next' },
        { meetings: [{ id: 2 }], next_page_token: '' },
      ],
    });
    await readAccount(client, wants, none, ({ hosted }) => {
      seen.push(hosted.length);
    });
    expect(seen).toEqual([1, 2]);
  });

  it('keeps a smaller list if it cannot be read, and says why', async () => {
    const before: MeetingLists = { hosted: [], live: [{ id: 7 }], upcoming: [] };
    const { client } = clientWith({ upcoming: [{ meetings: [{ id: 1 }] }], live: [fault] });
    const { lists, failure } = await readAccount(client, wants, before, nothing);
    expect(lists).toMatchObject({ hosted: [{ id: 1 }], live: [{ id: 7 }] });
    expect(failure).toBe(fault);
  });

  it('keeps the invitations if they cannot be read, and counts the account as read', async () => {
    const before: MeetingLists = { hosted: [], live: [], upcoming: [{ id: 7 }] };
    const { client } = clientWith({ invitations: [fault] });
    const read = await readAccount(client, wants, before, nothing);
    expect(read).toMatchObject({ failure: undefined, optionalFailure: fault });
    expect(read.lists.upcoming).toEqual([{ id: 7 }]);
  });

  it('has no invitations without their scope, and no failure', async () => {
    const before: MeetingLists = { hosted: [], live: [], upcoming: [{ id: 7 }] };
    const { client } = clientWith({ invitations: [scopeError] });
    const read = await readAccount(client, wants, before, nothing);
    expect(read).toMatchObject({ failure: undefined, optionalFailure: undefined });
    expect(read.lists.upcoming).toEqual([]);
  });

  it('says that a scope is missing without which nothing works', async () => {
    const missing = new ZoomScopeError(['meeting:read:list_meetings']);
    const { client } = clientWith({ upcoming: [missing], live: [missing] });
    await expect(readAccount(client, wants, none, nothing)).rejects.toBe(missing);
  });

  it('fails if the hosted meetings cannot be read, and leaves no rejection unhandled', async () => {
    const lost = new ZoomNetworkError('unreachable', 'api.zoom.us');
    const { client } = clientWith({ upcoming: [lost], live: [lost], invitations: [lost] });
    await expect(readAccount(client, wants, none, nothing)).rejects.toBe(lost);
  });

  it('returns what was read of lists without an end, and says so', async () => {
    const page = (id: number) => ({ meetings: [{ id }], next_page_token: 'next' });
    for (const list of ['upcoming', 'live', 'scheduled', 'previous_meetings']) {
      const { client, asked } = clientWith({ [list]: [page(1), page(2), page(3)] });
      const { lists, failure } = await readAccount(
        client,
        { previous: true, far: 'yes' },
        none,
        nothing,
      );
      expect(failure).toMatchObject({ name: 'ZoomServerError', reason: 'endlessList' });
      expect(asked.filter((one) => one === list)).toHaveLength(2);
      const read = {
        upcoming: lists.hosted,
        live: lists.live,
        scheduled: lists.far,
        previous_meetings: lists.previous,
      }[list];
      expect(read?.map(({ id }) => id)).toEqual(list === 'scheduled' ? [] : [1, 2]);
    }
  });
});
