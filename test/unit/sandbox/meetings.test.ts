import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  clientMara,
  items,
  mara,
  priya,
  SandboxClient,
  type ApiResponse,
  type Json,
} from './sandboxClient.ts';

/** A template that an admin shares. */
const allHands = 'TcZ4Ue9rN7m3k6y';

let zoom: SandboxClient;
let token: string;
beforeAll(async () => {
  zoom = await SandboxClient.start();
});
beforeEach(async () => {
  await zoom.control('reset', { meetings: 0 });
  token = (await zoom.signIn()).accessToken;
});
afterAll(() => zoom.close());

function create(body: object | string): Promise<ApiResponse> {
  return zoom.api('POST /users/me/meetings', token, body);
}

async function created(body: object): Promise<Json> {
  const { status, body: meeting } = await create(body);
  expect(status).toBe(201);
  return meeting;
}

async function get(id: unknown, query = ''): Promise<ApiResponse> {
  return zoom.api(`GET /meetings/${String(id)}${query}`, token);
}

describe('creating a meeting', () => {
  it('returns the whole meeting, as reading it does', async () => {
    const meeting = await created({
      topic: 'Launch',
      start_time: '2026-03-05T10:00:00Z',
      duration: 30,
      agenda: 'Go or no go',
      password: 'a1@-_*',
    });
    expect(meeting).toMatchObject({
      topic: 'Launch',
      type: 2,
      status: 'waiting',
      start_time: '2026-03-05T10:00:00Z',
      duration: 30,
      timezone: 'UTC',
      password: 'a1@-_*',
      host_email: 'mara.lindqvist@larkspur.example',
      creation_source: 'open_api',
    });
    expect(meeting.id).toBeGreaterThan(10_000_000_000);
    const pwd = String(meeting.encrypted_password);
    expect(meeting.join_url).toBe(`${zoom.url}/j/${String(meeting.id)}?pwd=${pwd}`);
    const { body } = await get(meeting.id);
    expect({ ...body, start_url: '' }).toEqual({ ...meeting, start_url: '' });
  });

  it("applies Zoom's defaults", async () => {
    const meeting = await created({});
    expect(meeting).toMatchObject({
      type: 2,
      duration: 60,
      start_time: '2026-03-01T09:00:00Z',
      password: expect.stringMatching(/^\d{6}$/) as string,
    });
  });

  it('treats a start without Z as local time, and returns UTC', async () => {
    const meeting = await created({ start_time: '2026-07-01T09:00:00', timezone: 'Europe/Berlin' });
    expect(meeting).toMatchObject({
      start_time: '2026-07-01T07:00:00Z',
      timezone: 'Europe/Berlin',
    });
  });

  it('starts now if the start is in the past', async () => {
    const meeting = await created({ start_time: '2020-01-01T09:00:00Z' });
    expect(meeting.start_time).toBe('2026-03-01T09:00:00Z');
  });

  it('turns off "join before host" with a waiting room', async () => {
    const meeting = await created({ settings: { waiting_room: true, join_before_host: true } });
    expect(meeting.settings).toMatchObject({ waiting_room: true, join_before_host: false });
  });

  it('uses the personal meeting ID in addition to its own ID', async () => {
    const meeting = await created({ settings: { use_pmi: true } });
    expect(meeting.pmi).toBe('4157702938');
    expect(meeting.id).not.toBe(4157702938);
    const link = new URL(String(meeting.join_url));
    expect(link.pathname).toBe('/j/4157702938');
    expect(link.searchParams.get('omn')).toBe(String(meeting.id));
    expect((await fetch(link)).status).toBe(200);
    const { personal_meeting_url: room } = (await zoom.api('GET /users/me', token)).body;
    expect(new URL(String(room)).searchParams.has('omn')).toBe(false);
  });

  it('is joined in the personal meeting room, whose link can say which meeting is meant', async () => {
    const held = { topic: 'Launch', settings: { use_pmi: true } };
    const { id, join_url } = await created(held);
    const other = await created({ topic: 'Elsewhere' });
    const page = async (omn: unknown) => {
      const link = new URL(String(join_url));
      link.searchParams.set('omn', String(omn));
      return (await fetch(link)).text();
    };
    expect(await page(id)).toContain('in Launch');
    expect(await page(other.id)).not.toContain('Elsewhere');
  });

  it('leaves out the passcode on request', async () => {
    const meeting = await created({ default_password: false });
    expect(meeting).not.toHaveProperty('password');
    expect(meeting.join_url).toBe(`${zoom.url}/j/${String(meeting.id)}`);
  });

  it('has no start for types 1 and 3', async () => {
    expect(await created({ type: 1 })).not.toHaveProperty('start_time');
    expect(await created({ type: 3 })).not.toHaveProperty('start_time');
  });

  it.each([
    ['topic', { topic: 'x'.repeat(201) }],
    ['topic', { topic: 7 }],
    ['agenda', { agenda: 'x'.repeat(2001) }],
    ['duration', { duration: 0 }],
    ['duration', { duration: 1441 }],
    ['duration', { duration: 1.5 }],
    ['password', { password: 'x'.repeat(11) }],
    ['password', { password: 'a b' }],
    ['password', { password: 'é' }],
    ['type', { type: 4 }],
    ['start_time', { start_time: '2026-03-05T10:00Z' }],
    ['start_time', { start_time: '2026-03-05T10:00:00.000Z' }],
    ['start_time', { start_time: '2026-03-05T10:00:00+01:00' }],
    ['start_time', { start_time: '2026-02-30T10:00:00Z' }],
    ['timezone', { timezone: 'Europe/Nowhere' }],
    ['timezone', { timezone: 'Antarctica/Troll' }],
    ['settings.audio', { settings: { audio: 'loud' } }],
    ['settings.breakout_room.rooms', { settings: { breakout_room: { rooms: 'all' } } }],
    [
      'settings.waiting_room_options.who_goes_to_waiting_room',
      { settings: { waiting_room_options: { mode: 'custom' } } },
    ],
    ['settings.auto_recording', { settings: { auto_recording: 'always' } }],
    ['settings.jbh_time', { settings: { jbh_time: 3 } }],
    ['settings.approval_type', { settings: { approval_type: 3 } }],
    ['settings.use_pmi', { type: 8, recurrence: { type: 1 }, settings: { use_pmi: true } }],
    ['settings.alternative_hosts', { settings: { alternative_hosts: 'a@b.example,c@d.example' } }],
    ['recurrence', { type: 2, recurrence: { type: 1 } }],
    ['recurrence', { type: 8 }],
    ['recurrence.type', { type: 8, recurrence: { type: 4 } }],
    ['recurrence.repeat_interval', { type: 8, recurrence: { type: 2, repeat_interval: 51 } }],
    ['recurrence.weekly_days', { type: 8, recurrence: { type: 2, weekly_days: '0,8' } }],
    ['recurrence.monthly_week_day', { type: 8, recurrence: { type: 3, monthly_week: 1 } }],
    ['recurrence.end_times', { type: 8, recurrence: { type: 1, end_times: 61 } }],
    [
      'recurrence.end_date_time',
      { type: 8, recurrence: { type: 1, end_times: 2, end_date_time: '2026-04-01T00:00:00Z' } },
    ],
  ])('rejects an invalid %s: %j', async (field, body) => {
    const response = await create(body);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ code: 300, message: 'Validation Failed.' });
    expect(items(response.body, 'errors').map((error) => error.field)).toEqual([field]);
  });

  it('is scheduled from a template of an admin, with its settings where there are no others', async () => {
    const settings = { waiting_room: false };
    const meeting = await created({ template_id: allHands, settings });
    expect(meeting).toMatchObject({
      template_id: allHands,
      settings: { mute_upon_entry: true, auto_recording: 'cloud', ...settings },
    });
    expect((await get(meeting.id)).body.template_id).toBe(allHands);
  });

  it('cannot be scheduled from a template of a user, which a change accepts', async () => {
    const { body } = await zoom.api('GET /users/me/meeting_templates', token);
    const own = items(body, 'templates').find(({ type }) => type === 1)?.id;
    const refused = await create({ template_id: own });
    expect(items(refused.body, 'errors')).toMatchObject([{ field: 'template_id' }]);
    const { id } = await created({});
    const path = `PATCH /meetings/${String(id)}`;
    expect((await zoom.api(path, token, { template_id: own })).status).toBe(204);
    expect((await get(id)).body.template_id).toBe(own);
  });

  it('cannot be scheduled from a template that was deleted', async () => {
    await zoom.control(`templates/${allHands}`, {}, 'DELETE');
    const refused = await create({ template_id: allHands });
    expect(items(refused.body, 'errors')).toMatchObject([{ field: 'template_id' }]);
    const { body } = await zoom.api('GET /users/me/meeting_templates', token);
    expect(JSON.stringify(body)).not.toContain(allHands);
  });

  it.each([priya, `${priya};${priya}`, 'Hn6vBs1kTz8eUq3PxDw7Cj'])(
    'takes %s, who is in the account, as alternative hosts',
    async (alternativeHosts) => {
      const { settings } = await created({ settings: { alternative_hosts: alternativeHosts } });
      expect(settings).toMatchObject({ alternative_hosts: alternativeHosts });
    },
  );

  it('refuses an alternative host outside the account, also in a change', async () => {
    const body = { settings: { alternative_hosts: `${priya};${clientMara}` } };
    const { id } = await created({});
    for (const refused of [
      await create(body),
      await zoom.api(`PATCH /meetings/${String(id)}`, token, body),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([400, 300]);
      expect(items(refused.body, 'errors')).toMatchObject([
        {
          field: 'settings.alternative_hosts',
          message: expect.stringContaining(clientMara) as string,
        },
      ]);
    }
  });

  it('returns the invitees', async () => {
    const settings = { meeting_invitees: [{ email: priya }, { email: 'guest@example.com' }] };
    expect((await created({ settings })).settings).toMatchObject(settings);
    const refused = await create({ settings: { meeting_invitees: [{ email: 'no one' }] } });
    expect(items(refused.body, 'errors')).toMatchObject([
      { field: 'settings.meeting_invitees.0.email' },
    ]);
  });

  it('is refused with 3161 for a user without a license to host, as is a change', async () => {
    const { id } = await created({});
    await zoom.control('account', { user: mara, mayHost: false });
    const calls = ['POST /users/me/meetings', `PATCH /meetings/${String(id)}`];
    for (const call of calls) {
      const { status, body } = await zoom.api(call, token, { topic: 'Unlicensed' });
      expect([status, body.code]).toEqual([400, 3161]);
    }
    expect((await zoom.api('GET /users/me/meeting_templates', token)).body.code).toBe(3161);
    await zoom.control('account', { user: mara, mayHost: true });
    expect((await create({})).status).toBe(201);
  });

  it('takes a passcode with special characters, which a change does not', async () => {
    const { id, password } = await created({ password: 'a!#$%&+z' });
    expect(password).toBe('a!#$%&+z');
    const path = `PATCH /meetings/${String(id)}`;
    const refused = await zoom.api(path, token, { password: 'a!#$' });
    expect([refused.status, refused.body.code]).toEqual([400, 300]);
    expect(items(refused.body, 'errors')).toMatchObject([{ field: 'password' }]);
    expect((await zoom.api(path, token, { topic: 'Same passcode' })).status).toBe(204);
    expect((await zoom.api(path, token, { password: 'a@-_*9' })).status).toBe(204);
    expect((await get(id)).body.password).toBe('a@-_*9');
  });

  it('takes time zones that Zoom does not list if the sandbox is started so', async () => {
    const body = { start_time: '2026-03-05T10:00:00', timezone: 'Antarctica/Troll' };
    expect((await create(body)).body.code).toBe(300);
    const { id } = await created({});
    const path = `PATCH /meetings/${String(id)}`;
    expect((await zoom.api(path, token, { timezone: 'Asia/Katmandu' })).body.code).toBe(300);
    await zoom.control('behavior', { unlistedTimeZones: 'accepted' });
    const meeting = await created(body);
    expect([meeting.timezone, meeting.start_time]).toEqual([body.timezone, '2026-03-05T10:00:00Z']);
    expect((await zoom.api(path, token, { timezone: 'Asia/Katmandu' })).status).toBe(204);
    expect((await create({ timezone: 'Mars/Base' })).body.code).toBe(300);
  });

  it('keeps and returns all settings that Zoom documents', async () => {
    const { id, settings: kept } = await created({ settings: documentedSettings });
    expect(kept).toMatchObject(documentedSettings);
    expect((await get(id)).body.settings).toMatchObject(documentedSettings);
  });

  it('keeps the settings that only a change can have', async () => {
    const { id, settings } = await created({
      settings: { ...settingsOfChanges, show_join_info: true },
    });
    for (const name of Object.keys(settingsOfChanges)) expect(settings).not.toHaveProperty(name);
    const change = { settings: { ...settingsOfChanges, show_join_info: false } };
    expect((await zoom.api(`PATCH /meetings/${String(id)}`, token, change)).status).toBe(204);
    expect((await get(id)).body.settings).toMatchObject({
      ...settingsOfChanges,
      show_join_info: true,
    });
  });

  it.each(['{"topic":', '[]', '"x"', ''])(
    'rejects %s, which is not a JSON object',
    async (body) => {
      const response = await create(body);
      expect([response.status, response.body.code]).toEqual([400, 300]);
    },
  );

  it('cannot schedule for another user', async () => {
    const response = await create({ schedule_for: clientMara });
    expect([response.status, response.body.code]).toEqual([400, 300]);
    const instant = await create({ type: 1, schedule_for: clientMara });
    expect([instant.status, instant.body.code]).toEqual([400, 3000]);
  });
});

