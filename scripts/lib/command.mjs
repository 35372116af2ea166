import { setInterval } from 'node:timers';

import { ensureDependencies } from './dependencies.mjs';
import { formatError } from './failure.mjs';
import { Progress } from './progress.mjs';

/**
 * What a command gets.
 *
 * @template [T=undefined]
 * @typedef {object} Context
 * @property {string[]} args its arguments
 * @property {Progress} progress
 * @property {T} prepared what `prepare` returned
 * @property {(cleanup: () => Promise<void> | void) => void} onExit registers what runs before this
 *   process exits, even after an interruption
 */

/**
 * Installs the dependencies, runs a command of package.json and exits this process. `command` imports
 * what it needs when it runs, because on a bare machine no package can be imported before that.
 *
 * @template [T=undefined]
 * @param {(context: Context<T>) => Promise<number | void>} command returns the exit code, 0 by default
 * @param {object} [options]
 * @param {number} [options.interruptedCode] the exit code after an interruption
 * @param {(start: { args: string[], progress: Progress }) => T} [options.prepare] runs before the
 *   dependencies are installed, with Node's own modules alone. What it starts goes on meanwhile.
 */
export async function runCommand(command, { interruptedCode = 130, prepare } = {}) {
  const progress = new Progress();
  /** @type {(() => Promise<void> | void)[]} */
  const cleanups = [];
  const args = process.argv.slice(2);
  let code;
  try {
    const context = {
      args,
      progress,
      prepared: /** @type {T} */ (prepare?.({ args, progress })),
      onExit: (/** @type {() => Promise<void> | void} */ cleanup) => void cleanups.push(cleanup),
    };
    code = await Promise.race([
      interruption().then(() => interruptedCode),
      ensureDependencies(progress).then(() => command(context)),
    ]);
  } catch (error) {
    console.error(formatError(error));
    code = 1;
  }
  await Promise.all(cleanups.map((cleanup) => cleanup()));
  // An interrupted step may still be running. Its processes end with this one.
  process.exit(code ?? 0);
}

/**
 * Resolves when this process is asked to exit: by Ctrl+C, by a signal, or because the npm that runs
 * it has exited. (npm passes a signal on to its shell, but the shell does not pass it on.)
 *
 * @returns {Promise<void>}
 */
function interruption() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => resolve());
    }
    if (process.env.npm_lifecycle_event !== undefined) {
      const parent = process.ppid;
      setInterval(() => process.ppid !== parent && resolve(), 250).unref();
    }
  });
}
