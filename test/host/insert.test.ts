import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, openText, writeFile } from './support/editors';
import { runningSandbox } from './support/environment';
import { captureOpenExternal } from './support/externalUrls';
import { captureProgressNotifications } from './support/progressNotifications';
import { allowTokens, answerMessages, answerQuestions } from './support/questions';
import { until } from './support/until';
import { changeSettings, signIn, startSignedIn } from './support/zoom';

const sandbox = runningSandbox();

const notifications = captureProgressNotifications();

interface Meeting {
  id: number;
  join_url: string;
}

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

function activeText(): string | undefined {
  return vscode.window.activeTextEditor?.document.getText();
}

async function routes(): Promise<string[]> {
  return (await sandbox.requests()).map(({ route }) => route);
}

describe('Inserting join links', () => {
  let meeting: Meeting;

  beforeEach(async () => {
    await startSignedIn();
    await changeSettings({ 'zoom.insert.formats': undefined });
    meeting = await run<Meeting>('zoom.createMeeting', { topic: 'Plan [v2] & <b>' });
  });

  for (const [languageId, expected] of [
    ['markdown', '[Plan \\[v2\\] \\& \\<b\\>](URL)'],
    ['html', '<a href="URL">Plan [v2] &#38; &#60;b&#62;</a>'],
    ['plaintext', 'URL'],
    ['javascript', 'URL'],
  ] as const) {
    it(`uses the format for ${languageId}`, async () => {
      const editor = await openText('', languageId);
      const text = await run('zoom.insertJoinLink', meeting.id);
      const url =
        languageId === 'html' ? meeting.join_url.replace(/&/g, '&#38;') : meeting.join_url;
      assert.equal(text, expected.replace('URL', url));
      assert.equal(editor.document.getText(), text);
    });
  }

  it('inserts at every cursor, and leaves each behind its link', async () => {
    const editor = await openText('one \ntwo \n', 'plaintext', [0, 4], [1, 4]);
    await run('zoom.insertJoinLink', meeting.id);
    assert.equal(editor.document.getText(), `one ${meeting.join_url}\ntwo ${meeting.join_url}\n`);
    assert.deepEqual(
      editor.selections.map(({ isEmpty, active }) => [isEmpty, active.character]),
      [
        [true, 4 + meeting.join_url.length],
        [true, 4 + meeting.join_url.length],
      ],
    );
  });

  for (const [languageId, before, quote, after] of [
    ['json', '{ "link": ', '"', ' }'],
    ['jsonc', '{ "link": "', '', '" }'],
    ['yaml', 'link: ', '"', ''],
    ['python', "from_file('a')\nlink = ", "'", ''],
    ['javascript', "import 'a';\nopen(", "'", ');'],
    ['typescriptreact', 'const link = ', '"', ';'],
    ['javascript', '// see: ', '', ''],
  ] as const) {
    it(`puts a link in quotes if ${languageId} needs a string after ${before}`, async () => {
      const lines = before.split('\n');
      const end = [lines.length - 1, lines.at(-1)?.length ?? 0] as const;
      const editor = await openText(before + after, languageId, end);
      const text = await run('zoom.insertJoinLink', meeting.id);
      assert.equal(text, quote + meeting.join_url + quote);
      assert.equal(
        editor.document.getText(),
        `${before}${quote}${meeting.join_url}${quote}${after}`,
      );
    });
  }

  it('leaves the formats of the settings and of programs as they are in code', async () => {
    await changeSettings({ 'zoom.insert.formats': { json: '${joinUrl}' } });
    await openText('{ "link": ', 'json', [0, 10]);
    assert.equal(await run('zoom.insertJoinLink', meeting.id), meeting.join_url);
    await openText('link = ', 'python', [0, 7]);
    assert.equal(
      await run('zoom.insertJoinLink', meeting.id, { format: '${joinUrl}' }),
      meeting.join_url,
    );
  });

  it('uses the selected text as the label of the link', async () => {
    const editor = await openText('Join us now.', 'markdown');
    editor.selections = [new vscode.Selection(0, 0, 0, 7)];
    await run('zoom.insertJoinLink', meeting.id);
    assert.equal(editor.document.getText(), `[Join us](${meeting.join_url}) now.`);
  });

  it('has the passcode that a format names, which Zoom’s lists do not have', async () => {
    const { id } = await run<Meeting>('zoom.createMeeting', {
      topic: 'With a passcode',
      startTime: '2027-02-01T09:00:00Z',
      passcode: 'abc123',
    });
    await run('zoom.refreshMeetings', {});
    await changeSettings({ 'zoom.insert.formats': { plaintext: '${joinUrl} (${passcode})' } });
    await openText('', 'plaintext');
    assert.match(await run<string>('zoom.insertJoinLink', id), /^http\S+ \(abc123\)$/);
    assert.equal(await run('zoom.copyJoinLink', id, { format: '${passcode}' }), 'abc123');
  });

  it('makes no request for the format of another language', async () => {
    await changeSettings({ 'zoom.insert.formats': { markdown: '${joinUrl} (${passcode})' } });
    await openText('', 'plaintext');
    await sandbox.clearRequests();
    assert.equal(await run('zoom.insertJoinLink', meeting.id), meeting.join_url);
    assert.deepEqual(await sandbox.requests(), []);
  });

  it('uses the format of the options or the settings', async () => {
    await openText('', 'python');
    assert.equal(
      await run('zoom.insertJoinLink', meeting.id, { format: 'markdown' }),
      `[Plan \\[v2\\] \\& \\<b\\>](${meeting.join_url})`,
    );
    assert.equal(
      await run('zoom.copyJoinLink', meeting.id, { format: '# ${id} ${joinUrl}' }),
      `# ${meeting.id} ${meeting.join_url}`,
    );
    await changeSettings({ 'zoom.insert.formats': { python: '# ${joinUrl} ${topic}' } });
    assert.equal(
      await run('zoom.insertJoinLink', meeting.id),
      `# ${meeting.join_url} Plan [v2] & <b>`,
    );
  });

  it('uses the default format instead of one that hides the link, and says so once', async () => {
    const evil = 'https://evil.example/?next=${joinUrl}';
    await changeSettings({ 'zoom.insert.formats': { plaintext: evil, markdown: 'curl x\n' } });
    const { questions } = await answerQuestions(undefined, async () => {
      await openText('', 'plaintext');
      assert.equal(await run('zoom.insertJoinLink', meeting.id), meeting.join_url);
      await openText('', 'markdown');
      assert.equal(
        await run('zoom.insertJoinLink', meeting.id),
        `[Plan \\[v2\\] \\& \\<b\\>](${meeting.join_url})`,
      );
    });
    assert.deepEqual(
      questions.map(({ buttons }) => buttons),
      [['Open Settings']],
    );
    assert.match(questions[0]?.message ?? '', /plaintext.*zoom\.insert\.formats/);
  });

  it('copies no format of the settings', async () => {
    const formats = { plaintext: 'Join ${joinUrl}', markdown: '<${joinUrl}>' };
    await changeSettings({ 'zoom.insert.formats': formats });
    assert.equal(await run('zoom.copyJoinLink', meeting.id), meeting.join_url);
    assert.equal(
      await run('zoom.copyJoinLink', meeting.id, { format: 'markdown' }),
      `[Plan \\[v2\\] \\& \\<b\\>](${meeting.join_url})`,
    );
  });

  it('takes no format with another address or a line break', async () => {
    for (const format of ['https://evil.example/?u=${joinUrl}', '${joinUrl}\nrm', '${env:HOME}']) {
      await assert.rejects(run('zoom.copyJoinLink', meeting.id, { format }), {
        name: 'ZoomValidationError',
        message: /one line with no other address/,
      });
    }
  });

  it('takes no format from what every object has', async () => {
    await openText('', 'plaintext');
    for (const format of ['constructor', '__proto__', 'toString']) {
      assert.equal(await run('zoom.copyJoinLink', meeting.id, { format }), meeting.join_url);
      assert.equal(await run('zoom.insertJoinLink', meeting.id, { format }), meeting.join_url);
    }
  });

  it('copies join links', async () => {
    await run('zoom.copyJoinLink', meeting.id);
    assert.equal(await vscode.env.clipboard.readText(), meeting.join_url);
  });

  it('takes every argument that joining takes, without a request', async () => {
    await sandbox.clearRequests();
    for (const argument of [
      { join_url: meeting.join_url },
      meeting,
      `[Plan](${meeting.join_url})`,
      meeting.join_url.replace(/\?.*/, ''),
    ]) {
      assert.equal(await run('zoom.copyJoinLink', argument), meeting.join_url);
    }
    await assert.rejects(run('zoom.copyJoinLink', 5), /Not a Zoom meeting/);
    await assert.rejects(run('zoom.copyJoinLink', meeting.id, { format: 5 }), {
      name: 'ZoomValidationError',
      message: /must be a template or the ID of a language/,
    });
    assert.deepEqual(await routes(), []);
  });

  it('says that no editor is active', async () => {
    await assert.rejects(run('zoom.insertJoinLink', meeting.id), /no active text editor/);
  });

  it('inserts into a new file if a person asks for one', async () => {
    await answerMessages(
      (_message, buttons) => buttons.find((button) => button === 'New File'),
      async () => {
        await run('zoom.insertJoinLink', { fromView: true, id: meeting.id });
        await until('the link', () => activeText() === meeting.join_url);
      },
    );
  });

  it('says that an editor is read-only', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('zoom-test', {
      provideTextDocumentContent: () => 'fixed',
    });
    try {
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument(vscode.Uri.parse('zoom-test:/fixed.md')),
      );
      await assert.rejects(run('zoom.insertJoinLink', meeting.id), /read-only/);
    } finally {
      provider.dispose();
    }
  });
});

