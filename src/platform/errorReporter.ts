import * as vscode from 'vscode';
import { ZoomError } from '../zoom/errors';
import { ActionableError, type MessageAction } from './actionableError';
import { isCancellation } from './cancellation';
import { describeZoomError, type ErrorMessage, openSettings, showLog } from './errorMessages';
import type { Log } from './log';
import { InvalidSettingError } from './settings';

/** Reports failures to people: each once, in their language, with buttons that help. */
export class ErrorReporter {
  private readonly reported = new WeakSet();

  constructor(private readonly log: Pick<Log, 'error'>) {}

  /**
   * Replaces the message of an error by a localized one, for callers that get the error thrown. The
   * log has the original message.
   *
   * @returns the same error
   */
  localize(error: unknown): unknown {
    this.log.error(error);
    if (error instanceof Error) {
      this.reported.add(error);
      error.message = this.describe(error).message;
    }
    return error;
  }

  /**
   * Shows a failure and runs the action of the button that is pressed.
   *
   * @param retry repeats what failed, with the same input; offered as the first button
   * @param others further actions, offered after those of the failure itself
   */
  async show(
    error: unknown,
    retry?: () => unknown,
    others: readonly MessageAction[] = [],
  ): Promise<void> {
    this.log.error(error);
    if (error instanceof Error) {
      this.reported.add(error);
    }
    const { message, actions } = this.describe(error);
    const retries = retry === undefined ? [] : [{ title: vscode.l10n.t('Try Again'), run: retry }];
    const all: readonly MessageAction[] = [...retries, ...actions, ...others];
    // The error's own "Try Again" would be a second button with the same title as the caller's.
    const unique = all.filter(
      (action, index) => all.findIndex(({ title }) => title === action.title) === index,
    );
    const pressed = await vscode.window.showErrorMessage(
      message,
      ...unique.map(({ title }) => title),
    );
    try {
      await unique.find(({ title }) => title === pressed)?.run();
    } catch (failure) {
      if (!isCancellation(failure)) {
        await this.show(failure);
      }
    }
  }

  /** Whether this error object was shown, or thrown to a caller that may show it. */
  hasReported(error: Error): boolean {
    return this.reported.has(error);
  }

  /** Returns the localized message of a failure, and the buttons for it. */
  describe(error: unknown): ErrorMessage {
    if (error instanceof ZoomError) {
      return describeZoomError(error);
    }
    if (error instanceof ActionableError) {
      return { message: error.message, actions: [...error.actions] };
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
      actions: [showLog()],
    };
  }
}
