import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openCell, openComparison, openText } from './support/editors';
import { runningSandbox } from './support/environment';
import { QuickInputs } from './support/quickInputs';
import { until } from './support/until';
import { signIn, startSignedIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

const insert = (options: object) => run<string>('zoom.insertApiRequest', options);

const requests = [
  ...['getUserToken', 'getZak', 'getUser', 'listMeetings', 'getMeeting', 'createMeeting'],
  ...['updateMeeting', 'deleteMeeting', 'endMeeting', 'getInvitation', 'listRecordings'],
  ...['exchangeCode', 'refreshToken', 'revokeToken'],
];

const languages = [
  ...['curl', 'http', 'postman', 'javascript', 'typescript', 'python', 'go', 'java', 'csharp'],
  ...['php', 'ruby', 'powershell', 'rust', 'swift', 'kotlin', 'purebasic'],
];

describe('Inserting API requests for programs', () => {
  beforeEach(async () => {
    await startSignedOut();
    await sandbox.clearRequests();
  });

  // First, because VS Code can restore the backup of a document that was closed before and had its name.
  it('opens a new document of the language if no editor is open', async () => {
    const text = await insert({ request: 'getUser', language: 'php' });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'php');
    assert.equal(document.isUntitled, true);
    assert.equal(document.getText(), `<?php\n${text}\n`);
  });

  it('opens new documents of languages that VS Code knows, and others as plain text', async () => {
    for (const [language, languageId] of [
      ['python', 'python'],
      ['curl', 'shellscript'],
      ['postman', 'json'],
      // VS Code knows it only if an extension adds it.
      ['purebasic', 'plaintext'],
    ] as const) {
      await insert({ request: 'getUser', language });
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.languageId, languageId);
      assert.equal(document.isUntitled, true);
      await run('workbench.action.closeAllEditors');
      await until('the document to be closed', () => document.isClosed);
    }
  });

  it('inserts every request in every language, and sends none', async () => {
    for (const language of languages) {
      const editor = await openText('', 'plaintext');
      for (const request of requests) {
        const text = await insert({ request, language });
        const document = editor.document.getText();
        assert.ok(document.endsWith(text), `${request} in ${language}`);
        assert.match(text, /ZOOM_(?:ACCESS_TOKEN|CLIENT_ID)/);
      }
    }
    assert.deepEqual(await sandbox.requests(), []);
  });

  it('takes the language of the file', async () => {
    const editor = await openText('', 'typescriptreact');
    const text = await insert({ request: 'getUserToken' });
    assert.match(text, /Promise<void>/);
    assert.match(text, new RegExp(`'${sandbox.url}/v2/users/me/token\\?type=zak&ttl=7200'`));
    assert.equal(editor.document.getText(), text);
  });

  it('writes for Chilkat in PureBasic and for Node.js', async () => {
    await openText('', 'plaintext');
    const pureBasic = await insert({
      request: 'getUserToken',
      language: 'purebasic',
      client: 'chilkat',
    });
    assert.match(pureBasic, /CkHttp::ckQuickRequest/);
    const node = await insert({
      request: 'createMeeting',
      language: 'javascript',
      client: 'chilkat',
    });
    assert.match(node, /http\.PText\('POST'/);
  });

  it('opens a new document next to a panel of output, with the ID of an example', async () => {
    const editor = await openText('85098765432', 'python');
    await run('zoom.showLog');
    await run('workbench.panel.output.focus');
    try {
      await until(
        'the panel',
        () => vscode.window.activeTextEditor?.document.uri.scheme === 'output',
      );
      const text = await insert({ request: 'getMeeting', language: 'python' });
      assert.match(text, /\/v2\/meetings\/85012345678"/);
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.getText(), `${text}\n`);
      // A document that was closed before may have had the same name, so it is looked up.
      const unchanged = vscode.workspace.textDocuments.find(
        ({ uri }) => uri.toString() === editor.document.uri.toString(),
      );
      assert.equal(unchanged?.getText(), '85098765432');
    } finally {
      await run('workbench.action.closePanel');
    }
  });

  it('inserts at a hundred cursors in one step', async () => {
    const lines = Array.from({ length: 100 }, (_, line) => [line, 0] as const);
    const editor = await openText('\n'.repeat(99), 'plaintext', ...lines);
    const text = await insert({ request: 'getZak', language: 'curl' });
    assert.equal(editor.document.getText().split(text).length, 101);
    await run('undo');
    assert.equal(editor.document.getText(), '\n'.repeat(99));
  });

  it('keeps the line endings of the file', async () => {
    const editor = await openText('a\r\nb\r\n', 'python', [1, 0]);
    const text = await insert({ request: 'getUser' });
    assert.equal(editor.document.getText(), `a\r\n${text.replaceAll('\n', '\r\n')}b\r\n`);
  });

  it('names the meeting in the line of the cursor', async () => {
    const link = 'https://us05web.zoom.us/j/85012345678?pwd=abc';
    await openText(`# ${link}\n# other`, 'python', [0, 5]);
    assert.match(await insert({ request: 'endMeeting' }), /\/meetings\/85012345678\/status/);
  });

  it('takes a meeting and a user', async () => {
    await openText('', 'python');
    const meeting = 'https://zoom.us/j/91234567890';
    assert.match(await insert({ request: 'getMeeting', meeting }), /\/meetings\/91234567890"/);
    const user = await insert({ request: 'getUser', userId: 'a@example.com' });
    assert.match(user, /\/users\/a%40example\.com"/);
    await assert.rejects(insert({ request: 'getMeeting', meeting: 5 }), /Not a Zoom meeting/);
  });

  it('says what it cannot write', async () => {
    const editor = await openText('', 'plaintext');
    for (const [options, message] of [
      [{ request: 'deleteUser', language: 'go' }, /The request must be one of these: /],
      [{ request: 'getUser', language: 'cobol' }, /can’t be written in "cobol"/],
      [{ request: 'getUser', language: 'go', client: 'chilkat' }, /"chilkat" is not a client/],
      [{ request: 'getUser', language: 7 }, /must be the ID of a language/],
    ] as const) {
      await assert.rejects(insert(options), { name: 'ZoomValidationError', message });
    }
    assert.equal(editor.document.getText(), '');
  });

  it('says that an editor is read-only', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('zoom-test', {
      provideTextDocumentContent: () => 'fixed',
    });
    try {
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument(vscode.Uri.parse('zoom-test:/fixed.py')),
      );
      await assert.rejects(insert({ request: 'getUser' }), /read-only/);
    } finally {
      provider.dispose();
    }
  });

  it('inserts into the changed side of a comparison', async () => {
    const { left, right } = await openComparison('old', 'python');
    const text = await insert({ request: 'getUser' });
    assert.equal(right.getText(), text);
    assert.equal(left.getText(), 'old');
  });

  it('takes the language of a notebook’s cell', async () => {
    const cell = await openCell('python');
    const text = await insert({ request: 'getUser' });
    assert.match(text, /http\.client/);
    assert.equal(cell.getText(), text);
  });
});

