import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * What tests inside the extension host can ask of the world outside it, by HTTP on 127.0.0.1 with
 * JSON bodies:
 *
 * - `POST /consent` a `Consent`: what becomes of the consent pages from now on
 * - `GET /opened` → the addresses that were opened in tabs; `DELETE /opened` forgets them
 * - `POST /visit` `{url}`: opens an address in a tab, answers once it has loaded
 * - `POST /windows`: opens the other windows of the run, which share what is stored by then
 * - `POST /meet` `{place}`: answers once every window of the run has come to this place
 */
export class TestControl {
  #tabs;
  #windows;
  /** @type {() => void} */
  #openOthers = () => undefined;
  /** Fulfilled when the first window has asked for the others. */
  othersWanted = new Promise((resolve) => {
    this.#openOthers = () => resolve(undefined);
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
   * @param {number} windows how many there are in the run
   */
  constructor(tabs, windows) {
    this.#tabs = tabs;
    this.#windows = windows;
  }

  /**
   * @param {number} port
   * @returns {Promise<void>}
   */
  async listen(port) {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** @param {import('node:http').IncomingMessage} request */
  async #answer(request) {
    const body = await readJson(request);
    switch (`${request.method} ${request.url}`) {
      case 'POST /consent':
        return this.#tabs.decide(body);
      case 'GET /opened':
        return this.#tabs.opened;
      case 'DELETE /opened':
        return this.#tabs.forget();
      case 'POST /visit':
        return this.#tabs.visit(body.url);
      case 'POST /windows':
        return this.#openOthers();
      case 'POST /meet':
        return this.#meet(body.place);
      default:
        throw new Error(`Nothing is at ${request.method} ${request.url}.`);
    }
  }

  /**
   * @param {string} place
   * @returns {Promise<void>}
   */
  #meet(place) {
    return new Promise((resolve) => {
      const here = [...(this.#waiting.get(place) ?? []), resolve];
      this.#waiting.set(place, here);
      if (here.length === this.#windows) {
        this.#waiting.delete(place);
        here.forEach((goOn) => goOn());
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
