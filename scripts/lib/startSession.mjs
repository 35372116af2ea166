import { join } from 'node:path';

import { folderUrl, installExtension, startCodeServer } from './codeServer.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { buildExtension, packageExtension } from './extension.mjs';
import { Failure } from './failure.mjs';
import { ensureHost } from './host.mjs';
import { openInBrowser } from './openInBrowser.mjs';
import { cacheFolder } from './paths.mjs';
import { isFree } from './ports.mjs';
import { startRelay } from './relayServer.mjs';
import { ensureSampleWorkspace } from './sampleWorkspace.mjs';
import { directLinks, startSandbox } from './sandbox.mjs';

const folder = join(cacheFolder, 'start');
const folders = { extensions: join(folder, 'extensions'), userData: join(folder, 'user-data') };
const workspace = join(folder, 'workspace');

/** Everything that one `npm start` sets up and runs. */
export class StartSession {
  #options;
  #progress;
  #stopped = false;
  /** @type {{ stop: () => Promise<void> | void }[]} */
  #running = [];

  /**
   * @param {import('./startOptions.mjs').StartOptions} options
   * @param {import('./progress.mjs').Progress} progress
   */
  constructor(options, progress) {
    this.#options = options;
    this.#progress = progress;
  }

  /**
   * Sets up, starts, says where, and goes on until something that it started ends by itself.
   *
   * @returns {Promise<never>}
   * @throws {Failure} what could not be done, or what ended
   */
  async run() {
    const { port } = this.#options;
    await requireFreePorts(port);
    await ensureDependencies(this.#progress);
    const host = await ensureHost(this.#progress);
    await this.#progress.step('Building the extension', buildExtension);
    const vsix = await this.#progress.step('Packaging it', packageExtension);
    await ensureSampleWorkspace(workspace);
    await this.#progress.step('Installing it in VS Code', () =>
      installExtension(host, folders, vsix),
    );

    const zoom = await this.#startZoom();
    const vscode = await startCodeServer(host, folders, port, zoom.env);
    this.#running.push(vscode.service);
    const address = folderUrl(vscode.url, workspace);
    if (!this.#stopped) {
      await openInBrowser(address);
      this.#progress.line(`Ready: ${address} (Ctrl+C stops everything)`);
    }

    const services = [vscode.service, ...zoom.services];
    const ended = await Promise.race(services.map((one) => one.ended.then(() => one)));
    throw new Failure(`${ended.name} ended by itself, so everything was stopped.`, {
      details: ended.output,
    });
  }

  /** Stops what was started, last first, and whatever is still being started. */
  async stop() {
    this.#stopped = true;
    await Promise.all(this.#running.map((one) => one.stop()));
  }

  /**
   * Starts what the extension is to talk to, or what leads back from Zoom, and sets the settings.
   *
   * @returns {Promise<{ services: import('./processes.mjs').Service[], env: Record<string, string> }>}
   *   the services whose end is the end of all, and what VS Code needs in its environment
   */
  async #startZoom() {
    const { port, clientId } = this.#options;
    // Needs a package that only the set-up may have brought.
    const { calmSettings, changeSettings, sandboxSettings, zoomSettings } =
      await import('./settings.mjs');
    const settingsFile = join(folders.userData, 'User', 'settings.json');

    if (clientId !== undefined) {
      const relay = await startRelay(port + 1);
      this.#running.push(relay);
      await changeSettings(settingsFile, (current) => ({
        ...calmSettings(current),
        ...zoomSettings(current, clientId, relay.url),
      }));
      this.#progress.line(
        'Signing in goes to Zoom itself: add http://127.0.0.1/callback to the redirect URLs of your Zoom app.',
      );
      return { services: [], env: {} };
    }

    const sandbox = await startSandbox({ port: port + 1 });
    this.#running.push(sandbox.service);
    await changeSettings(settingsFile, (current) => ({
      ...calmSettings(current),
      ...sandboxSettings(sandbox.url),
    }));
    return { services: [sandbox.service], env: directLinks(sandbox.url) };
  }
}

/** @param {number} first */
async function requireFreePorts(first) {
  for (const port of [first, first + 1]) {
    if (!(await isFree(port))) {
      throw new Failure(
        `Port ${port} of this machine is taken. Stop what listens on it, or take other ports: npm start -- --port ${first + 100}`,
      );
    }
  }
}
