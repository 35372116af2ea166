import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, symlink, writeFile as writeBytes } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  inWorkspace,
  openCell,
  openComparison,
  openFile,
  openText,
  writeFile,
} from './support/editors';
import { runningSandbox } from './support/environment';
import { QuickInputs } from './support/quickInputs';
import { allowTokens, answerQuestions } from './support/questions';
import { forgetSdkSecrets, setSdkSecrets } from './support/sdkSecrets';
import { until } from './support/until';
import { changeSettings, startSignedIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

/** Inserts a token while a person allows it, and presses nothing else. */
const insert = (options: object) => allowTokens(() => run<string>('zoom.insertToken', options));

const kindOf = async (token: string) =>
  (await run<{ kind: string }>('zoom.checkToken', { token })).kind;

const routes = async () => (await sandbox.requests()).map(({ route }) => route);

const onDisk = async (name: string) => readFile(inWorkspace(name).fsPath, 'utf8');

const remove = (name: string) => rm(inWorkspace(name).fsPath, { force: true, recursive: true });

/** The kinds with what they need, and the requests that each takes. */
const kinds = [
  ['zak', { ttl: 600 }, ['GET /v2/users/:userId/token']],
  ['zak', { ttl: 0 }, ['GET /v2/users/me/zak']],
  ['onbehalf', { meetingId: '850 1234 5678' }, ['GET /v2/users/:userId/token']],
  ['access', {}, []],
  ['signature', { meetingId: 85012345678, role: 1, ttl: 1_800 }, []],
  ['videoSdk', { sessionName: 'Larkspur' }, []],
] as const;

async function startClean(): Promise<void> {
  await startSignedIn();
  await run('zoom.resetTokenPermissions');
  await remove('.env');
}

/** Opens `.env` with what it has on the disk: VS Code may still have an older text. */
async function openDotenv(): Promise<vscode.TextEditor> {
  const editor = await openFile('.env');
  const text = await onDisk('.env');
  await until('the text of .env', () => editor.document.getText() === text);
  return editor;
}

const closeEditor = () => run('workbench.action.revertAndCloseActiveEditor');

describe('Insert Token', () => {
  before(setSdkSecrets);
  after(forgetSdkSecrets);
  beforeEach(startClean);
  afterEach(async () => {
    await closeEditor();
    await remove('.env');
  });

  for (const [kind, options, requests] of kinds) {
    const name = `${kind} ${JSON.stringify(options)}`;

    it(`puts a token at every cursor: ${name}`, async () => {
      const editor = await openText('a = \nb = ', 'javascript', [0, 4], [1, 4]);
      const token = await insert({ kind, target: 'editor', ...options });
      assert.equal(editor.document.getText(), `a = "${token}"\nb = "${token}"`);
      assert.equal(await kindOf(token), kind);
      assert.deepEqual(await routes(), requests);
    });

    it(`copies a token: ${name}`, async () => {
      const token = await insert({ kind, target: 'clipboard', ...options });
      assert.equal(await vscode.env.clipboard.readText(), token);
      assert.equal(await kindOf(token), kind);
    });

    it(`sets a variable of a file that is not open: ${name}`, async () => {
      await writeFile('.env', '\uFEFFA="1"\r\nexport TOKEN=\'old\' # c\r\nB=2');
      const token = await insert({ kind, target: 'env', file: '.env', key: 'TOKEN', ...options });
      assert.equal(await onDisk('.env'), `\uFEFFA="1"\r\nexport TOKEN='${token}' # c\r\nB=2`);
    });

    it(`sets a variable of an open file, in one step that can be undone: ${name}`, async () => {
      await writeFile('.env', 'TOKEN=1\nB=2\nTOKEN="2"\n');
      const { document } = await openDotenv();
      const token = await insert({ kind, target: 'env', key: 'TOKEN', ...options });
      const expected = `TOKEN=${token}\nB=2\nTOKEN="${token}"\n`;
      assert.equal(document.getText(), expected);
      assert.equal(await onDisk('.env'), expected);
      await run('undo');
      assert.equal(document.getText(), 'TOKEN=1\nB=2\nTOKEN="2"\n');
    });
  }

  it('gets a ZAK into a dotenv file with two keystrokes, a permission, and one request', async () => {
    await writeFile('.env', 'A=1\nZAK=\n');
    await openDotenv();
    const inputs = new QuickInputs();
    try {
      const token = await allowTokens(async () => {
        const inserting = run<string>('zoom.insertToken');
        await inputs.accept('Insert Token (1/1)');
        await inputs.accept('Insert Token (2/2)');
        return inserting;
      });
      assert.equal(await onDisk('.env'), `A=1\nZAK=${token}\n`);
      assert.deepEqual(await routes(), ['GET /v2/users/:userId/token']);
    } finally {
      inputs.dispose();
    }
  });

  it('says what each token is for, and asks only for what it needs', async () => {
    const inputs = new QuickInputs();
    try {
      const copied = allowTokens(() => run<string>('zoom.insertToken'));
      const pick = await inputs.waitFor('Insert Token (1/1)');
      const items = 'items' in pick ? pick.items : [];
      assert.match(items[1]?.description ?? '', /Works once, while its user is in the meeting/);
      assert.match(items.at(-1)?.description ?? '', /the clipboard/);
      await inputs.pick('Insert Token (1/1)', 'Meeting SDK signature');
      await inputs.type('Insert Token (2/4)', `${sandbox.url}/j/85012345678?pwd=x`);
      await inputs.pick('Insert Token (3/4)', 'Host');
      await inputs.goBack('Insert Token (4/4)');
      await inputs.pick('Insert Token (3/4)', 'Participant');
      await inputs.pick('Insert Token (4/4)', '30 minutes');
      const token = await copied;
      const claims: unknown = JSON.parse(
        Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
      );
      assert.deepEqual(
        [claims].map((value) => {
          const { appKey, mn, role } = value as Record<string, unknown>;
          return { appKey, mn, role };
        }),
        [{ appKey: 'sandboxMeetingSdkKey', mn: '85012345678', role: 0 }],
      );
    } finally {
      inputs.dispose();
    }
  });

  it('changes where the token goes', async () => {
    await openText('', 'plaintext');
    const inputs = new QuickInputs();
    try {
      const inserting = allowTokens(() => run<string>('zoom.insertToken'));
      await inputs.pick('Insert Token (1/1)', 'Change Where It Goes…');
      await until('the places', async () => {
        const input = await inputs.waitFor('Insert Token (1/1)');
        return 'items' in input && input.items.some(({ label }) => label === '.env');
      });
      await inputs.pick('Insert Token (1/1)', '.env');
      await until('the kinds', async () => {
        const input = await inputs.waitFor('Insert Token (1/1)');
        return 'items' in input && input.items.some(({ label }) => label === 'ZAK token');
      });
      await inputs.pick('Insert Token (1/1)', 'ZAK token');
      await inputs.pick('Insert Token (2/3)', '5 minutes');
      const box = await inputs.waitFor('Insert Token (3/3)');
      assert.equal(box.value, 'ZOOM_ZAK');
      await inputs.type('Insert Token (3/3)', 'MY_ZAK');
      const token = await inserting;
      assert.equal(await onDisk('.env'), `MY_ZAK=${token}\n`);
      assert.deepEqual(await routes(), ['GET /v2/users/me/zak']);
    } finally {
      inputs.dispose();
    }
  });

  it('asks who may have a token once for each kind, and names it', async () => {
    const { questions } = await answerQuestions('Allow in This Workspace', async () => {
      for (const [kind, options] of [...kinds, ...kinds]) {
        await run('zoom.insertToken', { kind, target: 'clipboard', ...options });
      }
    });
    assert.deepEqual(
      questions.map(({ message }) => message.replace(/for .*| of .*/, '')),
      [
        'Allow a ZAK token ',
        'Allow an on-behalf token ',
        'Allow the access token',
        'Allow a Meeting SDK signature to be created with the key sandboxMeetingSdkKey?',
        'Allow a Video SDK token to be created with the key sandboxVideoSdkKey?',
      ],
    );
  });

  it('asks once before a file that git does not ignore, and makes git ignore it', async () => {
    const ignored = await onDisk('.gitignore');
    try {
      const { result, questions } = await answerQuestions(
        ({ buttons }) => buttons.find((title) => ['Allow', 'Add to .gitignore'].includes(title)),
        () => run<string>('zoom.insertToken', { kind: 'zak', target: 'env', file: 'new.env' }),
      );
      assert.deepEqual(
        questions.map(({ buttons }) => buttons),
        [
          ['Allow', 'Allow in This Workspace'],
          ['Add to .gitignore', 'Copy Instead', 'Insert'],
        ],
      );
      assert.equal(await onDisk('new.env'), `ZOOM_ZAK=${result}\n`);
      assert.equal(await onDisk('.gitignore'), `${ignored}/new.env\n`);
    } finally {
      await writeFile('.gitignore', ignored);
      await remove('new.env');
    }
  });

  it('offers no line in .gitignore for a file that git tracks', async () => {
    const { questions } = await answerQuestions(
      ({ buttons }) => buttons.find((title) => title === 'Allow'),
      () => run('zoom.insertToken', { kind: 'zak', target: 'env', file: 'plain.txt' }),
    );
    assert.deepEqual(questions[1]?.buttons, ['Copy Instead', 'Insert']);
    assert.deepEqual(await routes(), []);
  });

  it('refuses files outside the workspace, also behind a link', async () => {
    const outside = path.join(path.dirname(inWorkspace('.').fsPath), 'outside');
    await mkdir(outside, { recursive: true });
    await writeBytes(path.join(outside, 'secrets'), 'A=1\n');
    await symlink(path.join(outside, 'secrets'), inWorkspace('link.env').fsPath);
    await symlink(outside, inWorkspace('folder').fsPath);
    await symlink(path.join(outside, 'nowhere'), inWorkspace('broken.env').fsPath);
    try {
      for (const file of [
        ...['../outside/secrets', 'link.env', 'folder/new', 'folder/../../outside/secrets'],
        ...['broken.env', path.join(outside, 'secrets'), 'https://evil.example/x', '.'],
      ]) {
        const { questions } = await answerQuestions('Allow', () =>
          assert.rejects(
            run('zoom.insertToken', { kind: 'zak', target: 'env', file }),
            /not in the workspace/,
            file,
          ),
        );
        assert.deepEqual(questions, [], file);
      }
      assert.equal(await readFile(path.join(outside, 'secrets'), 'utf8'), 'A=1\n');
      assert.deepEqual(await readdir(outside), ['secrets']);
    } finally {
      await Promise.all(['link.env', 'folder', 'broken.env'].map(remove));
      await rm(outside, { recursive: true });
    }
    assert.deepEqual(await routes(), []);
  });

  it('refuses what no token can have, before anything is asked', async () => {
    const { questions } = await answerQuestions('Allow', async () => {
      for (const options of [
        { kind: 'jwt' },
        { kind: 'zak', target: 'file' },
        ...[-1, 1.5, 68_423_085, 31_536_001, '60'].map((ttl) => ({ kind: 'zak', ttl })),
        ...[0, 1_799, 172_801].map((ttl) => ({ kind: 'signature', meetingId: 85012345678, ttl })),
        { kind: 'onbehalf', meetingId: 85012345678, ttl: 0 },
        { kind: 'access', ttl: 60 },
        { kind: 'signature', meetingId: 123456789012 },
        { kind: 'signature', meetingId: 'no meeting' },
        { kind: 'signature', meetingId: 85012345678, role: 2 },
        { kind: 'videoSdk', sessionName: '' },
        { kind: 'videoSdk', sessionName: 'x'.repeat(201) },
        ...['', 'A B', '1A', 'A=B', 'A\n'].map((key) => ({ kind: 'zak', target: 'env', key })),
        { kind: 'zak', target: 'env', file: '' },
        { kind: 'zak', confirm: 'no' },
      ]) {
        await assert.rejects(
          run('zoom.insertToken', { target: 'clipboard', ...options }),
          { name: 'ZoomValidationError' },
          JSON.stringify(options),
        );
      }
    });
    assert.deepEqual(questions, []);
    assert.deepEqual(await routes(), []);
  });

  it('says that no editor is open, and that a file is no text', async () => {
    await assert.rejects(
      run('zoom.insertToken', { kind: 'zak', target: 'editor' }),
      /no active text editor/,
    );
    await writeBytes(inWorkspace('.env').fsPath, Buffer.from('\uFEFFA=1\n', 'utf16le'));
    await assert.rejects(
      insert({ kind: 'zak', target: 'env', file: '.env' }),
      /can’t be read as a text file/,
    );
  });

  it('inserts at a hundred cursors', async () => {
    const editor = await openText(
      'x\n'.repeat(100),
      'plaintext',
      ...Array.from({ length: 100 }, (_, line) => [line, 1] as const),
    );
    const token = await insert({ kind: 'zak', target: 'editor' });
    assert.equal(editor.document.getText(), `x${token}\n`.repeat(100));
    assert.equal((await routes()).length, 1);
  });

  it('writes into a notebook, the changed side of a comparison, and lines that end with CRLF', async () => {
    const cell = await openCell('python');
    // Nothing is asked about git, because the notebook is not saved.
    const inCell = await insert({ kind: 'zak', target: 'editor' });
    assert.equal(cell.getText(), inCell);

    const { left, right } = await openComparison('old', 'plaintext');
    const inComparison = await insert({ kind: 'zak', target: 'editor' });
    assert.equal(right.getText(), inComparison);
    assert.equal(left.getText(), 'old');

    await writeFile('.env', 'A=1\r\nB=2\r\n');
    const { document } = await openDotenv();
    const inFile = await insert({ kind: 'zak', target: 'env', key: 'ZAK' });
    assert.equal(document.getText(), `A=1\r\nB=2\r\nZAK=${inFile}\r\n`);
    assert.equal(await onDisk('.env'), document.getText());
  });

  it('copies if there is nothing to write into, and says what cannot be written', async () => {
    await openText('kept', 'plaintext');
    await run('zoom.showLog');
    await run('workbench.panel.output.focus');
    await until(
      'the panel',
      () => vscode.window.activeTextEditor?.document.uri.scheme === 'output',
    );
    const inputs = new QuickInputs();
    try {
      await assert.rejects(
        run('zoom.insertToken', { kind: 'zak', target: 'editor' }),
        /no active text editor/,
      );
      assert.deepEqual(await routes(), []);
      const inserting = allowTokens(() => run<string>('zoom.insertToken'));
      await inputs.pick('Insert Token (1/1)', 'ZAK token');
      await inputs.accept('Insert Token (2/2)');
      const token = await inserting;
      assert.equal(await vscode.env.clipboard.readText(), token);
    } finally {
      inputs.dispose();
      await run('workbench.action.closePanel');
    }

    const provider = vscode.workspace.registerTextDocumentContentProvider('zoom-test', {
      provideTextDocumentContent: () => 'fixed',
    });
    try {
      await vscode.window.showTextDocument(vscode.Uri.parse('zoom-test:/fixed.py'));
      const inserting = answerQuestions(
        ({ buttons }) => buttons.find((title) => ['Allow', 'Insert'].includes(title)),
        () => run('zoom.insertToken', { kind: 'zak', target: 'editor' }),
      );
      await assert.rejects(inserting, /read-only/);
    } finally {
      provider.dispose();
    }
    // A file cannot be in a file.
    const written = answerQuestions(
      ({ buttons }) => buttons.find((title) => ['Allow', 'Insert'].includes(title)),
      () => run('zoom.insertToken', { kind: 'zak', target: 'env', file: 'plain.txt/.env' }),
    );
    await assert.rejects(written, /can’t be read as a text file/);
  });

  it('writes nothing if the editor is closed before the token comes', async () => {
    await openText('kept', 'plaintext', [0, 4]);
    await sandbox.fault({
      route: 'GET /v2/users/:userId/token',
      kind: 'latency',
      ms: 1_000,
      times: 1,
    });
    const inserting = insert({ kind: 'zak', target: 'editor' });
    await until('the request', async () => (await routes()).length === 1 || undefined);
    await closeEditor();
    await assert.rejects(inserting, /closed in the meantime/);
  });
});

describe('The token of an app', () => {
  const setUp = (clientId: string, clientSecret: string) =>
    answerQuestions('Replace App', () => run<string>('zoom.setUp', { clientId, clientSecret }));

  beforeEach(startSignedOut);
  afterEach(async () => {
    await changeSettings({ 'zoom.signIn.method': undefined, 'zoom.signIn.accountId': undefined });
    await startSignedOut();
  });

  it('is the one that a server-to-server app has, and another user’s ZAK can be had with it', async () => {
    await changeSettings({
      'zoom.signIn.method': 'serverToServer',
      'zoom.signIn.accountId': 'sandboxAccountId',
    });
    await setUp('sandboxServerClient', 'sandboxServerSecret');
    await sandbox.clearRequests();
    const [app, access] = [
      await insert({ kind: 'app', target: 'clipboard' }),
      await insert({ kind: 'access', target: 'clipboard' }),
    ];
    assert.equal(app, access);
    assert.deepEqual(await routes(), []);
    assert.equal(await kindOf(app), 'app');
    const userId = 'priya.raman@larkspur.example';
    const zak = await insert({ kind: 'zak', target: 'clipboard', userId });
    const claims = Buffer.from(zak.split('.')[1] ?? '', 'base64url').toString();
    assert.match(claims, /"uid":"Hn6vBs1kTz8eUq3PxDw7Cj"/);
    await assert.rejects(insert({ kind: 'zak', target: 'clipboard', userId: 'nobody' }), {
      name: 'ZoomNotFoundError',
    });
  });

  it('is new for an ordinary app, and for its chatbot only', async () => {
    await sandbox.changeApp('sandboxConfidentialClient', { deviceFlow: true });
    await changeSettings({ 'zoom.signIn.method': 'deviceCode' });
    await setUp('sandboxConfidentialClient', 'sandboxConfidentialSecret');
    await sandbox.clearRequests();
    const token = await insert({ kind: 'app', target: 'clipboard' });
    assert.deepEqual(await routes(), ['POST /oauth/token']);
    assert.equal(await kindOf(token), 'chatbot');
  });
});

describe('The expiry of a token', () => {
  const lensesOf = (uri: vscode.Uri) =>
    run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100).then((lenses) =>
      lenses.flatMap(({ command }) =>
        command && /expire|Renew/.test(command.title) ? [command] : [],
      ),
    );

  /** Inserts a ZAK into `.env`, and returns its document and the token. */
  const insertZak = async () => {
    await writeFile('.env', 'A=1\nZAK=\n');
    const token = await insert({ kind: 'zak', target: 'env', file: '.env', key: 'ZAK' });
    const { document } = await openDotenv();
    return { document, token, position: new vscode.Position(1, 8) };
  };

  const latency = () =>
    sandbox.fault({ route: 'GET /v2/users/:userId/token', kind: 'latency', ms: 1_500, times: 1 });

  beforeEach(async () => {
    await startClean();
    await changeSettings({ 'zoom.tokens.showExpiry': undefined });
  });
  afterEach(async () => {
    await closeEditor();
    await remove('.env');
  });

  it('is shown above it, with Renew if it was inserted here, unless that is turned off', async () => {
    const { document } = await insertZak();
    const titles = (await lensesOf(document.uri)).map(({ title }) => title);
    assert.equal(titles.length, 2);
    assert.match(titles[0] ?? '', /^ZAK token · expires .*\d/);
    assert.equal(titles[1], 'Renew');
    const foreign = 'eyJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJjbGllbnRzbSIsImV4cCI6MTcwMDAwMDAwMH0.c2ln';
    const other = await openText(`token: ${foreign}`, 'yaml');
    const [expired, ...rest] = await lensesOf(other.document.uri);
    assert.match(expired?.title ?? '', /^ZAK token · expired .*2023/);
    assert.deepEqual(rest, []);
    await changeSettings({ 'zoom.tokens.showExpiry': false });
    assert.deepEqual(await lensesOf(document.uri), []);
  });

  it('is in the language status of a dotenv file', async () => {
    const { createLanguageStatusItem } = vscode.languages;
    const items: vscode.LanguageStatusItem[] = [];
    await openText('', 'plaintext');
    Object.assign(vscode.languages, {
      createLanguageStatusItem: (...args: Parameters<typeof createLanguageStatusItem>) => {
        const item = createLanguageStatusItem(...args);
        items.push(item);
        return item;
      },
    });
    try {
      const { document } = await insertZak();
      await lensesOf(document.uri);
      const item = await until(
        'the status',
        () => items.at(-1)?.text !== undefined && items.at(-1),
      );
      assert.match(item.text, /^ZAK token · expires .*\d/);
      assert.equal(item.severity, vscode.LanguageStatusSeverity.Information);
      assert.equal(item.command?.command, 'zoom.renewToken');
    } finally {
      Object.assign(vscode.languages, { createLanguageStatusItem });
      await closeEditor();
    }
  });

  it('is renewed in place by its lens, without a question, and nobody gets the token', async () => {
    const { document, token } = await insertZak();
    await sandbox.clearRequests();
    const [, renew] = await lensesOf(document.uri);
    assert.ok(renew);
    const { result, questions } = await answerQuestions(undefined, () =>
      run(renew.command, ...((renew.arguments ?? []) as unknown[])),
    );
    assert.deepEqual([result, questions], [undefined, []]);
    const [, renewed = ''] = /^A=1\nZAK=(\S+)\n$/.exec(document.getText()) ?? [];
    assert.notEqual(renewed, token);
    assert.equal(await kindOf(renewed), 'zak');
    assert.equal(await onDisk('.env'), document.getText());
    assert.deepEqual(await routes(), ['GET /v2/users/:userId/token']);
    await run('zoom.renewToken', document.uri, new vscode.Position(1, 8));
    assert.notEqual(document.getText(), `A=1\nZAK=${renewed}\n`);
  });

  it('asks again if git no longer ignores the file', async () => {
    const { document, token, position } = await insertZak();
    const ignored = await onDisk('.gitignore');
    await writeFile('.gitignore', '');
    try {
      const { questions } = await answerQuestions(undefined, () =>
        run('zoom.renewToken', document.uri, position),
      );
      assert.deepEqual(
        questions.map(({ buttons }) => buttons),
        [['Add to .gitignore', 'Insert']],
      );
      assert.ok(document.getText().includes(token));
    } finally {
      await writeFile('.gitignore', ignored);
    }
  });

  it('replaces no token that it does not know, and takes nothing but a place', async () => {
    const foreign = 'eyJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJjbGllbnRzbSIsImV4cCI6MTcwMDAwMDAwMH0.c2ln';
    const { document } = await openText(foreign, 'plaintext');
    for (const args of [
      [document.uri, new vscode.Position(0, 3)],
      [document.uri, { line: 5, character: 0 }],
      [document.uri, { line: -1, character: 0 }],
      [document.uri, 'x'],
      ['file:///nowhere', { line: 0, character: 0 }],
      [{}, {}],
    ]) {
      await assert.rejects(run('zoom.renewToken', ...args), /There is no token here/);
    }
    assert.equal(document.getText(), foreign);
    assert.deepEqual(await routes(), []);
  });

  for (const [what, change, message] of [
    [
      'changed',
      async (document: vscode.TextDocument) => {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, new vscode.Position(0, 0), '# ');
        await vscode.workspace.applyEdit(edit);
      },
      /The file changed/,
    ],
    ['closed', closeEditor, /closed or deleted/],
    ['deleted', () => remove('.env'), /closed or deleted/],
  ] as const) {
    it(`writes nothing if the file is ${what} before the new token comes`, async () => {
      const { document, token, position } = await insertZak();
      await sandbox.clearRequests();
      await latency();
      const renewing = run('zoom.renewToken', document.uri, position);
      const failed = assert.rejects(renewing, message);
      await until('the request', async () => (await routes()).length === 1 || undefined);
      await change(document);
      await failed;
      if (what === 'changed') {
        assert.equal(document.getText(), `# A=1\nZAK=${token}\n`);
      }
      if (what === 'closed') {
        assert.equal(await onDisk('.env'), `A=1\nZAK=${token}\n`);
      }
    });
  }
});
