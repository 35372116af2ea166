import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../../../src/zoom/http/apiTransport';
import { ZoomValidationError } from '../../../src/zoom/errors';
import { ZoomClient } from '../../../src/zoom/zoomClient';

function clientAnswering(...answers: unknown[]) {
  const requests: ApiRequest[] = [];
  const client = new ZoomClient((request) => {
    requests.push(request);
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }, 'api.zoom.us');
  return { client, requests };
}

/** The requests stay open until they are answered; `begin` shows the latest how its answer begins. */
function clientAnsweringSlowly() {
  const requests: (ApiRequest & { answer: (body: unknown) => void })[] = [];
  const client = new ZoomClient(
    (request) =>
      new Promise((answer) => {
        requests.push({ ...request, answer });
      }),
    'api.zoom.us',
  );
  const begin = async (beginning: string) => {
    requests.at(-1)?.onFirstChunk?.(beginning);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { client, requests, begin };
}

async function collect<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) {
    all.push(...page);
  }
  return all;
}

describe('ZoomClient', () => {
  it('follows the page token to the end, 300 meetings at a time', async () => {
    const { client, requests } = clientAnswering(
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

  it('reads a list once more from its beginning when a page token has expired', async () => {
    const expired = new ZoomValidationError([], 'The next page token is invalid or expired.');
    const { client, requests } = clientAnswering(
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

  it('does not read a list over and over whose page tokens never work', async () => {
    const expired = new ZoomValidationError([], 'The next page token is invalid or expired.');
    const page = { meetings: [{ id: 1 }], next_page_token: 'next' };
    const { client, requests } = clientAnswering(page, expired, page, expired, page);
    await expect(collect(client.listMeetings('upcoming'))).rejects.toBe(expired);
    expect(requests).toHaveLength(4);
  });

  it('gives the first page before the second has come, which is under way by then', async () => {
    const { client, requests } = clientAnswering(
      { meetings: [{ id: 1 }], next_page_token: 'next' },
      new Promise(() => undefined),
    );
    const pages = client.listMeetings('upcoming');
    await expect(pages.next()).resolves.toMatchObject({ value: [{ id: 1 }] });
    expect(requests).toHaveLength(2);
  });

  it('asks for the next page while the first is still coming, once', async () => {
    const { client, requests, begin } = clientAnsweringSlowly();
    const whole = collect(client.listMeetings('upcoming'));
    await begin('{"page_count":2,"next_page_token":"next","meetings":[{"id":1');
    expect(requests.map(({ query }) => query?.next_page_token)).toEqual([undefined, 'next']);
    requests[0]?.answer({ meetings: [{ id: 1 }], next_page_token: 'next' });
    await begin('{"page_count":2,"next_page_token":"","meetings":[{"id":2');
    requests[1]?.answer({ meetings: [{ id: 2 }], next_page_token: '' });
    await expect(whole).resolves.toMatchObject([{ id: 1 }, { id: 2 }]);
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['of another object', '{"page":{"next_page_token":"other"},"meetings":[]'],
    ['in a text', '{"agenda":"\\"next_page_token\\":\\"other\\"","meetings":[]'],
    ['that is cut off', '{"page_count":2,"next_page_token":"oth'],
  ])('waits for the whole page before it follows a token %s', async (_, beginning) => {
    const { client, requests, begin } = clientAnsweringSlowly();
    const whole = collect(client.listMeetings('upcoming'));
    await begin(beginning);
    expect(requests).toHaveLength(1);
    requests[0]?.answer({ meetings: [{ id: 1 }], next_page_token: '' });
    await expect(whole).resolves.toHaveLength(1);
  });

  it('asks for no further page when its reader has stopped', async () => {
    const { client, requests, begin } = clientAnsweringSlowly();
    const pages = client.listMeetings('upcoming');
    const first = pages.next();
    await begin('{"next_page_token":"second","meetings":[{"id":1');
    requests[0]?.answer({ meetings: [{ id: 1 }], next_page_token: 'second' });
    await first;
    await pages.return(undefined);
    await begin('{"next_page_token":"third","meetings":[{"id":2');
    expect(requests).toHaveLength(2);
  });

  it('leaves no rejection behind when its reader stops before a page that fails', async () => {
    const { client } = clientAnswering(
      { meetings: [{ id: 1 }], next_page_token: 'next' },
      new ZoomValidationError([], 'Invalid.'),
    );
    for await (const [meeting] of client.listMeetings('upcoming')) {
      expect(meeting).toMatchObject({ id: 1 });
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('takes lists as Zoom may send them: null topics, unknown fields, broken entries', async () => {
    const { client } = clientAnswering({
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

  it('gives nobody what makes the host of a meeting', async () => {
    const sent = {
      id: 1,
      topic: 'Demo',
      start_url: 'https://zoom.us/s/1?zak=z',
      dynamic_host_key: '5',
    };
    const { client } = clientAnswering(sent, sent, { meetings: [sent] }, { meetings: [sent] });
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
    const { client } = clientAnswering(sent);
    await expect(client.getMeeting(1)).resolves.toEqual(sent);
  });

  it.each([[undefined], ['text'], [[]], [{ meetings: 'none' }], [null]])(
    'says that %j is no list of meetings',
    async (answer) => {
      const { client } = clientAnswering(answer);
      await expect(collect(client.listMeetings('upcoming'))).rejects.toMatchObject({
        name: 'ZoomServerError',
        reason: 'unreadable',
      });
    },
  );

  it('encodes the UUID of a past meeting, twice where Zoom wants it so', async () => {
    const { client, requests } = clientAnswering({ id: 1 }, { id: 1 }, { id: 1 }, { id: 1 });
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

  it('reads who took part to the last page, and passes over what it cannot read', async () => {
    const { client, requests } = clientAnswering(
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
    'says that %j is no past meeting',
    async (answer) => {
      const { client } = clientAnswering(answer);
      await expect(client.getPastMeeting(1)).rejects.toMatchObject({ reason: 'unreadable' });
    },
  );

  it('deletes a meeting, or one occurrence, and has nobody mailed unless asked to', async () => {
    const { client, requests } = clientAnswering(undefined, undefined, undefined);
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
    const { client, requests } = clientAnswering(undefined);
    await expect(client.endMeeting(85012345678)).resolves.toBeUndefined();
    expect(requests).toMatchObject([
      { method: 'PUT', path: '/meetings/85012345678/status', body: { action: 'end' } },
    ]);
  });

  it('asks for a ZAK with its lifetime', async () => {
    const { client, requests } = clientAnswering({ token: 'zak' }, { token: 'zak' });
    await expect(client.getZakFor(7_200)).resolves.toBe('zak');
    await client.getZakFor(60, 'someone/else@example.com');
    expect(requests).toMatchObject([
      { path: '/users/me/token', query: { type: 'zak', ttl: 7_200 } },
      { path: '/users/someone%2Felse%40example.com/token' },
    ]);
  });

  it('does not take an answer without a token for a ZAK', async () => {
    const { client } = clientAnswering({ token: '' });
    await expect(client.getZak()).rejects.toMatchObject({ name: 'ZoomServerError' });
  });
});
