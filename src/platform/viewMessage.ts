import * as vscode from 'vscode';
import { joinSentences } from '../text/sentences';
import { isUnavailable } from '../zoom/errors';
import { describeError } from './errorMessages';

/**
 * Sets the message above a view's rows. VS Code holds rows back for 200 ms after a message was set,
 * even to the same text, so it is set only if it differs; rows that change with it should go first.
 */
export function setViewMessage(
  view: Pick<vscode.TreeView<unknown>, 'message'>,
  message: string | undefined,
): void {
  if ((view.message ?? '') !== (message ?? '')) {
    view.message = message;
  }
}

/**
 * Returns the message above rows that are out of date.
 *
 * @param updatedAt when they were read, formatted; `undefined` if they were never read completely
 */
export function staleMessage(failure: unknown, updatedAt: string | undefined): string {
  const reason = isUnavailable(failure)
    ? vscode.l10n.t('Can’t reach Zoom.')
    : describeError(failure).message;
  return updatedAt === undefined
    ? reason
    : joinSentences([reason, vscode.l10n.t('Last updated: {0}.', updatedAt)], vscode.env.language);
}