describe('Inserting API requests from the palette', () => {
  let inputs: QuickInputs;

  beforeEach(async () => {
    await startSignedIn();
    inputs = new QuickInputs();
  });
  afterEach(() => inputs.dispose());

  it('asks for the request, and offers the language of the file first', async () => {
    const editor = await openText('', 'javascript');
    const running = run<string>('zoom.insertApiRequest');
    const first = await inputs.waitFor('Insert API Request (1/2)');
    assert.ok('items' in first);
    assert.equal(first.items[0]?.description, 'GET /users/{userId}/token');
    await inputs.accept('Insert API Request (1/2)');
    const second = await inputs.waitFor('Insert API Request (2/2)');
    assert.ok('items' in second);
    assert.deepEqual(
      second.items.slice(0, 3).map(({ label, description }) => [label, description]),
      [
        ['JavaScript', 'node'],
        ['JavaScript', 'fetch'],
        ['JavaScript', 'chilkat'],
      ],
    );
    await inputs.accept('Insert API Request (2/2)');
    const text = await running;
    assert.match(text, /async function main/);
    assert.equal(editor.document.getText(), text);
  });

  it('returns to the request with Back', async () => {
    await openText('', 'markdown');
    const running = run<string>('zoom.insertApiRequest');
    await inputs.pick('Insert API Request (1/2)', 'Get User');
    await inputs.goBack('Insert API Request (2/2)');
    await inputs.pick('Insert API Request (1/2)', 'Refresh Access Token');
    await inputs.pick('Insert API Request (2/2)', 'curl');
    assert.match(await running, /refresh_token=\$ZOOM_REFRESH_TOKEN/);
  });

  it('inserts nothing after Escape', async () => {
    const editor = await openText('', 'python');
    const running = run('zoom.insertApiRequest');
    await inputs.pick('Insert API Request (1/2)', 'Get User');
    await inputs.escape('Insert API Request (2/2)');
    assert.equal(await running, undefined);
    assert.equal(editor.document.getText(), '');
  });

  it('stands an example in the place of a meeting if none can be listed', async () => {
    // A list that was read before would be offered.
    await startSignedOut();
    await sandbox.fault({ route: 'GET /v2/users/:userId/meetings', kind: 'html' });
    await signIn();
    await openText('', 'python');
    const running = run<string>('zoom.insertApiRequest');
    await inputs.pick('Insert API Request (1/2)', 'Get Meeting');
    await inputs.accept('Insert API Request (2/2)');
    assert.match(await running, /\/v2\/meetings\/85012345678"/);
  });

  it('lets a person pick the meeting, and fills in what is known of it', async () => {
    const topic = 'It\'s "$(touch f)" \\ `x`';
    const { id } = await run<{ id: number }>('zoom.createMeeting', { topic, duration: 50 });
    await run('zoom.refreshMeetings');
    await openText('', 'python');
    const { showQuickPick } = vscode.window;
    Object.assign(vscode.window, {
      showQuickPick: async (items: unknown) =>
        (await (items as Promise<vscode.QuickPickItem[]>)).find(({ label }) =>
          label.includes('touch f'),
        ),
    });
    try {
      const running = run<string>('zoom.insertApiRequest');
      await inputs.pick('Insert API Request (1/2)', 'Update Meeting');
      await inputs.accept('Insert API Request (2/2)');
      const text = await running;
      assert.match(text, new RegExp(`/v2/meetings/${id}"`));
      assert.ok(text.includes(`"topic": ${JSON.stringify(topic)}`));
      assert.match(text, /"duration": 50/);
    } finally {
      Object.assign(vscode.window, { showQuickPick });
    }
  });
});