describe('ZAK tokens', () => {
  /** Runs a command while a person allows tokens. */
  const runAllowed = (command: string, options: object = {}) =>
    allowTokens(() => run<string>(command, options));

  /** Copies a token from the palette after one was declined, and chooses to be asked again. */
  const askAgain = async () => {
    const { showErrorMessage } = vscode.window;
    const pressed = new Promise<void>((resolve) => {
      Object.assign(vscode.window, {
        showErrorMessage: (_message: string, ...buttons: string[]) => {
          assert.deepEqual(buttons, ['Ask Again']);
          resolve();
          return Promise.resolve(buttons[0]);
        },
      });
    });
    try {
      const { questions } = await answerQuestions('Allow', async () => {
        await run('zoom.copyZak');
        await pressed;
        await until('the token', async () => (await routes()).length === 1);
      });
      assert.equal(questions.length, 1);
    } finally {
      Object.assign(vscode.window, { showErrorMessage });
    }
  };

  beforeEach(async () => {
    await startSignedIn();
    await run('zoom.resetTokenPermissions');
    await changeSettings({ 'zoom.zak.ttl': undefined });
  });

  it('are given only after a person allows it, whoever runs the command', async () => {
    await openText('', 'plaintext');
    const [account] = await vscode.authentication.getAccounts('zoom');
    assert.ok(account);
    for (const [id, ...args] of [
      ['zoom.copyZak'],
      ['zoom.insertZak'],
      ['zoom.copyZak', { confirm: false }],
      ['zoom.insertZak', { confirm: false, userId: 'me' }],
      ['zoom.copyZak', { fromView: true }],
      ['zoom.insertZak', { fromView: true, confirm: false }],
      ['runCommands', { commands: [{ command: 'zoom.copyZak', args: { confirm: false } }] }],
    ] as const) {
      const { questions } = await answerQuestions('Allow', () => run(id, ...args));
      assert.equal(questions.length, 1, id);
      assert.match(questions[0]?.message ?? '', /^Allow a ZAK token for .+ to be created\?$/);
      assert.ok(questions[0]?.message.includes(account.label));
      assert.match(questions[0]?.detail ?? '', /valid for 2 hours/);
      assert.deepEqual(questions[0]?.buttons, ['Allow', 'Allow in This Workspace']);
    }
  });

  it('are refused for a while after a person has declined one, until the person wants to be asked', async () => {
    await openText('', 'plaintext');
    await vscode.env.clipboard.writeText('before');
    const declined = await answerQuestions(undefined, () => run('zoom.insertZak', {}));
    assert.deepEqual([declined.result, declined.questions.length], [undefined, 1]);
    const refused = await answerQuestions('Allow', async () => {
      for (const ttl of [60, 600]) {
        await assert.rejects(run('zoom.copyZak', { ttl }), /declined a ZAK token a moment ago/);
      }
      await run('zoom.resetTokenPermissions');
      await assert.rejects(run('zoom.copyZak', { ttl: 60 }), /declined a ZAK token/);
    });
    assert.deepEqual(refused.questions, []);
    assert.equal(await vscode.env.clipboard.readText(), 'before');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), '');
    assert.deepEqual(await routes(), []);
    await askAgain();
  });

  it('need no further question in a workspace in which they were allowed, until that is reset', async () => {
    const ask = (options: object, button?: string) =>
      answerQuestions(button, () => run<string | undefined>('zoom.copyZak', options));
    await ask({ ttl: 600 }, 'Allow in This Workspace');
    for (const ttl of [600, 0]) {
      const { result, questions } = await ask({ ttl });
      assert.ok(result);
      assert.deepEqual(questions, []);
    }
    const { questions } = await ask({ ttl: 601 }, 'Allow');
    assert.match(questions[0]?.detail ?? '', /601 seconds/);
    await run('zoom.resetTokenPermissions');
    assert.equal((await ask({ ttl: 600 }, 'Allow')).questions.length, 1);
  });

  it('need a question again after signing out', async () => {
    const ask = () =>
      answerQuestions('Allow in This Workspace', () => run('zoom.copyZak', { ttl: 600 }));
    await ask();
    assert.deepEqual((await ask()).questions, []);
    await run('zoom.signOut', { all: true });
    await signIn();
    assert.equal((await ask()).questions.length, 1);
  });

  it('open a start page without a question, and the caller never sees them', async () => {
    const { id } = await run<Meeting>('zoom.createMeeting', { topic: 'Started' });
    const { result } = await captureOpenExternal(true, () =>
      answerQuestions(undefined, () => run<string>('zoom.startMeeting', id)),
    );
    assert.deepEqual(result.questions, []);
    assert.doesNotMatch(result.result, /zak=/);
  });

  it('are inserted at every cursor, with one request', async () => {
    const editor = await openText('ZAK=\nZAK=', 'dotenv', [0, 4], [1, 4]);
    const zak = await runAllowed('zoom.insertZak');
    assert.ok(zak.length > 20);
    assert.equal(editor.document.getText(), `ZAK=${zak}\nZAK=${zak}`);
    assert.deepEqual(await routes(), ['GET /v2/users/:userId/token']);
  });

  it('are put in quotes if the language needs a string', async () => {
    const editor = await openText('{ "zak": }', 'json', [0, 8]);
    const zak = await runAllowed('zoom.insertZak');
    assert.equal(editor.document.getText(), `{ "zak":"${zak}" }`);
  });

  it('take the place of a token that is selected or at a cursor, and of a ZAK in a dotenv file', async () => {
    const old = 'eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJjbGllbnRzbSJ9.c2lnbmF0dXJl';
    const json = await openText(`{ "zak": "${old}" }`, 'json', [0, 12], [0, 40]);
    const first = await runAllowed('zoom.insertZak');
    assert.equal(json.document.getText(), `{ "zak": "${first}" }`);
    assert.deepEqual(
      json.selections.map(({ isEmpty, active }) => [isEmpty, active.character]),
      [[true, 10 + first.length]],
    );
    const dotenv = await openText('ID=1\nZAK="expired" # two hours\n', 'dotenv', [1, 13]);
    const second = await runAllowed('zoom.insertZak');
    assert.equal(dotenv.document.getText(), `ID=1\nZAK="${second}" # two hours\n`);
    dotenv.selections = [new vscode.Selection(1, 10, 1, 30)];
    const third = await runAllowed('zoom.insertZak');
    assert.equal(dotenv.document.getText(), `ID=1\nZAK="${third}" # two hours\n`);
    await run('undo');
    assert.equal(dotenv.document.getText(), `ID=1\nZAK="${second}" # two hours\n`);
  });

  it('expire after five minutes if the lifetime is 0', async () => {
    await openText('', 'plaintext');
    await runAllowed('zoom.insertZak', { ttl: 0 });
    assert.deepEqual(await routes(), ['GET /v2/users/me/zak']);
    await changeSettings({ 'zoom.zak.ttl': 0 });
    await runAllowed('zoom.copyZak');
    assert.deepEqual(await routes(), ['GET /v2/users/me/zak', 'GET /v2/users/me/zak']);
  });

  it('are inserted without a question about git into a file that git ignores', async () => {
    await writeFile('.env', 'ZAK=');
    const editor = await openFile('.env', [0, 4]);
    const zak = await runAllowed('zoom.insertZak');
    assert.equal(editor.document.getText(), `ZAK=${zak}`);
    await run('workbench.action.files.revert');
  });

  it('are inserted into a file that git does not ignore if the caller skips the question', async () => {
    const editor = await openFile('notes.md', [0, 0]);
    const zak = await runAllowed('zoom.insertZak', { confirm: false });
    assert.ok(editor.document.getText().startsWith(zak));
    await run('workbench.action.files.revert');
  });

  it('are in no meeting that a command returns', async () => {
    const created = await run<Meeting>('zoom.createMeeting', { topic: 'Without a start link' });
    const { result: started } = await captureOpenExternal(true, () =>
      run<Meeting>('zoom.startInstantMeeting', {}),
    );
    for (const meeting of [
      created,
      started,
      await run<Meeting>('zoom.editMeeting', created.id, { agenda: 'None' }),
      await run<Meeting>('zoom.showMeeting', created.id),
    ]) {
      assert.ok(meeting.id);
      assert.doesNotMatch(JSON.stringify(meeting), /start_url|zak=|dynamic_host_key/);
    }
  });

  it('ask a second question about a file that git does not ignore', async () => {
    const editor = await openFile('notes.md', [0, 0]);
    const before = editor.document.getText();
    const { result, questions } = await answerQuestions(
      ({ buttons }) => buttons.find((title) => title === 'Allow' || title === 'Copy Instead'),
      () => run<string>('zoom.insertZak', {}),
    );
    assert.deepEqual(
      questions.map(({ buttons }) => buttons[0]),
      ['Allow', 'Copy Instead'],
    );
    assert.equal(editor.document.getText(), before);
    assert.equal(await vscode.env.clipboard.readText(), result);
  });

  it('refuse lifetimes that Zoom does not support', async () => {
    for (const ttl of [-1, 1.5, 40_000_000, 'long']) {
      await assert.rejects(run('zoom.copyZak', { ttl }), /0 to 31,536,000 seconds/);
    }
    assert.deepEqual(await routes(), []);
  });

  it('are copied', async () => {
    const zak = await runAllowed('zoom.copyZak');
    assert.equal(await vscode.env.clipboard.readText(), zak);
  });

  it('say after a second that Zoom is silent, and are not copied after Cancel', async () => {
    await vscode.env.clipboard.writeText('before');
    const route = 'GET /v2/users/:userId/token';
    await sandbox.fault({ route, kind: 'latency', ms: 20_000, times: 1 });
    const began = Date.now();
    const copying = runAllowed('zoom.copyZak');
    const waiting = await until('the notification', () =>
      notifications.find(({ message, isOpen }) => isOpen && message === 'Waiting for Zoom…'),
    );
    assert.ok(Date.now() - began >= 1_000);
    waiting.cancel();
    assert.equal(await copying, undefined);
    assert.ok(Date.now() - began < 15_000);
    await until('the notification to close', () => !waiting.isOpen);
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  it('are refused with the reason: no such user, or none for people who use Google', async () => {
    const route = 'GET /v2/users/:userId/token';
    const body = { code: 1001, message: 'User does not exist: grace.' };
    await sandbox.fault({ route, kind: 'status', status: 404, times: 1, body });
    await assert.rejects(runAllowed('zoom.copyZak', { userId: 'grace' }), {
      name: 'ZoomNotFoundError',
      message: 'Couldn’t copy a ZAK token. This Zoom user doesn’t exist, or isn’t in your account.',
    });
    await sandbox.fault({ route, kind: 'body', times: 1, body: { token: null } });
    await assert.rejects(runAllowed('zoom.copyZak'), {
      name: 'ZoomPermissionError',
      message: /^Couldn’t copy a ZAK token\. Zoom doesn’t issue .* Google or Facebook\.$/,
    });
  });

  it('are not inserted if the request fails', async () => {
    await openText('', 'plaintext');
    await sandbox.fault({ route: 'GET /v2/users/:userId/token', kind: 'dropBefore' });
    await assert.rejects(runAllowed('zoom.insertZak'), { name: 'ZoomNetworkError' });
    assert.equal(vscode.window.activeTextEditor?.document.getText(), '');
  });
});
