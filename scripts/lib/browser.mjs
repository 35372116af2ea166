import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium } from '@playwright/test';

import { Failure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { inModules } from './paths.mjs';
import { runNode, runTool } from './processes.mjs';

/** The arguments for a headless browser that only the tests use. */
export const browserArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses to run its own sandbox as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Finds the Chromium, Chrome or Edge for the tests: the one in CHROME_PATH, otherwise an installed
 * one, otherwise Playwright's own download.
 *
 * @returns {string | undefined} its path
 * @throws {Failure} if CHROME_PATH is not the path of a file
 */
function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) {
      throw new Failure(`CHROME_PATH is ${named}, which does not exist. Correct or unset it.`);
    }
    return named;
  }
  return [...pathsOnPath(), ...usualPaths(), chromium.executablePath()].find((path) =>
    existsSync(path),
  );
}

/**
 * Finds a browser and installs Chromium if there is none.
 *
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} its path
 * @throws {Failure} if it cannot be installed
 */
export async function ensureBrowser(progress) {
  const found = findBrowser();
  if (found !== undefined) {
    return found;
  }
  return withLock('browser', async () => {
    const output = findBrowser() === undefined ? await install(progress) : '';
    const installed = findBrowser();
    if (installed === undefined) {
      throw new Failure(
        'No browser could be installed, as shown above. Install Chrome, Chromium or Edge, or set CHROME_PATH to the path of one.',
        { details: output },
      );
    }
    return installed;
  });
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} the output of the installers
 */
async function install(progress) {
  return progress.step('Installing Chromium', async () => {
    let log = '';
    if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
      const packages = ['chromium', 'fonts-dejavu-core'];
      for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
        const { output } = await runTool('apt-get', args, {
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
        log += output;
      }
    }
    if (findBrowser() === undefined) {
      const cli = inModules('@playwright', 'test', 'cli.js');
      const { output } = await runNode([cli, 'install', '--no-shell', 'chromium']);
      log += output;
    }
    return log;
  });
}

function pathsOnPath() {
  const commands = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
  ];
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((directory) => commands.map((command) => join(directory, command + suffix)));
}

function usualPaths() {
  const { ProgramFiles, LOCALAPPDATA, HOME = '' } = process.env;
  const underProgramFiles = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA]
    .filter((base) => base !== undefined)
    .flatMap((base) => [
      join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      join(base, 'Chromium', 'Application', 'chrome.exe'),
    ]);
  const inApplications = ['/Applications', join(HOME, 'Applications')].flatMap((base) =>
    ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
      join(base, `${name}.app`, 'Contents', 'MacOS', name),
    ),
  );
  switch (process.platform) {
    case 'win32':
      return underProgramFiles;
    case 'darwin':
      return inApplications;
    default:
      return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
  }
}
