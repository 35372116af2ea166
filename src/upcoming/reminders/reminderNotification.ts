import * as vscode from 'vscode';

/** What a reminder says, and how much of its time has passed. */
export interface ReminderContent {
  /** The text, with links. */
  message: string;
  /** The part of the time from the reminder to the start that has passed, from 0 to 1. */
  elapsed: number;
}

/**
 * A notification about one meeting. It shows progress, because VS Code takes other notifications away
 * after a few seconds, and their text cannot be changed.
 */
export class ReminderNotification {
  private readonly end = new vscode.EventEmitter<void>();
  private progress: vscode.Progress<{ message: string; increment: number }> | undefined;
  private reported: ReminderContent | undefined;
  private isClosed = false;

  /** @param onDismiss called if the person cancels it */
  constructor(private readonly onDismiss: () => void) {}

  /** Shows the notification, or changes the one that is shown. */
  show(content: ReminderContent): void {
    if (this.isClosed) {
      return;
    }
    if (this.progress === undefined) {
      this.open();
    }
    const before = this.reported;
    if (content.message !== before?.message || content.elapsed > before.elapsed) {
      const increment = Math.max(content.elapsed - (before?.elapsed ?? 0), 0) * 100;
      this.progress?.report({ message: content.message, increment });
      this.reported = content;
    }
  }

  /** Takes the notification away. */
  close(): void {
    this.isClosed = true;
    this.end.fire();
    this.end.dispose();
  }

  /** VS Code shows the notification with its first message. */
  private open(): void {
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, cancellable: true },
      (progress, cancellation) => {
        this.progress = progress;
        cancellation.onCancellationRequested(() => {
          if (!this.isClosed) {
            this.close();
            this.onDismiss();
          }
        });
        return new Promise<void>((resolve) => {
          this.end.event(() => {
            resolve();
          });
        });
      },
    );
  }
}
