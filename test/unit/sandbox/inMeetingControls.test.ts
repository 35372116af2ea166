import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { items, mara, priya, SandboxClient, type ApiResponse } from './sandboxClient.ts';

let zoom: SandboxClient;
let token: string;
let live: string;
beforeAll(async () => {
  zoom = await SandboxClient.start();
});
beforeEach(async () => {
  await zoom.control('reset');
  token = (await zoom.signIn()).accessToken;
  const { body } = await zoom.api('GET /users/me/meetings?type=live', token);
  live = String(items(body, 'meetings')[0]?.id);
});
afterAll(() => zoom.close());

function control(method: string, params?: object, id = live): Promise<ApiResponse> {
  return zoom.api(`PATCH /live_meetings/${id}/events`, token, { method, params });
}

async function end(): Promise<void> {
  await zoom.api(`PUT /meetings/${live}/status`, token, { action: 'end' });
}

describe('controlling a live meeting', () => {
  it('records it in the cloud', async () => {
    for (const method of ['recording.start', 'recording.pause', 'recording.resume']) {
      const { status, body } = await control(method);
      expect([status, body]).toEqual([202, {}]);
    }
    expect((await zoom.api(`GET /meetings/${live}/recordings`, token)).status).toBe(404);
    await end();
    const { status, body } = await zoom.api(`GET /meetings/${live}/recordings`, token);
    expect([status, body.recording_count]).toEqual([200, 1]);
  });

  it('records nothing that was not started', async () => {
    expect((await control('recording.resume')).status).toBe(202);
    await end();
    const { body } = await zoom.api(`GET /meetings/${live}/recordings`, token);
    expect(body.code).toBe(3301);
  });

  it.each([
    [['start'], {}, 200],
    [['start'], { ai_companion_mode: 'questions' }, 404],
    [['start', 'stop'], {}, 200],
    [['start', 'stop'], { ai_companion_mode: 'all', delete_meeting_assets: true }, 404],
    [['start', 'disable'], {}, 404],
  ])('summarizes it: %j with %j', async (steps, params, status) => {
    for (const step of steps) await control(`ai_companion.${step}`, params);
    await end();
    const summary = await zoom.api(`GET /meetings/${live}/meeting_summary`, token);
    expect(summary.status).toBe(status);
  });

  it('invites people of the account, telephones and rooms', async () => {
    const invite = 'participant.invite';
    expect((await control(invite, { contacts: [{ email: priya }] })).status).toBe(202);
    const nobody = await control(invite, { contacts: [{ email: 'nobody@larkspur.example' }] });
    expect([nobody.status, nobody.body.code]).toEqual([400, 300]);
    expect((await control('waiting_room.update', { waiting_room_title: 'Hi' })).status).toBe(202);
    const { id } = await zoom.control('meetings', { hostedBy: mara });
    const phone = { invitee_name: 'Jun', phone_number: '5550100' };
    expect((await control(`${invite}.callout`, phone, String(id))).status).toBe(202);
    const room = { call_type: 'h323', device_ip: '192.0.2.7' };
    expect((await control(`${invite}.room_system_callout`, room, String(id))).status).toBe(202);
  });

  it.each([
    ['method', 'recording.rewind', {}],
    ['params.phone_number', 'participant.invite.callout', {}],
    ['params.call_type', 'participant.invite.room_system_callout', { device_ip: '192.0.2.7' }],
    ['params.contacts', 'participant.invite', { contacts: Array(11).fill({ email: priya }) }],
  ])('needs a valid %s', async (field, method, params) => {
    const { status, body } = await control(method, params);
    expect([status, body.code]).toEqual([400, 300]);
    expect(items(body, 'errors')).toMatchObject([{ field }]);
  });

  it('does not remove participants, which Zoom has to allow first', async () => {
    const { status, body } = await control('participant.remove', { participant_uuid: 'D4' });
    expect([status, body.code]).toEqual([400, 300]);
    expect(body.message).toContain('contact Zoom support');
  });

  it('needs a live meeting of the user', async () => {
    const { id } = await zoom.control('meetings', { hostedBy: mara });
    expect((await control('recording.start', {}, String(id))).body.code).toBe(300);
    expect((await control('recording.start', {}, '81111111111')).body.code).toBe(3001);
    expect((await control('recording.start', {}, 'abc')).body.code).toBe(300);
    const { id: other } = await zoom.control('meetings', { hostedBy: priya, live: true });
    expect((await control('recording.start', {}, String(other))).status).toBe(403);
  });

  it('needs a paid plan to record and to summarize', async () => {
    await zoom.control('account', { user: mara, plan: 'free' });
    const recording = await control('recording.start');
    expect([recording.status, recording.body.code]).toEqual([400, 300]);
    await zoom.advance(1000);
    const companion = await control('ai_companion.start');
    expect([companion.status, companion.body.code]).toEqual([403, 2314]);
  });
});
