import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runningSandbox } from './support/environment';
import { until } from './support/until';
import { startSignedIn } from './support/zoom';

const sandbox = runningSandbox();
const mara = 'mara.lindqvist@larkspur.example';
const priya = 'priya.raman@larkspur.example';
const reading = 'GET /v2/meetings/:meetingId';
const changing = 'PATCH /v2/meetings/:meetingId';

interface Meeting {
  id: number;
  topic: string;
  start_time?: string;
  duration: number;
  agenda: string;
  password?: string;
  join_url: string;
  pmi?: string;
  start_url?: string;
  settings: Record<string, unknown>;
  recurrence?: Record<string, unknown>;
  occurrences?: { occurrence_id: string; start_time: string; duration: number; status: string }[];
}

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

const create = (topic: string, more: Record<string, unknown> = {}) =>
  run<Meeting>('zoom.createMeeting', { topic, startTime: '2027-07-01T09:00:00Z', ...more });

const edit = (meeting: unknown, changes: unknown) =>
  run<Meeting>('zoom.editMeeting', meeting, changes);

const refresh = () => run<number>('zoom.refreshMeetings', {});

async function routes(): Promise<string[]> {
  return (await sandbox.requests()).map(({ route }) => route);
}

/** In so many days at nine in the morning, UTC, as Zoom writes times. */
function inDays(days: number): string {
  const day = new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
  return `${day}T09:00:00Z`;
}

const series = (more: Record<string, unknown> = {}) =>
  create('Weekly', {
    startTime: inDays(2),
    timezone: 'UTC',
    recurrence: { type: 1, repeat_interval: 1, end_times: 4 },
    ...more,
  });

