import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Whether a server can listen on this port of 127.0.0.1.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isFree(port) {
  return (await listen(port)) !== undefined;
}

/**
 * A port of 127.0.0.1 that nobody listens on at this moment.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  const port = await listen(0);
  if (port === undefined) {
    throw new Error('No port of 127.0.0.1 is free.');
  }
  return port;
}

/**
 * @param {number} wanted
 * @returns {Promise<number | undefined>} the port that a server got for a moment
 */
async function listen(wanted) {
  const server = createServer();
  try {
    server.listen({ port: wanted, host: '127.0.0.1', exclusive: true });
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : undefined;
  } catch {
    return undefined;
  } finally {
    server.close();
  }
}
