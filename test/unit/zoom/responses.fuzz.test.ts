import {
  type Arbitrary,
  array,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  record,
  string,
  tuple,
} from 'fast-check';
import { describe, expect } from 'vitest';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { ZoomError, ZoomRateLimitError } from '../../../src/zoom/errors';
import { ApiTransport } from '../../../src/zoom/http/apiTransport';
import { OAuthClient } from '../../../src/zoom/oauth/oauthClient';
import { redact } from '../../../src/zoom/redact';
import { ZoomClient } from '../../../src/zoom/zoomClient';
import { fuzz, textWith } from '../support/fuzz';

const names = [
  ...['id', 'uuid', 'topic', 'type', 'start_time', 'duration', 'timezone', 'pmi', 'meetings'],
  ...['next_page_token', 'participants', 'join_time', 'occurrences', 'recurrence', 'settings'],
  ...['recording_files', 'download_url', 'summary_details', 'next_steps', 'edited_summary'],
  ...['code', 'message', 'errors', 'field', 'token', 'start_url', '__proto__', 'constructor'],
  ...['access_token', 'token_type', 'expires_in', 'scope', 'api_url', 'refresh_token', 'error'],
  ...['device_code', 'user_code', 'verification_uri', 'interval'],
];

const values: Arbitrary<unknown> = oneof(
  jsonValue(),
  constantFrom<unknown>(
    ...[85012345678, -1, 0, 1e300, 1.5, '85012345678', '', null, true, 'next', 'bearer'],
    ...['2026-11-23T09:30:00Z', '+275760-09-13T00:00:00Z', '2026-11-23T09:30:00', 'soon'],
    ...['daily rate limit', 'does not contain scopes:[meeting:read:meeting, ]', 300, 4711, 124],
    ...['https://zoom.us/j/85012345678?pwd=secret.1', 'eyJhbGciOi.eyJhdWQ', {}, []],
  ),
);

const objects = (inner: Arbitrary<unknown>) =>
  dictionary(oneof({ arbitrary: constantFrom(...names), weight: 9 }, string()), inner, {
    maxKeys: 8,
  });
const nested = oneof(values, objects(values), array(objects(oneof(values, objects(values)))));
const bodies = oneof(
  objects(nested),
  nested,
  record({ meetings: array(objects(nested)), next_page_token: constantFrom('', 'next') }),
  record({ participants: array(objects(nested)) }),
);

const id = 85012345678;

/** Every method that reads a response. */
const readers: Record<string, (client: ZoomClient) => Promise<unknown>> = {
  getUser: (client) => client.getUser(),
  listMeetings: (client) => readAll(client.listMeetings('upcoming')),
  listUpcomingMeetings: (client) => client.listUpcomingMeetings(),
  getMeeting: (client) => client.getMeeting(id),
  createMeeting: (client) => client.createMeeting({ topic: '', type: 2 }),
  getPastMeeting: (client) => client.getPastMeeting(id),
  listPastParticipants: (client) => readAll(client.listPastParticipants(id)),
  listPastInstances: (client) => client.listPastInstances(id),
  listMeetingTemplates: (client) => client.listMeetingTemplates(),
  getZak: (client) => client.getZak(),
  getZakFor: (client) => client.getZakFor(300),
  listRecordings: (client) => readAll(client.listRecordings('2026-11-01', '2026-11-30')),
  getRecording: (client) => client.getRecording('uuid'),
  getTranscript: (client) => client.getTranscript('uuid'),
  getMeetingSummary: (client) => client.getMeetingSummary('uuid'),
};

async function readAll(pages: AsyncIterable<unknown[]>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const page of pages) {
    all.push(...page);
  }
  return all;
}

/** What reading gives; anything that is thrown must be an error of the client's own. */
async function outcome(reading: Promise<unknown>): Promise<unknown> {
  try {
    return await reading;
  } catch (error) {
    expect(error).toBeInstanceOf(ZoomError);
    return undefined;
  }
}