describe('Editing meetings', () => {
  before(async () => {
    await startSignedIn();
    await refresh();
  });
  beforeEach(() => sandbox.clearRequests());
  afterEach(() => sandbox.clearFaults());

  it('changes only the fields it is given, and returns the meeting as Zoom then has it', async () => {
    const { id } = await create('Before', { agenda: 'Stays', passcode: 'old1' });
    await sandbox.clearRequests();
    const changed = await edit(id, {
      topic: 'After',
      startTime: '2027-07-02T10:30:00Z',
      duration: 25,
      settings: { waiting_room: true },
    });
    assert.deepEqual(await routes(), [reading, changing, reading]);
    assert.equal(changed.topic, 'After');
    assert.equal(changed.start_time, '2027-07-02T10:30:00Z');
    assert.equal(changed.duration, 25);
    assert.equal(changed.agenda, 'Stays');
    assert.equal(changed.password, 'old1');
    assert.equal(changed.settings.waiting_room, true);
    assert.equal(changed.start_url, undefined);
  });

  it('returns the new link with the new passcode', async () => {
    const before = await create('Locked');
    const { password, join_url } = await edit({ id: before.id }, { passcode: 'new-1' });
    assert.equal(password, 'new-1');
    assert.notEqual(join_url, before.join_url);
    assert.equal(await run('zoom.copyJoinLink', before.id, { format: '${joinUrl}' }), join_url);
  });

  it('makes no request if nothing is to change', async () => {
    const { id, topic } = await create('Same');
    await sandbox.clearRequests();
    assert.equal((await edit(id, {})).topic, topic);
    assert.deepEqual(await routes(), [reading]);
  });

  it('changes one occurrence of a series', async () => {
    const { id, occurrences = [] } = await series();
    const [, second] = occurrences;
    assert.ok(second);
    const startTime = second.start_time.replace('T09', 'T11');
    const changed = await edit(id, {
      occurrenceId: second.occurrence_id,
      startTime,
      duration: 20,
    });
    assert.deepEqual(
      changed.occurrences?.map(({ start_time, duration }) => [start_time, duration]),
      occurrences.map(({ start_time }, index) =>
        index === 1 ? [startTime, 20] : [start_time, 60],
      ),
    );
  });

  it('changes the occurrence that the meeting’s reference names', async () => {
    const { id, occurrences = [] } = await series();
    const [first, second] = occurrences;
    assert.ok(first && second);
    const changed = await edit({ id, occurrenceId: second.occurrence_id }, { duration: 20 });
    assert.deepEqual(
      changed.occurrences?.map(({ duration }) => duration),
      occurrences.map((_, index) => (index === 1 ? 20 : 60)),
    );
    const again = await edit(
      { id, occurrenceId: second.occurrence_id },
      { occurrenceId: first.occurrence_id, duration: 25 },
    );
    assert.deepEqual(
      again.occurrences?.slice(0, 2).map(({ duration }) => duration),
      [25, 20],
    );
    await assert.rejects(edit({ id, occurrenceId: second.occurrence_id }, { topic: 'New' }), {
      name: 'ZoomValidationError',
      message: /only be changed for the whole series/,
    });
  });

  it('changes a whole series, whose dates stay the same', async () => {
    const { id, occurrences = [] } = await series();
    const changed = await edit(id, { topic: 'Renamed', duration: 15 });
    assert.equal(changed.topic, 'Renamed');
    assert.deepEqual(
      changed.occurrences?.map(({ start_time, duration }) => [start_time, duration]),
      occurrences.map(({ start_time }) => [start_time, 15]),
    );
  });

  it('moves a whole series with its day of the week', async () => {
    const first = inDays(2);
    const weekday = new Date(first).getUTCDay();
    const { id } = await series({
      recurrence: { type: 2, weekly_days: String(weekday + 1), end_times: 3 },
    });
    const startTime = inDays(3).replace('T09', 'T10');
    const changed = await edit(id, { startTime });
    const day = 24 * 3_600_000;
    assert.deepEqual(
      changed.occurrences?.map(({ start_time }) => Date.parse(start_time)),
      [0, 7, 14].map((days) => Date.parse(startTime) + days * day),
    );
    assert.equal(changed.recurrence?.weekly_days, String(((weekday + 1) % 7) + 1));
  });

  it('moves one of several days of the week, and the last day with it', async () => {
    const first = inDays(2);
    const day = 24 * 3_600_000;
    const weekday = new Date(first).getUTCDay();
    const dayAfter = (days: number) => ((weekday + days) % 7) + 1;
    const { id, occurrences = [] } = await series({
      recurrence: {
        type: 2,
        weekly_days: `${dayAfter(0)},${dayAfter(2)}`,
        end_date_time: inDays(2 + 14),
      },
    });
    assert.equal(occurrences.length, 5);
    const changed = await edit(id, { startTime: inDays(3) });
    assert.deepEqual(
      changed.occurrences?.map(({ start_time }) => Date.parse(start_time)),
      [3, 4, 10, 11, 17].map((days) => Date.parse(inDays(0)) + days * day),
    );
  });

  it('makes a series of a single meeting', async () => {
    const { id } = await create('Once', { startTime: inDays(2) });
    const changed = await edit(id, { recurrence: { type: 1, end_times: 3 } });
    assert.equal(changed.occurrences?.length, 3);
    assert.equal(changed.occurrences[0]?.start_time, inDays(2));
  });

  it('leaves the other occurrences if one of them was moved', async () => {
    const { id, occurrences = [] } = await series();
    const [first, ...others] = occurrences;
    assert.ok(first);
    await edit(id, {
      occurrenceId: first.occurrence_id,
      startTime: first.start_time.replace('T09', 'T15'),
    });
    const changed = await edit(id, { agenda: 'For all' });
    assert.deepEqual(
      changed.occurrences?.slice(1).map(({ start_time }) => start_time),
      others.map(({ start_time }) => start_time),
    );
  });

  it('repeats the request if its response is lost', async () => {
    const { id } = await create('Lost');
    await sandbox.clearRequests();
    await sandbox.fault({ route: changing, kind: 'dropAfter', times: 1 });
    assert.equal((await edit(id, { topic: 'Found' })).topic, 'Found');
    assert.deepEqual(await routes(), [reading, changing, changing, reading]);
  });

  it('counts a change as made even if it cannot be read back', async () => {
    const { id } = await create('Unread');
    await sandbox.fault({ route: changing, kind: 'latency', ms: 500 });
    const changed = edit(id, { topic: 'Changed' });
    await until('the change', async () => (await routes()).includes(changing));
    await sandbox.fault({ route: reading, kind: 'status', status: 500 });
    assert.equal((await changed).topic, 'Changed');
  });

  it('refuses before any request what Zoom would refuse, field by field', async () => {
    const { id } = await create('Unchanged');
    await sandbox.clearRequests();
    const refused = async (changes: Record<string, unknown>) => {
      const error = await edit(id, changes).then(
        () => assert.fail('It was accepted.'),
        (reason: unknown) => reason as { name: string; fields: { field: string }[] },
      );
      assert.equal(error.name, 'ZoomValidationError');
      return error.fields.map(({ field }) => field);
    };
    assert.deepEqual(await refused({ topic: ' ' }), ['topic']);
    assert.deepEqual(await refused({ topic: 'x'.repeat(201), agenda: 'x'.repeat(2_001) }), [
      'topic',
      'agenda',
    ]);
    assert.deepEqual(await refused({ startTime: 'the day before' }), ['startTime']);
    assert.deepEqual(await refused({ startTime: '2020-01-01T00:00:00Z' }), ['startTime']);
    assert.deepEqual(await refused({ duration: 0 }), ['duration']);
    assert.deepEqual(await refused({ passcode: 'with blanks' }), ['passcode']);
    assert.deepEqual(await refused({ timezone: 'Antarctica/Troll' }), ['timezone']);
    assert.deepEqual(await refused({ occurrenceId: '', duration: 30 }), ['occurrenceId']);
    assert.deepEqual(await refused({ topik: 'Slip of the pen' }), ['topik']);
    assert.deepEqual(
      await refused({
        occurrenceId: '1',
        topic: 'Of one date',
        settings: { waiting_room: true, watermark: true, audio: 'voip' },
      }),
      ['topic', 'settings.audio'],
    );
    assert.deepEqual(await routes(), []);
  });

  it('says what Zoom refuses, and shows the meeting as it was', async () => {
    const { id, join_url } = await create('Stays');
    await sandbox.fault({
      route: changing,
      kind: 'status',
      status: 400,
      times: 1,
      body: {
        code: 300,
        message: 'Validation Failed.',
        errors: [{ field: 'settings.audio', message: 'Not in your plan.' }],
      },
    });
    await assert.rejects(edit(id, { topic: 'Refused', settings: { audio: 'telephony' } }), {
      name: 'ZoomValidationError',
      message: /“settings\.audio”: Not in your plan/,
    });
    await sandbox.clearRequests();
    const text = await run('zoom.copyJoinLink', id, { format: '${topic} ${joinUrl}' });
    assert.equal(text, `Stays ${join_url}`);
    assert.deepEqual(await routes(), []);
  });

  it('removes a meeting that no longer exists from the list', async () => {
    const { id } = await create('Gone');
    await sandbox.removeMeeting(id);
    await assert.rejects(edit(id, { topic: 'Too late' }), { name: 'ZoomNotFoundError' });
    await sandbox.clearRequests();
    await run('zoom.copyJoinLink', id).catch(() => undefined);
    assert.deepEqual(await routes(), [reading]);
  });

  it('changes neither the meetings of others nor the personal room', async () => {
    const theirs = await sandbox.addMeeting({
      hostedBy: priya,
      invited: [mara],
      topic: 'Of a colleague',
      start_time: `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`,
    });
    await refresh();
    await assert.rejects(edit(theirs, { topic: 'Mine' }), /Only the host/);
    const { pmi } = await create('In the room', { settings: { use_pmi: true } });
    await assert.rejects(edit(Number(pmi), { topic: 'Mine' }), /in your Zoom profile/);
    assert.ok(!(await routes()).includes(changing));
  });

  it('names a missing scope', async () => {
    const { id } = await create('No right');
    await sandbox.fault({
      route: changing,
      kind: 'status',
      status: 400,
      times: 1,
      body: {
        code: 4711,
        message: 'Invalid access token, does not contain scopes:[meeting:update:meeting].',
      },
    });
    await assert.rejects(edit(id, { topic: 'Anyway' }), {
      name: 'ZoomScopeError',
      scopes: ['meeting:update:meeting'],
      message: /missing the scope .*update/,
    });
  });

  it('reopens the active page under its new name', async () => {
    const { id } = await create('Old name');
    await run('zoom.showMeeting', id);
    const tabs = () =>
      vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    assert.deepEqual(tabs(), ['Old name']);
    await edit(id, { topic: 'New name' });
    await until('the new name', () => tabs().join() === 'New name');
  });

  it('moves a page to the new date of its occurrence', async () => {
    const { id, occurrences = [] } = await series();
    const [, second] = occurrences;
    assert.ok(second);
    const pages = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs.map(({ input }) => input))
        .map((input) => (input instanceof vscode.TabInputCustom ? input.uri.query : ''));
    await run('zoom.showMeeting', { id, start: second.start_time });
    assert.match(pages().join(), new RegExp(second.start_time.slice(0, 16)));
    const startTime = second.start_time.replace('T09', 'T12');
    await edit(id, { occurrenceId: second.occurrence_id, startTime });
    await until(
      'the new date',
      () => pages().length === 1 && pages().join().includes(startTime.slice(0, 16)),
    );
  });
});
