import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import * as vscode from 'vscode';
import { openText } from './support/editors';
import { runningSandbox } from './support/environment';
import { QuickInputs } from './support/quickInputs';
import { allowTokens, answerMessages } from './support/questions';
import { until } from './support/until';
import { changeSettings, startSignedIn } from './support/zoom';

interface CheckResult {
  kind: string;
  expiresAt?: string;
  problems: { claim: string; problem: string; fix: string }[];
}

const sandbox = runningSandbox();

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

const check = (...args: unknown[]) => run<CheckResult>('zoom.checkToken', ...args);

const key = 'sandboxMeetingSdkKey';
const secret = 'sandboxMeetingSdkSecret';
const seconds = Math.floor(Date.now() / 1_000);

const claims = {
  appKey: key,
  mn: '85012345678',
  role: 0,
  iat: seconds - 60,
  exp: seconds + 7_200,
  tokenExp: seconds + 7_200,
};

/** A Meeting SDK signature with some claims changed, as an app would make it. */
function signature(
  changes: Record<string, unknown> = {},
  header: object = { alg: 'HS256' },
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part({ ...claims, ...changes })}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** The text of the extension's own hover at a position, without the escapes of Markdown. */
async function hoverAt(
  { document }: vscode.TextEditor,
  position: vscode.Position,
): Promise<string> {
  const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n')
    .replace(/\\/g, '');
}

/** The extension's diagnostics of a document. */
const diagnosticsOf = ({ document }: vscode.TextEditor) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Zoom');

describe('The hover of a token', () => {
  before(async () => {
    await startSignedIn();
    await changeSettings({ 'zoom.meetingSdk.key': key });
    const inputs = new QuickInputs();
    try {
      const replaced = run('zoom.setSdkSecret', { sdk: 'meetingSdk' });
      await inputs.type('Meeting SDK Secret', `  ${secret} `);
      await replaced;
    } finally {
      inputs.dispose();
    }
  });

  after(async () => {
    assert.equal(await run('zoom.forgetSdkSecret', { sdk: 'meetingSdk' }), true);
    await changeSettings({ 'zoom.meetingSdk.key': undefined });
  });

  beforeEach(() => sandbox.clearRequests());

  afterEach(async () => {
    // A token is never sent anywhere.
    assert.deepEqual(await sandbox.requests(), []);
  });

  for (const [languageId, before, after] of [
    ['javascript', 'const signature = "', '";'],
    ['dotenv', 'ZOOM_SIGNATURE=', ''],
    ['plaintext', 'Authorization: Bearer ', ''],
    ['markdown', '[join](https://join.example/?signature=', '&x=1)'],
    ['json', '{"signature":"', '"}'],
  ] as const) {
    it(`is shown in ${languageId}, on the token only`, async () => {
      const token = signature();
      const editor = await openText(`one\n${before}${token}${after}\n`, languageId);
      const text = await hoverAt(editor, new vscode.Position(1, before.length + 30));
      assert.match(text, /Meeting SDK signature/);
      assert.match(text, /the one in your settings/);
      assert.match(text, /Signed with the stored secret/);
      assert.match(text, /Follows Zoom’s rules/);
      assert.doesNotMatch(
        await hoverAt(editor, new vscode.Position(0, 1)),
        /Meeting SDK signature/,
      );
      assert.deepEqual(diagnosticsOf(editor), []);
    });
  }

  for (const [rule, token, expected] of [
    ['milliseconds', signature({ exp: claims.exp * 1_000 }), /exp is in milliseconds.*Set exp to/],
    ['too short', signature({ exp: seconds + 60, tokenExp: seconds + 60 }), /at least 30 minutes/],
    ['too long', signature({ exp: seconds + 400_000 }), /at most 48 hours/],
    ['tokenExp', signature({ tokenExp: undefined }), /tokenExp is missing/],
    ['sdkKey', signature({ appKey: undefined, sdkKey: key }), /deprecated.*Use the claim appKey/],
    ['mn', signature({ mn: 85012345678 }), /mn is not a text.*“85012345678”/],
    ['role', signature({ role: '1' }), /role is not a number.*Set role to the number 1/],
    ['host', signature({ role: 1 }), /ZAK token of the host/],
    ['ahead', signature({ iat: seconds + 3_000 }), /iat is in the future/],
    ['expired', signature({ iat: 1_700_000_000, exp: 1_700_007_200 }), /has expired/],
    ['none', signature({}, { alg: 'none' }), /is not signed.*HS256/],
    ['another algorithm', signature({}, { alg: 'RS256' }), /algorithm “RS256”/],
    ['another key', signature({ appKey: 'anotherKey' }), /not the one in your settings/],
    ['another secret', `${signature().slice(0, -6)}AAAAAA`, /not made with the secret/],
    ['three dots', `${signature()}.x`, /has 4 parts/],
  ] as const) {
    it(`says what is wrong: ${rule}`, async () => {
      const editor = await openText(`"${token}"`, 'plaintext');
      const text = await hoverAt(editor, new vscode.Position(0, 20));
      assert.match(text, expected);
      assert.doesNotMatch(text, /Follows Zoom’s rules.*\n.*\$\(error\)/);
    });
  }

  it('says of a Video SDK token what is wrong', async () => {
    const token = signature({
      ...{ appKey: undefined, mn: undefined, role: undefined, tokenExp: undefined },
      ...{ app_key: key, tpc: '', role_type: '0', version: 1 },
    });
    const text = await hoverAt(await openText(token, 'plaintext'), new vscode.Position(0, 9));
    assert.match(text, /Video SDK token/);
    assert.match(text, /belongs to your Meeting SDK app/);
    assert.match(text, /tpc is empty/);
    assert.match(text, /role_type is not a number/);
  });

  it('names Zoom’s own tokens, and is not shown for what only looks like a token', async () => {
    const editor = await openText('eyJ0aGlz.is.nothing', 'plaintext');
    assert.equal(await hoverAt(editor, new vscode.Position(0, 3)), '');
    const token = await allowTokens(() => run<string>('zoom.copyZak', {}));
    await sandbox.clearRequests();
    const text = await hoverAt(await openText(`ZAK=${token}`, 'dotenv'), new vscode.Position(0, 9));
    assert.match(text, /ZAK token/);
    assert.match(text, /Expires: /);
  });
});

