import * as vscode from 'vscode';
import type { ErrorReporter } from './errorReporter';
import type { CommandId } from './identifiers';

/** Does what a command is for, and gives what it made. */
export type CommandHandler = (...args: unknown[]) => unknown;

/**
 * Registers commands, and decides how their failures surface: thrown to programs that called with
 * arguments, shown with a button to people.
 */
export class CommandRegistry {
  private readonly registrations: vscode.Disposable[] = [];

  constructor(
    private readonly errors: ErrorReporter,
    /** Whether an argument comes from a click in a view, so that a person waits for the outcome. */
    private readonly isFromView: (argument: unknown) => boolean,
  ) {}

  register(id: CommandId, handler: CommandHandler): void {
    this.registrations.push(
      vscode.commands.registerCommand(id, async (...args: unknown[]): Promise<unknown> => {
        const byProgram = args.some(
          (argument) => argument !== undefined && !this.isFromView(argument),
        );
        try {
          return await handler(...args);
        } catch (error) {
          if (isCancellation(error)) {
            return undefined;
          }
          if (byProgram) {
            throw this.errors.localise(error);
          }
          void this.errors.show(error);
          return undefined;
        }
      }),
    );
  }

  dispose(): void {
    for (const registration of this.registrations) {
      registration.dispose();
    }
  }
}

/** Escape and Cancel are an answer, not a failure. */
export function isCancellation(error: unknown): boolean {
  return (
    error instanceof vscode.CancellationError ||
    (error instanceof Error && error.name === 'AbortError')
  );
}
