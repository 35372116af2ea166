import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runningSandbox } from './support/environment';
import { signIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();
const mara = 'mara.lindqvist@larkspur.example';
const priya = 'priya.raman@larkspur.example';
const deletion = 'DELETE /v2/meetings/:meetingId';
const ending = 'PUT /v2/meetings/:meetingId/status';

interface Meeting {
  id: number;
  join_url: string;
  pmi?: string;
  occurrences?: { occurrence_id: string; start_time: string }[];
}

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

const create = (topic: string, more: Record<string, unknown> = {}) =>
  run<Meeting>('zoom.createMeeting', { topic, startTime: '2099-07-01T09:00:00Z', ...more });

const refresh = () => run<number>('zoom.refreshMeetings', {});

const remove = (meeting: number, options: Record<string, unknown> = {}) =>
  run('zoom.deleteMeeting', meeting, { confirm: false, ...options });

const end = (meeting: number) => run('zoom.endMeeting', meeting, { confirm: false });

async function routes(): Promise<string[]> {
  return (await sandbox.requests()).map(({ route }) => route);
}

/** In an hour, as Zoom writes times. */
function soon(): string {
  return `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
}

/** Whether a meeting is in the list, which then knows its link without a request. */
async function isListed(id: number): Promise<boolean> {
  await sandbox.clearRequests();
  await run('zoom.copyJoinLink', id).catch(() => undefined);
  return (await routes()).length === 0;
}

/** A meeting of somebody else's that is in the list. */
async function invitation(topic: string): Promise<number> {
  const id = await sandbox.addMeeting({
    hostedBy: priya,
    invited: [mara],
    topic,
    live: true,
    start_time: soon(),
  });
  await refresh();
  return id;
}

async function signInAfresh(): Promise<void> {
  await startSignedOut();
  await signIn();
  await refresh();
}

describe('Deleting meetings', () => {
  before(signInAfresh);
  beforeEach(() => sandbox.clearRequests());
  afterEach(() => sandbox.clearFaults());

  it('takes one request, and the meeting leaves the list without another', async () => {
    const meeting = await create('Not needed');
    const { meetings } = await sandbox.state();
    await sandbox.clearRequests();
    assert.equal(await remove(meeting.id), true);
    assert.deepEqual(await routes(), [deletion]);
    assert.equal((await sandbox.state()).meetings, meetings - 1);
    assert.equal(await isListed(meeting.id), false);
  });

  it('takes one occurrence of a series, or all', async () => {
    const series = await create('Series', {
      startTime: soon(),
      recurrence: { type: 1, repeat_interval: 1, end_times: 4 },
    });
    const before = await refresh();
    const occurrenceId = series.occurrences?.[1]?.occurrence_id;
    assert.equal(await remove(series.id, { occurrenceId }), true);
    assert.equal(await isListed(series.id), true);
    assert.equal(await refresh(), before - 1);
    assert.equal(await remove(series.id), true);
    assert.equal(await isListed(series.id), false);
    assert.equal(await refresh(), before - 4);
  });

  it('never deletes the whole series for an occurrence that it no longer has', async () => {
    const startTime = soon();
    const series = await create('Dates', {
      startTime,
      recurrence: { type: 1, repeat_interval: 1, end_times: 50 },
    });
    const date = new Date(Date.parse(startTime) + 86_400_000).toISOString();
    const others = series.occurrences?.filter((_, index) => index !== 1);
    await refresh();
    await sandbox.fault({
      route: 'GET /v2/meetings/:meetingId',
      kind: 'status',
      status: 200,
      body: { id: series.id, type: 8, settings: {}, occurrences: others },
    });
    await assert.rejects(
      run('zoom.deleteMeeting', { id: series.id, start: date }),
      /has ended, or it was moved or deleted/,
    );
    assert.ok(!(await routes()).includes(deletion));
  });

  it('counts a meeting that no longer exists as deleted', async () => {
    const meeting = await create('Gone');
    await sandbox.removeMeeting(meeting.id);
    assert.equal(await remove(meeting.id), true);
    assert.equal(await isListed(meeting.id), false);
  });

  it('fails for a meeting that never existed', async () => {
    await assert.rejects(remove(99999999999), { name: 'ZoomNotFoundError', code: 3001 });
  });

  it('shows the meeting again if Zoom refuses, with the reason', async () => {
    const meeting = await create('Stays');
    await sandbox.fault({
      route: deletion,
      kind: 'status',
      status: 400,
      times: 1,
      body: { code: 3000, message: 'This meeting is locked by the account.' },
    });
    await assert.rejects(remove(meeting.id), {
      name: 'ZoomPermissionError',
      message: /locked by the account/,
    });
    assert.equal(await isListed(meeting.id), true);
  });

  it('repeats the request if its response is lost, and counts a missing meeting as deleted', async () => {
    const meeting = await create('Lost');
    await sandbox.clearRequests();
    await sandbox.fault({ route: deletion, kind: 'dropAfter', times: 1 });
    assert.equal(await remove(meeting.id), true);
    assert.deepEqual(await routes(), [deletion, deletion]);
    assert.equal(await isListed(meeting.id), false);
  });

  it('repeats the request for an occurrence, too', async () => {
    const series = await create('Lost dates', {
      recurrence: { type: 1, repeat_interval: 1, end_times: 3 },
    });
    await sandbox.fault({ route: deletion, kind: 'dropAfter', times: 1 });
    const occurrenceId = series.occurrences?.[0]?.occurrence_id;
    assert.equal(await remove(series.id, { occurrenceId }), true);
  });

  it('gives up after the second attempt, and shows the meeting again', async () => {
    const meeting = await create('Unreached');
    await sandbox.clearRequests();
    await sandbox.fault({ route: deletion, kind: 'dropBefore' });
    await assert.rejects(remove(meeting.id), { name: 'ZoomNetworkError' });
    assert.deepEqual(await routes(), [deletion, deletion]);
    await sandbox.clearFaults();
    assert.equal(await isListed(meeting.id), true);
  });

  it('is only for the host, and never for the personal meeting room', async () => {
    const theirs = await invitation('Theirs');
    const inRoom = await create('In my room', { settings: { use_pmi: true } });
    await sandbox.clearRequests();
    await assert.rejects(remove(theirs), /Only the host can delete/);
    await assert.rejects(remove(Number(inRoom.pmi)), /personal meeting room is permanent/);
    assert.ok(!(await routes()).includes(deletion));
    assert.equal(await remove(inRoom.id), true);
  });

  it('says why the personal meeting room cannot be deleted', async () => {
    const meeting = await create('A room after all');
    await sandbox.fault({
      route: deletion,
      kind: 'status',
      status: 400,
      times: 1,
      body: { code: 3018, message: 'Not allowed to delete PMI.' },
    });
    await assert.rejects(remove(meeting.id), {
      name: 'ZoomPermissionError',
      code: 3018,
      message: /personal meeting room is permanent/,
    });
  });
});

describe('Ending meetings', () => {
  before(signInAfresh);
  beforeEach(() => sandbox.clearRequests());
  afterEach(() => sandbox.clearFaults());

  it('ends a meeting in progress for everyone', async () => {
    const id = await sandbox.addMeeting({
      hostedBy: mara,
      topic: 'Over soon',
      live: true,
      start_time: soon(),
    });
    await refresh();
    const { live } = await sandbox.state();
    await sandbox.clearRequests();
    assert.equal(await end(id), true);
    assert.deepEqual(await routes(), [ending]);
    assert.equal((await sandbox.state()).live, live - 1);
    assert.equal(await isListed(id), true);
  });

  it('fails for a meeting that is not in progress', async () => {
    const meeting = await create('Not begun');
    await assert.rejects(end(meeting.id), {
      name: 'ZoomPermissionError',
      code: 3000,
      message: /has not started/,
    });
  });

  it('says what Zoom cannot end', async () => {
    const meeting = await create('On premise');
    await sandbox.fault({
      route: ending,
      kind: 'status',
      status: 400,
      times: 1,
      body: { code: 3063, message: 'Can not end on-premise user’s meeting.' },
    });
    await assert.rejects(end(meeting.id), { code: 3063, message: /server of your company/ });
  });

  it('removes a meeting that no longer exists from the list, and says so', async () => {
    const meeting = await create('Gone by now');
    await sandbox.removeMeeting(meeting.id);
    await assert.rejects(end(meeting.id), {
      name: 'ZoomNotFoundError',
      message: /“Gone by now” is no longer available/,
    });
    assert.equal(await isListed(meeting.id), false);
  });

  it('is only for the host', async () => {
    const theirs = await invitation('Theirs');
    await sandbox.clearRequests();
    await assert.rejects(end(theirs), /Only the host can end/);
    assert.deepEqual(await routes(), []);
  });
});

describe('Ending and deleting without the scopes', () => {
  it('names the scope that the app lacks, and keeps the meeting', async () => {
    await startSignedOut();
    await sandbox.changeApp('sandboxPublicClient', {
      scopes: [
        'user:read:user',
        'meeting:read:list_meetings',
        'meeting:read:list_upcoming_meetings',
        'meeting:write:meeting',
      ],
    });
    await signIn();
    await refresh();
    const meeting = await create('Kept');
    for (const [act, scope] of [
      [remove, 'meeting:delete:meeting'],
      [end, 'meeting:update:status'],
    ] as const) {
      await assert.rejects(act(meeting.id), (error: Error & { scopes: string[] }) => {
        assert.equal(error.name, 'ZoomScopeError');
        assert.ok(error.scopes.includes(scope));
        return true;
      });
    }
    assert.equal(await isListed(meeting.id), true);
  });
});
