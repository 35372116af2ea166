import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { browser, type ConsentDecision } from './browser';
import { runningSandbox } from './environment';
import { until } from './until';

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension<unknown>('vscode-zoom.zoom-meetings');
  if (found === undefined) {
    throw new Error('The extension is not installed.');
  }
  return found;
}

/** Changes user settings by full name, such as `zoom.clientId`; undefined restores the default. */
export async function changeSettings(values: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const configuration = vscode.workspace.getConfiguration();
    // Each update writes a file, which takes longer than most tests.
    if (!isDeepStrictEqual(configuration.inspect(name)?.globalValue, value)) {
      await configuration.update(name, value, vscode.ConfigurationTarget.Global);
    }
  }
}

/**
 * Makes the extension use the sandbox with its public app and relay page, and turns off features that
 * read meetings by themselves.
 */
export async function configure(): Promise<void> {
  const { url } = runningSandbox();
  await changeSettings({
    'zoom.clientId': 'sandboxPublicClient',
    'zoom.server.oauthUrl': `${url}/oauth`,
    'zoom.server.apiUrl': `${url}/v2`,
    'zoom.signIn.redirectUrl': `${url}/callback`,
    'zoom.statusBar.enabled': false,
    'zoom.reminder.minutesBefore': [],
  });
}

/** Whether the session that `startSignedIn` created can be used again. */
const session = { isReusable: false };

/**
 * Signs in with the command, the consent page, the relay and the URI handler. The person allows access.
 *
 * @param account the email address to choose on the consent page
 * @returns the session's account label
 */
export async function signIn(account?: string): Promise<string> {
  session.isReusable = false;
  const decision: ConsentDecision = { choice: 'allow', ...(account !== undefined && { account }) };
  await browser.setConsent(decision);
  return vscode.commands.executeCommand<string>('zoom.signIn');
}

/**
 * Prepares a test that starts signed out: the sandbox is reset, consent pages are allowed, and no
 * editors and views are open.
 */
export async function startSignedOut(): Promise<void> {
  session.isReusable = false;
  await vscode.commands.executeCommand('workbench.action.closeSidebar');
  await configure();
  await signOutEverywhere();
  await runningSandbox().reset();
  await browser.setConsent({ choice: 'allow' });
  await browser.clearOpenedUrls();
  await closeAllEditors();
}

/**
 * Prepares a test that starts with the first user signed in. Signing in takes longer than most tests,
 * so the session of an earlier test is used again.
 */
export async function startSignedIn(): Promise<void> {
  if (session.isReusable) {
    await configure();
    await runningSandbox().reset({ keepsSessions: true });
    await browser.clearOpenedUrls();
    await closeAllEditors();
    // Clears the meetings of earlier tests.
    await vscode.commands.executeCommand('zoom.refreshMeetings', {});
  } else {
    await startSignedOut();
    await signIn();
  }
  await runningSandbox().clearRequests();
  session.isReusable = true;
}

/** The extension host hears of closed tabs later, and open pages about meetings make requests. */
async function closeAllEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('the editors to close', () =>
    Promise.resolve(vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0)),
  );
}

async function signOutEverywhere(): Promise<void> {
  try {
    await vscode.commands.executeCommand('zoom.signOut', { all: true });
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('not signed in'))) {
      throw error;
    }
  }
}
