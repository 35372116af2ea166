import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

import getPort from 'get-port';
import open from 'open';

import { folderUrl, installExtension, startCodeServer } from './codeServer.mjs';
import { buildExtension, packageExtension } from './extension.mjs';
import { Failure } from './failure.mjs';
import { acquireLock, isLocked } from './lock.mjs';
import { cacheFolder, root } from './paths.mjs';
import { ensureSampleWorkspace } from './sampleWorkspace.mjs';
import { directLinks, startSandbox } from './sandbox.mjs';
import { changeSettings, quietSettings, sandboxSettings, zoomSettings } from './settings.mjs';

const folder = join(cacheFolder, 'start');
const folders = { extensions: join(folder, 'extensions'), userData: join(folder, 'user-data') };
const workspace = join(folder, 'workspace');

/**
 * `npm start`: a real VS Code with the packaged extension, and a Zoom sandbox for it to talk to, until
 * Ctrl+C or until one of them exits. With a client ID, it talks to Zoom itself.
 *
 * @param {StartContext} context
 * @returns {Promise<never>}
 * @throws {Failure} if a step fails or a service exits
 * @typedef {import('./command.mjs').Context<import('./prepareStart.mjs').PreparedStart>} StartContext
 */
export async function startCommand(context) {
  const { options, host: installing } = context.prepared;
  const { progress } = context;
  await requireOnlyInstance();
  await requireFreePorts(options.port);
  const [host, vsix] = await Promise.all([installing, makePackage(progress)]);
  await ensureSampleWorkspace(workspace);
  await progress.step('Installing it in VS Code', () => installExtension(host, folders, vsix));
  const { url, services } = await progress.step('Starting VS Code', () => startAll(host, context));
  if (options.opensBrowser) {
    await openInBrowser(url);
  }
  progress.line(`Ready: ${url} (Ctrl+C stops everything)`);

  const exited = await Promise.race(services.map((one) => one.exited.then(() => one)));
  throw new Failure(`${exited.name} exited, so everything was stopped. Run npm start again.`, {
    details: exited.output,
  });
}

/** @param {import('./progress.mjs').Progress} progress */
async function makePackage(progress) {
  await progress.step('Building the extension', () => buildExtension({ checksTypes: false }));
  return progress.step('Packaging it', () => packageExtension());
}

/**
 * Starts Zoom's part, then VS Code.
 *
 * @param {import('./host.mjs').Host} host
 * @param {StartContext} context
 * @returns {Promise<{ url: string, services: import('./processes.mjs').Service[] }>} the address to
 *   open, and the services that have to keep running
 */
async function startAll(host, context) {
  const { port } = context.prepared.options;
  const zoom = await startZoom(context);
  const { url, service } = await startCodeServer(host, folders, { port, env: zoom.env });
  context.onExit(() => service.stop());
  return { url: folderUrl(url, workspace), services: [service, ...zoom.services] };
}

/** Holds a lock until this process exits, because its folders are not made for two. */
async function requireOnlyInstance() {
  try {
    // The lock of a process that was killed is free after four seconds.
    await acquireLock('start', {
      stale: 4_000,
      retries: { retries: 5, factor: 1, minTimeout: 1_000 },
    });
  } catch (error) {
    throw isLocked(error)
      ? new Failure('npm start is already running here. Use that one, or stop it with Ctrl+C.')
      : error;
  }
}

/** @param {number} first */
async function requireFreePorts(first) {
  for (const port of [first, first + 1]) {
    if ((await getPort({ port, host: '127.0.0.1' })) !== port) {
      throw new Failure(
        `Port ${port} is in use. Stop the program that listens on it, or use other ports: npm start -- --port=${first + 100}`,
      );
    }
  }
}

/**
 * Starts the sandbox, or the relay page if Zoom itself is used, and changes the settings accordingly.
 *
 * @param {StartContext} context
 * @returns {Promise<{ services: import('./processes.mjs').Service[], env: Record<string, string> }>}
 *   the services that have to keep running, and variables for the environment of VS Code
 */
async function startZoom({ prepared, progress, onExit }) {
  const { port, clientId } = prepared.options;
  const settingsFile = join(folders.userData, 'User', 'settings.json');
  if (clientId !== undefined) {
    await startRelay(port + 1);
    await changeSettings(settingsFile, (current) => ({
      ...quietSettings(current),
      ...zoomSettings(current, clientId, `http://127.0.0.1:${port + 1}/callback`),
    }));
    progress.line(
      'You sign in at Zoom itself: add http://127.0.0.1/callback to the redirect URLs of your Zoom app.',
    );
    return { services: [], env: {} };
  }

  const sandbox = await startSandbox({ port: port + 1 });
  onExit(() => sandbox.service.stop());
  await changeSettings(settingsFile, (current) => ({
    ...quietSettings(current),
    ...sandboxSettings(sandbox.url),
  }));
  return { services: [sandbox.service], env: directLinks(sandbox.url) };
}

/**
 * Serves the relay page, and nothing else, at http://127.0.0.1:<port>/callback.
 *
 * @param {number} port
 */
async function startRelay(port) {
  const page = await readFile(join(root, 'relay', 'callback.html'));
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?', 1);
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
}

/**
 * Opens a URL in the default browser, if there is a display.
 *
 * @param {string} url
 */
async function openInBrowser(url) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
  if (hasDisplay) {
    // If no browser can be opened, the URL is still printed.
    await open(url).catch(() => {});
  }
}
