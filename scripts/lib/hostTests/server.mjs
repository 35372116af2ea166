import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import getPort from 'get-port';

import { Service } from '../processes.mjs';

/**
 * Starts VS Code's own server on a free port of 127.0.0.1, in the mode in which it runs tests in its
 * extension host. It answers only requests with a token.
 *
 * @param {import('../host.mjs').Host} host
 * @param {string} folder for its data
 * @param {object} options
 * @param {boolean} options.trustsFolders if not, every folder opens in Restricted Mode
 * @param {Record<string, string>} options.env added to the environment of the extension host
 * @returns {Promise<{ authority: string, token: string, service: Service }>} `authority` is the host
 *   and port
 * @throws {import('../failure.mjs').Failure} if it does not start
 */
export async function startTestServer(host, folder, { trustsFolders, env }) {
  const authority = `127.0.0.1:${await getPort({ host: '127.0.0.1' })}`;
  const [name, port] = authority.split(':');
  const token = randomBytes(32).toString('hex');
  const service = new Service(
    "VS Code's test server",
    [
      host.server,
      ...['--connection-token', token, '--host', name, '--port', port],
      ...[
        '--server-data-dir',
        join(folder, 'data'),
        '--extensions-dir',
        join(folder, 'extensions'),
      ],
      '--accept-server-license-terms',
      '--disable-telemetry',
      ...(trustsFolders ? ['--disable-workspace-trust'] : []),
      '--enable-smoke-test-driver',
    ],
    env,
  );
  await service.waitUntilHealthy(`http://${authority}/version`);
  return { authority, token, service };
}