describe('recurring meetings', () => {
  async function starts(recurrence: object, extra: object = {}): Promise<unknown[]> {
    const meeting = await created({
      type: 8,
      start_time: '2026-03-05T10:00:00Z',
      recurrence,
      ...extra,
    });
    return items(meeting, 'occurrences').map((occurrence) => occurrence.start_time);
  }

  it('every other day', async () => {
    expect(await starts({ type: 1, repeat_interval: 2, end_times: 3 })).toEqual([
      '2026-03-05T10:00:00Z',
      '2026-03-07T10:00:00Z',
      '2026-03-09T10:00:00Z',
    ]);
  });

  it('every other week on two days, from the first that is not before the start', async () => {
    const recurrence = { type: 2, repeat_interval: 2, weekly_days: '6,2', end_times: 3 };
    expect(await starts(recurrence)).toEqual([
      '2026-03-06T10:00:00Z',
      '2026-03-16T10:00:00Z',
      '2026-03-20T10:00:00Z',
    ]);
  });

  it('on the 31st of the months that have one', async () => {
    expect(await starts({ type: 3, monthly_day: 31, end_times: 3 })).toEqual([
      '2026-03-31T10:00:00Z',
      '2026-05-31T10:00:00Z',
      '2026-07-31T10:00:00Z',
    ]);
  });

  it('on the last Friday and on the second Tuesday of a month', async () => {
    const lastFriday = { type: 3, monthly_week: -1, monthly_week_day: 6, end_times: 2 };
    expect(await starts(lastFriday)).toEqual(['2026-03-27T10:00:00Z', '2026-04-24T10:00:00Z']);
    const secondTuesday = { type: 3, monthly_week: 2, monthly_week_day: 3, end_times: 2 };
    expect(await starts(secondTuesday)).toEqual(['2026-03-10T10:00:00Z', '2026-04-14T10:00:00Z']);
  });

  it('until a date', async () => {
    const recurrence = { type: 1, end_date_time: '2026-03-06T10:00:00Z' };
    expect(await starts(recurrence)).toEqual(['2026-03-05T10:00:00Z', '2026-03-06T10:00:00Z']);
  });

  it('keep their local time when daylight saving starts', async () => {
    const local = { start_time: '2026-03-28T09:00:00', timezone: 'Europe/Berlin' };
    expect(await starts({ type: 1, end_times: 2 }, local)).toEqual([
      '2026-03-28T08:00:00Z',
      '2026-03-29T07:00:00Z',
    ]);
  });

  it('have at most 50 occurrences', async () => {
    expect(await starts({ type: 1, end_times: 0 })).toHaveLength(50);
    expect(await starts({ type: 1, end_times: 60 })).toHaveLength(50);
  });
});

