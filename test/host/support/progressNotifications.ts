import * as vscode from 'vscode';

/** A notification with progress that the extension shows. */
export interface ProgressNotification {
  /** What it says now, with links in Markdown. */
  message: string;
  isOpen: boolean;
  /** Presses Cancel. */
  cancel(): void;
}

/**
 * Notices the notifications with progress that can be canceled, from now on. VS Code gives extensions no
 * way to read the notifications of others.
 */
export function captureProgressNotifications(): readonly ProgressNotification[] {
  const { withProgress } = vscode.window;
  const captured: ProgressNotification[] = [];
  // The tests share the extension's `vscode`, which lets them change its `window`.
  Object.assign(vscode.window, {
    withProgress: <R>(...[options, task]: Parameters<typeof withProgress<R>>): Thenable<R> => {
      if (options.location !== vscode.ProgressLocation.Notification) {
        return withProgress(options, task);
      }
      const canceling = new vscode.CancellationTokenSource();
      const notification = {
        message: options.title ?? '',
        isOpen: true,
        cancel: () => {
          canceling.cancel();
        },
      };
      captured.push(notification);
      const shown = withProgress(options, (progress, cancellation) => {
        const report: typeof progress.report = (step) => {
          notification.message = step.message ?? notification.message;
          progress.report(step);
        };
        cancellation.onCancellationRequested(notification.cancel);
        return task({ report }, canceling.token);
      });
      const close = () => {
        notification.isOpen = false;
      };
      shown.then(close, close);
      return shown;
    },
  });
  return captured;
}
