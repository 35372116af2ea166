import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../../../src/zoom/http/apiTransport';
import { ZoomValidationError } from '../../../src/zoom/errors';
import { ZoomClient } from '../../../src/zoom/zoomClient';

function clientReceiving(...responses: unknown[]) {
  const requests: ApiRequest[] = [];
  const client = new ZoomClient((request) => {
    requests.push(request);
    const response = responses.shift();
    return response instanceof Error ? Promise.reject(response) : Promise.resolve(response);
  }, 'api.zoom.us');
  return { client, requests };
}

/** Each request waits until `respond` is called; `begin` sends the first chunk to the latest one. */
function slowClient() {
  const requests: (ApiRequest & { respond: (body: unknown) => void })[] = [];
  const client = new ZoomClient(
    (request) =>
      new Promise((respond) => {
        requests.push({ ...request, respond });
      }),
    'api.zoom.us',
  );
  const begin = async (chunk: string) => {
    requests.at(-1)?.onFirstChunk?.(chunk);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { client, requests, begin };
}

const megabyte = 1024 * 1024;

async function collect<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) {
    all.push(...page);
  }
  return all;
}

describe('ZoomClient', () => {
  it('follows the page token to the end, 300 meetings at a time', async () => {
    const { client, requests } = clientReceiving(
      { meetings: [{ id: 1 }], next_page_token: 'next' },
      { meetings: [{ id: 2 }], next_page_token: '' },
    );
    await expect(collect(client.listMeetings('upcoming'))).resolves.toMatchObject([
      { id: 1 },
      { id: 2 },
    ]);
    expect(requests.map(({ query }) => query)).toEqual([
      { type: 'upcoming', page_size: 300, next_page_token: undefined },
      { type: 'upcoming', page_size: 300, next_page_token: 'next' },
    ]);
  });

  it('reads a list once more from its start when a page token has expired', async () => {
    const expired = new ZoomValidationError([], 'The next page token is invalid or expired.');
    const { client, requests } = clientReceiving(
      { meetings: [{ id: 1 }], next_page_token: 'old' },
      expired,
      { meetings: [{ id: 1 }], next_page_token: 'new' },
      { meetings: [{ id: 2 }], next_page_token: '' },
    );
    await expect(collect(client.listMeetings('upcoming'))).resolves.toMatchObject([
      { id: 1 },
      { id: 1 },
      { id: 2 },
    ]);
    expect(requests.map(({ query }) => query?.next_page_token)).toEqual([
      undefined,
      'old',
      undefined,
      'new',
    ]);
  });

  it('restarts a list only once', async () => {
    const expired = new ZoomValidationError([], 'The next page token is invalid or expired.');
    const page = { meetings: [{ id: 1 }], next_page_token: 'next' };
    const { client, requests } = clientReceiving(page, expired, page, expired, page);
    await expect(collect(client.listMeetings('upcoming'))).rejects.toBe(expired);
    expect(requests).toHaveLength(4);
  });

  describe.each([true, false])('with the token in the first chunk: %s', (isEarly) => {
    /** Reads a list whose pages have these tokens. */
    async function readList(nextToken: (requests: number) => string, bodyLength = 0) {
      let requests = 0;
      const client = new ZoomClient(async ({ onFirstChunk, onBody }) => {
        if (requests >= 1_000) {
          throw new Error('Too many requests.');
        }
        const page = { next_page_token: nextToken(requests++), meetings: [{ id: requests }] };
        await Promise.resolve();
        if (isEarly) {
          onFirstChunk?.(JSON.stringify(page));
        }
        onBody?.(bodyLength);
        return page;
      }, 'api.zoom.us');
      const ids: number[] = [];
      let failure: unknown;
      try {
        for await (const page of client.listMeetings('upcoming')) {
          ids.push(...page.map(({ id }) => id));
        }
      } catch (error) {
        failure = error;
      }
      return { requests, entries: ids.length, failure };
    }

    it.each([
      ['the same token', 2, () => 'a'],
      ['two tokens in turn', 3, (requests: number) => (requests % 2 === 0 ? 'a' : 'b')],
      ['always another token', 200, String],
    ])('stops reading a list with %s after %i pages', async (_, pages, nextToken) => {
      expect(await readList(nextToken)).toMatchObject({
        requests: pages,
        entries: pages,
        failure: { name: 'ZoomServerError', reason: 'endlessList', host: 'api.zoom.us' },
      });
    });

    it('stops reading a list whose pages are larger together than any of Zoom’s', async () => {
      const { requests, entries, failure } = await readList(String, 16 * megabyte);
      // The following page may have been requested before the length of the last one was known.
      expect(requests * 16).toBeLessThanOrEqual(64 + 2 * 16);
      expect(entries).toBe(requests);
      expect(failure).toMatchObject({ name: 'ZoomServerError', reason: 'endlessList' });
    });

    it('reads a list of 60 MB to its end', async () => {
      const list = await readList((requests) => (requests < 199 ? `${requests}` : ''), 300_000);
      expect(list).toEqual({ requests: 200, entries: 200, failure: undefined });
    });

    it('reads a list of 200 pages to its end', async () => {
      const list = await readList((requests) => (requests < 199 ? `${requests}` : ''));
      expect(list).toEqual({ requests: 200, entries: 200, failure: undefined });
    });
  });

  it('returns the first page before the second arrives, which is requested by then', async () => {
    const { client, requests } = clientReceiving(
      { meetings: [{ id: 1 }], next_page_token: 'next' },
      new Promise(() => undefined),
    );
    const pages = client.listMeetings('upcoming');
    await expect(pages.next()).resolves.toMatchObject({ value: [{ id: 1 }] });
    expect(requests).toHaveLength(2);
  });

  it('requests the next page while the first is still arriving, once', async () => {
    const { client, requests, begin } = slowClient();
    const whole = collect(client.listMeetings('upcoming'));
    await begin('{"page_count":2,"next_page_token":"next","meetings":[{"id":1');
    expect(requests.map(({ query }) => query?.next_page_token)).toEqual([undefined, 'next']);
    requests[0]?.respond({ meetings: [{ id: 1 }], next_page_token: 'next' });
    await begin('{"page_count":2,"next_page_token":"","meetings":[{"id":2');
    requests[1]?.respond({ meetings: [{ id: 2 }], next_page_token: '' });
    await expect(whole).resolves.toMatchObject([{ id: 1 }, { id: 2 }]);
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['of another object', '{"page":{"next_page_token":"other"},"meetings":[]'],
    ['in a text', '{"agenda":"\\"next_page_token\\":\\"other\\"","meetings":[]'],
    ['that is cut off', '{"page_count":2,"next_page_token":"oth'],
  ])('waits for the whole page before it follows a token %s', async (_, chunk) => {
    const { client, requests, begin } = slowClient();
    const whole = collect(client.listMeetings('upcoming'));
    await begin(chunk);
    expect(requests).toHaveLength(1);
    requests[0]?.respond({ meetings: [{ id: 1 }], next_page_token: '' });
    await expect(whole).resolves.toHaveLength(1);
  });

  it('requests no further page when the caller has stopped', async () => {
    const { client, requests, begin } = slowClient();
    const pages = client.listMeetings('upcoming');
    const first = pages.next();
    await begin('{"next_page_token":"second","meetings":[{"id":1');
    requests[0]?.respond({ meetings: [{ id: 1 }], next_page_token: 'second' });
    await first;
    await pages.return(undefined);
    await begin('{"next_page_token":"third","meetings":[{"id":2');
    expect(requests).toHaveLength(2);
  });

  it('leaves no unhandled rejection when the caller stops before a page that fails', async () => {
    const { client } = clientReceiving(
      { meetings: [{ id: 1 }], next_page_token: 'next' },
      new ZoomValidationError([], 'Invalid.'),
    );
    for await (const [meeting] of client.listMeetings('upcoming')) {
      expect(meeting).toMatchObject({ id: 1 });
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('reads lists with null topics, unknown fields and invalid entries', async () => {
    const { client } = clientReceiving({
      meetings: [
        { id: 85012345678, topic: null, start_time: 7, new_field: { a: 1 } },
        { topic: 'no id' },
        null,
        { id: '93123456789', topic: 'an id in text' },
      ],
    });
    await expect(collect(client.listMeetings('upcoming'))).resolves.toMatchObject([
      { id: 85012345678, topic: null, start_time: undefined, new_field: { a: 1 } },
      { id: 93123456789, topic: 'an id in text' },
    ]);
  });

  it('removes the fields that make anybody the host of a meeting', async () => {
    const sent = {
      id: 1,
      topic: 'Demo',
      start_url: 'https://zoom.us/s/1?zak=z',
      dynamic_host_key: '5',
    };
    const { client } = clientReceiving(sent, sent, { meetings: [sent] }, { meetings: [sent] });
    const given = [
      await client.getMeeting(1),
      await client.createMeeting({ topic: 'Demo', type: 1 }),
      ...(await client.listUpcomingMeetings()),
      ...(await collect(client.listMeetings('live'))),
    ];
    expect(given).toEqual(Array(4).fill({ id: 1, topic: 'Demo' }));
  });

  it('keeps every other field of a meeting as Zoom sends it', async () => {
    const sent = {
      id: 1,
      recurrence: { type: 2, weekly_days: '1,3', new_field: null },
      settings: { host_key: 7 },
    };
    const { client } = clientReceiving(sent);
    await expect(client.getMeeting(1)).resolves.toEqual(sent);
  });

  it('takes a response without its list for an empty one if it counts no entries', async () => {
    const { client } = clientReceiving({ total_records: 0 }, { total_records: 0, meetings: null });
    await expect(collect(client.listMeetings('upcoming'))).resolves.toEqual([]);
    await expect(client.listUpcomingMeetings()).resolves.toEqual([]);
    const empty = () => clientReceiving({ total_records: 0 }).client;
    await expect(collect(empty().listPastParticipants('a=='))).resolves.toEqual([]);
    await expect(empty().listPastInstances(1)).resolves.toEqual([]);
    await expect(empty().listMeetingTemplates()).resolves.toEqual([]);
    const recordings = empty().listRecordings('2026-03-01', '2026-03-02');
    await expect(collect(recordings)).resolves.toEqual([]);
  });

  it.each([
    [undefined],
    ['text'],
    [[]],
    [{ meetings: 'none' }],
    [null],
    [{ total_records: 3 }],
    [{ total_records: 0, meetings: 'none' }],
  ])('rejects %j as a list of meetings', async (response) => {
    const { client } = clientReceiving(response);
    await expect(collect(client.listMeetings('upcoming'))).rejects.toMatchObject({
      name: 'ZoomServerError',
      reason: 'unreadable',
    });
  });

  it('encodes the UUID of a past meeting, twice if Zoom requires it', async () => {
    const { client, requests } = clientReceiving({ id: 1 }, { id: 1 }, { id: 1 }, { id: 1 });
    await client.getPastMeeting(85012345678);
    await client.getPastMeeting('a/b==');
    await client.getPastMeeting('/a//b==');
    await client.getPastMeeting('a//b+c==');
    expect(requests.map(({ path }) => path)).toEqual([
      '/past_meetings/85012345678',
      '/past_meetings/a%2Fb%3D%3D',
      '/past_meetings/%252Fa%252F%252Fb%253D%253D',
      '/past_meetings/a%252F%252Fb%252Bc%253D%253D',
    ]);
  });

  it('reads participants to the last page, and skips invalid entries', async () => {
    const { client, requests } = clientReceiving(
      { participants: [{ name: 'Noor', duration: '60' }, null], next_page_token: 'next' },
      { participants: [{ name: 7, status: 'in_meeting' }] },
    );
    await expect(collect(client.listPastParticipants('uuid=='))).resolves.toEqual([
      { name: 'Noor', duration: undefined },
      { name: undefined, status: 'in_meeting' },
    ]);
    expect(requests.map(({ path, query }) => [path, query?.next_page_token])).toEqual([
      ['/past_meetings/uuid%3D%3D/participants', undefined],
      ['/past_meetings/uuid%3D%3D/participants', 'next'],
    ]);
  });

  it.each([[undefined], [{ topic: 'no id' }], [{ id: 'none' }]])(
    'rejects %j as a past meeting',
    async (response) => {
      const { client } = clientReceiving(response);
      await expect(client.getPastMeeting(1)).rejects.toMatchObject({ reason: 'unreadable' });
    },
  );

  it('deletes a meeting or one occurrence, and emails registrants only on request', async () => {
    const { client, requests } = clientReceiving(undefined, undefined, undefined);
    await expect(client.deleteMeeting(85012345678)).resolves.toBeUndefined();
    await client.deleteMeeting(85012345678, { occurrenceId: '1700000000000' });
    await client.deleteMeeting(85012345678, { mailRegistrants: true });
    const common = { method: 'DELETE', path: '/meetings/85012345678' };
    expect(requests).toMatchObject([
      {
        ...common,
        query: { occurrence_id: undefined, cancel_meeting_reminder: undefined },
      },
      { ...common, query: { occurrence_id: '1700000000000' } },
      { ...common, query: { cancel_meeting_reminder: 'true' } },
    ]);
    expect(requests[0]?.route).toBe('/meetings/{meetingId}');
  });

  it('ends a meeting', async () => {
    const { client, requests } = clientReceiving(undefined);
    await expect(client.endMeeting(85012345678)).resolves.toBeUndefined();
    expect(requests).toMatchObject([
      { method: 'PUT', path: '/meetings/85012345678/status', body: { action: 'end' } },
    ]);
  });

  it('requests a ZAK with a lifetime', async () => {
    const { client, requests } = clientReceiving({ token: 'zak' }, { token: 'zak' });
    await expect(client.getZakFor(7_200)).resolves.toBe('zak');
    await client.getZakFor(60, 'someone/else@example.com');
    expect(requests).toMatchObject([
      { path: '/users/me/token', query: { type: 'zak', ttl: 7_200 } },
      { path: '/users/someone%2Felse%40example.com/token' },
    ]);
  });

  it('requests a token that joins one meeting on behalf of a user', async () => {
    const { client, requests } = clientReceiving({ token: 'obf' }, { token: 'obf' });
    await expect(client.getOnBehalfToken(85012345678, { ttl: 300 })).resolves.toBe('obf');
    await client.getOnBehalfToken(85012345678, { ttl: 60, userId: 'grace' });
    expect(requests).toMatchObject([
      {
        path: '/users/me/token',
        scope: 'user:read:token',
        query: { type: 'onbehalf', meeting_id: 85012345678, ttl: 300 },
      },
      { path: '/users/grace/token' },
    ]);
  });

  it.each([
    ['the short one', (client: ZoomClient) => client.getZak()],
    ['one with a lifetime', (client: ZoomClient) => client.getZakFor(60)],
  ])('says that Zoom issues no ZAK to the user, for %s', async (_what, getZak) => {
    const { client } = clientReceiving({ token: null });
    await expect(getZak(client)).rejects.toMatchObject({
      name: 'ZoomPermissionError',
      meaning: 'zakNotIssued',
      nextStep: 'switchAccount',
    });
  });

  it('rejects a response without a token', async () => {
    const { client } = clientReceiving({ token: '' });
    await expect(client.getZak()).rejects.toMatchObject({ name: 'ZoomServerError' });
  });
});
