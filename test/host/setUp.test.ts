import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { browser } from './support/browser';
import { openText } from './support/editors';
import { runningSandbox } from './support/environment';
import { captureOpenExternal } from './support/externalUrls';
import { answerMessages } from './support/questions';
import { QuickInputs } from './support/quickInputs';
import { until } from './support/until';
import { changeSettings, signIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();
const work = 'mara.lindqvist@larkspur.example';

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

const clientId = () => vscode.workspace.getConfiguration().get('zoom.clientId');

const clipboard = () => vscode.env.clipboard.readText();

/** Whether the page with the instructions is open. */
const hasGuide = () =>
  vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ label }) => label === 'Set Up Zoom App'),
  );

/** Adds a meeting in an hour. */
const addMeeting = (topic: string) =>
  sandbox.addMeeting({
    hostedBy: work,
    topic,
    start_time: `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`,
  });

describe('Setting up an app', () => {
  let inputs: QuickInputs;

  beforeEach(async () => {
    await startSignedOut();
    await changeSettings({ 'zoom.clientId': undefined });
    await sandbox.clearRequests();
    inputs = new QuickInputs();
  });
  afterEach(async () => {
    inputs.dispose();
    await changeSettings({ 'zoom.signIn.method': undefined });
  });

  /** Answers the questions about a new app up to the client ID, and returns the opened pages. */
  const createApp = async (): Promise<readonly string[]> => {
    const { opened } = await captureOpenExternal(true, async () => {
      await inputs.pick('Set Up Zoom App (1/4)', 'Create a Zoom App');
      await inputs.accept('Set Up Zoom App (2/4)');
      await inputs.waitFor('Set Up Zoom App (3/4)');
    });
    return opened;
  };

  const enterClientId = async (id: string) => {
    await inputs.pick('Set Up Zoom App (1/4)', 'Enter a Client ID');
    await inputs.type('Set Up Zoom App (2/2)', id);
  };

  it('leads from nothing to a signed-in account, with a way back', async () => {
    const result = run('zoom.setUp');
    assert.deepEqual(await createApp(), ['https://marketplace.zoom.us/develop/create']);
    const manifest = await clipboard();
    assert.match(manifest, /"scope": "meeting:write:meeting"/);
    await until('the instructions', hasGuide);

    await inputs.goBack('Set Up Zoom App (3/4)');
    await captureOpenExternal(true, async () => {
      await inputs.accept('Set Up Zoom App (2/4)');
      await inputs.pick('Set Up Zoom App (3/4)', 'Copy Scopes');
    });
    await until('the scopes', async () => (await clipboard()).includes('\nmeeting:write:meeting'));
    await inputs.pick('Set Up Zoom App (3/4)', 'Copy Manifest Again');
    await until('the manifest', async () => (await clipboard()) === manifest);
    await inputs.pick('Set Up Zoom App (3/4)', 'Continue');

    await inputs.type('Set Up Zoom App (4/4)', ' sandboxPublicClient ');
    assert.equal(await result, work);
    assert.equal(clientId(), 'sandboxPublicClient');
    const routes = (await sandbox.requests()).map(({ route }) => route);
    assert.deepEqual(
      routes.filter((route) => route === 'POST /oauth/token'),
      ['POST /oauth/token', 'POST /oauth/token'],
      'one to check the client ID, one to sign in',
    );
    await until('the instructions to close', () => !hasGuide());
  });

  it('asks for the secret of an app that needs one, and for no other', async () => {
    await changeSettings({ 'zoom.signIn.method': 'deviceCode' });
    const result = run('zoom.setUp');
    await enterClientId('sandboxConfidentialClient');
    const input = await inputs.type('Set Up Zoom App (3/3)', '');
    await until('the message', () => Reflect.get(input, 'validationMessage') !== undefined);
    await inputs.goBack('Set Up Zoom App (3/3)');
    await inputs.type('Set Up Zoom App (2/3)', 'sandboxConfidentialClient');
    await inputs.type('Set Up Zoom App (3/3)', 'sandboxConfidentialSecret');
    assert.equal(await result, work);
    assert.equal(clientId(), 'sandboxConfidentialClient');
  });

  it('takes no secret for a client ID', async () => {
    const result = run('zoom.setUp');
    await enterClientId('Q3xv7Kp0WmZt9LrB2NyE5HsD8FgJ4AcU');
    const input = await inputs.waitFor('Set Up Zoom App (2/2)');
    await until('the message', () =>
      String(Reflect.get(input, 'validationMessage')).includes('client secret'),
    );
    assert.deepEqual(await sandbox.requests(), []);
    await inputs.type('Set Up Zoom App (2/2)', 'sandboxPublicClient');
    assert.equal(await result, work);
  });

  it('continues without the check if Zoom is out of reach', async () => {
    await sandbox.fault({ route: 'POST /oauth/token', kind: 'dropBefore', times: 1 });
    const result = run('zoom.setUp');
    await enterClientId('sandboxPublicClient');
    await inputs.accept('Set Up Zoom App (3/3)');
    assert.equal(await result, work);
  });

  it('copies the redirect that sign-ins will use', async () => {
    const createsApp = run('zoom.setUp');
    await createApp();
    for (const [relay, copied] of [
      ['https://zoom.example.com/callback', 'https://zoom.example.com/callback'],
      [undefined, 'http://127.0.0.1/callback'],
    ]) {
      await changeSettings({ 'zoom.signIn.redirectUrl': relay });
      await inputs.pick('Set Up Zoom App (3/4)', 'Copy Redirect URL');
      await until('the redirect', async () => (await clipboard()) === copied);
    }
    // The next setup continues where this one ends.
    await inputs.goBack('Set Up Zoom App (3/4)');
    await inputs.goBack('Set Up Zoom App (2/4)');
    await inputs.escape('Set Up Zoom App (1/4)');
    await createsApp;
  });

  it('continues at the question that was asked last', async () => {
    const interrupted = run('zoom.setUp');
    await createApp();
    await inputs.escape('Set Up Zoom App (3/4)');
    assert.equal(await interrupted, undefined);
    await until('the instructions to close', () => !hasGuide());
    assert.equal(clientId(), '');

    const result = run('zoom.setUp');
    await inputs.goBack('Set Up Zoom App (3/4)');
    await inputs.goBack('Set Up Zoom App (2/4)');
    await enterClientId('sandboxPublicClient');
    assert.equal(await result, work);
  });
});

