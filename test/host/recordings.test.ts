import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { browser } from './support/browser';
import { inWorkspace } from './support/editors';
import { runningSandbox } from './support/environment';
import { until } from './support/until';
import { signIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();
const work = 'mara.lindqvist@larkspur.example';

const list = 'GET /v2/users/:userId/recordings';
const transcript = 'GET /v2/meetings/:meetingId/transcript';
const summary = 'GET /v2/meetings/:meetingId/meeting_summary';

const run = <T = string>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

async function routes(): Promise<string[]> {
  return (await sandbox.requests()).map(({ route }) => route);
}

const activeTab = () => vscode.window.tabGroups.activeTabGroup.activeTab;

/** The tabs with transcripts and summaries. */
const notesTabs = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'zoom-notes',
    );

/** Runs something while a person chooses a file, or cancels. */
async function answerSaveDialog<T>(
  file: vscode.Uri | undefined,
  runs: () => Promise<T>,
): Promise<{ result: T; proposed: string | undefined }> {
  const { showSaveDialog } = vscode.window;
  let proposed: string | undefined;
  // The tests share the extension's `vscode`, which lets them change its `window`.
  Object.assign(vscode.window, {
    showSaveDialog: ({ defaultUri }: vscode.SaveDialogOptions) => {
      proposed = defaultUri?.path;
      return Promise.resolve(file);
    },
  });
  try {
    return { result: await runs(), proposed };
  } finally {
    Object.assign(vscode.window, { showSaveDialog });
  }
}

/** Runs a command of which a person leaves the quick pick, and returns its rows. */
async function offeredBy(command: string): Promise<string[]> {
  const { showQuickPick } = vscode.window;
  const rows: vscode.QuickPickItem[] = [];
  Object.assign(vscode.window, {
    showQuickPick: async (items: Thenable<vscode.QuickPickItem[]>) => {
      rows.push(...(await items));
    },
  });
  try {
    await run(command);
    return rows
      .filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator)
      .map(({ label }) => label);
  } finally {
    Object.assign(vscode.window, { showQuickPick });
  }
}

/** Replaces the response to the next call for a list of recordings. */
async function answerOnce(body: unknown): Promise<void> {
  await sandbox.fault({ route: list, kind: 'body', body, times: 1 });
}

/**
 * Replaces the responses of a route until the next faults: VS Code may still read a document that was
 * closed, which takes a response too.
 */
async function answerInstead(route: string, body: unknown): Promise<void> {
  await sandbox.clearFaults();
  await sandbox.fault({ route, kind: 'body', body });
}

interface Refusal {
  status: number;
  code: number;
  message: string;
}

/** Refuses the calls of a route until the next faults. */
async function refuse(route: string, { status, code, message }: Refusal): Promise<void> {
  await sandbox.clearFaults();
  await sandbox.fault({ route, kind: 'status', status, body: { code, message } });
}

/** A past meeting without any recording, and one with everything. */
async function pastMeetings(): Promise<{ bare: number; whole: number }> {
  const { access_token: token } = await serverToken();
  const answer = await fetch(`${sandbox.url}/v2/users/${work}/meetings?type=previous_meetings`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { meetings } = (await answer.json()) as { meetings: { id: number; topic: string }[] };
  const idOf = (topic: string) => meetings.find((meeting) => meeting.topic.startsWith(topic))?.id;
  return { bare: idOf('Architecture sync') ?? 0, whole: idOf('Retrospective: sprint 41') ?? 0 };
}

async function serverToken(): Promise<{ access_token: string }> {
  const answer = await fetch(`${sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa('sandboxServerClient:sandboxServerSecret')}`,
    },
    body: new URLSearchParams({
      grant_type: 'account_credentials',
      account_id: 'sandboxAccountId',
    }),
  });
  return (await answer.json()) as { access_token: string };
}

