import { ensureBrowser } from './browser.mjs';
import { buildExtension, packageExtension } from './extension.mjs';
import { ensureHost } from './host.mjs';

/** What the stages of a test run need, each made once, when it is first asked for. */
export class SetUp {
  #progress;
  /** @type {Map<string, Promise<unknown>>} */
  #made = new Map();

  /** @param {import('./progress.mjs').Progress} progress */
  constructor(progress) {
    this.#progress = progress;
  }

  /** The VS Code to test in. */
  host() {
    return this.#once('host', () => ensureHost(this.#progress));
  }

  /** The path of the browser to test in. */
  browser() {
    return this.#once('browser', () => ensureBrowser(this.#progress));
  }

  /** The extension in dist/, as it is published. */
  build() {
    return this.#once('build', () => this.#progress.step('Building the extension', buildExtension));
  }

  /** The path of the packaged extension. */
  vsix() {
    return this.#once('vsix', async () => {
      await this.build();
      return this.#progress.step('Packaging it', packageExtension);
    });
  }

  /**
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  #once(name, make) {
    const promise = /** @type {Promise<T>} */ (this.#made.get(name) ?? make());
    this.#made.set(name, promise);
    // Whoever asked for it gets the failure; somebody who only asked ahead does not.
    promise.catch(() => {});
    return promise;
  }
}
