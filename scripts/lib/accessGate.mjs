import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as sendRequest } from 'node:http';
import { connect } from 'node:net';
import { pipeline } from 'node:stream';

/** The parameter of a URL that has the token, named as VS Code's own server names it. */
const tokenParameter = 'tkn';

/** A web page can give its own name the address of this machine, but not one of these names. */
const ownHost = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

/**
 * @typedef {object} Gate
 * @property {string} url lets a browser in; parameters can be appended to it
 * @property {() => void} close stops listening and closes all connections
 */

/**
 * Listens on a port of 127.0.0.1 and passes on to another one only what comes from a person who has the
 * token. Everything else is answered with 403, in particular requests of web pages whose host name
 * leads to this machine. A URL with the token sets a cookie, which later requests have.
 *
 * @param {{ port: number, target: number, token: string, cookie: string }} options `port` is the one to
 *   listen on and `target` the one to pass requests on to; `cookie` is the name of the cookie, whose
 *   value is the token
 * @returns {Promise<Gate>}
 * @throws an error with the code `EADDRINUSE` if the port is in use
 */
export async function startAccessGate({ port, target, token, cookie }) {
  const ownCookie = `${cookie}=${token}`;
  const server = createServer((request, response) => {
    const entry = readEntry(request, { token, cookie });
    if (entry === undefined) {
      const text = 'Open the address with the token that was printed at the start.';
      response.writeHead(403, { 'content-type': 'text/plain' }).end(text);
      return;
    }
    if (entry.hasTokenInUrl && request.headers['sec-fetch-mode'] === 'navigate') {
      // The token does not stay in the address bar and the history.
      response
        .writeHead(302, {
          location: `http://${request.headers.host}${entry.path}`,
          'set-cookie': `${ownCookie}; Path=/; HttpOnly; SameSite=Lax`,
          'cache-control': 'no-store',
        })
        .end();
      return;
    }
    const { method, headers } = request;
    if (entry.hasTokenInUrl) {
      headers.cookie = [headers.cookie, ownCookie].filter(Boolean).join('; ');
    }
    const passedOn = sendRequest(
      { host: '127.0.0.1', port: target, method, path: entry.path, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        pipeline(answer, response, () => {});
      },
    );
    passedOn.on('error', () => response.destroy());
    response.on('close', () => passedOn.destroy());
    request.pipe(passedOn);
  });

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const entry = readEntry(request, { token, cookie });
    if (entry === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    const { method, httpVersion, rawHeaders } = request;
    const lines = [`${method} ${entry.path} HTTP/${httpVersion}`];
    for (let index = 0; index < rawHeaders.length; index += 2) {
      lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
    }
    const passedOn = connect(target, '127.0.0.1');
    passedOn.write(`${lines.join('\r\n')}\r\n\r\n`);
    passedOn.write(head);
    passedOn.on('error', () => passedOn.destroy());
    passedOn.on('close', () => socket.destroy());
    socket.on('close', () => passedOn.destroy());
    socket.pipe(passedOn).pipe(socket);
  });

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}/?${tokenParameter}=${token}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * What a request asks for if it may pass.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {{ token: string, cookie: string }} secret
 * @returns {{ path: string, hasTokenInUrl: boolean } | undefined} `path` without the token
 */
function readEntry({ url = '/', headers }, { token, cookie }) {
  const [path, query = ''] = url.split(/\?(.*)/s, 2);
  const parameters = query.split('&');
  const isOurs = (/** @type {string} */ parameter) => parameter.startsWith(`${tokenParameter}=`);
  const hasTokenInUrl = parameters.some(
    (one) => isOurs(one) && isEqual(one, `${tokenParameter}=${token}`),
  );
  const hasCookie = (headers.cookie ?? '')
    .split(/; */)
    .some((one) => isEqual(one, `${cookie}=${token}`));
  if (!ownHost.test(headers.host ?? '') || (!hasTokenInUrl && !hasCookie)) {
    return undefined;
  }
  const others = parameters.filter((one) => one !== '' && !isOurs(one)).join('&');
  return { path: others === '' ? path : `${path}?${others}`, hasTokenInUrl };
}

/**
 * Compares two texts in a time that does not depend on where they differ.
 *
 * @param {string} one
 * @param {string} other
 */
function isEqual(one, other) {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
