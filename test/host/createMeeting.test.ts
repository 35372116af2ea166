import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { browser } from './support/browser';
import { runningSandbox } from './support/environment';
import { answerMessages } from './support/questions';
import { QuickInputs } from './support/quickInputs';
import { until } from './support/until';
import { changeSettings, startSignedIn } from './support/zoom';

const sandbox = runningSandbox();
const creating = 'POST /v2/users/:userId/meetings';
const title = 'Create Meeting';
/** Mara's personal room. */
const room = 4157702938;

interface Meeting {
  id: number;
  topic: string;
  type: number;
  start_time?: string;
  duration: number;
  agenda?: string;
  join_url: string;
  settings: Record<string, unknown>;
}

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

const routes = async () => (await sandbox.requests()).map(({ route }) => route);

describe('Creating a meeting in one line', () => {
  let inputs: QuickInputs;

  beforeEach(async () => {
    await startSignedIn();
    await sandbox.clearRequests();
    inputs = new QuickInputs();
  });

  afterEach(async () => {
    inputs.dispose();
    await sandbox.clearFaults();
  });

  it('takes one request, for a topic alone and for a topic with a time', async () => {
    const now = run<Meeting>('zoom.createMeeting');
    await inputs.type(title, 'Quick word');
    assert.deepEqual([(await now).topic, (await now).type], ['Quick word', 2]);
    assert.ok(Math.abs(Date.parse((await now).start_time ?? '') - Date.now()) < 60_000);
    assert.deepEqual(await routes(), [creating]);

    const planned = run<Meeting>('zoom.createMeeting');
    await inputs.type(title, 'Retro 1 July 2027 14:00-15:30');
    const { topic, start_time, duration } = await planned;
    const start = new Date(2027, 6, 1, 14).getTime();
    assert.deepEqual([topic, Date.parse(start_time ?? ''), duration], ['Retro', start, 90]);
    assert.deepEqual(await routes(), [creating, creating]);
  });

  it('asks about what can be meant twice, and creates nothing of what cannot be read', async () => {
    const created = run<Meeting>('zoom.createMeeting');
    await inputs.write(title, 'Retro 30 February 10:00', 'More Options…');
    const problem = 'The day in “30 February 10:00” does not exist.';
    await inputs.waitForItem(title, problem);
    await inputs.accept(title);
    const input = await inputs.waitFor(title);
    input.value = 'Retro 2 July 2027 at 3';
    await until('both readings', () =>
      Promise.resolve(
        'items' in input && input.items.filter(({ label }) => label === 'Retro').length === 2,
      ),
    );
    assert.ok('items' in input);
    const night = input.items.filter(({ label }) => label === 'Retro')[1];
    input.activeItems = night === undefined ? [] : [night];
    await inputs.accept(title);
    const start = new Date(2027, 6, 2, 3).getTime();
    assert.equal(Date.parse((await created).start_time ?? ''), start);
    assert.deepEqual(await routes(), [creating]);
  });

  it('looks for the meeting first if the response is lost, and keeps what was typed', async () => {
    // The sandbox gives the IDs of earlier tests again, which are other meetings only at another time.
    await sandbox.clock({ advanceMs: 5_000 });
    // Zoom has created it, but cannot be asked for it either.
    await sandbox.fault({ route: creating, kind: 'dropAfter', times: 1 });
    await sandbox.fault({ route: 'GET /v2/users/:userId/meetings', kind: 'dropBefore', times: 20 });
    const messages: string[] = [];
    const clear = new EventEmitter();
    await answerMessages(
      async (message, buttons) => {
        messages.push(message);
        if (!buttons.includes('Try Again')) {
          return undefined;
        }
        await once(clear, 'cleared');
        return 'Try Again';
      },
      async () => {
        const created = run<Meeting>('zoom.createMeeting');
        await inputs.type(title, 'Lost and found tomorrow 3pm');
        assert.equal(await created, undefined);
        await until('the failure', () => Promise.resolve(messages.length === 1));
        await sandbox.clearFaults();
        clear.emit('cleared');
        await until('the meeting', () => Promise.resolve(messages.length > 1));
      },
    );
    assert.match(messages[0] ?? '', /may have been created all the same/);
    assert.match(messages[1] ?? '', /“Lost and found” is scheduled for/);
    assert.equal((await routes()).filter((route) => route === creating).length, 1);

    const again = run('zoom.createMeeting');
    await inputs.waitForItem(title, 'More Options…');
    const input = await inputs.waitFor(title);
    assert.ok('items' in input && !input.items.some(({ label }) => label.includes('Lost')));
    input.value = 'Not yet friday';
    await inputs.waitForItem(title, 'The time “friday” needs a time of day.');
    await inputs.escape(title);
    await again;
    const continued = run<Meeting>('zoom.createMeeting');
    await inputs.choose(title, 'Continue with “Not yet friday”');
    await inputs.waitForItem(title, 'The time “friday” needs a time of day.');
    await inputs.write(title, 'Not yet', 'Not yet');
    await inputs.accept(title);
    assert.equal((await continued).topic, 'Not yet');
  });
});

/** The part of the git extension's API that the tests use. */
interface GitApi {
  openRepository(root: vscode.Uri): Promise<{ state: { HEAD?: { commit?: string } } } | null>;
}