describe('A response of the API', () => {
  fuzz('is read or refused, and gives no more than it has', bodies, async (body) => {
    const text = JSON.stringify(body);
    for (const [name, read] of Object.entries(readers)) {
      let requests = 0;
      const client = new ZoomClient(() => {
        requests++;
        return Promise.resolve(JSON.parse(text));
      }, 'zoom.example');
      const value = await outcome(read(client));
      expect(requests).toBeLessThanOrEqual(2);
      const written = value === undefined ? '' : JSON.stringify(value);
      // Lists are read twice, and a recording gets an empty list of files.
      expect(written.length).toBeLessThanOrEqual(8 * text.length + 64);
      if (name === 'getMeeting' && value !== undefined) {
        const meeting = value as Awaited<ReturnType<ZoomClient['getMeeting']>>;
        expect(meeting.start_url).toBeUndefined();
        const { start, end } = toScheduledMeeting(meeting);
        expect([start?.getTime(), end?.getTime()]).not.toContain(NaN);
      }
    }
  });

  const statuses = constantFrom(200, 201, 204, 302, 400, 401, 403, 404, 429, 500, 503);
  const texts = oneof(
    bodies.map((body) => JSON.stringify(body)),
    textWith('{', '}', '"code":', '"message":', '300', ',', '[', ']', '<html>', '\u0000'),
  );
  const headers = record({
    'retry-after': oneof(
      constantFrom('3', '-1', '1.5', '9999999999999999', '2026-11-23T09:30:00Z', '1e300'),
      string({ unit: 'grapheme-ascii' }),
    ),
    'x-ratelimit-type': constantFrom('QPS', 'Daily-limit', ''),
  });

  fuzz(
    'of any status is a value or one of the errors',
    tuple(statuses, texts, headers),
    (input) => {
      const [status, text, fields] = input;
      const transport = new ApiTransport({
        apiUrl: 'https://zoom.example/v2',
        fetch: () =>
          Promise.resolve({
            status,
            ok: status < 300,
            headers: new Map(Object.entries(fields)) as unknown as Headers,
            text: () => Promise.resolve(text),
          }),
      });
      const request = {
        kind: 'createMeeting',
        method: 'POST',
        path: '/meetings',
        route: '/meetings',
      } as const;
      return transport.send(request, 'token').catch((error: unknown) => {
        expect(error).toBeInstanceOf(ZoomError);
        if (error instanceof ZoomRateLimitError) {
          const wait = error.retryAt.getTime() - Date.now();
          expect(wait).toBeGreaterThan(-60_000);
          expect(wait).toBeLessThan(2 * 24 * 3_600_000 + 60_000);
        }
      });
    },
  );
});

describe('A response of the OAuth endpoints', () => {
  fuzz('is read or refused', objects(values), async (body) => {
    const client = new OAuthClient(
      { oauthUrl: 'https://zoom.us/oauth', clientId: 'id', clientSecret: 'secret' },
      () => Promise.resolve(Response.json(body)),
    );
    const tokens = await outcome(client.refresh('token'));
    if (tokens !== undefined) {
      expect((tokens as { expiresIn: number }).expiresIn).toBeLessThanOrEqual(86_400);
    }
    await outcome(client.startDeviceAuthorization());
    await outcome(client.revoke('token'));
  });
});

describe('redact', () => {
  const secret = 'R9x4ZyXwVuTsRqPoNmLkJi0';
  const around = textWith('pwd=', 'code=', ' ', '&', ':', '"', 'eyJ', '.', '-', 'scopes:[');

  fuzz('leaves no secret, and no text longer than it was', tuple(around, around), (parts) => {
    const [before, after] = parts;
    const text = `${before} code=${secret} ${after}`;
    expect(redact(text)).not.toContain(secret);
    expect(redact(text).length).toBeLessThanOrEqual(text.length);
  });
});
