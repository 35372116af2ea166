import * as vscode from 'vscode';
import { isUnavailable } from '../zoom/errors';
import type { ErrorReporter } from './errorReporter';

/**
 * What a view says above rows that are not the latest.
 *
 * @param since when they were, in words; `undefined` where they never were complete
 */
export function staleMessage(
  errors: ErrorReporter,
  failure: unknown,
  since: string | undefined,
): string {
  const reason = isUnavailable(failure)
    ? vscode.l10n.t('Not up to date: Zoom cannot be reached.')
    : errors.describe(failure).message;
  return since === undefined ? reason : vscode.l10n.t('{0} Shown as of {1}.', reason, since);
}
