import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { folderUrl } from '../../../scripts/lib/codeServer.mjs';
import type { SandboxClient } from '../../support/sandboxClient.ts';
import { ConsentPage } from './consentPage.ts';
import type { Installation } from './installation.ts';
import { QuickInput } from './quickInput.ts';
import { screenshotPath, themes, updatesScreenshots } from './screenshots.ts';
import { Tree } from './tree.ts';

/** The CSS class of the window by theme. */
const themeClasses: Record<string, string> = {
  light: 'vscode-theme-defaults-themes-light_modern-json',
  dark: 'vscode-theme-defaults-themes-dark_modern-json',
  'high-contrast': 'hc-black',
};

/** A VS Code window as a person uses it. */
export class Workbench {
  readonly page: Page;
  /** The folder that is open in the window. */
  readonly workspace: string;
  readonly quickInput: QuickInput;
  readonly #installation: Installation;

  constructor(page: Page, installation: Installation, workspace: string) {
    this.page = page;
    this.workspace = workspace;
    this.quickInput = new QuickInput(page);
    this.#installation = installation;
  }

  /** The Zoom sandbox that the extension uses. */
  get sandbox(): SandboxClient {
    return this.#installation.sandbox;
  }

  /** The origin of the links to meetings. */
  get webOrigin(): string {
    return this.#installation.webOrigin;
  }

