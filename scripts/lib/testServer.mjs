import { join } from 'node:path';

import { toolEnvironment } from './paths.mjs';
import { freePort } from './ports.mjs';
import { Service } from './processes.mjs';

/**
 * Starts VS Code's bare server on a free port of 127.0.0.1, in the mode in which it runs tests
 * inside its extension host.
 *
 * @param {import('./host.mjs').Host} host
 * @param {string} folder an empty one, for its data
 * @param {Record<string, string>} env what the extension host finds in its environment
 * @returns {Promise<{ authority: string, service: Service }>} `authority` is host and port
 * @throws {import('./failure.mjs').Failure} where it does not start
 */
export async function startTestServer(host, folder, env) {
  const authority = `127.0.0.1:${await freePort()}`;
  const [name, port] = authority.split(':');
  const service = new Service(
    "VS Code's test server",
    [
      host.server,
      ...['--without-connection-token', '--host', name, '--port', port],
      ...[
        '--server-data-dir',
        join(folder, 'data'),
        '--extensions-dir',
        join(folder, 'extensions'),
      ],
      '--accept-server-license-terms',
      '--disable-telemetry',
      '--disable-workspace-trust',
      '--enable-smoke-test-driver',
    ],
    { env: toolEnvironment(env) },
  );
  try {
    await service.ready(async () => {
      const answer = await globalThis.fetch(`http://${authority}/version`).catch(() => undefined);
      return answer?.ok === true ? true : undefined;
    });
    return { authority, service };
  } catch (error) {
    await service.stop();
    throw error;
  }
}
