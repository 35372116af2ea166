import { describe, expect, it } from 'vitest';
import { ApiTransport } from '../../../src/zoom/http/apiTransport';
import { ZoomClient } from '../../../src/zoom/zoomClient';

/** Collects the paths of requests as they arrive at a server. */
function recordingClient() {
  const paths: string[] = [];
  const client = new ZoomClient(({ path }) => {
    paths.push(new URL(`https://api.zoom.us/v2${path}`).pathname);
    return Promise.resolve({ token: 'zak', meetings: [], participants: [] });
  }, 'api.zoom.us');
  return { client, paths };
}

const hostileIds = [
  ['a single dot', '.'],
  ['two dots', '..'],
  ['nothing', ''],
  ['an unpaired surrogate', 'a\ud800'],
  ['a low surrogate first', '\udc00a'],
  ['a line break', 'a\r\nHost: evil.example'],
  ['a null character', 'a\0'],
  ['a C1 control character', 'a\u0085'],
] as const;

const byUuid: Record<string, (client: ZoomClient, uuid: string) => Promise<unknown>> = {
  getPastMeeting: (client, uuid) => client.getPastMeeting(uuid),
  listPastParticipants: (client, uuid) => client.listPastParticipants(uuid).next(),
  getRecording: (client, uuid) => client.getRecording(uuid),
  getTranscript: (client, uuid) => client.getTranscript(uuid),
  getMeetingSummary: (client, uuid) => client.getMeetingSummary(uuid),
};

describe.each(hostileIds)('an ID that is or contains %s', (_what, id) => {
  it.each(Object.entries(byUuid))('is refused without a request by %s', async (_name, call) => {
    const { client, paths } = recordingClient();
    await expect(call(client, id)).rejects.toMatchObject({
      name: 'ZoomValidationError',
      fields: [{ field: 'meetingId' }],
    });
    expect(paths).toEqual([]);
  });

  it('is refused without a request for a ZAK of another user', async () => {
    const { client, paths } = recordingClient();
    await expect(client.getZakFor(7200, id)).rejects.toMatchObject({
      name: 'ZoomValidationError',
      fields: [{ field: 'userId' }],
    });
    expect(paths).toEqual([]);
  });
});

describe('an occurrence ID', () => {
  it('is refused without a request if it is empty, since that would mean the whole series', async () => {
    const { client, paths } = recordingClient();
    const refusal = { name: 'ZoomValidationError', fields: [{ field: 'occurrenceId' }] };
    await expect(client.deleteMeeting(1, { occurrenceId: '' })).rejects.toMatchObject(refusal);
    await expect(client.updateMeeting(1, {}, '')).rejects.toMatchObject(refusal);
    await expect(client.getMeeting(1, '')).rejects.toMatchObject(refusal);
    expect(paths).toEqual([]);
  });
});

describe('an ID with characters that mean something in a path', () => {
  it.each([
    ['../users/me', '..%2Fusers%2Fme'],
    ['a/../b', 'a%2F..%2Fb'],
    ['..\\b', '..%5Cb'],
    ['a?b#c', 'a%3Fb%23c'],
    ['%2e%2e', '%252e%252e'],
    ['...', '...'],
    ['/a==', '%252Fa%253D%253D'],
    ['a//b==', 'a%252F%252Fb%253D%253D'],
  ])('%j stays one segment', async (id, segment) => {
    const { client, paths } = recordingClient();
    await client.getRecording(id).catch(() => undefined);
    expect(paths).toEqual([`/v2/meetings/${segment}/recordings`]);
  });

  it('is a user ID too', async () => {
    const { client, paths } = recordingClient();
    await client.getZakFor(7200, '../me');
    expect(paths).toEqual(['/v2/users/..%2Fme/token']);
  });
});

describe('ZoomClient, for IDs that no meeting has', () => {
  /** A client whose requests are all refused like this. */
  function refusedClient(status: number, body: object): ZoomClient {
    const transport = new ApiTransport({
      apiUrl: 'https://api.zoom.us/v2',
      fetch: () => Promise.resolve(new Response(JSON.stringify(body), { status })),
    });
    return new ZoomClient((request) => transport.send(request, 'token'), 'api.zoom.us');
  }

  const invalid = { code: 300, message: 'Invalid meeting ID.' };
  const notInAccount = { code: 1010, message: 'User not found.' };

  it.each<[string, { code: number }, (client: ZoomClient) => Promise<unknown>]>([
    ['getPastMeeting', invalid, (client) => client.getPastMeeting(100000000)],
    ['getMeetingSummary', invalid, (client) => client.getMeetingSummary('a==')],
    ['getRecording', notInAccount, (client) => client.getRecording('a==')],
  ])('reports what %s returns as not found', async (_name, body, call) => {
    await expect(call(refusedClient(400, body))).rejects.toMatchObject({
      name: 'ZoomNotFoundError',
      status: 400,
      code: body.code,
    });
  });

  it('reports other refusals as what they are', async () => {
    const paid = { code: 200, message: 'Only for paid accounts.' };
    await expect(refusedClient(400, paid).getPastMeeting(1)).rejects.toMatchObject({
      name: 'ZoomPermissionError',
    });
    const field = { code: 300, message: 'Validation Failed.', errors: [{ field: 'id' }] };
    await expect(refusedClient(400, field).getPastMeeting(1)).rejects.toMatchObject({
      name: 'ZoomValidationError',
    });
    await expect(refusedClient(400, invalid).getMeeting(1)).rejects.toMatchObject({
      name: 'ZoomValidationError',
    });
  });
});
