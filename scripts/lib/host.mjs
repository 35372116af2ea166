import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { countPackages } from './dependencies.mjs';
import { withInstallLock } from './installLock.mjs';
import { installLogger } from './logger.mjs';
import { npm } from './npm.mjs';
import { cacheFolder, root } from './paths.mjs';

/**
 * The package.json and package-lock.json that say which VS Code `npm start` and `npm test` run. The lock
 * file has the hash of every package, and code-server's own package those of VS Code's dependencies.
 */
const manifests = join(root, 'scripts', 'codeServer');

/** @type {string} */
const version = JSON.parse(readFileSync(join(manifests, 'package.json'), 'utf8')).dependencies[
  'code-server'
];

/** Incremented when the steps below change, so that VS Code is installed again. */
const recipe = 2;

const stampText = JSON.stringify({ version, recipe, on: `${process.platform}-${process.arch}` });

const folder = join(cacheFolder, `code-server-${version}`);

/**
 * The paths of the parts of an installed VS Code.
 *
 * @typedef {object} Host
 * @property {string} entry code-server's own command line, a script for Node 24
 * @property {string} server VS Code's bare server, a script for Node 24
 */

/** @type {Host} */
const host = {
  entry: join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
  server: join(vscodeIn(folder), 'out', 'server-main.js'),
};

/**
 * Installs VS Code if it is missing. It is installed in a temporary folder, which is then renamed, so
 * that the final folder is always complete. Steps that an interrupted install finished are skipped. Only
 * Node's own modules are used, so that this can run while the dependencies are installed.
 *
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<Host>}
 * @throws {import('./failure.mjs').Failure} if it cannot be installed
 */
export async function ensureHost(progress) {
  if (!(await isInstalled())) {
    await withInstallLock(
      'host',
      async () => {
        if (!(await isInstalled())) {
          await install(progress);
        }
      },
      () => progress.line('Waiting for another process that installs VS Code …'),
    );
  }
  await installLogger(vscodeIn(folder));
  return host;
}

/** Whether some VS Code is there, so that an install would only renew it. */
export const hasHost = () => existsSync(host.entry);

async function isInstalled() {
  const found = await readFile(join(folder, 'stamp.json'), 'utf8').catch(() => undefined);
  return found === stampText && existsSync(host.entry) && existsSync(host.server);
}

/** @param {string} base */
function vscodeIn(base) {
  return join(base, 'node_modules', 'code-server', 'lib', 'vscode');
}

/**
 * One run of npm.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} label shown to people
 * @property {string} folder in which npm runs
 * @property {string} lockFile its name in the folder
 * @property {string[]} args npm's further arguments
 * @property {string} purpose completes the sentence "npm could not …"
 */

/**
 * Does what the package's own install script would do, except for native modules that are not used
 * here and require a compiler or more system libraries.
 *
 * @param {import('./progress.mjs').Progress} progress
 */
async function install(progress) {
  const partial = `${folder}.partial`;
  const vscode = vscodeIn(partial);
  const own = {
    lockFile: 'npm-shrinkwrap.json',
    // A package that only reports telemetry has a peer dependency for which VS Code's lock file has no hash.
    args: ['--omit=dev', '--legacy-peer-deps'],
    purpose: "install VS Code's own dependencies",
  };
  /** @type {Step} */
  const download = {
    name: 'package',
    label: 'Downloading VS Code (code-server), about 600 MB on disk',
    folder: partial,
    lockFile: 'package-lock.json',
    args: [],
    purpose: 'download VS Code (code-server)',
  };
  /** @type {Step[]} */
  const inside = [
    { name: 'vscode', label: "Installing VS Code's own dependencies", folder: vscode, ...own },
    {
      name: 'extensions',
      label: "Installing its built-in extensions' dependencies",
      folder: join(vscode, 'extensions'),
      ...own,
    },
  ];
  await mkdir(partial, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    await copyFile(join(manifests, file), join(partial, file));
  }
  const ensureStep = async (/** @type {Step} */ step) => {
    if (!(await isDone(partial, step))) {
      const status = await countPackages(step.folder, step.lockFile, { omitDev: true });
      await progress.step(step.label, () => runOnce(partial, step), status);
    }
  };
  await ensureStep(download);
  await Promise.all(inside.map(ensureStep));
  await removeServiceWorker(partial);

  await writeFile(join(partial, 'stamp.json'), stampText);
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
}

/**
 * Removes code-server's own service worker, with which a browser can install the page as an app. VS
 * Code's first webview mistakes it for its own, asks it to update itself, and can wait forever for that:
 * the Markdown preview stays empty.
 *
 * @param {string} partial
 */
async function removeServiceWorker(partial) {
  const codeServer = join(partial, 'node_modules', 'code-server');
  await rm(join(codeServer, 'out', 'browser', 'serviceWorker.js'), { force: true });
}

/**
 * Runs a step and marks it as done. npm does not notice files that an interrupted npm left incomplete,
 * so what an earlier attempt may have left is removed first.
 *
 * @param {string} partial
 * @param {Step} step
 */
async function runOnce(partial, { name, folder: cwd, args, purpose }) {
  await rm(join(cwd, 'node_modules'), { recursive: true, force: true });
  await npm(['ci', '--ignore-scripts', ...args], { cwd, purpose });
  await writeFile(join(partial, `done-${name}`), stampText);
}

/**
 * Whether an interrupted install finished a step.
 *
 * @param {string} partial
 * @param {Step} step
 */
async function isDone(partial, { name }) {
  const mark = await readFile(join(partial, `done-${name}`), 'utf8').catch(() => undefined);
  return mark === stampText;
}