describe('changing a meeting', () => {
  async function patch(id: unknown, body: object, query = ''): Promise<ApiResponse> {
    return zoom.api(`PATCH /meetings/${String(id)}${query}`, token, body);
  }

  it('returns 204 without a body, and keeps the other fields', async () => {
    const { id } = await created({
      topic: 'Old',
      start_time: '2026-03-05T10:00:00Z',
      duration: 30,
    });
    const response = await patch(id, { topic: 'New', settings: { mute_upon_entry: true } });
    expect([response.status, response.body]).toEqual([204, {}]);
    const { body } = await get(id);
    expect(body).toMatchObject({
      topic: 'New',
      duration: 30,
      start_time: '2026-03-05T10:00:00Z',
      settings: { mute_upon_entry: true, approval_type: 2 },
    });
  });

  it('ignores a start in the past', async () => {
    const { id } = await created({ start_time: '2026-03-05T10:00:00Z' });
    await patch(id, { start_time: '2026-02-05T10:00:00Z' });
    expect((await get(id)).body.start_time).toBe('2026-03-05T10:00:00Z');
  });

  it('validates as creating does', async () => {
    const { id } = await created({});
    const { status, body } = await patch(id, { duration: 9999 });
    expect([status, body.code]).toEqual([400, 300]);
  });

  it('requires the recurrence of a whole series, and replaces its occurrences', async () => {
    const { id } = await created({
      type: 8,
      start_time: '2026-03-05T10:00:00Z',
      recurrence: { type: 1, end_times: 2 },
    });
    expect((await patch(id, { topic: 'Renamed' })).body.code).toBe(300);
    await patch(id, { topic: 'Renamed', recurrence: { type: 1, end_times: 4 } });
    const { body } = await get(id);
    expect(body.topic).toBe('Renamed');
    expect(items(body, 'occurrences')).toHaveLength(4);
  });

  it('changes one occurrence, but only the fields that Zoom allows', async () => {
    const meeting = await created({
      type: 8,
      start_time: '2026-03-05T10:00:00Z',
      recurrence: { type: 1, end_times: 3 },
    });
    const [, second] = items(meeting, 'occurrences');
    const query = `?occurrence_id=${String(second?.occurrence_id)}`;
    const change = { start_time: '2026-03-06T15:00:00Z', duration: 15 };
    expect((await patch(meeting.id, change, query)).status).toBe(204);
    expect((await get(meeting.id, query)).body).toMatchObject(change);
    const all = items((await get(meeting.id)).body, 'occurrences');
    expect(all.map((occurrence) => occurrence.duration)).toEqual([60, 15, 60]);
    expect((await patch(meeting.id, { topic: 'Other' }, query)).body.code).toBe(300);
    expect((await patch(meeting.id, change, '?occurrence_id=1')).body.code).toBe(300);
  });
});

