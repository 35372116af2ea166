import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { root } from './paths.mjs';

/**
 * Serves the relay page, and nothing else, at http://127.0.0.1:<port>/callback.
 *
 * @param {number} port
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function startRelay(port) {
  const page = await readFile(join(root, 'relay', 'callback.html'));
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== '/callback') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    response.end(page);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}/callback`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
