import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runningSandbox } from './support/environment';
import { changeSettings, signIn, startSignedOut, startSignedIn } from './support/zoom';

const sandbox = runningSandbox();

interface Meeting {
  id: number;
  topic: string;
  type: number;
  duration: number;
  start_time: string;
  join_url: string;
  timezone: string;
  password: string;
}

const create = (options: Record<string, unknown>) =>
  Promise.resolve(vscode.commands.executeCommand<Meeting>('zoom.createMeeting', options));

const refresh = () =>
  Promise.resolve(vscode.commands.executeCommand<number>('zoom.refreshMeetings', {}));

async function routes(): Promise<string[]> {
  return (await sandbox.requests()).map(({ route }) => route);
}

describe('Creating meetings', () => {
  beforeEach(async () => {
    await startSignedIn();
  });

  it('takes one request and returns Zoom’s own meeting', async () => {
    const meeting = await create({ topic: 'Pairing on the parser', duration: 25 });
    assert.ok(meeting.id > 2 ** 32);
    assert.equal(meeting.topic, 'Pairing on the parser');
    assert.equal(meeting.type, 2);
    assert.equal(meeting.duration, 25);
    assert.ok(!('start_url' in meeting));
    assert.deepEqual(await routes(), ['POST /v2/users/:userId/meetings']);
  });

  it('is shown without another request', async () => {
    const before = await refresh();
    const meeting = await create({ topic: 'Shown at once' });
    await sandbox.clearRequests();
    const link = await vscode.commands.executeCommand('zoom.copyJoinLink', meeting.id);
    assert.equal(link, meeting.join_url);
    assert.deepEqual(await routes(), []);
    assert.equal(await refresh(), before + 1);
  });

  it('takes ISO times, local to the zone that is named', async () => {
    const meeting = await create({
      topic: 'Tokyo launch',
      startTime: '2099-07-01T15:00:00',
      timezone: 'Asia/Tokyo',
    });
    assert.equal(meeting.start_time, '2099-07-01T06:00:00Z');
    assert.equal(meeting.timezone, 'Asia/Tokyo');
  });

  it('takes plain words', async () => {
    const meeting = await create({ topic: 'Retro', startTime: 'tomorrow 3pm', timezone: 'UTC' });
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
    assert.equal(meeting.start_time, `${tomorrow}T15:00:00Z`);
  });

  it('takes a series, a passcode, an agenda and settings', async () => {
    const meeting = await create({
      topic: 'Stand-up',
      startTime: '2099-07-01T09:00:00Z',
      passcode: 'abc123',
      agenda: 'What is next',
      recurrence: { type: 1, repeat_interval: 1, end_times: 5 },
      settings: { waiting_room: true },
    });
    assert.equal(meeting.type, 8);
    assert.equal(meeting.password, 'abc123');
  });

  it('names every field that Zoom would refuse, before any request', async () => {
    await assert.rejects(
      create({ topic: 'x'.repeat(300), duration: 0, startTime: 'soonish', timezone: 'Mars/Base' }),
      (error: Error & { fields: { field: string }[] }) => {
        assert.equal(error.name, 'ZoomValidationError');
        assert.deepEqual(error.fields.map(({ field }) => field).sort(), [
          'duration',
          'startTime',
          'timezone',
          'topic',
        ]);
        return true;
      },
    );
    assert.deepEqual(await routes(), []);
  });

  it('does not create a meeting now if its start is in the past', async () => {
    for (const startTime of ['2020-01-01T10:00:00Z', 'yesterday 5pm']) {
      await assert.rejects(create({ topic: 'Too late', startTime }), {
        name: 'ZoomValidationError',
        fields: [{ field: 'startTime', message: 'The start time is in the past.' }],
      });
    }
    assert.deepEqual(await routes(), []);
  });

  it('reports what Zoom refuses', async () => {
    const settings = { alternative_hosts: 'm.lindqvist@brightwater.example' };
    await assert.rejects(create({ topic: 'Elsewhere', settings }), {
      name: 'ZoomValidationError',
      message: /“settings\.alternative_hosts”: .* must be licensed users of your Zoom account\.$/,
    });
  });

  it('reports that the limit of a day is reached, and when it resets', async () => {
    const [host] = (await sandbox.state()).users;
    await sandbox.changeAccount({ user: host?.email ?? '', meetingWritesToday: 100 });
    await assert.rejects(create({ topic: 'One too many' }), {
      name: 'ZoomRateLimitError',
      limit: 'daily',
      message: /limit of 100 meetings .* It resets at /,
    });
  });

  it('reports that a user without a license cannot host', async () => {
    const [host] = (await sandbox.state()).users;
    await sandbox.changeAccount({ user: host?.email ?? '', mayHost: false });
    await assert.rejects(create({ topic: 'Unlicensed' }), {
      name: 'ZoomPermissionError',
      code: 3161,
      message: /no license to schedule or host meetings/,
    });
  });

  it('creates one meeting if a key is pressed twice', async () => {
    const { meetings: before } = await sandbox.state();
    const options = { topic: 'Once', startTime: 'in 20 minutes' };
    const [first, second] = await Promise.all([create(options), create({ ...options })]);
    assert.equal(first.id, second.id);
    assert.equal((await sandbox.state()).meetings, before + 1);
  });

  it('searches for a meeting whose response was lost before it is created again', async () => {
    const { meetings: before } = await sandbox.state();
    const options = {
      topic: 'Tried twice',
      startTime: '2099-07-01T09:00',
      timezone: 'Europe/Kyiv',
    };
    const listing = 'GET /v2/users/:userId/meetings';
    await sandbox.fault({ route: 'POST /v2/users/:userId/meetings', kind: 'dropAfter', times: 1 });
    await sandbox.fault({ route: listing, kind: 'status', status: 503, times: 3 });
    await assert.rejects(create(options), { name: 'ZoomNetworkError' });
    const meeting = await create(options);
    assert.equal(meeting.start_time, '2099-07-01T06:00:00Z');
    assert.equal((await sandbox.state()).meetings, before + 1);
  });

  it('is in UTC in a time zone that Zoom does not list, unless it is a series that would move', async () => {
    const options = {
      topic: 'Far south',
      startTime: '2099-07-01T15:00',
      timezone: 'Antarctica/Troll',
    };
    const meeting = await create(options);
    assert.deepEqual([meeting.start_time, meeting.timezone], ['2099-07-01T13:00:00Z', 'UTC']);
    await sandbox.clearRequests();
    await assert.rejects(create({ ...options, recurrence: { type: 1, end_times: 3 } }), {
      name: 'ZoomValidationError',
      message: /would move by an hour/,
    });
    assert.deepEqual(await routes(), []);
  });

  it('finds the meeting if the response is lost, and creates no second one', async () => {
    const { meetings: before } = await sandbox.state();
    await sandbox.fault({
      route: 'POST /v2/users/:userId/meetings',
      kind: 'dropAfter',
      times: 1,
    });
    const meeting = await create({ topic: 'Lost and found', startTime: '2099-07-01T09:00:00Z' });
    assert.equal(meeting.topic, 'Lost and found');
    assert.equal((await sandbox.state()).meetings, before + 1);
    assert.equal(
      (await routes()).filter((route) => route === 'POST /v2/users/:userId/meetings').length,
      1,
    );
  });

  it('finds it even if this machine’s clock is hours off', async () => {
    await sandbox.clock({ advanceMs: -5 * 3_600_000 });
    await sandbox.fault({
      route: 'POST /v2/users/:userId/meetings',
      kind: 'truncate',
      times: 1,
    });
    const { meetings: before } = await sandbox.state();
    const meeting = await create({ topic: 'Another time', startTime: '2099-07-01T09:00:00Z' });
    assert.equal(meeting.topic, 'Another time');
    assert.equal((await sandbox.state()).meetings, before + 1);
  });

  it('does not mistake an older meeting with the same name for the lost one', async () => {
    await create({ topic: 'Weekly', startTime: '2099-07-01T09:00:00Z' });
    await sandbox.clock({ advanceMs: 10 * 60_000 });
    const { meetings: before } = await sandbox.state();
    await sandbox.fault({
      route: 'POST /v2/users/:userId/meetings',
      kind: 'dropBefore',
      times: 1,
    });
    await assert.rejects(create({ topic: 'Weekly', startTime: '2099-07-01T09:00:00Z' }), {
      name: 'ZoomNetworkError',
      message: /^Zoom didn’t confirm that “Weekly” was created\. It may have been created/,
    });
    assert.equal((await sandbox.state()).meetings, before);
  });

  it('does not mistake the same meeting on another day for the lost one', async () => {
    await create({ topic: 'Sync', startTime: '2099-07-01T09:00:00Z' });
    const { meetings: before } = await sandbox.state();
    await sandbox.fault({
      route: 'POST /v2/users/:userId/meetings',
      kind: 'status',
      status: 502,
      times: 1,
    });
    await assert.rejects(create({ topic: 'Sync', startTime: '2099-07-02T09:00:00Z' }), {
      name: 'ZoomServerError',
    });
    assert.equal((await sandbox.state()).meetings, before);
  });

  it('says when the daily limit resets', async () => {
    await sandbox.fault({
      route: 'POST /v2/users/:userId/meetings',
      kind: 'status',
      status: 429,
      limit: 'daily',
    });
    await assert.rejects(
      create({ topic: 'One too many' }),
      (error: Error & { limit: string; retryAt: Date }) =>
        error.name === 'ZoomRateLimitError' &&
        error.limit === 'daily' &&
        error.retryAt > new Date() &&
        /^Couldn’t create “One too many”\. .* resets at/.test(error.message),
    );
  });

  it('names the scope that the app lacks', async () => {
    await startSignedOut();
    await sandbox.changeApp('sandboxPublicClient', {
      scopes: ['user:read:user', 'meeting:read:list_meetings'],
    });
    await signIn();
    await assert.rejects(
      create({ topic: 'Not allowed' }),
      (error: Error & { scopes: string[] }) =>
        error.name === 'ZoomScopeError' &&
        error.scopes.includes('meeting:write:meeting') &&
        error.message.includes('meeting:write:meeting'),
    );
  });
});