describe('A command that is run before signing in', () => {
  let inputs: QuickInputs;

  beforeEach(async () => {
    await startSignedOut();
    inputs = new QuickInputs();
  });
  afterEach(() => inputs.dispose());

  it('says so, leads through signing in, and does what was asked', async () => {
    const messages: string[] = [];
    const created = answerMessages(
      (message, buttons) => {
        messages.push(message);
        return buttons.find((title) => title === 'Sign In');
      },
      () => run<{ topic: string }>('zoom.createMeeting'),
    );
    await inputs.type('Create Meeting', 'After the sign-in tomorrow 3pm 30m');
    assert.equal((await created).topic, 'After the sign-in');
    assert.match(messages[0] ?? '', /Sign in to Zoom/);
  });

  it('goes through the setup too, and keeps its arguments and the editor', async () => {
    await changeSettings({ 'zoom.clientId': undefined });
    const id = await addMeeting('Kept');
    const editor = await openText('Join: ', 'markdown', [0, 6]);
    const inserted = answerMessages(
      (_message, buttons) => buttons.find((title) => title === 'Set Up Zoom App'),
      () => run<string>('zoom.insertJoinLink', { fromView: true, id }),
    );
    await captureOpenExternal(true, async () => {
      await inputs.pick('Set Up Zoom App (1/4)', 'Create a Zoom App');
      await inputs.accept('Set Up Zoom App (2/4)');
      await inputs.pick('Set Up Zoom App (3/4)', 'Continue');
    });
    await inputs.type('Set Up Zoom App (4/4)', 'sandboxPublicClient');
    assert.match(await inserted, new RegExp(`^\\[Kept\\]\\(.*/j/${id}`));
    assert.equal(editor.document.getText(), `Join: ${await inserted}`);
  });

  it('does what was asked after another attempt, if the first one fails', async () => {
    const id = await addMeeting('Declined at first');
    await browser.setConsent({ choice: 'decline' });
    const messages: string[] = [];
    const again = answerMessages(
      (message, buttons) => {
        messages.push(message);
        if (message.includes('declined')) {
          void browser.setConsent({ choice: 'allow' });
        }
        return buttons.find((title) => title === 'Sign In' || title === 'Try Again');
      },
      async () => {
        await run('zoom.copyJoinLink', { fromView: true, id });
        await until('the link', async () => (await clipboard()).includes(`/j/${id}`));
      },
    );
    await again;
    assert.equal(messages.length, 2);
  });

  it('ends silently if the person cancels', async () => {
    const messages: string[] = [];
    const result = await answerMessages(
      (message) => {
        messages.push(message);
        return undefined;
      },
      () => run('zoom.createMeeting'),
    );
    assert.equal(result, undefined);
    assert.equal(messages.length, 1);
    assert.deepEqual(await browser.openedUrls(), []);
  });

  it('rejects for a program that passes arguments', async () => {
    await assert.rejects(run('zoom.createMeeting', { topic: 'From a program' }), {
      name: 'ZoomAuthError',
      message: /not signed in/,
    });
    assert.deepEqual(await browser.openedUrls(), []);
  });
});

describe('Checking the setup as a person', () => {
  const { showQuickPick } = vscode.window;

  beforeEach(startSignedOut);
  afterEach(() => Object.assign(vscode.window, { showQuickPick }));

  /** Runs the check, and picks an item of the list by its label. */
  async function check(label?: string) {
    const lists: vscode.QuickPickItem[][] = [];
    Object.assign(vscode.window, {
      showQuickPick: (items: vscode.QuickPickItem[]) => {
        lists.push(items);
        return Promise.resolve(items.find((item) => item.label === label));
      },
    });
    const messages: string[] = [];
    await answerMessages(
      (message) => {
        messages.push(message);
        return undefined;
      },
      async () => {
        await run('zoom.checkSetUp');
        await until('the result', () => lists.length > 0 || messages.length > 0);
      },
    );
    return { lists, messages };
  }

  it('asks nothing if everything works', async () => {
    await signIn();
    const { lists, messages } = await check();
    assert.deepEqual(lists, []);
    assert.match(messages.join(), /^Everything works.*larkspur/);
  });

  it('lists what does not work first, and copies the missing scopes', async () => {
    await sandbox.changeApp('sandboxPublicClient', {
      scopes: ['user:read:user', 'meeting:read:list_meetings', 'meeting:read:meeting'],
    });
    await signIn();
    const { lists } = await check('Copy Missing Scopes');
    const [items = []] = lists;
    assert.equal(items[0]?.description, 'meeting:read:list_upcoming_meetings');
    assert.equal(items.at(-1)?.description, 'meeting:read:meeting');
    assert.ok(items.every(({ detail }) => detail === undefined));
    const copied = (await clipboard()).split('\n');
    assert.ok(copied.includes('meeting:write:meeting'));
    assert.ok(!copied.includes('meeting:read:meeting'));
  });
});
