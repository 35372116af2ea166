import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sourceOptions } from '../../../scripts/lib/source.mjs';
import { reportsTo, type Report } from './renewalReports.ts';

const script = fileURLToPath(new URL('renewalWindow.ts', import.meta.url));

/** A process that works with a stored account as a window does, until it is killed. */
export class KillableWindow {
  /** Comes when calls can be made. */
  readonly ready: Promise<unknown>;
  readonly #process: ChildProcess;
  readonly #listeners = new Set<(report: Report) => void>();
  readonly #closed: Promise<unknown>;

  /** @param folder what the windows share: the secrets, and the extension's own folder */
  constructor(folder: string, accountId: string) {
    this.#process = spawn(process.execPath, [...sourceOptions, script, folder, accountId], {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'ipc'],
    });
    const reports = this.#process.stdio[reportsTo] as NodeJS.ReadableStream;
    createInterface(reports).on('line', (line) => {
      for (const listener of [...this.#listeners]) {
        listener(line as Report);
      }
    });
    this.#closed = once(this.#process, 'close');
    this.ready = this.#next(['ready']);
  }

  /**
   * Lets it make one call, once it is ready.
   *
   * @param onReport is told of each step as it comes
   * @returns how the call ended; `killed` where the process was killed first
   */
  async call(onReport: (report: Report) => void = () => undefined): Promise<Report | 'killed'> {
    this.#listeners.add(onReport);
    try {
      const outcome = this.#next(['succeeded', 'ended', 'failed', 'lost']);
      const killed = this.#closed.then(() => 'killed' as const);
      this.#process.send('call');
      return await Promise.race([outcome, killed]);
    } finally {
      this.#listeners.delete(onReport);
    }
  }

  /** Ends it as the system would: at once, wherever it is. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#closed;
  }

  #next(wanted: readonly Report[]): Promise<Report> {
    return new Promise((resolve) => {
      const listener = (report: Report) => {
        if (wanted.includes(report)) {
          this.#listeners.delete(listener);
          resolve(report);
        }
      };
      this.#listeners.add(listener);
    });
  }
}
