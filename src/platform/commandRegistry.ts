import * as vscode from 'vscode';
import { isTransient, ZoomAuthError, ZoomRateLimitError } from '../zoom/errors';
import { isCancellation } from './cancellation';
import { isFromPerson, isSelectionRequest } from './commandArguments';
import type { CommandProgress } from './commandProgress';
import type { ErrorReporter } from './errorReporter';
import { causeOf, FailedActionError } from './failedAction';
import { type CommandGroup, commandIds, type CommandId } from './identifiers';
import { lazy } from './lazy';

/** Runs a command and returns its result. */
export type CommandHandler = (...args: unknown[]) => unknown;

/** A handler for every command of a group. */
export type CommandHandlers<Group extends CommandGroup> = Record<CommandId<Group>, CommandHandler>;

/** One call of a command that has succeeded. */
export interface CommandRun {
  id: CommandId;
  args: readonly unknown[];
  result: unknown;
}

/** What the commands of a group accept. */
export interface CommandOptions {
  /**
   * Whether the commands act on a row of a view. For other commands, a row is removed from the
   * arguments, because VS Code passes the focused row to the buttons of a view's title too.
   */
  takesViewItems?: boolean;
  /** Whether only people run the commands, so that what they are passed comes from a menu. */
  isForPeople?: boolean;
  /** Whether a person who is not signed in is led to signing in first; true by default. */
  offersSignIn?: boolean;
}

/** What failed, and for whom. */
interface FailureReport {
  id: CommandId;
  isFromProgram: boolean;
  /** Runs the command again. */
  retry: () => unknown;
}

/**
 * Leads a person through signing in.
 *
 * @param id the command that they ran
 * @param resume does what they asked for, once somebody is signed in, and reports its own failures
 * @returns the result of `resume`, if it ran
 */
export type SignInOffer = (id: CommandId, resume: () => Promise<unknown>) => Promise<unknown>;

/**
 * Registers commands, shows that they wait for Zoom, and decides where their failures go: programs that
 * pass arguments get them thrown, people get a message with buttons.
 */
export class CommandRegistry {
  private readonly registrations: vscode.Disposable[] = [];
  private readonly runs = new vscode.EventEmitter<CommandRun>();
  private selectedItem: () => Promise<unknown> = () => Promise.resolve(undefined);
  private offerSignIn: SignInOffer | undefined;

  /** Fires when a command has succeeded, no matter who called it. */
  readonly onDidRun = this.runs.event;

  constructor(
    private readonly errors: ErrorReporter,
    private readonly progress: Pick<CommandProgress, 'runCommand'>,
  ) {}

  /**
   * Registers all commands of a group.
   *
   * @param load loads the handlers when a command of the group runs for the first time
   */
  register<Group extends CommandGroup>(
    group: Group,
    load: () => CommandHandlers<Group> | Promise<CommandHandlers<Group>>,
    { takesViewItems = false, isForPeople = false, offersSignIn = true }: CommandOptions = {},
  ): void {
    const handlers = lazy(async () => load());
    const ids: readonly CommandId<Group>[] = commandIds[group];
    for (const id of ids) {
      this.registrations.push(
        vscode.commands.registerCommand(id, (...args: unknown[]) =>
          this.execute({ id, isForPeople, offersSignIn }, args, async (...resolved) => {
            const { [id]: handle } = await handlers();
            return handle(
              ...(takesViewItems ? resolved : resolved.filter((value) => !isFromPerson(value))),
            );
          }),
        ),
      );
    }
  }

  /**
   * Registers the command of a row, which VS Code runs when the row is opened. It is called at once, so
   * that it can see what was going on when VS Code ran it.
   */
  registerRowCommand(id: `_zoom.${string}`, handle: (row: unknown) => void): void {
    this.registrations.push(vscode.commands.registerCommand(id, handle));
  }

  /** Sets what keybindings act on, because VS Code passes them no row. */
  setSelectedItem(selectedItem: () => Promise<unknown>): void {
    this.selectedItem = selectedItem;
  }

  /** Sets what leads a person through signing in when a command needs it. */
  setSignInOffer(offer: SignInOffer): void {
    this.offerSignIn = offer;
  }

  dispose(): void {
    for (const registration of this.registrations) {
      registration.dispose();
    }
    this.runs.dispose();
  }

  private async execute(
    command: { id: CommandId; isForPeople: boolean; offersSignIn: boolean },
    passed: unknown[],
    handle: CommandHandler,
  ): Promise<unknown> {
    const { id, isForPeople, offersSignIn } = command;
    // The selection may change at any time, so it is read before anything is loaded.
    const args = await Promise.all(passed.map((argument) => this.withSelection(argument)));
    // A click passes further arguments next to the row, so one from a person is enough.
    const isFromProgram =
      !isForPeople &&
      !args.some((argument) => isFromPerson(argument)) &&
      args.some((argument) => argument !== undefined);
    const run = async () => {
      const result = await this.progress.runCommand(() => handle(...args));
      this.runs.fire({ id, args, result });
      return result;
    };
    const retry = () => this.execute(command, args, handle);
    return this.reportFailure({ id, isFromProgram, retry }, async () => {
      try {
        return await run();
      } catch (error) {
        const offer = offersSignIn && !isFromProgram ? this.offerSignIn : undefined;
        if (offer === undefined || !isSignInMissing(error)) {
          throw error;
        }
        return offer(id, () => this.reportFailure({ id, isFromProgram: false, retry }, run));
      }
    });
  }

  /** Throws failures to programs, and shows them to people. */
  private async reportFailure(
    { id, isFromProgram, retry }: FailureReport,
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    try {
      return await run();
    } catch (error) {
      if (isCancellation(error)) {
        return undefined;
      }
      const failure = await withFailedCommand(id, error);
      if (isFromProgram) {
        throw await this.errors.localize(failure);
      }
      void this.errors.show(failure, mayPass(error) ? retry : undefined);
      return undefined;
    }
  }

  private async withSelection(argument: unknown): Promise<unknown> {
    return isSelectionRequest(argument) ? ((await this.selectedItem()) ?? argument) : argument;
  }
}

function isSignInMissing(error: unknown): boolean {
  const cause = causeOf(error);
  return cause instanceof ZoomAuthError && cause.reason === 'notSignedIn';
}

/** The error of a command, with what failed. The sentences are loaded with the first failure. */
async function withFailedCommand(id: CommandId, error: unknown): Promise<unknown> {
  if (error instanceof FailedActionError) {
    return error;
  }
  try {
    const { failedCommand } = await import('./failedCommands');
    return new FailedActionError({ failed: failedCommand(id) }, error);
  } catch {
    // An update has removed the sentences together with the messages, which says enough.
    return error;
  }
}

/** Whether the same command may succeed if it is run again at once. */
function mayPass(error: unknown): boolean {
  const cause = causeOf(error);
  return isTransient(cause) && !(cause instanceof ZoomRateLimitError && cause.limit === 'daily');
}