describe('Check Token at Cursor', () => {
  beforeEach(startSignedIn);

  it('returns what a token is', async () => {
    const result = await check({ token: `Bearer ${signature({ role: 7 })}` });
    assert.equal(result.kind, 'signature');
    assert.equal(result.expiresAt, new Date(claims.exp * 1_000).toISOString());
    assert.deepEqual(result.problems, [
      {
        claim: 'role',
        problem: 'There is no role 7.',
        fix: 'Set role to the number 0 for a participant or 1 for the host.',
      },
    ]);
    await assert.rejects(check({ token: 5 }), { name: 'ZoomValidationError' });
  });

  it('shows what is wrong in the editor until the text changes', async () => {
    const token = signature({ mn: 85012345678, role: 1 });
    const editor = await openText(`x\nKEY="${token}"\n`, 'plaintext', [1, 12]);
    const result = await check();
    assert.deepEqual(
      result.problems.map(({ claim }) => claim),
      ['mn', 'role'],
    );
    const shown = await until('the diagnostics', () => {
      const found = diagnosticsOf(editor);
      return found.length > 0 && found;
    });
    assert.deepEqual(
      shown.map(({ range, code, severity }) => [editor.document.getText(range), code, severity]),
      [
        [token, 'mn', vscode.DiagnosticSeverity.Error],
        [token, 'role', vscode.DiagnosticSeverity.Information],
      ],
    );
    assert.doesNotMatch(await hoverAt(editor, new vscode.Position(1, 12)), /mn is not a text/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'y'));
    await until('the diagnostics to go', () => diagnosticsOf(editor).length === 0);
    assert.match(await hoverAt(editor, new vscode.Position(1, 12)), /mn is not a text/);
  });

  it('shows nothing for a token that is right, and removes what was shown when the file closes', async () => {
    const right = await openText(signature(), 'plaintext', [0, 5]);
    assert.deepEqual((await check()).problems, []);
    assert.deepEqual(diagnosticsOf(right), []);
    const wrong = await openText(signature({ role: 7 }), 'plaintext', [0, 5]);
    await check();
    assert.equal(diagnosticsOf(wrong).length, 1);
    await run('workbench.action.revertAndCloseActiveEditor');
    await until('the diagnostics to go', () => diagnosticsOf(wrong).length === 0);
  });

  it('asks for a token if there is none at the cursor', async () => {
    const { document } = await openText('nothing', 'plaintext', [0, 3]);
    await until('the editor', () => vscode.window.activeTextEditor?.document === document);
    const inputs = new QuickInputs();
    const messages: string[] = [];
    const checkTyped = async () => {
      const result = check();
      const box = await inputs.type('Check Token', signature());
      assert.equal('password' in box && box.password, true);
      assert.equal((await result).kind, 'signature');
    };
    try {
      await answerMessages(
        (message) => {
          messages.push(message);
          return undefined;
        },
        async () => {
          await checkTyped();
          await run('workbench.action.closeAllEditors');
          await checkTyped();
        },
      );
    } finally {
      inputs.dispose();
    }
    assert.deepEqual(messages, ['Meeting SDK signature', 'Meeting SDK signature']);
  });
});
