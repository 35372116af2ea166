import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import { Failure } from './failure.mjs';
import { guardScript } from './guardScript.mjs';
import { node24, root, toolEnvironment } from './paths.mjs';

const keptOutput = 20_000;

/** A script that runs under Node 24 until it is stopped. */
export class Service {
  #child;
  #output = '';
  #stopping = false;

  /**
   * Starts it in a process group of its own, which ends with this process.
   *
   * @param {string} name what people call it
   * @param {string[]} args the script and its arguments
   * @param {{ env?: Record<string, string | undefined> }} [options] added to this process's own
   */
  constructor(name, args, { env = {} } = {}) {
    this.name = name;
    this.#child = spawn(process.execPath, [guardScript, node24, ...args], {
      cwd: root,
      env: toolEnvironment(env),
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    // A service that ends by itself breaks the pipe; `ended` tells.
    this.#child.stdin.on('error', () => {});
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        this.#output = (this.#output + text).slice(-keptOutput);
      });
    }
    /** Fulfilled with the exit code once it has ended. @type {Promise<number>} */
    this.ended = once(this.#child, 'close').then(([code]) => code ?? 1);
  }

  /** The last of what it printed. */
  get output() {
    return this.#output;
  }

  /**
   * Waits until `check` gives something, asking it again every tenth of a second.
   *
   * @template T
   * @param {() => Promise<T | undefined> | T | undefined} check
   * @param {number} [milliseconds]
   * @returns {Promise<T>}
   * @throws {Failure} where it ends before, or takes longer than `milliseconds`
   */
  async ready(check, milliseconds = 60_000) {
    const deadline = Date.now() + milliseconds;
    let ended = false;
    this.ended.then(() => (ended = true));
    for (;;) {
      const result = await check();
      if (result !== undefined) {
        return result;
      }
      if (ended || Date.now() > deadline) {
        const what = ended ? 'ended at once' : `was not ready within ${milliseconds / 1000} s`;
        throw new Failure(`${this.name} ${what}.`, { details: this.#output });
      }
      await Promise.race([this.ended, delay(100)]);
    }
  }

  /** True once `stop` was called: its end is then no surprise. */
  get isStopping() {
    return this.#stopping;
  }

  /** Ends it and all that it started; fulfilled once it is gone. */
  async stop() {
    this.#stopping = true;
    this.#child.stdin.end();
    await this.ended;
  }
}
