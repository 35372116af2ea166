import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

import { Failure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { cacheFolder, inModules } from './paths.mjs';

/** The npm package that carries the VS Code which `npm start` and `npm test` run. */
const version = '4.139.1';

/** Raised when the steps below change, so that an install made by earlier ones is made again. */
const recipe = 2;

const stampText = JSON.stringify({ version, recipe, on: `${process.platform}-${process.arch}` });

const folder = join(cacheFolder, `code-server-${version}`);

/**
 * Where the parts of an installed VS Code are.
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
 * Gives an installed VS Code, installing it where it is missing: beside its place first, then
 * renamed, so that a folder at its place is always whole. Steps that an interrupted install had
 * finished are not done again.
 *
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<Host>}
 * @throws {Failure}
 */
export async function ensureHost(progress) {
  if (await isInstalled()) {
    return host;
  }
  await withLock(
    `${folder}.lock`,
    async () => {
      if (!(await isInstalled())) {
        requireCompiler();
        await install(progress);
      }
    },
    { onWait: () => progress.line('Waiting for another process that installs VS Code …') },
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
 * What the package's own install script would do, less the native modules that nothing here uses
 * and that would ask for further system libraries.
 *
 * @param {import('./progress.mjs').Progress} progress
 */
async function install(progress) {
  const partial = `${folder}.partial`;
  const vscode = vscodeIn(partial);
  const extensions = join(vscode, 'extensions');
  const production = ['install', '--omit=dev', '--ignore-scripts'];
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
      await progress.step(label, () => once(partial, name, product, work));
    }
  }
  await progress.step("Compiling VS Code's logger", () =>
    npm(['rebuild', '@vscode/spdlog'], {
      cwd: vscode,
      // It writes a few lines: optimised it would only take longer to compile.
      env: { ...headers(), CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -O0`, JOBS: 'max' },
      purpose: "compile VS Code's logger",
    }),
  );

  await writeFile(join(partial, 'stamp.json'), stampText);
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
}

/**
 * The package, less code-server's own service worker. That lets a browser install the page as an app,
 * but VS Code's first webview takes it for its own, asks that to update itself, and may then wait for
 * ever: the Markdown preview stays empty.
 *
 * @param {string} partial
 */
async function download(partial) {
  await writeFile(
    join(partial, 'package.json'),
    JSON.stringify({ private: true, dependencies: { 'code-server': version } }),
  );
  await npm(['install', '--ignore-scripts'], {
    cwd: partial,
    purpose: 'download VS Code (code-server)',
  });
  await rm(join(partial, 'node_modules', 'code-server', 'out', 'browser', 'serviceWorker.js'));
}

/**
 * Runs a step and marks it as done. What an interrupted npm leaves half written it later takes for
 * whole, so `product`, where an earlier try may have left it, is removed first.
 *
 * @param {string} partial
 * @param {string} name
 * @param {string} product
 * @param {() => Promise<void>} work
 */
async function once(partial, name, product, work) {
  await rm(product, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  await work();
  await writeFile(join(partial, `done-${name}`), stampText);
}

/**
 * Whether an earlier, interrupted install has finished a step.
 *
 * @param {string} partial
 * @param {string} name
 */
async function isDone(partial, name) {
  const mark = await readFile(join(partial, `done-${name}`), 'utf8').catch(() => undefined);
  return mark === stampText;
}

/**
 * Node's headers where they are on this machine, with the npm package `node` or the machine's own
 * Node, so that compiling downloads nothing. The logger is N-API: any version's will do.
 *
 * @returns {Record<string, string>}
 */
function headers() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const found = [
    inModules('node', 'node_modules', `${prefix}-${system}-${process.arch}`),
    dirname(dirname(process.execPath)),
  ].find((base) => existsSync(join(base, 'include', 'node', 'node_api.h')));
  return found === undefined ? {} : { npm_config_nodedir: found };
}

/** Says at once what would otherwise fail after the downloads. */
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
        : 'apt-get install -y python3 make g++ (or what your system calls them)';
    throw new Failure(
      `VS Code's logger has to be compiled, and ${missing.join(' and ')} cannot be found. Install with: ${how}`,
    );
  }
}

/** @param {string} command */
function isOnPath(command) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some((directory) => existsSync(join(directory, command)));
}