describe('deleting a meeting', () => {
  it('returns 204, and 3001 from then on', async () => {
    const { id } = await created({});
    expect((await zoom.api(`DELETE /meetings/${String(id)}`, token)).status).toBe(204);
    const { status, body } = await get(id);
    expect([status, body.code]).toEqual([404, 3001]);
    expect((await zoom.api(`DELETE /meetings/${String(id)}`, token)).status).toBe(404);
  });

  it('deletes one occurrence, or the series with the last one', async () => {
    const meeting = await created({ type: 8, recurrence: { type: 1, end_times: 2 } });
    const path = `DELETE /meetings/${String(meeting.id)}`;
    const [first, second] = items(meeting, 'occurrences').map(({ occurrence_id: id }) =>
      String(id),
    );
    expect((await zoom.api(`${path}?occurrence_id=${String(first)}`, token)).status).toBe(204);
    expect((await zoom.api(`${path}?occurrence_id=${String(first)}`, token)).body.code).toBe(300);
    const left = items((await get(meeting.id)).body, 'occurrences');
    expect(left.map(({ status }) => status)).toEqual(['deleted', 'available']);
    await zoom.api(`${path}?occurrence_id=${String(second)}`, token);
    expect((await get(meeting.id)).status).toBe(404);
  });

  it('is not possible for the personal meeting room', async () => {
    expect((await get('4157702938')).body.type).toBe(4);
    const { status, body } = await zoom.api('DELETE /meetings/4157702938', token);
    expect([status, body.code]).toEqual([400, 3018]);
  });

  it('can be undone', async () => {
    const { id } = await created({});
    await zoom.api(`DELETE /meetings/${String(id)}`, token);
    await zoom.api(`PUT /meetings/${String(id)}/status`, token, { action: 'recover' });
    expect((await get(id)).status).toBe(200);
  });
});

