import * as vscode from 'vscode';
import { joinSentences } from '../text/sentences';
import type { AuthErrorReason } from '../zoom/errorReasons';
import { isOutcomeUnknown, ZoomAuthError, ZoomError, ZoomNotFoundError } from '../zoom/errors';
import { ActionableError, type MessageAction } from './actionableError';
import { isCancellation } from './cancellation';
import { actionsFor, openSettings, reportIssue, showLog } from './errorActions';
import { kindMessage } from './errorKindMessages';
import { FailedActionError } from './failedAction';
import { refusalMessage } from './refusalMessages';
import { InvalidSettingError } from './settings';

/** A message about a failure, and the buttons that help with it. */
export interface ErrorMessage {
  message: string;
  actions: MessageAction[];
}

/**
 * Returns the message of a failure in the display language, and the buttons for it. What a command did
 * comes first, unless the reason says so itself.
 */
export function describeError(error: unknown): ErrorMessage {
  if (!(error instanceof FailedActionError)) {
    return describeReason(error);
  }
  const { action, cause } = error;
  const { message, actions } = describeReason(cause);
  const what =
    action.unconfirmed !== undefined && isOutcomeUnknown(cause)
      ? action.unconfirmed
      : action.failed;
  return {
    message: namesAction(cause) ? message : joinSentences([what, message], vscode.env.language),
    actions,
  };
}

/** The reasons why somebody is not signed in, which say so. */
const signInReasons = new Set<AuthErrorReason>([
  'notSignedIn',
  'noClientId',
  'declined',
  'timedOut',
  'codeRefused',
  'refused',
]);

/** Whether the message about an error says what did not work, so that it needs nothing before it. */
function namesAction(error: unknown): boolean {
  return (
    error instanceof ActionableError ||
    (error instanceof ZoomAuthError && signInReasons.has(error.reason)) ||
    (error instanceof ZoomNotFoundError && error.unlistedTopic !== undefined)
  );
}

function describeReason(error: unknown): ErrorMessage {
  if (error instanceof ZoomError) {
    // What a response means says more than the kind of the error.
    return { message: refusalMessage(error) ?? kindMessage(error), actions: actionsFor(error) };
  }
  if (error instanceof ActionableError) {
    return { message: error.message, actions: [...error.actions] };
  }
  if (isCancellation(error)) {
    return { message: vscode.l10n.t('Loading was canceled.'), actions: [] };
  }
  if (error instanceof InvalidSettingError) {
    return {
      message: vscode.l10n.t(
        'The setting {0} must be an https URL, or an http URL on this machine.',
        error.setting,
      ),
      actions: [openSettings(error.setting)],
    };
  }
  return {
    message: vscode.l10n.t('Something went wrong in Meetings for Zoom. See the log for details.'),
    actions: [reportIssue(), showLog()],
  };
}
