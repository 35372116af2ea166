import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import getPort from 'get-port';

import { startAccessGate } from './accessGate.mjs';
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
 * Starts VS Code for the browser on 127.0.0.1, without telemetry and workspace trust. Only those who have
 * the token get in: any web page could reach a server on this machine, and VS Code runs programs.
 *
 * @param {import('./host.mjs').Host} host
 * @param {Folders} folders
 * @param {{ port: number, env?: Record<string, string>, trustedDomains?: string[] }} options `env` is
 *   added to its environment; links to `trustedDomains` open without a question
 * @returns {Promise<{ url: string, service: Service }>} `url` has the token
 * @throws {Failure} if it does not start
 */
export async function startCodeServer(host, folders, { port, env = {}, trustedDomains = [] }) {
  const token = randomBytes(32).toString('base64url');
  // Behind the gate, code-server requires the same cookie, so its own port is of no use to others.
  const target = await getPort({ host: '127.0.0.1' });
  const service = new Service(
    'VS Code',
    [
      host.entry,
      ...['--auth', 'password', '--cookie-suffix', String(port)],
      ...['--bind-addr', `127.0.0.1:${target}`, ...folderArguments(folders)],
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
      ...trustedDomains.flatMap((domain) => ['--link-protection-trusted-domains', domain]),
    ],
    // The value of the cookie of those who have typed the password, which nobody knows.
    { ...cleanEnvironment, ...env, HASHED_PASSWORD: token },
  );
  await service.waitUntilHealthy(`http://127.0.0.1:${target}/healthz`);
  try {
    const cookie = `code-server-session-${port}`;
    const gate = await startAccessGate({ port, target, token, cookie });
    service.exited.then(() => gate.close());
    return { url: gate.url, service };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/**
 * The URL that opens a folder of this machine in VS Code.
 *
 * @param {string} url of VS Code, with the token
 * @param {string} folder
 */
export function folderUrl(url, folder) {
  return `${url}&folder=${encodeURI(folder.replaceAll('\\', '/'))}`;
}

/** The terminals of VS Code and code-server set these variables, which would change what it does. */
const cleanEnvironment = {
  PORT: undefined,
  PASSWORD: undefined,
  HASHED_PASSWORD: undefined,
  VSCODE_IPC_HOOK_CLI: undefined,
  VSCODE_PROXY_URI: undefined,
  CODE_SERVER_CONFIG: undefined,
  CODE_SERVER_COOKIE_SUFFIX: undefined,
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
