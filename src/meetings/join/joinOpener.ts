import * as vscode from 'vscode';
import type { JoinMethod } from '../../links/joinUrl';
import { ActionableError, type MessageAction } from '../../platform/actionableError';
import { openExternal } from '../../platform/openExternal';
import { addressFor, type JoinTarget } from './joinTarget';

const methods: readonly JoinMethod[] = ['browser', 'app', 'webClient'];

/** Opens meetings for joining, in the way that was chosen. */
export class JoinOpener {
  /**
   * Opens a meeting. Where its link cannot be taken the chosen way, its page in the browser is
   * opened, which leads on to every way that Zoom has for it.
   *
   * @returns the address that was opened
   * @throws {ActionableError} with the other ways, where nothing opened
   */
  async open(target: JoinTarget, chosen: JoinMethod): Promise<string> {
    const method = addressFor(target, chosen) === undefined ? 'browser' : chosen;
    const address = addressFor(target, method) ?? target.page;
    if (await openExternal(address)) {
      return address;
    }
    throw new ActionableError(
      method === 'app'
        ? vscode.l10n.t('The Zoom app did not open. It may not be installed here.')
        : vscode.l10n.t('The meeting was not opened in a browser.'),
      [
        ...this.ways(target)
          .filter((way) => way !== method)
          .map((way) => joinAction(target, way)),
        {
          title: vscode.l10n.t('Copy Join Link'),
          run: () => vscode.env.clipboard.writeText(target.page),
        },
      ],
    );
  }

  /** The ways that there are for a link; its page is always one. */
  ways(target: JoinTarget): JoinMethod[] {
    return methods.filter((method) => addressFor(target, method) !== undefined);
  }
}

/** Joins by the command, so that whoever waits for it to have run, as the reminders do, hears of it. */
function joinAction({ page }: JoinTarget, openWith: JoinMethod): MessageAction {
  return {
    title: joinTitle(openWith),
    run: () => vscode.commands.executeCommand('zoom.joinMeetingWith', page, { openWith }),
  };
}

/** What joining in this way is called on a button. */
export function joinTitle(method: JoinMethod): string {
  switch (method) {
    case 'browser':
      return vscode.l10n.t('Join in Browser');
    case 'app':
      return vscode.l10n.t('Join in Zoom App');
    case 'webClient':
      return vscode.l10n.t('Join in Web Client');
  }
}