describe('meetings that do not exist', () => {
  it.each(['81111111111', '99999999999'])('return 3001 for %s', async (id) => {
    const { status, body } = await get(id);
    expect([status, body]).toEqual([
      404,
      { code: 3001, message: `Meeting does not exist: ${id}.` },
    ]);
  });

  it.each(['abc', '12', '1e11'])('return 300 for %s', async (id) => {
    expect((await get(id)).body.code).toBe(300);
  });

  it('return 3001 when they have expired', async () => {
    const { id } = await created({ duration: 60 });
    await zoom.advance((30 * 24 + 1) * 3_600_000);
    token = (await zoom.signIn()).accessToken;
    expect((await get(id)).body.code).toBe(3001);
  });
});

describe('starting and ending a meeting', () => {
  it('starts with the start link, and ends with the status call', async () => {
    const meeting = await created({ topic: 'Demo' });
    const path = `PUT /meetings/${String(meeting.id)}/status`;
    expect((await zoom.api(path, token, { action: 'end' })).body.code).toBe(3000);
    expect(await (await fetch(String(meeting.start_url))).text()).toContain('hosting Demo');
    expect((await get(meeting.id)).body.status).toBe('started');
    await zoom.advance(10 * 60_000);
    expect((await zoom.api(path, token, { action: 'end' })).status).toBe(204);
    const after = (await get(meeting.id)).body;
    expect(after.status).toBe('waiting');
    expect(after.uuid).not.toBe(meeting.uuid);
    const past = await zoom.api(`GET /past_meetings/${String(meeting.id)}`, token);
    expect(past.body).toMatchObject({ topic: 'Demo', duration: 10, uuid: meeting.uuid });
  });

  it('has start links that are valid for two hours', async () => {
    const meeting = await created({});
    await zoom.advance(2 * 3_600_000);
    expect((await fetch(String(meeting.start_url))).status).toBe(403);
    token = (await zoom.signIn()).accessToken;
    const fresh = (await get(meeting.id)).body.start_url;
    expect((await fetch(String(fresh))).status).toBe(200);
  });

  it('removes an instant meeting at its end', async () => {
    const meeting = await created({ type: 1 });
    await fetch(String(meeting.start_url));
    await zoom.api(`PUT /meetings/${String(meeting.id)}/status`, token, { action: 'end' });
    expect((await get(meeting.id)).body.code).toBe(3001);
  });

  it('rejects an unknown action', async () => {
    const { id } = await created({});
    const response = await zoom.api(`PUT /meetings/${String(id)}/status`, token, {
      action: 'pause',
    });
    expect(items(response.body, 'errors')[0]?.field).toBe('action');
  });
});