describe('After a meeting: recordings', () => {
  before(async () => {
    await startSignedOut();
    await signIn(work);
  });

  beforeEach(async () => {
    await sandbox.clearFaults();
    await sandbox.clearRequests();
  });

  // While it is visible, the view would send requests during other tests.
  after(() => run('workbench.action.closeSidebar'));

  it('make no requests while the view is hidden', async () => {
    await run('zoom.meetings.focus');
    await run('zoom.refreshMeetings', {});
    assert.ok(!(await routes()).includes(list));
    await run('zoom.recordings.focus');
    await until('the recordings to be read', async () => (await routes()).includes(list));
  });

  it('are counted: those of this month, and of last month if this one has none', async () => {
    assert.ok((await run<number>('zoom.refreshRecordings', {})) >= 1);
    assert.ok((await routes()).every((route) => route === list));
  });

  it('are read to the last page', async () => {
    const page = (uuid: string, next: string) => ({
      meetings: [{ uuid, topic: '', start_time: new Date().toISOString(), recording_files: [] }],
      next_page_token: next,
    });
    await answerOnce(page('first', 'next'));
    await answerOnce(page('second', ''));
    const before = await run<number>('zoom.refreshRecordings', {});
    assert.ok(before >= 2);
    await run('zoom.refreshRecordings', {});
  });

  it('open in the browser, without a question or a token', async () => {
    const { whole } = await pastMeetings();
    await browser.clearOpenedUrls();
    const link = await run('zoom.openRecording', whole);
    assert.match(link, /\/rec\/play\/[\w-]+$/);
    await until('the recording’s page', async () =>
      (await browser.openedUrls()).some((url) => url.startsWith(`${link}?pwd=`)),
    );
    assert.ok((await browser.openedUrls()).every((url) => !/token/i.test(url)));
  });

  it('open with every character of their passcode', async () => {
    const [origin] =
      /^http:\/\/[^/]+/.exec(await run('zoom.openRecording', (await pastMeetings()).whole)) ?? [];
    const play_url = `${String(origin)}/rec/play/letters`;
    await answerOnce({
      meetings: [
        {
          uuid: 'letters',
          start_time: new Date().toISOString(),
          recording_play_passcode: 'a+b#c&d%e',
          recording_files: [{ file_type: 'MP4', play_url, status: 'completed' }],
        },
      ],
    });
    await run('zoom.refreshRecordings', {});
    await browser.clearOpenedUrls();
    await run('zoom.openRecording', { uuid: 'letters' });
    await until('the recording’s page', async () =>
      (await browser.openedUrls()).includes(`${play_url}?pwd=a%2Bb%23c%26d%25e`),
    );
    await run('zoom.refreshRecordings', {});
  });

  it('are copied as link and passcode, or the passcode alone', async () => {
    const { whole } = await pastMeetings();
    const text = await run('zoom.copyRecordingLink', { id: whole });
    assert.match(text, /^http:\/\/127\.0\.0\.1:\d+\/rec\/play\/[\w-]+\nPasscode: \d{6}$/);
    assert.equal(await vscode.env.clipboard.readText(), text);
    const passcode = await run('zoom.copyRecordingPasscode', { id: whole });
    assert.equal(text.split('Passcode: ')[1], passcode);
  });

  it('have only links to https or to the sandbox itself', async () => {
    const file = (play_url: string) => ({ file_type: 'MP4', play_url, status: 'completed' });
    await answerOnce({
      meetings: [
        {
          uuid: 'evil',
          start_time: new Date().toISOString(),
          recording_files: [file('command:zoom.signOut'), file('http://elsewhere.example/rec')],
        },
        {
          uuid: 'shared',
          start_time: new Date().toISOString(),
          share_url: 'https://zoom.example/rec/share/1?access_token=secret',
          recording_play_passcode: 'for Zoom alone',
          password: '',
          recording_files: [],
        },
      ],
    });
    await run('zoom.refreshRecordings', {});
    await assert.rejects(run('zoom.openRecording', { uuid: 'evil' }), /provides no link/);
    const link = await run('zoom.copyRecordingLink', { uuid: 'shared' });
    assert.equal(link, 'https://zoom.example/rec/share/1');
    await run('zoom.refreshRecordings', {});
  });

  it('are reported as missing if they do not exist', async () => {
    const { bare } = await pastMeetings();
    await assert.rejects(run('zoom.openRecording', bare), {
      name: 'ZoomNotFoundError',
      code: 3301,
      message: /no cloud recording/,
    });
    await assert.rejects(run('zoom.openRecording', 'not a meeting'), /Not a Zoom meeting/);
  });

  it('survive a refresh that fails', async () => {
    const { whole } = await pastMeetings();
    await run('zoom.refreshRecordings', {});
    await sandbox.fault({ route: list, kind: 'dropBefore' });
    await assert.rejects(run('zoom.refreshRecordings', {}), { name: 'ZoomNetworkError' });
    await sandbox.clearRequests();
    await run('zoom.openRecording', whole);
    assert.deepEqual(await routes(), []);
  });

  it('are none, and not a failure, on a plan without recordings', async () => {
    for (const [status, code] of [
      [400, 200],
      [404, 3301],
    ] as const) {
      await refuse(list, {
        status,
        code,
        message: 'Only available for Paid account.',
      });
      assert.equal(await run('zoom.refreshRecordings', {}), 0);
    }
    await sandbox.clearFaults();
  });
});

