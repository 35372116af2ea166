import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runningSandbox } from './support/environment';
import { until } from './support/until';
import { signIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();

interface Meeting {
  id: number;
  topic: string;
  join_url: string;
  [field: string]: unknown;
}

const create = (options: Record<string, unknown>) =>
  Promise.resolve(vscode.commands.executeCommand<Meeting>('zoom.createMeeting', options));

const show = (meeting: unknown) =>
  Promise.resolve(vscode.commands.executeCommand<Meeting>('zoom.showMeeting', meeting));

const refresh = () =>
  Promise.resolve(vscode.commands.executeCommand<number>('zoom.refreshMeetings', {}));

async function routes(): Promise<string[]> {
  return (await sandbox.requests()).map(({ route }) => route);
}

/** The page in front, which VS Code's Markdown preview shows. */
function page(): vscode.Uri {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  assert.ok(input instanceof vscode.TabInputCustom);
  assert.equal(input.viewType, 'vscode.markdown.preview.editor');
  assert.equal(input.uri.scheme, 'zoom-meeting');
  return input.uri;
}

async function text(): Promise<string> {
  return (await vscode.workspace.openTextDocument(page())).getText();
}

/** The page as the preview shows it. */
async function html(): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', await text());
}

/** A meeting of the seed that is over. */
async function pastMeeting(topic: string): Promise<number> {
  const { past } = await sandbox.state();
  const found = past.find((meeting) => meeting.topic === topic);
  assert.ok(found);
  return found.id;
}

/** The row of a table, its cells apart. */
function row(of: string, page: string): string[] {
  const rows = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, cells = '']) =>
    [...cells.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => cell),
  );
  return rows.find(([first]) => first === of) ?? [];
}

