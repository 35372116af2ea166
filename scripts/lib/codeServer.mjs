import { join } from 'node:path';

import { Failure } from './failure.mjs';
import { toolEnvironment } from './paths.mjs';
import { Service } from './processes.mjs';
import { runNode } from './run.mjs';

/**
 * The folders of one VS Code: where its extensions, settings and state are.
 *
 * @typedef {object} Folders
 * @property {string} extensions
 * @property {string} userData the user's settings are in `User/settings.json` below it
 */

/**
 * Installs a packaged extension as `code --install-extension` does.
 *
 * @param {import('./host.mjs').Host} host
 * @param {Folders} folders
 * @param {string} vsix
 * @throws {Failure}
 */
export async function installExtension(host, folders, vsix) {
  const { code, output } = await runNode(
    [host.entry, '--install-extension', vsix, '--force', ...folderArguments(folders)],
    { env: toolEnvironment(cleanEnvironment) },
  );
  if (code !== 0 || !/successfully installed/.test(output)) {
    throw new Failure('VS Code did not install the extension, as shown above.', {
      details: output,
    });
  }
}

/**
 * Starts VS Code on 127.0.0.1 for the browser, for one trusted person: no password, no telemetry.
 *
 * @param {import('./host.mjs').Host} host
 * @param {Folders} folders
 * @param {number} port
 * @param {Record<string, string>} [env] what it finds in its environment besides
 * @returns {Promise<{ url: string, service: Service }>}
 * @throws {Failure} where it does not start
 */
export async function startCodeServer(host, folders, port, env = {}) {
  const service = new Service(
    'VS Code',
    [
      host.entry,
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...folderArguments(folders)],
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
    ],
    { env: toolEnvironment({ ...cleanEnvironment, ...env }) },
  );
  const url = `http://127.0.0.1:${port}`;
  try {
    await service.ready(() => answers(`${url}/healthz`));
    return { url, service };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/**
 * The address that opens a folder of this machine in VS Code.
 *
 * @param {string} url
 * @param {string} folder
 */
export function folderUrl(url, folder) {
  return `${url}/?folder=${encodeURI(folder.replaceAll('\\', '/'))}`;
}

/** A VS Code's or code-server's own terminal would pass these on, and they change what it does. */
const cleanEnvironment = {
  PORT: undefined,
  PASSWORD: undefined,
  HASHED_PASSWORD: undefined,
  VSCODE_IPC_HOOK_CLI: undefined,
  VSCODE_PROXY_URI: undefined,
  CODE_SERVER_CONFIG: undefined,
  CODE_SERVER_SESSION_SOCKET: undefined,
  ELECTRON_RUN_AS_NODE: undefined,
};

/**
 * With a configuration file of its own: the person's is neither read nor written.
 *
 * @param {Folders} folders
 */
function folderArguments({ extensions, userData }) {
  const config = join(userData, 'code-server.yaml');
  return ['--config', config, '--extensions-dir', extensions, '--user-data-dir', userData];
}

/** @param {string} url */
async function answers(url) {
  const answer = await globalThis.fetch(url).catch(() => undefined);
  return answer?.ok === true ? true : undefined;
}
