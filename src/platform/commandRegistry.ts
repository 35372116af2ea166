import * as vscode from 'vscode';
import { isCancellation } from './cancellation';
import type { ErrorReporter } from './errorReporter';
import type { CommandId } from './identifiers';

/** Does what a command is for, and gives what it made. */
export type CommandHandler = (...args: unknown[]) => unknown;

/** A command that did what it is for. */
export interface CommandRun {
  id: CommandId;
  args: readonly unknown[];
  result: unknown;
}

/**
 * Registers commands, and decides how their failures surface: thrown to programs that called with
 * arguments, shown with a button to people.
 */
export class CommandRegistry {
  private readonly registrations: vscode.Disposable[] = [];
  private readonly runs = new vscode.EventEmitter<CommandRun>();

  /** Fires when one of the commands has succeeded, whoever called it. */
  readonly onDidRun = this.runs.event;

  constructor(
    private readonly errors: ErrorReporter,
    /** Whether an argument comes from a click in a view, so that a person waits for the outcome. */
    private readonly isFromView: (argument: unknown) => boolean,
    /** What an argument stands for, which is looked at right away: a selection goes on changing. */
    private readonly meant: (argument: unknown) => Promise<unknown>,
  ) {}

  /**
   * Registers a command that is not about an item of a view. VS Code hands the item that has the
   * focus to the buttons of a view's title too; such an argument is dropped.
   */
  register(id: CommandId, handler: CommandHandler): void {
    this.registerForItems(id, (...args) =>
      handler(...args.filter((argument) => !this.isFromView(argument))),
    );
  }

  /** Registers a command that may be about an item of a view. */
  registerForItems(id: CommandId, handler: CommandHandler): void {
    this.registrations.push(
      vscode.commands.registerCommand(id, async (...given: unknown[]): Promise<unknown> => {
        const args = await Promise.all(given.map((argument) => this.meant(argument)));
        // Next to the item, VS Code says in which group of editors a click was.
        const byProgram =
          !args.some((argument) => this.isFromView(argument)) &&
          args.some((argument) => argument !== undefined);
        try {
          const result = await handler(...args);
          this.runs.fire({ id, args, result });
          return result;
        } catch (error) {
          if (isCancellation(error)) {
            return undefined;
          }
          if (byProgram) {
            throw this.errors.localize(error);
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
    this.runs.dispose();
  }
}
