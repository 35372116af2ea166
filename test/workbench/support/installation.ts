import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from '@playwright/test';
import getPort from 'get-port';
import { installExtension, startCodeServer } from '../../../scripts/lib/codeServer.mjs';
import type { Host } from '../../../scripts/lib/host.mjs';
import type { Service } from '../../../scripts/lib/processes.mjs';
import { ensureSampleWorkspace } from '../../../scripts/lib/sampleWorkspace.mjs';
import { directLinks, startSandbox } from '../../../scripts/lib/sandbox.mjs';
import { changeSettings, quietSettings, sandboxSettings } from '../../../scripts/lib/settings.mjs';
import { SandboxClient } from '../../support/sandboxClient.ts';

/** The settings at the start of a test, in addition to those for the sandbox. */
const steadySettings = {
  // The browser decides: Playwright switches the color scheme without touching the window.
  'window.autoDetectColorScheme': true,
  'workbench.preferredLightColorTheme': 'Light Modern',
  'workbench.preferredDarkColorTheme': 'Dark Modern',
  'workbench.reduceMotion': 'on',
  // Auto save is on by default in a browser and would write a file while a test reads it.
  'files.autoSave': 'off',
  // The sandbox has meetings at fixed hours, whose reminders would come in the middle of a test.
  'zoom.reminder.minutesBefore': [],
  'window.title': '${rootName}',
  'git.openRepositoryInParentFolders': 'never',
  'extensions.ignoreRecommendations': true,
};

/** Where links of Zoom's own meetings open its web client. */
const webClientOrigin = 'https://app.zoom.us';

/** Another extension, which requests Zoom sessions for tests. */
const guest = fileURLToPath(new URL('../guest', import.meta.url));

interface InstallationParts {
  /** The temporary folder that everything is in. */
  readonly folder: string;
  readonly userData: string;
  /** Opens VS Code, with the token that lets a browser in. */
  readonly url: string;
  readonly sandboxUrl: string;
  /** The origin of the links to meetings: another one than the sandbox's own, or undefined. */
  readonly webOrigin: string | undefined;
  readonly services: readonly Service[];
}

/** A VS Code with the packaged extension, and the sandbox that the extension uses. */
export class Installation {
  readonly sandbox: SandboxClient;
  readonly url: string;
  readonly #parts: InstallationParts;

  private constructor(parts: InstallationParts) {
    this.sandbox = new SandboxClient(parts.sandboxUrl);
    this.url = parts.url;
    this.#parts = parts;
  }

  /**
   * Installs and starts everything in a temporary folder, on free ports.
   *
   * @param host the VS Code to run
   * @param vsix the packaged extension to install in it
   * @param webOrigin the origin of the links to meetings, by default the sandbox's own
   */
  static async start(host: Host, vsix: string, webOrigin?: string): Promise<Installation> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'zoom-meetings-workbench-')));
    const folders = { extensions: join(folder, 'extensions'), userData: join(folder, 'user-data') };
    await installExtension(host, folders, vsix);
    await addGuest(folders.extensions);
    const sandbox = await startSandbox({
      args: webOrigin === undefined ? [] : ['--web-origin', webOrigin],
    });
    try {
      const port = await getPort({ host: '127.0.0.1' });
      const vscode = await startCodeServer(host, folders, {
        port,
        env: directLinks(sandbox.url),
        trustedDomains: webOrigin === undefined ? [] : [webOrigin, webClientOrigin],
      });
      return new Installation({
        folder,
        userData: folders.userData,
        url: vscode.url,
        sandboxUrl: sandbox.url,
        webOrigin,
        services: [vscode.service, sandbox.service],
      });
    } catch (error) {
      await sandbox.service.stop();
      throw error;
    }
  }

  /** The origin of the links to meetings. */
  get webOrigin(): string {
    return this.#parts.webOrigin ?? this.#parts.sandboxUrl;
  }

  /** Lets a browser open links to meetings and to Zoom's web client at the sandbox. */
  async serveMeetingPages(context: BrowserContext): Promise<void> {
    const { sandboxUrl, webOrigin } = this.#parts;
    if (webOrigin === undefined) {
      return;
    }
    for (const origin of [webOrigin, webClientOrigin]) {
      await context.route(`${origin}/**`, async (route) => {
        const url = route
          .request()
          .url()
          .replace(origin, sandboxUrl)
          .replace(/\/wc\/(\d+)\/join/, '/wc/join/$1');
        await route.fulfill({ response: await route.fetch({ url }) });
      });
    }
  }

  /**
   * Resets the sandbox, the settings and the extension's own files, and creates a new workspace. What a
   * browser has stored is not reset.
   *
   * @returns the workspace's folder, a git repository in which the sample files are committed
   */
  async reset(): Promise<string> {
    await this.sandbox.reset();
    const extensionFiles = join(
      this.#parts.userData,
      ...['User', 'globalStorage', 'vscode-zoom.zoom-meetings'],
    );
    await rm(extensionFiles, { recursive: true, force: true });
    // Overwritten, not deleted, because a running VS Code watches it.
    await writeFile(this.#settings, '{}\n');
    await this.changeSettings({
      ...quietSettings({}),
      ...sandboxSettings(this.sandbox.url),
      ...steadySettings,
    });
    const workspace = join(await mkdtemp(join(this.#parts.folder, 'run-')), 'launch-week');
    await ensureSampleWorkspace(workspace);
    return workspace;
  }

  /** Changes user settings by full name; undefined removes one. A window reads them when it opens. */
  async changeSettings(values: Readonly<Record<string, unknown>>): Promise<void> {
    await changeSettings(this.#settings, () => values);
  }

  get #settings(): string {
    return join(this.#parts.userData, 'User', 'settings.json');
  }

  /** Stops VS Code and the sandbox and removes their files. */
  async stop(): Promise<void> {
    await Promise.all(this.#parts.services.map((service) => service.stop()));
    await rm(this.#parts.folder, { recursive: true, force: true });
  }
}

/** Installs the guest unpacked, because packing takes longer than the tests that need it. */
async function addGuest(extensions: string): Promise<void> {
  const name = 'zoom-tests.guest-1.0.0';
  await cp(guest, join(extensions, name), { recursive: true });
  const list = join(extensions, 'extensions.json');
  const installed = JSON.parse(await readFile(list, 'utf8')) as object[];
  const entry = {
    identifier: { id: 'zoom-tests.guest' },
    version: '1.0.0',
    location: { $mid: 1, path: join(extensions, name), scheme: 'file' },
    relativeLocation: name,
  };
  await writeFile(list, JSON.stringify([...installed, entry]));
}
