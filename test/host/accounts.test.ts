import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { usedScopes } from '../support/usedScopes';
import { browser } from './support/browser';
import { openText } from './support/editors';
import { runningSandbox } from './support/environment';
import { captureOpenExternal } from './support/externalUrls';
import { until } from './support/until';
import { changeSettings, signIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();
const work = 'mara.lindqvist@larkspur.example';
const client = 'm.lindqvist@brightwater.example';

interface FeatureCheck {
  feature: string;
  scope: string;
  ok: boolean;
  detail: string;
}

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

/** Records error messages with their buttons instead of showing them. */
function recordErrorMessages(): string[][] {
  const messages: string[][] = [];
  replaceShowErrorMessage((...words: unknown[]) => {
    messages.push(words.map(String));
    return Promise.resolve(undefined);
  });
  return messages;
}

const { showErrorMessage } = vscode.window;

function replaceShowErrorMessage(show: unknown): void {
  Object.assign(vscode.window, { showErrorMessage: show });
}

/** Runs a command that shows a pick, dismisses that, and returns its items. */
async function pickedItems(run: () => Promise<unknown>): Promise<vscode.QuickPickItem[]> {
  const { showQuickPick } = vscode.window;
  let items: vscode.QuickPickItem[] = [];
  // The tests share the extension's `vscode`, which lets them change its `window`.
  Object.assign(vscode.window, {
    showQuickPick: async (shown: Promise<vscode.QuickPickItem[]>) => {
      items = await shown;
      return undefined;
    },
  });
  try {
    await run();
  } finally {
    Object.assign(vscode.window, { showQuickPick });
  }
  return items;
}

async function labels(): Promise<string[]> {
  return (await vscode.authentication.getAccounts('zoom')).map(({ label }) => label).sort();
}

describe('Several accounts', () => {
  beforeEach(startSignedOut);
  afterEach(() => replaceShowErrorMessage(showErrorMessage));

  it('can be signed in at once, each with its own meetings', async () => {
    await signIn(work);
    const alone = await run<number>('zoom.refreshMeetings', {});
    await signIn(client);
    assert.deepEqual(await labels(), [client, work]);
    assert.ok((await run<number>('zoom.refreshMeetings', {})) > alone);
  });

  it('sign out one by one', async () => {
    await signIn(work);
    await signIn(client);
    assert.equal(await run('zoom.signOut', client), client);
    assert.deepEqual(await labels(), [work]);
    await assert.rejects(run('zoom.signOut', client), /not signed in/);
    assert.equal((await sandbox.state()).grants, 1);
  });

  it('each create meetings, by label or by id', async () => {
    await signIn(work);
    await signIn(client);
    const accounts = await vscode.authentication.getAccounts('zoom');
    for (const { id, label } of accounts) {
      for (const account of [id, label]) {
        const meeting = await run<{ host_email: string }>('zoom.createMeeting', {
          topic: 'Whose',
          account,
        });
        assert.equal(meeting.host_email, label);
      }
    }
    await sandbox.clearRequests();
    await assert.rejects(
      run('zoom.createMeeting', { topic: 'Whose', account: 'nobody@example.com' }),
      /The account nobody@example\.com is not signed in to Zoom\. Signed-in accounts: m\.lindqvist/,
    );
    assert.deepEqual(await sandbox.requests(), []);
  });

  it('are offered in one list by time or by account, as soon as a setting says so', async () => {
    await signIn(work);
    await signIn(client);
    await sandbox.reset({ meetings: 0, keepsSessions: true });
    const add = (hostedBy: string, topic: string, hours: number, more: object = {}) =>
      sandbox.addMeeting({
        hostedBy,
        topic,
        start_time: `${new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 19)}Z`,
        ...more,
      });
    await add(work, 'First', 1);
    await add(client, 'Second', 2);
    await add(work, 'Both', 3, { invited: [client] });
    await run('zoom.refreshMeetings', {});
    const offered = async () => {
      const items = await pickedItems(() => run('zoom.showMeeting'));
      return items
        .filter(({ kind, label }) => kind === undefined && /First|Second|Both/.test(label))
        .map(({ label, description }) => `${label} ${description?.split(' · ').at(-1)}`);
    };
    const ofWork = [`First ${work}`, `Both ${work}`];
    const ofClient = [`Second ${client}`, `Both ${client}`];
    const inOneList = await offered();
    assert.deepEqual(inOneList.slice(0, 2), [ofWork[0], ofClient[0]]);
    assert.deepEqual(inOneList.slice(2).sort(), [ofClient[1], ofWork[1]]);
    try {
      await changeSettings({ 'zoom.meetings.groupByAccount': true });
      const byAccount = await offered();
      const isWorkFirst = byAccount[0] === ofWork[0];
      assert.deepEqual(
        byAccount,
        isWorkFirst ? [...ofWork, ...ofClient] : [...ofClient, ...ofWork],
      );
    } finally {
      await changeSettings({ 'zoom.meetings.groupByAccount': undefined });
    }
  });

  it('each use their own link of a meeting that both have', async () => {
    await signIn(work);
    await signIn(client);
    const id = await sandbox.addMeeting({
      hostedBy: work,
      invited: [client],
      topic: 'Both',
      start_time: `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`,
    });
    await run('zoom.refreshMeetings', {});
    // The invitation keeps the link that it was sent with.
    await run('zoom.editMeeting', id, { passcode: 'another1' });
    await sandbox.clearRequests();
    const links = new Set<string>();
    const named = (await vscode.authentication.getAccounts('zoom')).map((account) => ({
      id,
      accountId: account.id,
    }));
    for (const meeting of named) {
      const link = await run<string>('zoom.copyJoinLink', meeting);
      links.add(link);
      const { opened } = await captureOpenExternal(true, () => run('zoom.joinMeeting', meeting));
      assert.deepEqual(opened, [link]);
      await openText('', 'plaintext');
      assert.equal(await run('zoom.insertJoinLink', meeting), link);
    }
    assert.equal(links.size, 2);
    assert.deepEqual(await sandbox.requests(), []);
    for (const meeting of named) {
      const { join_url } = await run<{ join_url: string }>('zoom.showMeeting', meeting);
      assert.equal(join_url, await run('zoom.copyJoinLink', meeting));
    }
    const outcomes = await captureOpenExternal(true, () =>
      Promise.allSettled(named.map((meeting) => run('zoom.startMeeting', meeting))),
    );
    assert.deepEqual(outcomes.result.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('are one account when the same person signs in twice', async () => {
    await signIn(work);
    await signIn(work);
    assert.deepEqual(await labels(), [work]);
    assert.ok((await run<number>('zoom.refreshMeetings', {})) > 5);
  });

  it('keep the meetings of one when the session of the other expires, and report that once', async () => {
    const messages = recordErrorMessages();
    await signIn(work);
    await signIn(client);
    await run('zoom.refreshMeetings', {});
    await sandbox.expireAccessTokens();
    await sandbox.fault({
      route: 'POST /oauth/token',
      kind: 'status',
      status: 400,
      times: 1,
      body: { reason: 'Invalid Token!', error: 'invalid_grant' },
    });
    assert.ok((await run<number>('zoom.refreshMeetings', {})) > 3);
    assert.equal((await labels()).length, 1);
    const meeting = await run<{ host_email: string }>('zoom.createMeeting', { topic: 'Go on' });
    const left = await labels();
    assert.deepEqual([meeting.host_email], left);
    await until('the message', () => messages.length > 0);
    await run('zoom.refreshMeetings', {});
    const lost = left.includes(work) ? client : work;
    assert.deepEqual(messages, [
      [`The Zoom session of ${lost} has expired. Sign in again to continue.`, 'Sign In Again'],
    ]);
  });
});

describe('Sessions for other extensions', () => {
  beforeEach(startSignedOut);

  it('do not exist while nobody is signed in, and no page opens', async () => {
    await sandbox.clearRequests();
    for (const scopes of [[], ['user:read:user'], ['webinar:read:webinar']]) {
      assert.equal(
        await vscode.authentication.getSession('zoom', scopes, { silent: true }),
        undefined,
      );
    }
    assert.deepEqual(await sandbox.requests(), []);
    assert.deepEqual(await browser.openedUrls(), []);
  });
});

describe('Checking the setup', () => {
  beforeEach(startSignedOut);

  it('reports that everything works, and changes nothing', async () => {
    await signIn();
    const { meetings } = await sandbox.state();
    await sandbox.clearRequests();
    const checks = await run<FeatureCheck[]>('zoom.checkSetUp', {});
    assert.deepEqual(
      checks.filter(({ ok }) => !ok),
      [],
    );
    assert.ok(checks.length >= 7);
    const requests = await sandbox.requests();
    assert.ok(requests.every(({ method }) => method === 'GET'));
    assert.equal(new Set(requests.map(({ route }) => route)).size, requests.length);
    assert.equal((await sandbox.state()).meetings, meetings);
  });

  it('names the missing scopes and the features that need them', async () => {
    const scopes = ['user:read:user', 'meeting:read:list_meetings', 'meeting:read:meeting'];
    await sandbox.changeApp('sandboxPublicClient', { scopes });
    await signIn();
    const checks = await run<FeatureCheck[]>('zoom.checkSetUp', {});
    assert.deepEqual(
      checks.filter(({ ok }) => !ok).map(({ scope }) => scope),
      usedScopes.filter((scope) => !scopes.includes(scope)),
    );
    for (const { ok, scope, feature, detail } of checks) {
      assert.ok(
        feature !== '' && (ok ? detail === '' : detail.includes(scope)),
        `${scope}: ${detail}`,
      );
    }
  });

  it('shows meetings although other scopes are missing', async () => {
    await sandbox.changeApp('sandboxPublicClient', {
      scopes: ['user:read:user', 'meeting:read:list_meetings'],
    });
    const id = await sandbox.addMeeting({
      hostedBy: work,
      topic: 'Listed',
      type: 2,
      start_time: `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`,
    });
    await signIn(work);
    await sandbox.clearRequests();
    assert.ok((await run<number>('zoom.refreshMeetings', {})) >= 1);
    const routes = (await sandbox.requests()).map(({ route }) => route);
    assert.ok(!routes.some((route) => route.endsWith('/upcoming_meetings')), routes.join());
    await sandbox.clearRequests();
    assert.match(await run<string>('zoom.copyJoinLink', id), new RegExp(`/j/${id}`));
    assert.deepEqual(await sandbox.requests(), []);
  });
});
