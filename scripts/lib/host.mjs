import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

import { Failure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { cacheFolder, node24, root } from './paths.mjs';

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
 * that the final folder is always complete. Steps that an interrupted install finished are skipped.
 *
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<Host>}
 * @throws {Failure} if it cannot be installed
 */
export async function ensureHost(progress) {
  if (await isInstalled()) {
    return host;
  }
  await withLock(
    'host',
    async () => {
      if (!(await isInstalled())) {
        requireCompiler();
        await install(progress);
      }
    },
    () => progress.line('Waiting for another process that installs VS Code …'),
  );
  return host;
}

async function isInstalled() {
  const found = await readFile(join(folder, 'stamp.json'), 'utf8').catch(() => undefined);
  return found === stampText && existsSync(host.entry) && existsSync(host.server);
}

/** @param {string} base */
function vscodeIn(base) {
  return join(base, 'node_modules', 'code-server', 'lib', 'vscode');
}

/**
 * Does what the package's own install script would do, except for native modules that are not used
 * here and require more system libraries.
 *
 * @param {import('./progress.mjs').Progress} progress
 */
async function install(progress) {
  const partial = `${folder}.partial`;
  const vscode = vscodeIn(partial);
  const extensions = join(vscode, 'extensions');
  /** @type {['ci', ...string[]]} */
  // A package that only reports telemetry has a peer dependency for which VS Code's lock file has no hash.
  const production = ['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps'];
  const purpose = "install VS Code's own dependencies";

  /** @type {[label: string, name: string, product: string, work: () => Promise<void>][]} */
  const steps = [
    [
      'Downloading VS Code (code-server), about 600 MB on disk',
      'package',
      partial,
      () => download(partial),
    ],
    [
      "Installing VS Code's own dependencies",
      'vscode',
      join(vscode, 'node_modules'),
      () => npm(production, { cwd: vscode, purpose }),
    ],
    [
      "Installing its built-in extensions' dependencies",
      'extensions',
      join(extensions, 'node_modules'),
      () => npm(production, { cwd: extensions, purpose }),
    ],
  ];
  for (const [label, name, product, work] of steps) {
    if (!(await isDone(partial, name))) {
      await progress.step(label, () => runOnce({ partial, name, product, work }));
    }
  }
  await progress.step("Compiling VS Code's logger", () =>
    npm(['rebuild', '@vscode/spdlog'], {
      cwd: vscode,
      // It only writes a few lines, so optimization is not worth the time.
      env: { ...headers(), CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -O0`, JOBS: 'max' },
      purpose: "compile VS Code's logger",
    }),
  );

  await writeFile(join(partial, 'stamp.json'), stampText);
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
}

/**
 * Downloads the package and removes code-server's own service worker, with which a browser can install
 * the page as an app. VS Code's first webview mistakes it for its own, asks it to update itself, and
 * can wait forever for that: the Markdown preview stays empty.
 *
 * @param {string} partial
 */
async function download(partial) {
  for (const file of ['package.json', 'package-lock.json']) {
    await copyFile(join(manifests, file), join(partial, file));
  }
  await npm(['ci', '--ignore-scripts'], {
    cwd: partial,
    purpose: 'download VS Code (code-server)',
  });
  await rm(join(partial, 'node_modules', 'code-server', 'out', 'browser', 'serviceWorker.js'));
}

/**
 * Runs a step and marks it as done. npm does not notice files that an interrupted npm left incomplete,
 * so `product`, which an earlier attempt may have left, is removed first.
 *
 * @param {{ partial: string, name: string, product: string, work: () => Promise<void> }} step
 */
async function runOnce({ partial, name, product, work }) {
  await rm(product, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await work();
  await writeFile(join(partial, `done-${name}`), stampText);
}

/**
 * Whether an interrupted install finished a step.
 *
 * @param {string} partial
 * @param {string} name
 */
async function isDone(partial, name) {
  const mark = await readFile(join(partial, `done-${name}`), 'utf8').catch(() => undefined);
  return mark === stampText;
}

/**
 * The folder of Node's headers if they are on this machine, in the npm package with Node 24 or beside
 * the machine's own Node, so that compiling downloads nothing. The logger uses Node-API, so the headers
 * of any version fit.
 *
 * @returns {Record<string, string>}
 */
function headers() {
  const found = [node24, process.execPath]
    .map((node) => dirname(dirname(node)))
    .find((base) => existsSync(join(base, 'include', 'node', 'node_api.h')));
  return found === undefined ? {} : { npm_config_nodedir: found };
}

/** @throws {Failure} if the compiler is missing, before anything is downloaded */
function requireCompiler() {
  const needed = {
    'Python 3': ['python3', 'python'],
    make: ['make'],
    'a C++ compiler': ['g++', 'c++', 'clang++'],
  };
  if (process.platform === 'win32') {
    return;
  }
  const missing = Object.entries(needed)
    .filter(([, commands]) => !commands.some(isOnPath))
    .map(([name]) => name);
  if (missing.length > 0) {
    const how =
      process.platform === 'darwin'
        ? 'xcode-select --install'
        : 'apt-get install -y python3 make g++ (or your system’s equivalent)';
    throw new Failure(
      `Compiling VS Code's logger needs ${missing.join(' and ')}. Install with: ${how}`,
    );
  }
}

/** @param {string} command */
function isOnPath(command) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((directory) => existsSync(join(directory, command)));
}
