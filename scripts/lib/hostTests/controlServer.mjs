import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * The server through which tests in the extension host control what is outside it, by HTTP on
 * 127.0.0.1 with JSON bodies:
 *
 * - `POST /consent` with a `Consent`: sets the answer for the consent pages that open from now on
 * - `GET /opened` → the URLs that were opened in tabs; `DELETE /opened` clears them
 * - `POST /visit` with `{url}`: opens a URL in a tab; responds when it has loaded
 * - `GET /storage` → everything that VS Code keeps in the browser, as one text
 * - `POST /windows`: opens the other windows of the run, which share what is stored at that time
 * - `POST /barrier` with `{name}`: responds when every window of the run has called it
 */
export class ControlServer {
  #tabs;
  #windows;
  /** @type {() => void} */
  #requestOthers = () => undefined;
  /** Resolves when the first window has requested the others. */
  otherWindowsRequested = new Promise((resolve) => {
    this.#requestOthers = () => resolve(undefined);
  });
  /** @type {Map<string, (() => void)[]>} */
  #waiting = new Map();
  #server = createServer((request, response) => {
    this.#answer(request).then(
      (body) => response.writeHead(200).end(JSON.stringify(body ?? null)),
      (error) => response.writeHead(500).end(String(error)),
    );
  });

  /**
   * @param {import('./browserTabs.mjs').BrowserTabs} tabs
   * @param {number} windows the number of windows in the run
   */
  constructor(tabs, windows) {
    this.#tabs = tabs;
    this.#windows = windows;
  }

  /**
   * Starts listening on 127.0.0.1.
   *
   * @param {number} port
   * @returns {Promise<void>}
   */
  async listen(port) {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Stops listening and closes all connections. */
  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** @param {import('node:http').IncomingMessage} request */
  async #answer(request) {
    const body = await readJson(request);
    switch (`${request.method} ${request.url}`) {
      case 'POST /consent':
        return this.#tabs.setConsent(body);
      case 'GET /opened':
        return this.#tabs.opened;
      case 'DELETE /opened':
        return this.#tabs.clearOpened();
      case 'POST /visit':
        return this.#tabs.visit(body.url);
      case 'GET /storage':
        return this.#tabs.readStorage();
      case 'POST /windows':
        return this.#requestOthers();
      case 'POST /barrier':
        return this.#waitForAll(body.name);
      default:
        throw new Error(`There is no ${request.method} ${request.url}.`);
    }
  }

  /**
   * @param {string} barrier
   * @returns {Promise<void>}
   */
  #waitForAll(barrier) {
    return new Promise((resolve) => {
      const resolvers = [...(this.#waiting.get(barrier) ?? []), resolve];
      this.#waiting.set(barrier, resolvers);
      if (resolvers.length === this.#windows) {
        this.#waiting.delete(barrier);
        resolvers.forEach((release) => release());
      }
    });
  }
}

/** @param {import('node:http').IncomingMessage} request */
async function readJson(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
  }
  return text === '' ? undefined : JSON.parse(text);
}
