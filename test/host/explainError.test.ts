import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openText } from './support/editors';
import { runningSandbox } from './support/environment';
import { QuickInputs } from './support/quickInputs';
import { answerMessages } from './support/questions';
import { until } from './support/until';
import { startSignedOut } from './support/zoom';

interface Explanation {
  meaning: string;
  cause: string;
  fix: string;
  link?: string;
}

const sandbox = runningSandbox();

const explain = (...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<Explanation>('zoom.explainError', ...args));

describe('Explain Error', () => {
  beforeEach(async () => {
    await startSignedOut();
    await sandbox.clearRequests();
  });
  afterEach(async () => {
    assert.deepEqual(await sandbox.requests(), []);
  });

  it('explains a code, a status and a body to a program', async () => {
    assert.match((await explain({ code: 3712 })).meaning, /signature of the Meeting SDK/);
    assert.match((await explain({ status: '429' })).fix, /Retry-After/);
    const { meaning, link } = await explain({
      text: '{"code":4711,"message":"Invalid access token, does not contain scopes:[a:b:c]."}',
    });
    assert.match(meaning, /missing the scope a:b:c/);
    assert.match(link ?? '', /^https:\/\/developers\.zoom\.us\//);
    assert.match((await explain({ text: 'type=token' })).fix, /type=onbehalf/);
    for (const wrong of [{ text: 'all is well' }, { code: 'x' }, { text: 5 }]) {
      await assert.rejects(explain(wrong), { name: 'ZoomValidationError' });
    }
  });

  it('explains the line of the cursor, or the JSON around it, with the button that helps', async () => {
    for (const [content, line] of [
      ['ok\nERROR zoom request failed: code 124\nok', 1],
      ['{\n  "code": 124,\n  "message": "Invalid access token."\n}', 3],
    ] as const) {
      await openText(content, 'log', [line, 1]);
      const shown: (readonly string[])[] = [];
      const { meaning } = await answerMessages(
        (message, buttons) => {
          shown.push([message, ...buttons]);
          return undefined;
        },
        () => explain(),
      );
      assert.match(meaning, /session has expired/);
      assert.deepEqual(shown, [[meaning, 'Sign In Again', 'Open Documentation']]);
    }
  });

  it('asks for an error if there is none at the cursor', async () => {
    const { document } = await openText('all is well', 'plaintext');
    await until('the editor', () => vscode.window.activeTextEditor?.document === document);
    const inputs = new QuickInputs();
    try {
      const running = answerMessages(
        () => undefined,
        () => explain(),
      );
      await inputs.type('Explain Error', 'invalid_client');
      assert.match((await running).meaning, /client ID/);
      const escaped = explain();
      await inputs.escape('Explain Error');
      assert.equal(await escaped, undefined);
    } finally {
      inputs.dispose();
    }
  });
});
