import { type MockInstance, vi } from 'vitest';
import { EventEmitter, window } from 'vscode';

/** A notification with progress, as VS Code has it. */
export interface ProgressNotification {
  /** All texts it has had. */
  readonly messages: string[];
  /** The percentages that were added, rounded. */
  readonly increments: number[];
  readonly isOpen: boolean;
  /** Presses its button. */
  cancel(): void;
}

/** Records the notifications with progress of all windows, until the mocks are restored. */
export function recordProgressNotifications(): readonly ProgressNotification[] {
  const notifications: ProgressNotification[] = [];
  const spy: MockInstance = vi.spyOn(window, 'withProgress');
  spy.mockImplementation(
    (_options: unknown, task: (progress: object, token: object) => unknown) => {
      const canceled = new EventEmitter<void>();
      const shown = {
        messages: [] as string[],
        increments: [] as number[],
        isOpen: true,
        cancel: () => {
          canceled.fire();
        },
      };
      notifications.push(shown);
      const progress = {
        report: ({ message, increment }: { message: string; increment: number }) => {
          shown.messages.push(message);
          shown.increments.push(Math.round(increment));
        },
      };
      const result = task(progress, { onCancellationRequested: canceled.event });
      void Promise.resolve(result).then(() => {
        shown.isOpen = false;
      });
      return result;
    },
  );
  return notifications;
}
