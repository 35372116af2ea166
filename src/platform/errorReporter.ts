import * as vscode from 'vscode';
import { ZoomError } from '../zoom/errors';
import { ActionableError, type MessageAction } from './actionableError';
import { describeZoomError, type ErrorMessage } from './errorMessages';
import { isCancellation } from './cancellation';
import type { Log } from './log';
import { InvalidSettingError } from './settings';

/** Tells people about failures: once each, in their words, with the buttons that mend it. */
export class ErrorReporter {
  private readonly told = new WeakSet();

  constructor(private readonly log: Log) {}

  /**
   * The same error with its message in the reader's language, for callers that get it thrown; what
   * it said before is in the log.
   */
  localize(error: unknown): unknown {
    this.log.error(error);
    if (error instanceof Error) {
      this.told.add(error);
      error.message = this.describe(error).message;
    }
    return error;
  }

  /**
   * Shows a failure and runs the button that is pressed.
   *
   * @param retry does again what failed, with what was typed; offered as the first button
   * @param others further ways on, offered after the ones that the failure has itself
   */
  async show(
    error: unknown,
    retry?: () => unknown,
    others: readonly MessageAction[] = [],
  ): Promise<void> {
    this.log.error(error);
    if (error instanceof Error) {
      this.told.add(error);
    }
    const { message, actions } = this.describe(error);
    const all: MessageAction[] =
      retry === undefined
        ? actions
        : [{ title: vscode.l10n.t('Try Again'), run: retry }, ...actions];
    const unique = [...all, ...others].filter(
      (action, index, actions) =>
        actions.findIndex(({ title }) => title === action.title) === index,
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

  /** Whether this very failure was shown, or thrown to a caller that may show it. */
  hasReported(error: Error): boolean {
    return this.told.has(error);
  }

  /** What a person is told about a failure. */
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
          'The setting {0} must be an https address, or http on this machine.',
          error.setting,
        ),
        actions: [
          {
            title: vscode.l10n.t('Open Settings'),
            run: () =>
              vscode.commands.executeCommand('workbench.action.openSettings', error.setting),
          },
        ],
      };
    }
    return {
      message: vscode.l10n.t('Zoom Meetings ran into a fault of its own. The log says more.'),
      actions: [
        {
          title: vscode.l10n.t('Show Log'),
          run: () => vscode.commands.executeCommand('zoom.showLog'),
        },
      ],
    };
  }
}
