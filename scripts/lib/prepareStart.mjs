import { ensureHost, hasHost } from './host.mjs';
import { readStartOptions } from './startOptions.mjs';

/**
 * @typedef {object} PreparedStart
 * @property {import('./startOptions.mjs').StartOptions} options
 * @property {Promise<import('./host.mjs').Host>} host
 */

/**
 * The part of `npm start` that needs no packages: reads the options and starts to install VS Code, while
 * the dependencies are installed too.
 *
 * @param {{ args: string[], progress: import('./progress.mjs').Progress }} start
 * @returns {PreparedStart}
 * @throws {import('./failure.mjs').Failure} if an option is invalid
 */
export function prepareStart({ args, progress }) {
  const options = readStartOptions(args, process.env);
  if (!hasHost()) {
    progress.line(
      'The first start installs VS Code and the packages of this repository (1.2 GB on disk), which takes a few minutes. Later ones take seconds.',
    );
  }
  const host = ensureHost(progress);
  // The command reports a failure. Until it does, the failure must not end this process.
  host.catch(() => {});
  return { options, host };
}
