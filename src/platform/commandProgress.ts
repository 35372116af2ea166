import { AsyncLocalStorage } from 'node:async_hooks';
import * as vscode from 'vscode';

/** How long a command waits for Zoom before this is shown, in ms. */
export const quietWait = 1_000;

/** Requests that are less than this apart, in ms, count as one wait. */
const longestGap = 100;

/**
 * Shows that a command waits for Zoom, with a button that cancels it. The requests that are sent while a
 * command runs belong to it, however deep in the code they are sent.
 */
export class CommandProgress {
  private readonly running = new AsyncLocalStorage<RunningCommand>();

  /**
   * Runs a command to its end, or until a person cancels it. Then its requests are aborted, and what it
   * does afterwards belongs to no command.
   *
   * @throws {vscode.CancellationError} if a person cancels it
   * @throws whatever the command throws
   */
  async runCommand<T>(command: () => T | Promise<T>): Promise<T> {
    const run = new RunningCommand();
    try {
      return await Promise.race([this.running.run(run, async () => command()), run.canceled]);
    } finally {
      run.end();
    }
  }

  /** Does something that the running command does not wait for, or that shows by itself that it waits. */
  runInBackground<T>(work: () => T): T {
    return this.running.exit(work);
  }

  /**
   * Waits for Zoom as part of the running command, if there is one.
   *
   * @param send gets the signal that is aborted when a person cancels the command
   */
  async waitFor<T>(send: (signal: AbortSignal | undefined) => Promise<T>): Promise<T> {
    const run = this.current;
    return run === undefined ? send(undefined) : run.waitFor(send);
  }

  /** Sets what the running command says while it waits, a localized text that ends with an ellipsis. */
  describeWait(text: string): void {
    this.current?.describeWait(text);
  }

  private get current(): RunningCommand | undefined {
    const run = this.running.getStore();
    // Timers and listeners that a command has left behind still belong to it.
    return run?.hasEnded === false ? run : undefined;
  }
}

/** One call of a command, until it ends or is canceled. */
class RunningCommand {
  /** Rejects when a person cancels the command. */
  readonly canceled: Promise<never>;

  private readonly aborter = new AbortController();
  private ended = false;
  private requests = 0;
  private text = vscode.l10n.t('Waiting for Zoom…');
  private showing: NodeJS.Timeout | undefined;
  private hiding: NodeJS.Timeout | undefined;
  private report: ((text: string) => void) | undefined;
  private hide: (() => void) | undefined;

  constructor() {
    this.canceled = new Promise((_resolve, reject) => {
      this.aborter.signal.addEventListener('abort', () => {
        reject(new vscode.CancellationError());
      });
    });
  }

  get hasEnded(): boolean {
    return this.ended;
  }

  async waitFor<T>(send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.requests++;
    clearTimeout(this.hiding);
    this.showing ??= setTimeout(() => {
      this.show();
    }, quietWait);
    try {
      return await send(this.aborter.signal);
    } finally {
      this.requests--;
      if (this.requests === 0 && !this.ended) {
        this.hiding = setTimeout(() => {
          this.stopShowing();
        }, longestGap);
      }
    }
  }

  describeWait(text: string): void {
    this.text = text;
    this.report?.(text);
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.hiding);
    this.stopShowing();
  }

  /** Without a title, so that the text can change. */
  private show(): void {
    const hidden = new Promise<void>((resolve) => {
      this.hide = resolve;
    });
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, cancellable: true },
      (progress, token) => {
        this.report = (text) => {
          progress.report({ message: text });
        };
        this.report(this.text);
        token.onCancellationRequested(() => {
          this.end();
          this.aborter.abort();
        });
        return hidden;
      },
    );
  }

  private stopShowing(): void {
    clearTimeout(this.showing);
    this.showing = undefined;
    this.hide?.();
    this.hide = undefined;
    this.report = undefined;
  }
}
