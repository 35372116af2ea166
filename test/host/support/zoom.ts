import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { browser, type ConsentDecision } from './browser';
import { runningSandbox } from './environment';

/** The extension under test. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension<unknown>('vscode-zoom.zoom-meetings');
  if (found === undefined) {
    throw new Error('The extension is not there.');
  }
  return found;
}

/** Sets user settings by their full names, such as `zoom.clientId`; undefined restores a default. */
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
 * Points the extension at the sandbox, as its public app, by way of the relay page, with nothing on
 * that would read meetings by itself.
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

/** Whether the first user is signed in as `startSignedIn` left it. */
const session = { isKept: false };

/**
 * Signs in: command, consent page, relay and URI handler, with the person allowing it.
 *
 * @param account the email address to choose on the consent page
 * @returns the session's account label
 */
export async function signIn(account?: string): Promise<string> {
  session.isKept = false;
  const decision: ConsentDecision = { choice: 'allow', ...(account !== undefined && { account }) };
  await browser.consent(decision);
  return vscode.commands.executeCommand<string>('zoom.signIn');
}

/**
 * A fresh start for a test: nobody signed in, sandbox at its seed, consent allowed, no editors and no
 * view in sight.
 */
export async function startAfresh(): Promise<void> {
  session.isKept = false;
  await vscode.commands.executeCommand('workbench.action.closeSidebar');
  await configure();
  await signOutEverywhere();
  await runningSandbox().reset();
  await browser.consent({ choice: 'allow' });
  await browser.forget();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/**
 * The same with the first user signed in, for tests that are not about signing in: that takes longer
 * than most of them, so a session that an earlier test had is kept.
 */
export async function startSignedIn(): Promise<void> {
  if (session.isKept) {
    await configure();
    await runningSandbox().reset({ keepsSessions: true });
    await browser.forget();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    // What earlier tests made is known no more.
    await vscode.commands.executeCommand('zoom.refreshMeetings', {});
  } else {
    await startAfresh();
    await signIn();
  }
  await runningSandbox().clearRequests();
  session.isKept = true;
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