describe('After a meeting: transcripts', () => {
  let bare: number;
  let whole: number;

  before(async () => {
    await startSignedOut();
    await signIn(work);
    ({ bare, whole } = await pastMeetings());
  });

  beforeEach(async () => {
    await sandbox.clearFaults();
    await run('workbench.action.closeAllEditors');
  });

  it('open as Markdown, with a paragraph for each speaker', async () => {
    const text = await run('zoom.openTranscript', whole);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.getText(), text);
    assert.equal(document.languageId, 'markdown');
    assert.equal(document.uri.scheme, 'zoom-notes');
    assert.equal(vscode.workspace.fs.isWritableFileSystem('zoom-notes'), false);
    assert.match(activeTab()?.label ?? '', /^Transcript of Retrospective: sprint 41, .*\d{4}$/);
    assert.match(text, /^# Retrospective: sprint 41\n\nTranscript · .*\d{4}/);
    assert.match(text, /\nSpeakers: Mara Lindqvist, Tomás Herrera, Noor Haddad, Jun Sato/);
    assert.match(text, /\n\*\*Tomás Herrera\*\* · 0:10\n\nThe sign-in work landed a day early/);
  });

  it('have one document, even if the topic has changed meanwhile', async () => {
    await run('zoom.openTranscript', whole);
    const { download_url: url } = (await answerOf('transcript')) as { download_url: string };
    await answerInstead(transcript, {
      meeting_topic: 'Renamed',
      transcript_created_time: '2026-01-02T09:00:00Z',
      can_download: true,
      download_url: url,
    });
    const text = await run('zoom.openTranscript', whole);
    await until('the new text', () => vscode.window.activeTextEditor?.document.getText() === text);
    assert.deepEqual(
      notesTabs().map(({ label }) => label.replace(/,.*/, '')),
      ['Transcript of Renamed'],
    );
  });

  it('are read again if the document was not open, as when a window opens with it', async () => {
    const text = await run('zoom.openTranscript', whole);
    const uri = vscode.window.activeTextEditor?.document.uri;
    assert.ok(uri);
    await run('workbench.action.closeAllEditors');
    await sandbox.clearRequests();
    assert.equal(Buffer.from(await vscode.workspace.fs.readFile(uri)).toString(), text);
    assert.ok((await routes()).includes(transcript));
  });

  it('are saved as a file, which takes the place of the document', async () => {
    const text = await run('zoom.openTranscript', whole);
    const target = inWorkspace('saved.md');
    const { result: saved, proposed } = await answerSaveDialog(target, () =>
      run('zoom.saveNoteAs'),
    );
    assert.match(proposed ?? '', /\/Transcript of Retrospective- sprint 41, .*\d{4}\.md$/);
    assert.equal(saved, target.toString());
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), target.toString());
    assert.equal(vscode.window.activeTextEditor.document.getText(), text);
    assert.equal(notesTabs().length, 0);
    await run('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(target);
  });

  it('are not saved on Escape', async () => {
    await run('zoom.openTranscript', whole);
    await answerSaveDialog(undefined, () => run('zoom.saveNoteAs'));
    assert.equal(notesTabs().length, 1);
  });

  it('are offered for meetings that have one', async () => {
    const recording = (topic: string, ...types: string[]) => ({
      uuid: topic,
      topic,
      start_time: new Date().toISOString(),
      recording_files: types.map((file_type) => ({ file_type, status: 'completed' })),
    });
    await answerOnce({
      meetings: [recording('With', 'MP4', 'TRANSCRIPT'), recording('Without', 'MP4')],
    });
    await run('zoom.refreshRecordings', {});
    try {
      assert.deepEqual(await offeredBy('zoom.openTranscript'), ['With', 'Show Earlier']);
    } finally {
      await run('zoom.refreshRecordings', {});
    }
  });

  it('have their topics to the letter, in any script', async () => {
    const topic = '# סקירה 🚀 [x](command:y) $(rocket)\n**bold**';
    const answer = (await answerOf('transcript')) as Record<string, unknown>;
    await answerInstead(transcript, { ...answer, meeting_topic: topic });
    const text = await run('zoom.openTranscript', { uuid: 'of another list' });
    assert.equal(
      text.split('\n')[0],
      '# \\# סקירה 🚀 \\[x\\](command:y) $(rocket) \\*\\*bold\\*\\*',
    );
  });

  it('are downloaded with a renewed token if it has expired', async () => {
    await sandbox.expireAccessTokens();
    assert.match(await run('zoom.openTranscript', { id: whole }), /^# Retrospective/);
  });

  it('are reported as missing, with the reason', async () => {
    await assert.rejects(run('zoom.openTranscript', bare), {
      name: 'ZoomNotFoundError',
      code: 3322,
      message: /has no transcript/,
    });
    for (const [reason, words] of [
      ['NOT_READY', /still processing/],
      ['DELETED_OR_TRASHED', /trash/],
      ['UNSUPPORTED', /not supported/],
      ['SOMETHING_NEW', /no transcript/],
    ] as const) {
      await answerInstead(transcript, { can_download: false, download_restriction_reason: reason });
      await assert.rejects(run('zoom.openTranscript', whole), words);
    }
    await sandbox.clearFaults();
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('are downloaded only from Zoom', async () => {
    await answerInstead(transcript, {
      can_download: true,
      download_url: 'https://elsewhere.example/t.vtt',
    });
    await assert.rejects(run('zoom.openTranscript', whole), { name: 'ZoomServerError' });
  });

  it('are reported as missing for meetings that have not taken place', async () => {
    const { id } = await run<{ id: number }>('zoom.createMeeting', {
      topic: 'To come',
      startTime: '2099-07-01T09:00:00Z',
    });
    await assert.rejects(run('zoom.openTranscript', id), /no record of this meeting/);
    await assert.rejects(run('zoom.openSummary', id), /no record of this meeting/);
  });

  async function answerOf(what: string): Promise<unknown> {
    const { access_token: token } = await serverToken();
    const answer = await fetch(`${sandbox.url}/v2/meetings/${whole}/${what}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return answer.json();
  }
});

describe('Transcripts and summaries of an account that is signed out', () => {
  const open = async (command: string) => {
    const text = await run(command, (await pastMeetings()).whole);
    const { activeTextEditor } = vscode.window;
    assert.equal(activeTextEditor?.document.getText(), text);
    return { text, uri: activeTextEditor.document.uri };
  };
  const documentOf = (uri: vscode.Uri) =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const read = async (uri: vscode.Uri) =>
    Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();

  beforeEach(async () => {
    await sandbox.clearFaults();
    await run('workbench.action.closeAllEditors');
    await startSignedOut();
    await signIn(work);
  });
  afterEach(() => run('workbench.action.closeAllEditors'));

  it('stay readable while they are open, and can be saved', async () => {
    const { text, uri } = await open('zoom.openTranscript');
    await run('workbench.action.splitEditor');
    await until('two tabs', () => notesTabs().length === 2);
    await run('workbench.action.closeActiveEditor');
    await until('one tab', () => notesTabs().length === 1);
    await run('zoom.signOut', { all: true });
    assert.equal(documentOf(uri)?.getText(), text);
    const target = inWorkspace('kept.md');
    await answerSaveDialog(target, () => run('zoom.saveNoteAs', uri));
    assert.equal(await read(target), text);
    await vscode.workspace.fs.delete(target);
  });

  it('are forgotten when they are closed, and ask to sign in', async () => {
    const { uri } = await open('zoom.openSummary');
    await run('zoom.signOut', { all: true });
    await run('workbench.action.closeAllEditors');
    await until('the text to be dropped', () => documentOf(uri) === undefined);
    await assert.rejects(read(uri), /sign in to its Zoom account/);
  });

  it('are forgotten at once if no tab shows them', async () => {
    const { text, uri } = await open('zoom.openTranscript');
    await run('workbench.action.closeAllEditors');
    await until('the text to be dropped', () => documentOf(uri) === undefined);
    // As another extension does, without a tab.
    assert.equal(await read(uri), text);
    await run('zoom.signOut', { all: true });
    await assert.rejects(read(uri), /sign in to its Zoom account/);
  });
});

describe('After a meeting: AI summaries', () => {
  let bare: number;
  let whole: number;

  before(async () => {
    await startSignedOut();
    await signIn(work);
    ({ bare, whole } = await pastMeetings());
  });

  beforeEach(async () => {
    await sandbox.clearFaults();
    await sandbox.clearRequests();
  });

  it('open as Markdown, with the next steps as tasks', async () => {
    const text = await run('zoom.openSummary', whole);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
    assert.equal(vscode.window.activeTextEditor.document.uri.scheme, 'zoom-notes');
    assert.match(activeTab()?.label ?? '', /^AI Summary of Retrospective: sprint 41, .*\d{4}$/);
    assert.match(text, /^# Retrospective: sprint 41\n\nAI summary · .*\d{4}/);
    assert.match(text, /\n\[Open in Zoom\]\(http:\/\/127\.0\.0\.1:\d+\/doc\//);
    assert.match(text, /\n## Next steps\n\n- \[ \] Jun to take the date/);
    assert.equal(text.match(/- \[ \] /g)?.length, 3);
    assert.deepEqual(await routes(), ['GET /v2/past_meetings/:meetingId/instances', summary]);
  });

  it('of the older kind are composed of their parts', async () => {
    await answerInstead(summary, {
      meeting_topic: '',
      summary_overview: 'Overview.',
      summary_details: [{ label: 'A *label*', summary: 'Detail.' }],
      next_steps: ['Do [this]'],
      summary_doc_url: 'javascript:alert(1)',
    });
    assert.match(
      await run('zoom.openSummary', { uuid: 'any' }),
      /^# \(no topic\)\n\nAI summary\n\nOverview\.\n\n## A \\\*label\\\*\n\nDetail\.\n\n## Next Steps\n\n- \[ \] Do \\\[this\\\]\n$/,
    );
  });

  it('are reported as missing, with the reason', async () => {
    await assert.rejects(run('zoom.openSummary', bare), {
      name: 'ZoomNotFoundError',
      message: /no AI summary/,
    });
    for (const [status, code, name, words] of [
      [400, 200, 'ZoomPermissionError', /paid Zoom plan/],
      [403, 2305, 'ZoomPermissionError', /restricts summaries/],
      [404, 3001, 'ZoomNotFoundError', /no AI summary/],
      [400, 4711, 'ZoomScopeError', /missing the scope .*summary/],
    ] as const) {
      await refuse(summary, {
        status,
        code,
        message:
          code === 4711
            ? 'Invalid access token, does not contain scopes:[meeting:read:summary].'
            : 'Refused.',
      });
      await assert.rejects(run('zoom.openSummary', whole), { name, message: words });
    }
    await answerInstead(summary, { summary_content: '' });
    await assert.rejects(run('zoom.openSummary', whole), /no AI summary/);
    await sandbox.clearFaults();
  });
});
