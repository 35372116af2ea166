import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  clientMara,
  items,
  mara,
  pathUuid,
  priya,
  SandboxClient,
  type Json,
} from './sandboxClient.ts';

describe('after a meeting', () => {
  let zoom: SandboxClient;
  let token: string;
  let retrospective: Json;

  beforeAll(async () => {
    zoom = await SandboxClient.start();
    token = (await zoom.signIn()).accessToken;
    const { body } = await zoom.api(
      'GET /users/me/recordings?from=2026-02-02&to=2026-03-01',
      token,
    );
    const found = items(body, 'meetings').find(({ topic }) => topic === 'Retrospective: sprint 41');
    if (!found) throw new Error('No retrospective.');
    retrospective = found;
  });
  afterAll(() => zoom.close());

  it('lists the recordings of at most a month, and of today by default', async () => {
    const all = await zoom.api('GET /users/me/recordings?from=2026-02-02&to=2026-03-01', token);
    expect(all.body).toMatchObject({ from: '2026-02-02', to: '2026-03-01', total_records: 2 });
    const today = await zoom.api('GET /users/me/recordings', token);
    expect(today.body).toMatchObject({ from: '2026-03-01', to: '2026-03-01', meetings: [] });
    const long = await zoom.api('GET /users/me/recordings?from=2025-01-01&to=2026-03-01', token);
    expect(long.body).toMatchObject({ from: '2026-02-01', to: '2026-03-01', total_records: 2 });
    const shorter = await zoom.api('GET /users/me/recordings?from=2026-01-01&to=2026-03-31', token);
    expect(shorter.body.from).toBe('2026-02-28');
  });

  it('returns the files of a recording, and downloads with an access token only', async () => {
    const path = `GET /meetings/${pathUuid(retrospective.uuid)}`;
    const recording = await zoom.api(`${path}/recordings`, token);
    const types = items(recording.body, 'recording_files').map((file) => file.file_type);
    expect(types).toEqual(['MP4', 'M4A', 'TRANSCRIPT', 'CHAT']);
    const { body } = await zoom.api(`${path}/transcript`, token);
    expect(body.can_download).toBe(true);
    const download = String(body.download_url);
    expect((await fetch(download)).status).toBe(401);
    const file = await fetch(download, { headers: { authorization: `Bearer ${token}` } });
    expect(await file.text()).toMatch(/^WEBVTT\n/);
  });

  it('has no recording or transcript of a meeting that was not recorded', async () => {
    const { body } = await zoom.api('GET /users/me/meetings?type=previous_meetings', token);
    const sync = items(body, 'meetings').find(({ topic }) => String(topic).includes('event bus'));
    const path = `GET /meetings/${String(sync?.id)}`;
    const recording = await zoom.api(`${path}/recordings`, token);
    expect([recording.status, recording.body.code]).toEqual([404, 3301]);
    const transcript = await zoom.api(`${path}/transcript`, token);
    expect([transcript.status, transcript.body.code]).toEqual([404, 3322]);
  });

  it('returns a summary with next steps', async () => {
    const path = `GET /meetings/${pathUuid(retrospective.uuid)}/meeting_summary`;
    const { status, body } = await zoom.api(path, token);
    expect(status).toBe(200);
    expect(body.next_steps).toHaveLength(3);
    expect(body.summary_content).toContain('## Next steps\n\n- Jun to take');
  });

  it('lists the participants page by page', async () => {
    const path = `GET /past_meetings/${pathUuid(retrospective.uuid)}/participants`;
    const first = await zoom.api(`${path}?page_size=4`, token);
    expect(first.body).toMatchObject({ total_records: 6, page_count: 2 });
    const next = String(first.body.next_page_token);
    const second = await zoom.api(`${path}?page_size=4&next_page_token=${next}`, token);
    const people = [...items(first.body, 'participants'), ...items(second.body, 'participants')];
    expect(people.map(({ name }) => name)).toContain('Elias Brandt');
    expect(people).toHaveLength(6);
  });

  it('finds the latest instance by ID, and lists all of them', async () => {
    const { body } = await zoom.api('GET /users/me/meetings?type=previous_meetings', token);
    const standUp = items(body, 'meetings').find(({ type }) => type === 8);
    const path = `GET /past_meetings/${String(standUp?.id)}`;
    const latest = await zoom.api(path, token);
    expect(latest.body).toMatchObject({ duration: 17, start_time: '2026-02-23T09:30:00Z' });
    const instances = items((await zoom.api(`${path}/instances`, token)).body, 'meetings');
    expect(instances.map(({ start_time: start }) => start)).toEqual([
      '2026-02-23T09:30:00Z',
      '2026-02-16T09:30:00Z',
    ]);
    const half = await zoom.api(`${path}/instances?from=2026-02-20`, token);
    expect(items(half.body, 'meetings')).toHaveLength(2);
    const both = await zoom.api(`${path}/instances?from=2026-02-20&to=2026-02-23`, token);
    expect(items(both.body, 'meetings')).toHaveLength(1);
  });

  it('requires a UUID that starts with / or contains // to be encoded twice', async () => {
    const uuid = String(retrospective.uuid);
    expect(uuid).toMatch(/^\/.*\/\//);
    const once = await zoom.api(`GET /past_meetings/${encodeURIComponent(uuid)}`, token);
    expect([once.status, once.body.code]).toEqual([404, 2300]);
    const twice = await zoom.api(`GET /past_meetings/${pathUuid(uuid)}`, token);
    expect(twice.body.topic).toBe('Retrospective: sprint 41');
  });

  it.each([
    ['/past_meetings/{}', 400, 300],
    ['/past_meetings/{}/instances', 404, 3001],
    ['/past_meetings/{}/participants', 404, 3001],
    ['/meetings/{}/meeting_summary', 400, 300],
    ['/meetings/{}/recordings', 400, 1010],
    ['/meetings/{}/transcript', 403, undefined],
  ])('returns for %s of an ID that nobody has: %i, code %s', async (path, status, code) => {
    const response = await zoom.api(`GET ${path.replace('{}', '100000000')}`, token);
    expect([response.status, response.body.code]).toEqual([status, code]);
    expect(response.body.message).toMatch(/./);
  });

  it('has nothing about meetings of other accounts', async () => {
    const client = await zoom.signIn(clientMara);
    const path = `GET /past_meetings/${pathUuid(retrospective.uuid)}`;
    const response = await zoom.api(path, client.accessToken);
    expect([response.status, response.body.code]).toEqual([400, 300]);
  });

  it.each([
    ['/past_meetings/{}', 3001],
    ['/past_meetings/{}/participants', 3001],
    ['/meetings/{}/meeting_summary', 3001],
    ['/meetings/{}/recordings', 3301],
    ['/meetings/{}/transcript', 3322],
  ])('returns for %s of a meeting that has not taken place: 404, code %i', async (path, code) => {
    const { body } = await zoom.api('POST /users/me/meetings', token, {});
    const response = await zoom.api(`GET ${path.replace('{}', String(body.id))}`, token);
    expect([response.status, response.body.code]).toEqual([404, code]);
  });

  it('is for paid accounts only', async () => {
    const free = await SandboxClient.start();
    try {
      const { accessToken } = await free.signIn();
      await free.control('account', { user: mara, plan: 'free' });
      const past = pathUuid(retrospective.uuid);
      for (const path of [
        `/past_meetings/${past}`,
        `/past_meetings/${past}/participants`,
        `/meetings/${past}/meeting_summary`,
        `/meetings/${past}/recordings`,
        '/users/me/recordings',
      ]) {
        const { status, body } = await free.api(`GET ${path}`, accessToken);
        expect([path, status, body.code]).toEqual([path, 400, 200]);
        await free.advance(1000);
      }
      const { body: user } = await free.api('GET /users/me', accessToken);
      expect(user.type).toBe(1);
      const fields = 'custom_query_fields=cloud_recording,meeting_capacity';
      const { body: settings } = await free.api(`GET /users/me/settings?${fields}`, accessToken);
      expect(settings).toEqual({
        recording: { cloud_recording: false },
        feature: { meeting_capacity: 100 },
      });
    } finally {
      await free.close();
    }
  });

  it('has no instances from more than 15 months ago', async () => {
    const old = await SandboxClient.start();
    try {
      const before = await old.signIn();
      const { body } = await old.api('GET /users/me/meetings?type=live', before.accessToken);
      const [live] = items(body, 'meetings');
      const path = `/meetings/${String(live?.id)}`;
      await old.api(`PUT ${path}/status`, before.accessToken, { action: 'end' });
      const count = async (now: string): Promise<number> => {
        await old.control('clock', { now });
        const { accessToken } = await old.signIn();
        const response = await old.api(`GET /past_meetings${path.slice(9)}/instances`, accessToken);
        return items(response.body, 'meetings').length;
      };
      expect(await count('2027-05-30T00:00:00Z')).toBe(1);
      expect(await count('2027-06-02T00:00:00Z')).toBe(0);
    } finally {
      await old.close();
    }
  });

  it('refuses what belongs to a colleague, in part without a code', async () => {
    const serverToken = await zoom.serverToken();
    const { id } = await zoom.control('meetings', { hostedBy: priya, live: true });
    const ended = await zoom.api(`PUT /meetings/${String(id)}/status`, serverToken, {
      action: 'end',
    });
    expect(ended.status).toBe(204);
    const instances = await zoom.api(`GET /past_meetings/${String(id)}/instances`, token);
    expect([instances.status, instances.body]).toEqual([401, { message: 'Unauthorized' }]);
    const transcript = await zoom.api(`GET /meetings/${String(id)}/transcript`, token);
    expect([transcript.status, transcript.body]).toEqual([403, { message: 'No permission.' }]);
    const past = await zoom.api(`GET /past_meetings/${String(id)}`, token);
    expect([past.status, past.body.code]).toEqual([403, 403]);
  });
});
