import { join } from 'node:path';

import { Failure } from './failure.mjs';
import { toolEnvironment } from './paths.mjs';
import { runNode, Service } from './processes.mjs';

/**
 * The folders of a VS Code for its extensions, settings and state.
 *
 * @typedef {object} Folders
 * @property {string} extensions
 * @property {string} userData has the user's settings in `User/settings.json`
 */

/**
 * Installs a packaged extension as `code --install-extension` does.
 *
 * @param {import('./host.mjs').Host} host
 * @param {Folders} folders
 * @param {string} vsix
 * @throws {Failure} if VS Code does not report success
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
 * Starts VS Code for the browser on 127.0.0.1, without password, telemetry and workspace trust.
 *
 * @param {import('./host.mjs').Host} host
 * @param {Folders} folders
 * @param {number} port
 * @param {Record<string, string>} [env] added to its environment
 * @returns {Promise<{ url: string, service: Service }>}
 * @throws {Failure} if it does not start
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
    { ...cleanEnvironment, ...env },
  );
  const url = `http://127.0.0.1:${port}`;
  await service.waitUntilHealthy(`${url}/healthz`);
  return { url, service };
}

/**
 * The URL that opens a folder of this machine in VS Code.
 *
 * @param {string} url of VS Code
 * @param {string} folder
 */
export function folderUrl(url, folder) {
  return `${url}/?folder=${encodeURI(folder.replaceAll('\\', '/'))}`;
}

/** The terminals of VS Code and code-server set these variables, which would change what it does. */
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
 * The arguments include a configuration file, so that the user's own is neither read nor written.
 *
 * @param {Folders} folders
 */
function folderArguments({ extensions, userData }) {
  const config = join(userData, 'code-server.yaml');
  return ['--config', config, '--extensions-dir', extensions, '--user-data-dir', userData];
}
