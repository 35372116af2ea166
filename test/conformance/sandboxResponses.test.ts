import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  clientMara,
  items,
  pathUuid,
  SandboxClient,
  type Json,
} from '../unit/sandbox/sandboxClient.ts';
import './support/testMeta.ts';
import {
  hasZoomDocument,
  operationOf,
  readZoomDocument,
  unknownFields,
  type OpenApiDocument,
  type Schema,
} from './support/zoomDocument.ts';

describe.skipIf(!hasZoomDocument)("The sandbox's responses fit Zoom's document", () => {
  let zoom: SandboxClient;
  let document: OpenApiDocument;
  const tokens = { work: '', client: '' };
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    document = readZoomDocument();
    zoom = await SandboxClient.start();
    tokens.work = (await zoom.signIn()).accessToken;
    tokens.client = (await zoom.signIn(clientMara)).accessToken;
    const previous = await list('/users/me/meetings?type=previous_meetings', 'meetings');
    ids.standUp = String(previous.find(({ type }) => type === 8)?.id);
    const recorded = await list('/users/me/recordings?from=2026-02-02&to=2026-03-01', 'meetings');
    const retrospective = recorded.find(({ topic }) => topic === 'Retrospective: sprint 41');
    ids.past = pathUuid(retrospective?.uuid);
    const upcoming = await list('/users/me/meetings?type=upcoming&page_size=300', 'meetings');
    for (const type of [2, 3, 8]) {
      ids[`type${type}`] = String(upcoming.find((meeting) => meeting.type === type)?.id);
    }
    ids.personal = String(upcoming.find(({ pmi }) => pmi !== undefined)?.id);
  });
  afterAll(() => zoom.close());
  afterEach(({ task }) => {
    task.meta.checked = { kind: 'sandboxResponse', count: 1 };
  });

  async function list(path: string, name: string): Promise<Json[]> {
    return items((await zoom.api(`GET ${path}`, tokens.work)).body, name);
  }

  function schemaOf(operation: string, status: number, alternative: string): Schema | undefined {
    const response = operationOf(document, operation).responses[status];
    if (!response) throw new Error(`${operation} has no response ${status}.`);
    const whole: unknown = response.content?.['application/json']?.schema;
    const steps = alternative.split('/').filter(Boolean);
    return steps.reduce<unknown>((part, step) => (part as Json)[step], whole) as Schema | undefined;
  }

  function expectToFit(schema: Schema | undefined, body: Json): void {
    if (!schema) throw new Error('No schema.');
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    addFormats(ajv);
    const validate = ajv.compile({ ...schema, components: document.components });
    validate(body);
    expect(validate.errors ?? []).toEqual([]);
    expect(unknownFields([schema], body)).toEqual([]);
  }

  it.each([
    ['GET /users/{userId}', '/users/me', 200],
    ['GET /users/{userId}/meetings', '/users/me/meetings', 200],
    ['GET /users/{userId}/meetings', '/users/me/meetings?type=live', 200],
    ['GET /users/{userId}/meetings', '/users/me/meetings?type=upcoming', 200],
    ['GET /users/{userId}/meetings', '/users/me/meetings?type=upcoming_meetings', 200],
    ['GET /users/{userId}/meetings', '/users/me/meetings?type=previous_meetings', 200],
    ['GET /users/{userId}/upcoming_meetings', '/users/me/upcoming_meetings', 200],
    ['POST /users/{userId}/meetings', '/users/me/meetings', 201],
    ['GET /meetings/{meetingId}', '/meetings/{type2}', 200],
    ['GET /meetings/{meetingId}', '/meetings/{type3}', 200],
    ['GET /meetings/{meetingId}', '/meetings/{type8}?show_previous_occurrences=true', 200],
    ['GET /meetings/{meetingId}', '/meetings/{personal}', 200],
    ['GET /meetings/{meetingId}', '/meetings/4157702938', 200],
    ['GET /meetings/{meetingId}/invitation', '/meetings/{type8}/invitation', 200],
    ['POST /meetings/{meetingId}/invite_links', '/meetings/{type2}/invite_links', 201],
    ['GET /users/me/zak', '/users/me/zak', 200],
    ['GET /users/{userId}/token', '/users/me/token?type=zak', 200],
    ['GET /users/{userId}/recordings', '/users/me/recordings?from=2026-02-02&to=2026-03-01', 200],
    ['GET /meetings/{meetingId}/recordings', '/meetings/{past}/recordings', 200],
    ['GET /meetings/{meetingId}/transcript', '/meetings/{past}/transcript', 200],
    ['GET /meetings/{meetingId}/meeting_summary', '/meetings/{past}/meeting_summary', 200],
    ['GET /past_meetings/{meetingId}', '/past_meetings/{past}', 200],
    ['GET /past_meetings/{meetingId}/instances', '/past_meetings/{standUp}/instances', 200],
    ['GET /past_meetings/{meetingId}/participants', '/past_meetings/{past}/participants', 200],
    ['GET /users/{userId}/meeting_templates', '/users/me/meeting_templates', 200],
  ])('%s, called as %s', async (operation, path, status) => {
    const [method = ''] = operation.split(' ');
    const address = path.replace(/\{(\w+)\}/, (_all, name: string) => ids[name] ?? '');
    const response = await zoom.api(`${method} ${address}`, tokens.work, bodies[operation]);
    expect(response.status).toBe(status);
    expectToFit(schemaOf(operation, status, ''), response.body);
  });

  // The alternatives of this response overlap, so "one of" may match none of them.
  it.each([
    ['', 'oneOf/0'],
    ['?option=meeting_authentication', 'oneOf/2/oneOf/0'],
    ['?option=recording_authentication', 'oneOf/2/oneOf/1'],
    ['?option=meeting_security', 'oneOf/3'],
  ])('GET /users/{userId}/settings, called with "%s"', async (query, alternative) => {
    const { body } = await zoom.api(`GET /users/me/settings${query}`, tokens.work);
    expectToFit(schemaOf('GET /users/{userId}/settings', 200, alternative), body);
  });

  it("GET /users/{userId}/pac, called on the client's account", async () => {
    const { status, body } = await zoom.api('GET /users/me/pac', tokens.client);
    expectToFit(schemaOf('GET /users/{userId}/pac', status, ''), body);
  });

  it('PATCH /live_meetings/{meetingId}/events returns 202 without a body', async () => {
    const [live] = await list('/users/me/meetings?type=live', 'meetings');
    const call = `PATCH /live_meetings/${String(live?.id)}/events`;
    const { status, body } = await zoom.api(call, tokens.work, { method: 'recording.start' });
    expect([status, body]).toEqual([202, {}]);
    expect(schemaOf('PATCH /live_meetings/{meetingId}/events', 202, '')).toBeUndefined();
  });

  it.each([
    ['PATCH /meetings/{meetingId}', 'PATCH /meetings/{type2}', { topic: 'Renamed' }],
    ['PUT /meetings/{meetingId}/status', 'PUT /meetings/{live}/status', { action: 'end' }],
    ['DELETE /meetings/{meetingId}', 'DELETE /meetings/{type3}', undefined],
  ])('%s returns 204 without a body', async (operation, call, body) => {
    const [live] = await list('/users/me/meetings?type=live', 'meetings');
    ids.live = String(live?.id);
    const address = call.replace(/\{(\w+)\}/, (_all, name: string) => ids[name] ?? '');
    const response = await zoom.api(address, tokens.work, body);
    expect([response.status, response.body]).toEqual([204, {}]);
    expect(schemaOf(operation, 204, '')).toBeUndefined();
  });
});

