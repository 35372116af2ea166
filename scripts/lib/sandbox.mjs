import { join } from 'node:path';

import { root } from './paths.mjs';
import { Service } from './processes.mjs';

const script = join(root, 'sandbox', 'main.ts');

/**
 * Starts a Zoom sandbox on 127.0.0.1 in a process of its own.
 *
 * @param {{ port?: number, args?: string[] }} [options] `port` 0, the default, means any free
 *   one; `args` are further arguments of its command line
 * @returns {Promise<{ url: string, service: Service }>}
 * @throws {import('./failure.mjs').Failure} if it does not start
 */
export async function startSandbox({ port = 0, args = [] } = {}) {
  const service = new Service('The Zoom sandbox', [script, '--port', String(port), ...args]);
  const url = await service.waitUntilReady(() => /^\{"url":"([^"]+)"/m.exec(service.output)?.[1]);
  return { url, service };
}

/**
 * The variable that makes VS Code's server open links to this sandbox unchanged. By default, it opens
 * every URL on 127.0.0.1 through its own proxy, under which a page has a different path and origin.
 * With the variable, links to other ports of this machine lead to the sandbox too.
 *
 * @param {string} sandboxUrl
 * @returns {Record<string, string>}
 */
export const directLinks = (sandboxUrl) => ({ VSCODE_PROXY_URI: `${sandboxUrl}/` });
