import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { Failure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, inModules } from './paths.mjs';
import { run, runNode } from './run.mjs';

/** What a browser without a screen, that nobody else uses, is started with. */
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
 * The Chromium, Chrome or Edge that the tests run in: the one that CHROME_PATH names, else an
 * installed one, else Playwright's own download.
 *
 * @returns {Promise<string | undefined>} its path
 * @throws {Failure} where CHROME_PATH names none
 */
async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) {
      throw new Failure(`CHROME_PATH names ${named}, which does not exist. Correct or unset it.`);
    }
    return named;
  }
  const { chromium } = await import('@playwright/test');
  return [...onPath(), ...wellKnown(), chromium.executablePath()].find((path) => existsSync(path));
}

/**
 * Gives a browser, installing Chromium where there is none.
 *
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} its path
 * @throws {Failure} where it cannot be installed
 */
export async function ensureBrowser(progress) {
  const found = await findBrowser();
  if (found !== undefined) {
    return found;
  }
  return withLock(join(cacheFolder, 'browser.lock'), async () => {
    const output = (await findBrowser()) === undefined ? await install(progress) : '';
    const installed = await findBrowser();
    if (installed === undefined) {
      throw new Failure(
        'No browser could be installed, as shown above. Install Chrome, Chromium or Edge, or name one with CHROME_PATH.',
        { details: output },
      );
    }
    return installed;
  });
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} what the installers said
 */
async function install(progress) {
  return progress.step('Installing Chromium', async () => {
    let said = '';
    if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
      const packages = ['chromium', 'fonts-dejavu-core'];
      for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
        const { output } = await run('apt-get', args, {
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
        said += output;
      }
    }
    if ((await findBrowser()) === undefined) {
      const cli = inModules('@playwright', 'test', 'cli.js');
      const { output } = await runNode([cli, 'install', '--no-shell', 'chromium']);
      said += output;
    }
    return said;
  });
}

function onPath() {
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

function wellKnown() {
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
