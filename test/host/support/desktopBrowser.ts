import * as vscode from 'vscode';
import type { Browser, ConsentDecision } from './browser';
import { runningSandbox } from './environment';

/**
 * Replaces the browser if VS Code is a desktop application, whose links would open in the developer's
 * own browser. It does over HTTP what the consent and relay pages do, and passes the callback to VS
 * Code as the operating system would.
 */
export class DesktopBrowser implements Browser {
  #decision: ConsentDecision = { choice: 'allow' };
  #opened: string[] = [];

  constructor() {
    // VS Code lets tests change its `env` for this purpose.
    Object.assign(vscode.env, {
      openExternal: async (target: vscode.Uri) => {
        const url = new URL(target.toString(true));
        this.#opened.push(url.href);
        await this.#answerConsent(url);
        return true;
      },
    });
  }

  setConsent(decision: ConsentDecision): Promise<void> {
    this.#decision = decision;
    return Promise.resolve();
  }

  openedUrls(): Promise<readonly string[]> {
    return Promise.resolve(this.#opened);
  }

  clearOpenedUrls(): Promise<void> {
    this.#opened = [];
    return Promise.resolve();
  }

  async visitUrl(url: string): Promise<void> {
    const target = new URL(url);
    if (target.pathname === '/oauth/authorize') {
      await this.#answerConsent(target);
    } else {
      await openInEditor(target);
    }
  }

  /** A desktop VS Code keeps nothing in a browser, and in tests, only in memory. */
  readStorage(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async #answerConsent(page: URL): Promise<void> {
    const { choice, account } = this.#decision;
    if (page.pathname !== '/oauth/authorize' || choice === 'ignore') {
      return;
    }
    const { users } = await runningSandbox().state();
    const user = users.find(({ email }) => account === undefined || email === account);
    const response = await fetch(new URL('/oauth/authorize', page), {
      method: 'POST',
      body: new URLSearchParams([
        ...page.searchParams,
        ['user', user?.id ?? ''],
        ['decision', choice],
      ]),
      redirect: 'manual',
    });
    const location = response.headers.get('location');
    if (location !== null) {
      await openInEditor(readCallback(new URL(location)));
    }
  }
}

/** The URL to which the relay page redirects: the one in `state`, with the parameters of `relay`. */
function readCallback(relay: URL): URL {
  const [, encoded = ''] = (relay.searchParams.get('state') ?? '').split('.');
  const callback = new URL(Buffer.from(encoded, 'base64url').toString());
  relay.searchParams.forEach((value, name) => callback.searchParams.set(name, value));
  return callback;
}

async function openInEditor(target: URL): Promise<void> {
  await vscode.workspace
    .getConfiguration('extensions')
    .update(
      'confirmedUriHandlerExtensionIds',
      ['vscode-zoom.zoom-meetings'],
      vscode.ConfigurationTarget.Global,
    );
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(target.href, true));
}