describe('Details', () => {
  before(async () => {
    await startSignedOut();
    await signIn();
  });

  beforeEach(async () => {
    await sandbox.clearFaults();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await sandbox.clearRequests();
  });

  it('take one request, open a page, and give Zoom’s own meeting without secrets', async () => {
    const { id, join_url } = await create({ topic: 'Design / review', duration: 25, agenda: 'Go' });
    await sandbox.clearRequests();
    const meeting = await show(id);
    assert.equal(meeting.id, id);
    assert.equal(typeof meeting.settings, 'object');
    assert.ok(!('start_url' in meeting));
    assert.ok(!JSON.stringify(meeting).includes('zak='));
    const shown = await html();
    assert.match(shown, /<h1[^>]*>Design \/ review<\/h1>/);
    assert.match(row('Duration', shown).join(), /25/);
    assert.deepEqual(row('Waiting room', shown), ['Waiting room', 'Off']);
    assert.ok(row('Join link', shown).join().includes(`href="${join_url}"`.replace('&', '&#38;')));
    assert.match(shown, /<h2[^>]*>Agenda<\/h2>\s*<p[^>]*>Go<\/p>/);
    assert.ok(!shown.includes('zak'));
    assert.deepEqual(await routes(), ['GET /v2/meetings/:meetingId']);
  });

  it('show hostile words to the letter', async () => {
    const hostile =
      '<img src=x onerror=alert(1)> [a](command:zoom.signOut) **b** $(trash) $x^2$ &lt;';
    const { id } = await create({
      topic: hostile,
      agenda: `# ${hostile}\n\n<script>alert(1)</script>\n    code\n- [ ] item\nhttps://docs.example/a_b`,
    });
    await show(id);
    const shown = await html();
    const [, body = ''] = /<h1[^>]*>(.*?)<h2[^>]*>Join/s.exec(shown) ?? [];
    assert.doesNotMatch(body, /<(?:img|script|strong|em|code|li|input|span class="katex)/);
    assert.doesNotMatch(body, /href="(?!https:\/\/docs\.example\/a_b")/);
    assert.match(body, /href="https:\/\/docs\.example\/a_b"/);
    assert.ok(body.includes('[a](command:zoom.signOut) **b** $(trash) $x^2$ &amp;lt;'));
    assert.ok(body.includes('# &lt;img src=x onerror=alert(1)&gt;'));
  });

  it('say in words how a series repeats, and list its dates', async () => {
    const { id } = await create({
      topic: 'Every other week',
      startTime: '2099-07-01T09:00:00Z',
      timezone: 'UTC',
      recurrence: { type: 2, repeat_interval: 2, weekly_days: '4,6', end_times: 5 },
    });
    await show(id);
    const shown = await html();
    assert.deepEqual(row('Repeats', shown), ['Repeats', 'Every 2 weeks on Wednesday and Friday']);
    assert.deepEqual(row('Ends', shown), ['Ends', 'After 5 occurrences']);
    const [, dates = ''] = shown.split('>Occurrences</h2>');
    assert.equal(dates.match(/<tr>/g)?.length, 1 + 5);
    assert.match(dates, /July 3, 2099/);
  });

  it('list fifty of a thousand dates, and take fields of an unknown kind', async () => {
    const { id } = await create({ topic: 'A thousand dates' });
    const day = (index: number) => new Date(Date.UTC(2099, 0, 1 + index, 9)).toISOString();
    await sandbox.fault({
      route: 'GET /v2/meetings/:meetingId',
      kind: 'status',
      status: 200,
      body: {
        id,
        topic: null,
        type: 8,
        duration: 'long',
        start_time: 'soon',
        recurrence: 'often',
        settings: { waiting_room: 'maybe', audio: 'both' },
        occurrences: Array.from({ length: 1_000 }, (_, index) => ({ start_time: day(index) })),
      },
    });
    await show(id);
    const shown = await html();
    const [, dates = ''] = shown.split('>Occurrences</h2>');
    assert.equal(dates.match(/<tr>/g)?.length, 1 + 50);
    assert.match(dates, /And 950 more\./);
    assert.match(shown, /<h1[^>]*>\(no topic\)<\/h1>/);
    assert.deepEqual(row('Waiting room', shown), []);
    assert.deepEqual(row('Audio', shown), ['Audio', 'Computer and telephone']);
  });

  it('of a previous meeting say how long it took and who was there, with minutes', async () => {
    await show(await pastMeeting('Retrospective: sprint 41'));
    const shown = await html();
    assert.match(row('Actual duration', shown).join(), /57 min \(scheduled: 1 hr\)/);
    assert.deepEqual(row('Mara Lindqvist', shown).slice(1), [
      'mara.lindqvist@larkspur.example',
      '57 min',
    ]);
    assert.deepEqual(row('Elias Brandt', shown).slice(1), [
      'elias.brandt@brightwater.example',
      '53 min',
    ]);
    assert.deepEqual(await routes(), [
      'GET /v2/meetings/:meetingId',
      'GET /v2/past_meetings/:meetingId',
      'GET /v2/past_meetings/:meetingId/participants',
    ]);
  });

  it('of a previous meeting show the rest where the plan or the time says no', async () => {
    const id = await pastMeeting('Architecture sync: event bus');
    const route = 'GET /v2/past_meetings/:meetingId/participants';
    const refusal = { route, kind: 'status', status: 400 } as const;
    await sandbox.fault({ ...refusal, body: { code: 200, message: 'Only for paid accounts.' } });
    await show(id);
    assert.match(
      await html(),
      /Participants<\/h2>\s*<p[^>]*>Zoom provides this only on paid plans/,
    );
    assert.match(row('Actual duration', await html()).join(), /51 min/);
    await sandbox.clearFaults();
    await sandbox.fault({ ...refusal, body: { code: 12702, message: 'A year ago.' } });
    await show(id);
    await until('the page to say why', async () => (await text()).includes('before that'));
  });

  it('of a meeting that only one was in say that Zoom names nobody', async () => {
    const id = await pastMeeting('Architecture sync: event bus');
    await sandbox.fault({
      route: 'GET /v2/past_meetings/:meetingId/participants',
      kind: 'status',
      status: 200,
      body: { participants: [] },
    });
    await show(id);
    assert.match(await html(), /only if at least two people attended/);
  });

  it('of somebody else’s meeting show what the lists know', async () => {
    const id = await sandbox.addMeeting({
      hostedBy: 'priya.raman@larkspur.example',
      invited: ['mara.lindqvist@larkspur.example'],
      topic: 'Theirs',
      type: 2,
      start_time: `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`,
    });
    await refresh();
    const meeting = await show(id);
    assert.equal(meeting.topic, 'Theirs');
    const shown = await html();
    assert.match(shown, /You’re invited to this meeting/);
    assert.notEqual(row('Join link', shown).length, 0);
    assert.ok(!shown.includes('Settings</h2>'));
  });

  it('are what the buttons above the page act on', async () => {
    const { id, join_url } = await create({ topic: 'Buttons' });
    await show(id);
    const uri = page();
    assert.equal(
      await vscode.commands.executeCommand('zoom.copyJoinLink', uri, { groupId: 0 }),
      join_url,
    );
    const { mtime } = await vscode.workspace.fs.stat(uri);
    await vscode.commands.executeCommand('zoom.refreshMeeting', uri, { groupId: 0 });
    assert.ok((await vscode.workspace.fs.stat(uri)).mtime > mtime);
    assert.equal(page().toString(), uri.toString());
  });

  it('cannot be written to', async () => {
    await show((await create({ topic: 'Read only' })).id);
    await assert.rejects(
      Promise.resolve(vscode.workspace.fs.writeFile(page(), new Uint8Array())),
      /readonly|read-only|permission/i,
    );
  });

  it('follow the lists, without a request as long as nothing changes', async () => {
    const { id } = await create({ topic: 'Here today' });
    await refresh();
    await show(id);
    await sandbox.clearRequests();
    await refresh();
    assert.ok(!(await routes()).includes('GET /v2/meetings/:meetingId'));
    await sandbox.removeMeeting(id);
    await refresh();
    await until('the page to say so', async () => (await text()).includes('no longer available'));
  });

  it('of a meeting that is gone say so, and it leaves the lists', async () => {
    const { id } = await create({ topic: 'Gone' });
    await refresh();
    await sandbox.removeMeeting(id);
    await assert.rejects(show(id), { name: 'ZoomNotFoundError' });
    await assert.rejects(Promise.resolve(vscode.commands.executeCommand('zoom.copyJoinLink', id)), {
      name: 'ZoomNotFoundError',
    });
  });

  it('keep nothing on the page when the person signs out', async () => {
    await show((await create({ topic: 'Mine alone' })).id);
    await vscode.commands.executeCommand('zoom.signOut', { all: true });
    await until('the page to forget', async () => (await text()).includes('not signed in'));
    assert.doesNotMatch(await text(), /Mine alone|pwd=/);
  });
});
