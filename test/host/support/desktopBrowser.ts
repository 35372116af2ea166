import * as vscode from 'vscode';
import type { Browser, ConsentDecision } from './browser';
import { runningSandbox } from './environment';

/**
 * A stand-in for the browser, where VS Code is a desktop application and its links would open in
 * the person's own. It does what the consent and the relay page do, by HTTP, and hands the callback
 * to VS Code as the operating system would.
 */
export class DesktopBrowser implements Browser {
  #decision: ConsentDecision = { choice: 'allow' };
  #opened: string[] = [];

  constructor() {
    // VS Code leaves its `env` open to changes in a test run, for just such a purpose.
    Object.assign(vscode.env, {
      openExternal: async (target: vscode.Uri) => {
        const url = new URL(target.toString(true));
        this.#opened.push(url.href);
        await this.#answer(url);
        return true;
      },
    });
  }

  consent(decision: ConsentDecision): Promise<void> {
    this.#decision = decision;
    return Promise.resolve();
  }

  opened(): Promise<readonly string[]> {
    return Promise.resolve(this.#opened);
  }

  forget(): Promise<void> {
    this.#opened = [];
    return Promise.resolve();
  }

  async visit(url: string): Promise<void> {
    const target = new URL(url);
    if (target.pathname === '/oauth/authorize') {
      await this.#answer(target);
    } else {
      await openInEditor(target);
    }
  }

  async #answer(page: URL): Promise<void> {
    const { choice, account } = this.#decision;
    if (page.pathname !== '/oauth/authorize' || choice === 'ignore') {
      return;
    }
    const { users } = await runningSandbox().state();
    const user = users.find(({ email }) => account === undefined || email === account);
    const answer = await fetch(new URL('/oauth/authorize', page), {
      method: 'POST',
      body: new URLSearchParams([
        ...page.searchParams,
        ['user', user?.id ?? ''],
        ['decision', choice],
      ]),
      redirect: 'manual',
    });
    const location = answer.headers.get('location');
    if (location !== null) {
      await openInEditor(callbackOf(new URL(location)));
    }
  }
}

/** Where the relay page goes: the address within `state`, with the rest of the answer in its query. */
function callbackOf(answer: URL): URL {
  const [, encoded = ''] = (answer.searchParams.get('state') ?? '').split('.');
  const callback = new URL(Buffer.from(encoded, 'base64url').toString());
  answer.searchParams.forEach((value, name) => callback.searchParams.set(name, value));
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