describe('join links and invitations', () => {
  it('open the meeting only with the right pwd', async () => {
    const { join_url: link, id } = await created({ topic: 'Tea & <b>cake</b>' });
    const page = await (await fetch(String(link))).text();
    expect(page).toContain('you would now be in Tea &amp; &lt;b&gt;cake&lt;/b&gt;');
    const wrong = await (await fetch(`${zoom.url}/j/${String(id)}?pwd=x`)).text();
    expect(wrong).toContain('asked for the passcode');
    const web = String(link).replace('/j/', '/wc/join/');
    expect(await (await fetch(web)).text()).toContain('you would now be in Tea');
    expect((await fetch(`${zoom.url}/j/81111111111`)).status).toBe(404);
  });

  it('contain lines that end in CR LF', async () => {
    const { join_url: link, id } = await created({ topic: 'Tea' });
    const { status, body } = await zoom.api(`GET /meetings/${String(id)}/invitation`, token);
    expect(status).toBe(200);
    const lines = String(body.invitation).split('\r\n');
    expect(lines).toContain('Topic: Tea');
    expect(lines).toContain(String(link));
    expect(String(body.invitation)).not.toMatch(/[^\r]\n/);
  });

  it('can be created for each attendee', async () => {
    const { id } = await created({});
    const path = `POST /meetings/${String(id)}/invite_links`;
    const { status, body } = await zoom.api(path, token, {
      attendees: [{ name: 'Jun' }, { name: 'Noor' }],
    });
    expect(status).toBe(201);
    const [first, second] = items(body, 'attendees');
    expect([first?.name, second?.name]).toEqual(['Jun', 'Noor']);
    expect(first?.join_url).not.toBe(second?.join_url);
    const attendees = [{ name: 'Jun' }];
    for (const wrong of [{ attendees: [] }, {}, { attendees, ttl: 7_776_001 }]) {
      const refused = await zoom.api(path, token, wrong);
      expect([refused.status, refused.body.code]).toEqual([400, 300]);
    }
  });
});

