import { ensureBrowser } from './browser.mjs';
import { buildExtension, packageExtension } from './extension.mjs';
import { ensureHost } from './host.mjs';

/** What the stages of a test run need. Each part is prepared once, when it is first requested. */
export class SetUp {
  #progress;
  /** @type {Map<string, Promise<unknown>>} */
  #prepared = new Map();

  /** @param {import('./progress.mjs').Progress} progress */
  constructor(progress) {
    this.#progress = progress;
  }

  /** Returns the VS Code to test in. */
  host() {
    return this.#once('host', () => ensureHost(this.#progress));
  }

  /** Returns the path of the browser to test in. */
  browser() {
    return this.#once('browser', () => ensureBrowser(this.#progress));
  }

  /** Builds the extension into dist/, as it is published. The stage `types` checks its types. */
  build() {
    return this.#once('build', () =>
      this.#progress.step('Building the extension', () => buildExtension({ checksTypes: false })),
    );
  }

  /** Returns the path of the packaged extension. */
  vsix() {
    return this.#once('vsix', async () => {
      await this.build();
      return this.#progress.step('Packaging it', () => packageExtension());
    });
  }

  /**
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} prepare
   * @returns {Promise<T>}
   */
  #once(name, prepare) {
    const promise = /** @type {Promise<T>} */ (this.#prepared.get(name) ?? prepare());
    this.#prepared.set(name, promise);
    // Only callers that wait for it get the failure; a call ahead of time ignores it.
    promise.catch(() => {});
    return promise;
  }
}
