import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { Failure } from './failure.mjs';
import { node24, root, toolEnvironment } from './paths.mjs';

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));

/** How many characters of a service's output are kept. */
const keptOutput = 20_000;

/**
 * Starts a command in a process group of its own, which ends when this process exits in any way.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} options `env` is its whole environment
 */
function spawnGuarded(command, args, { cwd = root, env = toolEnvironment() }) {
  const child = spawn(process.execPath, [guard, command, ...args], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

/**
 * @typedef {object} Outcome
 * @property {number} code the exit code; 127 if there is no such command
 * @property {string} output standard output and standard error, in order of arrival
 * @property {string} stdout standard output alone
 */

/**
 * Runs a tool to its end without any standard input.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options] `env` is its whole environment
 * @returns {Promise<Outcome>}
 */
export async function runTool(command, args, options = {}) {
  const child = spawnGuarded(command, args, options);
  let output = '';
  let stdout = '';
  child.stdout.on('data', (text) => {
    output += text;
    stdout += text;
  });
  child.stderr.on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { code: code ?? 1, output, stdout };
}

/**
 * Runs a script under Node 24.
 *
 * @param {string[]} args the script and its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Outcome>}
 */
export const runNode = (args, options) => runTool(node24, args, options);

/** A script that runs under Node 24 until it is stopped. */
export class Service {
  #child;
  #output = '';

  /**
   * Starts it.
   *
   * @param {string} name shown to people
   * @param {string[]} args the script and its arguments
   * @param {Record<string, string | undefined>} [env] added to this process's own
   */
  constructor(name, args, env) {
    this.name = name;
    this.#child = spawnGuarded(node24, args, { env: toolEnvironment(env) });
    // The pipe breaks when the service exits by itself, which `exited` reports.
    this.#child.stdin.on('error', () => {});
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (text) => {
        this.#output = (this.#output + text).slice(-keptOutput);
      });
    }
    /** Resolves when the service has exited. @type {Promise<unknown>} */
    this.exited = once(this.#child, 'close');
  }

  /** The last part of what it printed. */
  get output() {
    return this.#output;
  }

  /**
   * Polls `check` until it returns a value. Stops the service if that takes too long.
   *
   * @template T
   * @param {() => Promise<T | undefined> | T | undefined} check
   * @param {{ seconds?: number }} [options] `seconds`: how long it may take, by default a minute
   * @returns {Promise<T>}
   * @throws {Failure} if the service exits first or is not ready in time
   */
  async waitUntilReady(check, { seconds = 60 } = {}) {
    const deadline = Date.now() + seconds * 1000;
    let hasExited = false;
    this.exited.then(() => (hasExited = true));
    for (;;) {
      const result = await check();
      if (result !== undefined) {
        return result;
      }
      if (hasExited || Date.now() > deadline) {
        await this.stop();
        const what = hasExited
          ? 'exited before it was ready'
          : `was not ready within ${seconds} seconds`;
        throw new Failure(`${this.name} ${what}. Its output is above.`, { details: this.#output });
      }
      await Promise.race([this.exited, delay(100)]);
    }
  }

  /**
   * Waits until the service answers HTTP requests.
   *
   * @param {string} url
   * @throws {Failure} as `waitUntilReady`
   */
  async waitUntilHealthy(url) {
    await this.waitUntilReady(async () => {
      const response = await globalThis.fetch(url).catch(() => undefined);
      return response?.ok === true ? true : undefined;
    });
  }

  /** Ends it and all processes that it started, and waits until they are gone. */
  async stop() {
    this.#child.stdin.end();
    await this.exited;
  }
}