/** Opens a repository in VS Code, and waits until its branch is known. */
async function openRepository(root: vscode.Uri): Promise<void> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  const git = (await extension?.activate())?.getAPI(1);
  const repository = await git?.openRepository(root);
  assert.ok(repository, 'Git has not opened the repository.');
  await until('the branch', () => Promise.resolve(repository.state.HEAD?.commit !== undefined));
}

describe('Creating a meeting about what a person works on', () => {
  let inputs: QuickInputs;
  let folder: string;

  const git = (...args: string[]) =>
    promisify(execFile)('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
      cwd: folder,
    });

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zoom-work-'));
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'src', 'parser.ts'), 'one\n// TODO: read tomorrow 3pm\nthree\n');
    await git('init', '--initial-branch', 'feature/ABC-123-login-form');
    await git('remote', 'add', 'origin', 'https://sam:secret@github.com/zoo/app.git');
    await git('add', '.');
    await git('commit', '--message', 'First');
    await writeFile(join(folder, 'new.ts'), '');
  });

  beforeEach(async () => {
    await startSignedIn();
    inputs = new QuickInputs();
  });

  afterEach(async () => {
    inputs.dispose();
    await run('workbench.action.closeAllEditors');
  });

  it('takes the topic from the selection, the branch or the file, and links the lines', async () => {
    const uri = vscode.Uri.file(join(folder, 'src', 'parser.ts'));
    const editor = await vscode.window.showTextDocument(uri);
    await openRepository(vscode.Uri.file(folder));
    const { stdout } = await git('rev-parse', 'HEAD');
    const link = `https://github.com/zoo/app/blob/${stdout.trim()}/src/parser.ts`;

    /** Runs the command as a menu does, and presses Enter in the line. */
    const createAbout = async (subject: unknown, line: string) => {
      const created = run<Meeting>('zoom.createMeetingFromEditor', subject);
      await inputs.waitForItem(title, 'More Options…');
      assert.equal((await inputs.waitFor(title)).value, line);
      await inputs.accept(title);
      const { topic, agenda = '', start_time } = await created;
      assert.ok(Math.abs(Date.parse(start_time ?? '') - Date.now()) < 60_000);
      return { topic, agenda };
    };
    assert.deepEqual(await createAbout(uri, 'ABC-123 Login form'), {
      topic: 'ABC-123 Login form',
      agenda: `src/parser.ts\n${link}`,
    });
    editor.selection = new vscode.Selection(1, 3, 2, 0);
    assert.deepEqual(await createAbout(undefined, '"TODO: read tomorrow 3pm"'), {
      topic: 'TODO: read tomorrow 3pm',
      agenda: `src/parser.ts:2\n${link}#L2`,
    });
    // No commit has the file, so that no link would lead to it.
    const added = vscode.Uri.file(join(folder, 'new.ts'));
    assert.deepEqual(await createAbout(added, 'new.ts'), { topic: 'new.ts', agenda: 'new.ts' });
    const control = { rootUri: vscode.Uri.file(folder) };
    assert.deepEqual(await createAbout(control, 'ABC-123 Login form'), {
      topic: 'ABC-123 Login form',
      agenda: '',
    });
  });
});

describe('An instant meeting of a person', () => {
  beforeEach(async () => {
    await startSignedIn();
    await browser.clearOpenedUrls();
    await sandbox.clearRequests();
  });

  afterEach(() =>
    changeSettings({
      'zoom.newMeeting.usePersonalMeetingId': undefined,
      'zoom.newMeeting.muteOnEntry': undefined,
    }),
  );

  /** Starts one with a key, and copies its link from the message. */
  async function startAndCopy(): Promise<{ meeting: Meeting; message: string; link: string }> {
    let shown = '';
    await vscode.env.clipboard.writeText('');
    const meeting = await answerMessages(
      (message, buttons) => {
        shown = message;
        assert.deepEqual(buttons, ['Copy Link', 'Insert Link']);
        return 'Copy Link';
      },
      async () => {
        const started = await run<Meeting>('zoom.startInstantMeeting');
        await until('the link', async () => (await vscode.env.clipboard.readText()) !== '');
        return started;
      },
    );
    return { meeting, message: shown, link: await vscode.env.clipboard.readText() };
  }

  it('is created once as the settings say, and its link is offered', async () => {
    await changeSettings({ 'zoom.newMeeting.muteOnEntry': true });
    const { meeting, message, link } = await startAndCopy();
    assert.deepEqual([meeting.type, link], [1, meeting.join_url]);
    assert.equal(message, '“Instant meeting” was opened in your browser.');
    const created = (await sandbox.requests()).filter(({ route }) => route === creating);
    assert.equal(created.length, 1);
    assert.equal(meeting.settings.mute_upon_entry, true);
  });

  it('is the personal meeting room if the settings say so, and creates nothing', async () => {
    await changeSettings({ 'zoom.newMeeting.usePersonalMeetingId': true });
    const { meeting, message, link } = await startAndCopy();
    assert.equal(meeting.id, room);
    assert.equal(message, '“Personal Meeting Room” was opened in your browser.');
    assert.match(link, new RegExp(`/j/${room}`));
    await until('the room', async () =>
      (await browser.openedUrls()).some((url) => url.startsWith(`${sandbox.url}/s/${room}?zak=`)),
    );
    assert.ok(!(await routes()).includes(creating));
    const named = await run<Meeting>('zoom.startInstantMeeting', { topic: 'Named' });
    assert.deepEqual([named.type, named.topic], [1, 'Named']);
  });
});