  /** Opens or reloads the window and waits until it is ready. */
  async openWindow(): Promise<void> {
    await this.page.goto(folderUrl(this.#installation.url, this.workspace));
    await expect(this.page.getByRole('tab', { name: /^Explorer/ })).toBeVisible({
      timeout: 30_000,
    });
  }

  /** Opens another window in the same browser, with the accounts that are signed in. */
  async openAnotherWindow(): Promise<Workbench> {
    const page = await this.page.context().newPage();
    const other = new Workbench(page, this.#installation, this.workspace);
    await other.openWindow();
    return other;
  }

  /** Changes user settings by full name, before `openWindow`; undefined removes one. */
  async changeSettings(values: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#installation.changeSettings(values);
  }

  /**
   * Runs a command from the command palette by its full title, such as `Zoom: Sign In`. The palette does
   * not take up commands that are added while it is open, as after a reload, so it is opened again.
   */
  async runCommand(title: string): Promise<void> {
    await expect(async () => {
      await this.openPalette(`>${title}`);
      const choice = this.quickInput.choice(title);
      try {
        await expect(choice).toBeVisible({ timeout: 3_000 });
      } catch (error) {
        await this.quickInput.escape();
        throw error;
      }
    }).toPass({ timeout: 40_000 });
    await this.quickInput.pick(title);
    await this.quickInput.waitForNext(`>${title}`);
  }

  /**
   * Opens the command palette and types into it. A part of the window that is being redrawn can swallow
   * the key or take the focus, which closes the palette, so this is repeated until the text is there.
   * VS Code opens no palette over an editor in a dialog, such as the one with the running extensions.
   */
  async openPalette(text: string): Promise<void> {
    const { field } = this.quickInput;
    await expect(async () => {
      if (!(await field.isVisible())) {
        await this.page.keyboard.press('F1');
      }
      await field.fill(text, { timeout: 2_000 });
      await expect(field).toHaveValue(text, { timeout: 1_000 });
    }).toPass({ timeout: 40_000 });
  }

  /** Shows a container of the activity bar by its title, such as `Zoom`. */
  async openView(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: title });
    if ((await tab.getAttribute('aria-selected')) !== 'true') {
      await tab.click();
    }
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** The side bar. */
  get sideBar(): Locator {
    return this.page.locator('.part.sidebar');
  }

  /** Returns a tree in the side bar by its title, such as `Meetings`. */
  tree(title: string): Tree {
    return new Tree(this.page, this.sideBar.getByRole('tree', { name: title }));
  }

  /** The keys that the open menu shows for an item. */
  menuKeys(item: string): Locator {
    return this.page.getByRole('menuitem', { name: item }).first().locator('.keybinding');
  }

  /** Clicks an action in a view's title, which is visible while the mouse is over the view. */
  async clickViewAction(view: string, name: string): Promise<void> {
    const pane = this.sideBar
      .locator('.pane')
      .filter({ has: this.page.getByRole('tree', { name: view }) });
    await pane.locator('.pane-header').hover();
    await pane.getByRole('button', { name }).click();
  }

  /** Returns the notification that contains this text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  /** The status bar. */
  get statusBar(): Locator {
    return this.page.locator('.part.statusbar');
  }

  /** The modal dialog. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Moves the mouse to a corner, and waits until no hover and no scroll bar is visible any more. */
  async parkMouse(): Promise<void> {
    await this.page.mouse.move(5, 790);
    await expect(
      this.page.locator('.workbench-hover:visible, .editor-instance .scrollbar.visible'),
    ).toHaveCount(0);
  }

  /** Opens a file by its path in the workspace. */
  async openFile(path: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput.type(path);
    await this.quickInput.pick(path);
    await expect(this.page.getByRole('tab', { name: path })).toBeVisible();
  }

  /** Creates a file in the workspace and opens it. Its extension determines the language. */
  async createFile(path: string, content = ''): Promise<void> {
    await writeFile(join(this.workspace, path), content);
    await this.openFile(path);
  }

  /** Moves the cursor of the active editor to a line and column, both from 1. */
  async goToLine(line: number, column = 1): Promise<void> {
    // The tab of a file can be there before its editor.
    await expect(async () => {
      await this.page.keyboard.press('Control+G');
      await this.quickInput.type(`:${line}:${column}`);
      await this.quickInput.accept();
      const place = this.page.getByRole('button', { name: `Ln ${line}, Col ${column}` });
      await expect(place).toBeVisible({ timeout: 2_000 });
      await expect(this.quickInput.box).toBeHidden({ timeout: 2_000 });
    }).toPass({ timeout: 40_000 });
  }

  /** Types into the active editor. */
  async typeText(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /**
   * Returns the visible text of the active editor, for `expect.poll`. Lines that are scrolled out of
   * view are missing.
   */
  async editorText(): Promise<string> {
    const lines = this.page.locator('.editor-instance .view-lines .view-line');
    const tops = await lines.evaluateAll((elements) =>
      elements
        .map((element) => ({
          top: Number.parseFloat((element as HTMLElement).style.top),
          text: element.textContent.replaceAll('\u00a0', ' '),
        }))
        .sort((a, b) => a.top - b.top),
    );
    return tops.map(({ text }) => text).join('\n');
  }

  /** Saves the active editor and returns the text of the file with this path. */
  async saveFile(path: string): Promise<string> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await expect(this.page.getByRole('tab', { name: path })).not.toHaveClass(/\bdirty\b/);
    return readFile(join(this.workspace, path), 'utf8');
  }

  /**
   * Waits for the tab that the editor opens at a path such as `/oauth/authorize`. Close it when done:
   * while it is in front, the browser draws the editor only once a second.
   */
  async waitForTab(path: string | RegExp): Promise<Page> {
    const context = this.page.context();
    const find = (): Page | undefined =>
      context.pages().find((page) => {
        const { pathname } = new URL(page.url());
        return typeof path === 'string' ? pathname === path : path.test(pathname);
      });
    await expect.poll(find).toBeDefined();
    const page = find();
    if (page === undefined) {
      throw new Error(`The tab at ${String(path)} was closed.`);
    }
    return page;
  }

  /** Waits for the consent page that the editor opens. */
  async waitForConsentPage(): Promise<ConsentPage> {
    return new ConsentPage(await this.waitForTab('/oauth/authorize'), this.page);
  }

  /** Signs in and allows access on the consent page. */
  async signIn(account?: string): Promise<void> {
    await this.runCommand('Zoom: Sign In');
    const consent = await this.waitForConsentPage();
    if (account !== undefined) {
      await consent.chooseAccount(account);
    }
    await consent.allow();
  }

  /**
   * Takes a screenshot of the window in each color theme for docs/images, if UPDATE_SCREENSHOTS is 1.
   *
   * @param name such as `sidebar`, for sidebar-light.png, sidebar-dark.png and sidebar-high-contrast.png
   */
  async screenshot(name: string): Promise<void> {
    if (!updatesScreenshots) {
      return;
    }
    for (const [theme, media] of Object.entries(themes)) {
      await this.page.emulateMedia(media);
      await expect(this.page.locator(`.monaco-workbench.${themeClasses[theme]}`)).toBeVisible();
      await this.page.screenshot({
        path: screenshotPath(`${name}-${theme}.png`),
        animations: 'disabled',
        caret: 'hide',
      });
    }
    await this.page.emulateMedia(themes.light);
  }
}
