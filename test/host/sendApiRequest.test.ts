import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pressLens, resultEditor } from './support/apiResults';
import { openText } from './support/editors';
import { runningSandbox } from './support/environment';
import { logEverything, readLog } from './support/keptFiles';
import { answerQuestions, type Question } from './support/questions';
import { QuickInputs } from './support/quickInputs';
import { until } from './support/until';
import { startSignedIn } from './support/zoom';

const sandbox = runningSandbox();

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

const send = <T>(options: object) => run<T>('zoom.sendApiRequest', options);

/** Sends while the person agrees, and returns the questions too. */
const agree = <T>(options: object) => answerQuestions('Send', () => send<T>(options));

const requestCount = async () => (await sandbox.requests()).length;

describe('Sending API requests for programs', () => {
  beforeEach(startSignedIn);

  it('asks once with account, method and path, and returns the JSON', async () => {
    const { result, questions } = await agree<{ email: string }>({ path: '/users/me' });
    assert.match(result.email, /@/);
    assert.deepEqual(
      questions.map(({ message }) => message),
      ['Send GET /users/me to Zoom?'],
    );
    assert.ok(questions[0]?.detail.includes(result.email));
    assert.equal(await requestCount(), 1);
  });

  it('sends nothing if the person does not agree', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const { result } = await answerQuestions(undefined, () =>
        send({ method, path: '/users/me/meetings' }),
      );
      assert.equal(result, undefined);
    }
    assert.equal(await requestCount(), 0);
  });

  it('hides tokens in what it returns', async () => {
    const { result, questions } = await agree<{ token: string }>({
      path: '/users/me/token',
      query: { type: 'zak', ttl: 60 },
    });
    assert.deepEqual(result, { token: '•••' });
    assert.equal(questions.length, 1);
    const { result: meeting } = await agree<Record<string, unknown>>({
      method: 'post',
      path: '/users/me/meetings',
      body: { topic: 'Sent', type: 2, duration: 30 },
    });
    assert.equal(meeting.topic, 'Sent');
    assert.equal(meeting.start_url, '•••');
    assert.doesNotMatch(String(meeting.join_url), /pwd=[\w]/);
  });

  it('rejects with Zoom’s refusal', async () => {
    await assert.rejects(
      agree({ path: '/meetings/99999999999' }).then(() => undefined),
      { name: 'ZoomNotFoundError', code: 3001, status: 404 },
    );
  });

  it('sends nothing but a path of the API', async () => {
    for (const options of [
      { path: '//evil.example/users/me' },
      { path: '/users/../accounts' },
      { path: 'https://evil.example/v2/users/me' },
      { path: '/users/me', body: {} },
      { method: 'TRACE', path: '/users/me' },
    ]) {
      await assert.rejects(send(options), { name: 'ZoomValidationError' });
    }
    assert.equal(await requestCount(), 0);
  });
});

