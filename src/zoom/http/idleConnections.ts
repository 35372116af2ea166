import * as http from 'node:http';
import * as https from 'node:https';

/**
 * Closes the connections to a server that no request uses, so that the next request gets a new one. A
 * server closes idle connections too, and may do so just when the next request is sent; whether it has
 * received that request is unknown then (RFC 9112 §9.5).
 *
 * Node's own agents keep connections, unless VS Code sends a request through a proxy.
 */
export function closeIdleConnections({ protocol, hostname, port }: URL): void {
  const isSecure = protocol === 'https:';
  const { freeSockets } = (isSecure ? https : http).globalAgent;
  const host = hostname.replace(/^\[|\]$/g, '');
  // Agents name their sockets by host and port first (Node.js, `agent.getName`).
  const name = `${host}:${port || (isSecure ? '443' : '80')}:`;
  for (const [key, sockets = []] of Object.entries(freeSockets)) {
    if (key.startsWith(name)) {
      for (const socket of [...sockets]) {
        socket.destroy();
      }
    }
  }
}
