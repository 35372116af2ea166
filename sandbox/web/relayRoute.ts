import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const relayPage = new URL('../../relay/callback.html', import.meta.url);

/** Serves the relay page at the path of the registered redirect URI `http://127.0.0.1/callback`. */
export function relayRoute(app: FastifyInstance): void {
  app.get('/callback', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(await readFile(relayPage, 'utf8')),
  );
}
