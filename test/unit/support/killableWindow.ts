import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sourceOptions } from '../../../scripts/lib/source.mjs';
import { reportDescriptor, type Report } from './renewalReports.ts';

const script = fileURLToPath(new URL('renewalWindow.ts', import.meta.url));

/** A process that uses a stored account as a window does, until it is killed. */
export class KillableWindow {
  /** Resolves when calls can be made; rejects if the process ends before. */
  readonly ready: Promise<unknown>;
  readonly #process: ChildProcess;
  readonly #listeners = new Set<(report: Report) => void>();
  readonly #closed: Promise<unknown>;

  /** @param folder the folder that the windows share, with the secrets and the extension's files */
  constructor(folder: string, accountId: string) {
    this.#process = spawn(process.execPath, [...sourceOptions, script, folder, accountId], {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'ipc'],
    });
    const reports = this.#process.stdio[reportDescriptor] as NodeJS.ReadableStream;
    createInterface(reports).on('line', (line) => {
      for (const listener of [...this.#listeners]) {
        listener(line as Report);
      }
    });
    this.#closed = once(this.#process, 'close');
    const ended = this.#closed.then(() => {
      throw new Error('The window ended before it was ready.');
    });
    this.ready = Promise.race([this.#waitFor(['ready']), ended]);
    // A window can be killed before anything waits for it.
    this.ready.catch(() => undefined);
  }

  /**
   * Makes it send one call. It must be ready.
   *
   * @param onReport called with each report of the call's progress
   * @returns how the call ended; `killed` if the process was killed first
   */
  async call(onReport: (report: Report) => void = () => undefined): Promise<Report | 'killed'> {
    this.#listeners.add(onReport);
    try {
      const outcome = this.#waitFor(['succeeded', 'ended', 'failed', 'lost']);
      const killed = this.#closed.then(() => 'killed' as const);
      this.#process.send('call');
      return await Promise.race([outcome, killed]);
    } finally {
      this.#listeners.delete(onReport);
    }
  }

  /** Kills the process immediately, at any point of its work. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#closed;
  }

  #waitFor(reports: readonly Report[]): Promise<Report> {
    return new Promise((resolve) => {
      const listener = (report: Report) => {
        if (reports.includes(report)) {
          this.#listeners.delete(listener);
          resolve(report);
        }
      };
      this.#listeners.add(listener);
    });
  }
}
