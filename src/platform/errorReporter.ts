import * as vscode from 'vscode';
import type { MessageAction } from './actionableError';
import type { CommandProgress } from './commandProgress';
import { isCancellation } from './cancellation';
import type { ErrorMessage } from './errorMessages';
import { causeOf } from './failedAction';
import type { Log } from './log';

/** Reports failures to people: each once, in their language, with buttons that help. */
export class ErrorReporter {
  private readonly reported = new WeakSet();

  constructor(
    private readonly log: Pick<Log, 'error'>,
    private readonly progress: Pick<CommandProgress, 'runCommand'>,
  ) {}

  /**
   * Replaces the message of an error by a localized one, for callers that get the error thrown. The
   * log has the original message.
   *
   * @returns the same error; the cause of a `FailedActionError`, with both in its message
   */
  async localize(error: unknown): Promise<unknown> {
    const cause = causeOf(error);
    this.log.error(cause);
    if (cause instanceof Error) {
      this.reported.add(cause);
      cause.message = (await describe(error)).message;
    }
    return cause;
  }

  /**
   * Shows a failure and runs the action of the button that is pressed.
   *
   * @param retry repeats what failed, with the same input; offered as the first button, “Try Again” unless
   *   it has another title
   * @param others further actions, offered after those of the failure itself
   */
  async show(
    error: unknown,
    retry?: (() => unknown) | MessageAction,
    others: readonly MessageAction[] = [],
  ): Promise<void> {
    const cause = causeOf(error);
    this.log.error(cause);
    if (cause instanceof Error) {
      this.reported.add(cause);
    }
    const { message, actions } = await describe(error);
    const retries =
      typeof retry === 'function'
        ? [{ title: vscode.l10n.t('Try Again'), run: retry }]
        : retry === undefined
          ? []
          : [retry];
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
      await this.progress.runCommand(() => unique.find(({ title }) => title === pressed)?.run());
    } catch (failure) {
      if (!isCancellation(failure)) {
        await this.show(failure);
      }
    }
  }

  /** Shows a failure, unless a person has cancelled what failed. */
  async showUnlessCancelled(error: unknown): Promise<void> {
    if (!isCancellation(causeOf(error))) {
      await this.show(error);
    }
  }

  /** Whether this error object was shown, or thrown to a caller that may show it. */
  hasReported(error: Error): boolean {
    return this.reported.has(error);
  }
}

/**
 * The messages are loaded with the first failure, which keeps them out of the entry chunk. An update
 * removes the files of a running extension, so loading these or any other code may fail.
 */
async function describe(error: unknown): Promise<ErrorMessage> {
  try {
    if (!isCodeMissing(causeOf(error))) {
      const { describeError } = await import('./errorMessages');
      return describeError(error);
    }
  } catch {
    // Whatever failed before, reloading the window comes first.
  }
  return {
    message: vscode.l10n.t(
      'Meetings for Zoom was updated or removed. Reload the window to continue.',
    ),
    actions: [
      {
        title: vscode.l10n.t('Reload Window'),
        run: () => vscode.commands.executeCommand('workbench.action.reloadWindow'),
      },
    ],
  };
}

/** Whether Node did not find a file of the extension. */
function isCodeMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}
