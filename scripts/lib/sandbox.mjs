import { join } from 'node:path';

import { root } from './paths.mjs';
import { Service } from './processes.mjs';

/** The sandbox's own command line. */
const script = join(root, 'sandbox', 'main.ts');

/**
 * Starts a Zoom sandbox on 127.0.0.1 as a process of its own.
 *
 * @param {{ port?: number, args?: string[] }} [options] `port` 0, the default, takes any free one;
 *   `args` are further arguments of its command line
 * @returns {Promise<{ url: string, service: Service }>}
 * @throws {import('./failure.mjs').Failure} where it does not start
 */
export async function startSandbox({ port = 0, args = [] } = {}) {
  const service = new Service('The Zoom sandbox', [script, '--port', String(port), ...args]);
  try {
    const url = await service.ready(() => /^\{"url":"([^"]+)"/m.exec(service.output)?.[1]);
    return { url, service };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/**
 * The variable that makes VS Code's server open links to this sandbox as they are. Without it, the
 * server takes every address on 127.0.0.1 for its own machine's and opens it through a proxy below
 * its own address, where pages see other paths, and another origin, than those they were made for.
 * Links to other ports of this machine lead to the sandbox too.
 *
 * @param {string} sandboxUrl
 * @returns {Record<string, string>}
 */
export const directLinks = (sandboxUrl) => ({ VSCODE_PROXY_URI: `${sandboxUrl}/` });