describe('Sending API requests from the palette', () => {
  let inputs: QuickInputs;

  beforeEach(async () => {
    await startSignedIn();
    inputs = new QuickInputs();
  });
  afterEach(() => inputs.dispose());

  const title = 'Send API Request';

  it('sends a GET at once, and opens the response beside', async () => {
    await openText('', 'plaintext');
    const { questions } = await answerQuestions(undefined, async () => {
      const running = run('zoom.sendApiRequest');
      await inputs.pick(title, 'Get User');
      await running;
    });
    assert.deepEqual(questions, []);
    const { document } = await resultEditor();
    assert.equal(document.languageId, 'jsonc');
    const text = document.getText();
    assert.match(text, /^\/\/ GET \/users\/me\n\/\/ Status 200 after /);
    assert.match(text, /Tracking ID: /);
    assert.match(text, /"email": /);
  });

  it('keeps all responses in one column', async () => {
    await run('workbench.action.closeAllEditors');
    const { viewColumn } = await openText('', 'plaintext');
    const columns = () => vscode.window.tabGroups.all.map((group) => group.viewColumn);
    const sendGet = () =>
      answerQuestions(undefined, async () => {
        const running = run('zoom.sendApiRequest');
        await inputs.pick(title, 'Get User');
        await running;
      });
    await sendGet();
    assert.deepEqual(columns(), [viewColumn, 2]);
    await sendGet();
    assert.deepEqual(columns(), [viewColumn, 2]);
    await pressLens(await resultEditor(), 'Send Again');
    assert.deepEqual(columns(), [viewColumn, 2]);
    await run('workbench.action.focusFirstEditorGroup');
    await sendGet();
    assert.deepEqual(columns(), [viewColumn, 2]);
    assert.equal((await resultEditor()).viewColumn, 2);
  });

  it('shows a token only after a question', async () => {
    const { questions } = await answerQuestions('Allow', async () => {
      const running = run('zoom.sendApiRequest');
      await inputs.pick(title, 'Get ZAK for Five Minutes');
      await running;
      const editor = await resultEditor();
      assert.match(editor.document.getText(), /"token": "•••"/);
      await pressLens(editor, 'Show Hidden Values');
      await until('the token', () =>
        Promise.resolve(/"token": "[\w.-]{20}/.test(editor.document.getText()) || undefined),
      );
      await pressLens(editor, 'Hide Values');
      await until('the mask', () =>
        Promise.resolve(editor.document.getText().includes('"token": "•••"') || undefined),
      );
    });
    assert.equal(questions.length, 2);
    assert.ok(questions.every(({ message }) => message.startsWith('Allow a ZAK token for')));
  });

  it('keeps a token that was shown out of the log and of documents that are opened later', async () => {
    await logEverything(() =>
      answerQuestions('Allow', async () => {
        const running = run('zoom.sendApiRequest');
        await inputs.pick(title, 'Get ZAK for Five Minutes');
        await running;
        const editor = await resultEditor();
        const { document } = editor;
        await pressLens(editor, 'Show Hidden Values');
        const token = await until(
          'the token',
          () => /"token": "([\w.-]{20,})"/.exec(document.getText())?.[1],
        );
        await run('workbench.action.closeAllEditors');
        await until('the mask', () => document.getText().includes('"token": "•••"'));
        const again = await vscode.workspace.openTextDocument(document.uri);
        assert.ok(again.getText().includes('"token": "•••"'));
        assert.ok(vscode.workspace.textDocuments.every((one) => !one.getText().includes(token)));
        const log = await until('the request in the log', async () => {
          const text = await readLog();
          return text.includes('GET /users/me/zak') && text;
        });
        assert.ok(!log.includes(token));
      }),
    );
  });

  it('asks before it changes something, and explains a refusal', async () => {
    const asked: Question[] = [];
    const { questions } = await answerQuestions('Send', async () => {
      const running = run('zoom.sendApiRequest');
      await inputs.pick(title, 'Enter a Method and a Path');
      await inputs.type(title, 'delete /meetings/99999999999');
      await running;
    });
    asked.push(...questions);
    assert.deepEqual(
      asked.map(({ message }) => message),
      ['Send DELETE /meetings/99999999999 to Zoom?'],
    );
    const text = (await resultEditor()).document.getText();
    assert.match(text, /Status 404/);
    assert.match(text, /no longer available at Zoom/);
    assert.match(text, /"code": 3001/);
  });

  it('sends again, lists what was sent, and inserts it in a language', async () => {
    let running = run('zoom.sendApiRequest');
    await inputs.pick(title, 'Get User');
    await running;
    await sandbox.clearRequests();
    await pressLens(await resultEditor(), 'Send Again');
    await until('the request', async () => ((await requestCount()) === 1 ? true : undefined));
    running = run('zoom.sendApiRequest');
    await inputs.pick(title, 'GET /users/me');
    await running;
    assert.equal(await requestCount(), 2);
    await pressLens(await resultEditor(), 'Insert as…');
    await inputs.pick('Insert API Request', 'curl');
    const inserted = await until('the program', () =>
      Promise.resolve(
        vscode.window.visibleTextEditors.find(
          ({ document }) => document.languageId === 'shellscript',
        ),
      ),
    );
    assert.match(inserted.document.getText(), /curl[\s\S]*\/users\/me/);
    assert.match(inserted.document.getText(), /ZOOM_ACCESS_TOKEN/);
  });
});

describe('The paths of Zoom’s API in files', () => {
  beforeEach(startSignedIn);

  const hoverAt = async (uri: vscode.Uri, line: number, character: number) =>
    (
      await run<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        new vscode.Position(line, character),
      )
    )
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n')
      .replace(/\\/g, '');

  it('have a hover with scopes, callers, the rate label and refusals', async () => {
    const { document } = await openText(
      'const url = "https://api.zoom.us/v2/users/me/token?type=zak";\nconst other = "/users/me";',
      'javascript',
    );
    const text = await hoverAt(document.uri, 0, 45);
    assert.match(text, /GET \/users\/{userId}\/token/);
    assert.match(text, /Scope: user:read:token/);
    assert.match(text, /Classic scope: user:read/);
    assert.match(text, /For server-to-server apps/);
    assert.match(text, /Rate limit: Light/);
    assert.match(text, /404, 1001: This Zoom user doesn’t exist/);
    assert.equal(await hoverAt(document.uri, 1, 20), '');
  });

  it('have a button that sends them after a question', async () => {
    const { document } = await openText(
      'GET https://api.zoom.us/v2/users/me\nGET {{baseUrl}}/meetings/{{id}}\n',
      'plaintext',
    );
    const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    const own = lenses.filter(({ command }) => command?.command === '_zoom.sendApiPath');
    assert.deepEqual(
      own.map(({ command, range }) => [command?.title, range.start.line]),
      [['Send GET', 0]],
    );
    const { questions } = await answerQuestions('Send', async () => {
      await run('_zoom.sendApiPath', ...(own[0]?.command?.arguments as object[]));
      assert.match((await resultEditor()).document.getText(), /GET \/users\/me\n/);
    });
    assert.deepEqual(
      questions.map(({ message }) => message),
      ['Send GET /users/me to Zoom?'],
    );
  });
});
