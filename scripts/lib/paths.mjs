import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Everything that set-up installs or a run writes; git-ignored, safe to delete. */
export const cacheFolder = join(root, '.vscode-test');

/** The Node 24 that the npm package `node` brings, whatever Node the machine has. */
export const node24 = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * The file of a package that is installed in node_modules.
 *
 * @param {...string} segments
 */
export const inModules = (...segments) => join(root, 'node_modules', ...segments);

/**
 * This process's environment for the tools it runs: node_modules/.bin first on the PATH, and
 * without what an outer `npm` says about its own run, which an inner `npm` would believe.
 *
 * @param {Record<string, string | undefined>} [extra] added last; `undefined` removes a variable
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(extra = {}) {
  return changed(extra, (path) => [inModules('.bin'), ...path]);
}

/**
 * The same for npm, which must not run by the very Node that it is about to replace: nothing of
 * this repository is on the PATH.
 *
 * @param {Record<string, string | undefined>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(extra = {}) {
  return changed(extra, (path) => path.filter((directory) => !directory.startsWith(root)));
}

/**
 * @param {Record<string, string | undefined>} extra
 * @param {(path: string[]) => string[]} changePath
 */
function changed(extra, changePath) {
  const outerNpm = /^(npm_(package|lifecycle)_.*|npm_config_local_prefix|npm_command|init_cwd)$/i;
  const kept = Object.entries(process.env).filter(([name]) => !outerNpm.test(name));
  const pathName = kept.find(([name]) => name.toUpperCase() === 'PATH')?.[0] ?? 'PATH';
  const path = (process.env[pathName] ?? '').split(delimiter);
  return {
    ...Object.fromEntries(kept),
    [pathName]: changePath(path).join(delimiter),
    ...extra,
  };
}