/** The settings of a new meeting that no other test sets. */
const documentedSettings = {
  additional_data_center_regions: ['TY'],
  allow_host_control_participant_mute_state: true,
  alternative_host_manage_cloud_recording: true,
  alternative_host_manage_meeting_summary: true,
  alternative_host_update_polls: true,
  approved_or_denied_countries_or_regions: {
    enable: true,
    method: 'approve',
    approved_list: ['SE'],
    denied_list: [],
  },
  authentication_exception: [{ email: 'jun.sato@larkspur.example', name: 'Jun' }],
  auto_add_recording_to_video_management: { enable: true, channels: [{ channel_id: 'c1' }] },
  auto_start_deepfake_detection: true,
  breakout_room: { enable: true, rooms: [{ name: 'A', participants: ['jun@larkspur.example'] }] },
  cn_meeting: true,
  continuous_meeting_chat: { enable: true, auto_add_invited_external_users: true },
  email_in_attendee_report: true,
  host_pause_stop_recording: true,
  in_meeting: true,
  language_interpretation: {
    enable: true,
    interpreters: [{ email: 'ana@larkspur.example', interpreter_languages: 'English,German' }],
  },
  question_and_answer: { enable: true, question_visibility: 'all' },
  resources: [{ resource_type: 'whiteboard', resource_id: 'w1', permission_level: 'viewer' }],
  show_join_info: true,
  sign_language_interpretation: {
    enable: true,
    interpreters: [{ email: 'ana@larkspur.example', sign_language: 'American' }],
  },
  summary_template_id: 's1',
  waiting_room_options: { mode: 'custom', who_goes_to_waiting_room: 'everyone' },
};

const settingsOfChanges = {
  authentication_name: 'Sign in to Zoom',
  custom_keys: [{ key: 'team', value: 'platform' }],
  enforce_login: true,
  enforce_login_domains: 'larkspur.example',
  global_dial_in_numbers: [{ country: 'SE', number: '+46 5550100', type: 'toll' }],
};
