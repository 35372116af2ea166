import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inWorkspace, openText } from '../support/editors';
import { answerQuestions } from '../support/questions';
import { startSignedIn } from '../support/zoom';

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

/** The window has the folder test/host/untrustedWorkspace, and nobody trusts it. */
describe('Restricted Mode', () => {
  beforeEach(startSignedIn);

  it('has the extension, and no setting of the folder', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const text = await vscode.workspace.fs.readFile(inWorkspace('.vscode/settings.json'));
    const inFolder = JSON.parse(Buffer.from(text).toString()) as Record<string, unknown>;
    assert.ok('zoom.insert.formats' in inFolder);
    for (const id of Object.keys(inFolder)) {
      const found = vscode.workspace.getConfiguration().inspect(id);
      assert.equal(found?.workspaceValue, undefined, id);
      assert.equal(found?.workspaceFolderValue, undefined, id);
    }
  });

  it('inserts and copies links in the default format', async () => {
    const { id, join_url } = await run<{ id: number; join_url: string }>('zoom.createMeeting', {
      topic: 'Trusted',
    });
    await openText('', 'plaintext');
    assert.equal(await run('zoom.insertJoinLink', id), join_url);
    await openText('', 'markdown');
    assert.equal(await run('zoom.insertJoinLink', id), `[Trusted](${join_url})`);
    assert.equal(await run('zoom.copyJoinLink', id), join_url);
    assert.equal(await vscode.env.clipboard.readText(), join_url);
  });

  it('asks for every ZAK token, with the lifetime of the user’s settings', async () => {
    for (const answer of ['Allow', 'Allow', undefined]) {
      const { result, questions } = await answerQuestions(answer, () => run('zoom.copyZak', {}));
      assert.equal(result !== undefined, answer !== undefined);
      assert.deepEqual(
        questions.map(({ buttons }) => buttons),
        [['Allow']],
      );
      assert.match(questions[0]?.detail ?? '', /valid for 2 hours/);
    }
  });
});