describe('Meetings', () => {
  beforeEach(async () => {
    await startSignedIn();
  });

  it('are read in five requests, one for those over six months ahead, one for the personal meeting room', async () => {
    assert.ok((await refresh()) >= 12);
    assert.deepEqual((await routes()).sort(), [
      'GET /v2/users/:userId',
      'GET /v2/users/:userId/meetings',
      'GET /v2/users/:userId/meetings',
      'GET /v2/users/:userId/meetings',
      'GET /v2/users/:userId/upcoming_meetings',
    ]);
  });

  // With many meetings, those further ahead are only read when they are needed.
  for (const [meetings, pages] of [
    [0, 2],
    [300, 2],
    [3_000, 10],
  ] as const) {
    it(`are read to the last page if there are ${meetings}`, async () => {
      await sandbox.reset({ meetings });
      await signIn();
      await sandbox.clearRequests();
      assert.equal(await refresh(), meetings);
      assert.equal((await routes()).length, pages + 3);
    });
  }

  it('say when a daily limit resets, and stay without another request', async () => {
    const meeting = await create({ topic: 'Kept' });
    await refresh();
    await sandbox.clearRequests();
    const route = 'GET /v2/users/:userId/meetings';
    await sandbox.fault({ route, kind: 'status', status: 429, limit: 'daily', times: 3 });
    await assert.rejects(
      refresh(),
      (error: Error & { limit: string; retryAt: Date }) =>
        error.name === 'ZoomRateLimitError' &&
        error.limit === 'daily' &&
        error.retryAt > new Date(),
    );
    assert.equal((await routes()).filter((asked) => asked === route).length, 3);
    assert.equal(
      await vscode.commands.executeCommand('zoom.copyJoinLink', meeting.id),
      meeting.join_url,
    );
  });

  it('wait out a limit per second', async () => {
    const route = 'GET /v2/users/:userId/meetings';
    await sandbox.fault({ route, kind: 'status', status: 429, limit: 'perSecond', times: 1 });
    assert.ok((await refresh()) > 0);
    assert.equal((await routes()).filter((asked) => asked === route).length, 4);
  });

  it('further ahead than Zoom lists the upcoming ones are found, too', async () => {
    const start = new Date(Date.now() + 300 * 24 * 3_600_000).toISOString();
    const before = await refresh();
    const id = await sandbox.addMeeting({
      hostedBy: 'mara.lindqvist@larkspur.example',
      topic: 'Next year’s plan',
      start_time: `${start.slice(0, 19)}Z`,
    });
    assert.equal(await refresh(), before + 1);
    await sandbox.clearRequests();
    const text = vscode.commands.executeCommand('zoom.copyJoinLink', id, { format: '${topic}' });
    assert.equal(await text, 'Next year’s plan');
    assert.deepEqual(await routes(), []);
  });

  it('that have ended are listed if the settings say so', async () => {
    await changeSettings({ 'zoom.meetings.showPrevious': true });
    try {
      await refresh();
      assert.equal((await routes()).length, 6);
    } finally {
      await changeSettings({ 'zoom.meetings.showPrevious': undefined });
    }
  });

  it('of an account that was signed out are forgotten even if the view is hidden', async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    const before = await create({ topic: 'Of the earlier session' });
    await refresh();
    await startSignedOut();
    await signIn();
    // The sandbox gives the same number again after its reset.
    const after = await create({ topic: 'Of this session' });
    assert.equal(after.id, before.id);
    assert.equal(
      await vscode.commands.executeCommand('zoom.copyJoinLink', after.id, { format: '${topic}' }),
      'Of this session',
    );
  });

  it('survive a refresh that fails', async () => {
    const meeting = await create({ topic: 'Still here' });
    await refresh();
    await sandbox.fault({ route: 'GET /v2/users/:userId/meetings', kind: 'dropBefore' });
    await assert.rejects(refresh(), { name: 'ZoomNetworkError' });
    await sandbox.clearRequests();
    assert.equal(
      await vscode.commands.executeCommand('zoom.copyJoinLink', meeting.id),
      meeting.join_url,
    );
    assert.deepEqual(await routes(), []);
  });
});
