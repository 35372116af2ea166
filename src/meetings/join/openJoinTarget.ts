import * as vscode from 'vscode';
import type { JoinMethod } from '../../links/joinUrl';
import { ActionableError, type MessageAction } from '../../platform/actionableError';
import { openExternal } from '../../platform/openExternal';
import { type JoinTarget, joinUrlFor } from './joinTargetResolver';

const methods: readonly JoinMethod[] = ['browser', 'app', 'webClient'];

/**
 * Opens a meeting to join it. If its link does not allow the chosen method, its page in the browser is
 * opened, which leads to every method that Zoom has for it.
 *
 * @returns the URL that was opened
 * @throws {ActionableError} with the other methods, if nothing opened
 */
export async function openJoinTarget(target: JoinTarget, chosen: JoinMethod): Promise<string> {
  const method = joinUrlFor(target, chosen) === undefined ? 'browser' : chosen;
  const url = joinUrlFor(target, method) ?? target.page;
  if (await openExternal(url)) {
    return url;
  }
  throw new ActionableError(
    method === 'app'
      ? vscode.l10n.t('The Zoom app did not open. It may not be installed on this computer.')
      : vscode.l10n.t('The meeting was not opened in a browser.'),
    [
      ...availableJoinMethods(target)
        .filter((other) => other !== method)
        .map((other) => joinAction(target, other)),
      {
        title: vscode.l10n.t('Copy Join Link'),
        run: () => vscode.env.clipboard.writeText(target.page),
      },
    ],
  );
}

/** The methods that a link allows; its page in the browser is always one. */
export function availableJoinMethods(target: JoinTarget): JoinMethod[] {
  return methods.filter((method) => joinUrlFor(target, method) !== undefined);
}

/** The label of a button that joins with a method. */
export function joinMethodLabel(method: JoinMethod): string {
  switch (method) {
    case 'browser':
      return vscode.l10n.t('Join in Browser');
    case 'app':
      return vscode.l10n.t('Join in Zoom App');
    case 'webClient':
      return vscode.l10n.t('Join in Web Client');
  }
}

/** Joins with the command, so that its listeners, such as the reminders, learn that it ran. */
function joinAction({ page }: JoinTarget, openWith: JoinMethod): MessageAction {
  return {
    title: joinMethodLabel(openWith),
    run: () => vscode.commands.executeCommand('zoom.joinMeetingWith', page, { openWith }),
  };
}