const bodies: Readonly<Record<string, object>> = {
  'POST /users/{userId}/meetings': {
    topic: 'Everything at once',
    type: 8,
    start_time: '2026-03-05T10:00:00Z',
    timezone: 'Europe/Berlin',
    duration: 45,
    agenda: 'All of it',
    password: 'abc123',
    recurrence: { type: 2, weekly_days: '2,4', repeat_interval: 1, end_times: 6 },
    settings: {
      waiting_room: true,
      auto_recording: 'cloud',
      jbh_time: 5,
      approved_or_denied_countries_or_regions: { enable: true, approved_list: ['SE'] },
      authentication_exception: [{ email: 'jun.sato@larkspur.example', name: 'Jun' }],
      breakout_room: { enable: true, rooms: [{ name: 'A', participants: ['jun@a.example'] }] },
      language_interpretation: { enable: false, interpreters: [] },
      question_and_answer: { enable: true, question_visibility: 'all' },
      resources: [{ resource_type: 'whiteboard', resource_id: 'w1', permission_level: 'viewer' }],
      show_join_info: true,
      waiting_room_options: { mode: 'custom', who_goes_to_waiting_room: 'everyone' },
    },
    tracking_fields: [{ field: 'Team', value: 'Platform' }],
  },
  'POST /meetings/{meetingId}/invite_links': { attendees: [{ name: 'Jun Sato' }], ttl: 600 },
};
