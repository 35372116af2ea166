import * as vscode from 'vscode';
import { isCancellation } from './cancellation';
import { isFromPerson, isSelectionRequest } from './commandArguments';
import type { ErrorReporter } from './errorReporter';
import { type CommandGroup, commandIds, type CommandId } from './identifiers';
import { lazy } from './lazy';

/** Carries out a command, and returns what it made. */
export type CommandHandler = (...args: unknown[]) => unknown;

/** A handler for every command of a group. */
export type CommandHandlers<Group extends CommandGroup> = Record<CommandId<Group>, CommandHandler>;

/** A command that has succeeded. */
export interface CommandRun {
  id: CommandId;
  args: readonly unknown[];
  result: unknown;
}

/** How the commands of a group are called. */
export interface CommandOptions {
  /**
   * The commands are about a row of a view. For other commands a row is dropped from the arguments:
   * VS Code passes the focused row to the buttons of a view's title too.
   */
  takesViewItems?: boolean;
}

/**
 * Registers commands, and decides where their failures go: thrown to programs that passed arguments,
 * shown with a button to people.
 */
export class CommandRegistry {
  private readonly registrations: vscode.Disposable[] = [];
  private readonly runs = new vscode.EventEmitter<CommandRun>();
  private selectedItem: () => Promise<unknown> = () => Promise.resolve(undefined);

  /** Fires when one of the commands has succeeded, whoever called it. */
  readonly onDidRun = this.runs.event;

  constructor(private readonly errors: ErrorReporter) {}

  /**
   * Registers all commands of a group.
   *
   * @param load returns the handlers; called when the first command of the group runs
   */
  register<Group extends CommandGroup>(
    group: Group,
    load: () => CommandHandlers<Group> | Promise<CommandHandlers<Group>>,
    { takesViewItems = false }: CommandOptions = {},
  ): void {
    const handlers = lazy(async () => load());
    const ids: readonly CommandId<Group>[] = commandIds[group];
    for (const id of ids) {
      this.registrations.push(
        vscode.commands.registerCommand(id, (...args: unknown[]) =>
          this.execute(id, args, async (...resolved) => {
            const { [id]: handle } = await handlers();
            return handle(
              ...(takesViewItems ? resolved : resolved.filter((value) => !isFromPerson(value))),
            );
          }),
        ),
      );
    }
  }

  /** Sets what our keybindings act on, because VS Code passes them no row. */
  setSelectedItem(selectedItem: () => Promise<unknown>): void {
    this.selectedItem = selectedItem;
  }

  dispose(): void {
    for (const registration of this.registrations) {
      registration.dispose();
    }
    this.runs.dispose();
  }

  private async execute(id: CommandId, given: unknown[], handle: CommandHandler): Promise<unknown> {
    // The selection goes on changing, so it is read before anything is loaded.
    const args = await Promise.all(given.map((argument) => this.withSelection(argument)));
    // Next to the row, VS Code passes the group of editors that was clicked in.
    const isFromProgram =
      !args.some((argument) => isFromPerson(argument)) &&
      args.some((argument) => argument !== undefined);
    try {
      const result = await handle(...args);
      this.runs.fire({ id, args, result });
      return result;
    } catch (error) {
      if (isCancellation(error)) {
        return undefined;
      }
      if (isFromProgram) {
        throw this.errors.localize(error);
      }
      void this.errors.show(error);
      return undefined;
    }
  }

  private async withSelection(argument: unknown): Promise<unknown> {
    return isSelectionRequest(argument) ? ((await this.selectedItem()) ?? argument) : argument;
  }
}
