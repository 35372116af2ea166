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

/** The class that marks the window while it has a theme of that kind. */
const themeClasses: Record<string, string> = {
  light: 'vscode-theme-defaults-themes-light_modern-json',
  dark: 'vscode-theme-defaults-themes-dark_modern-json',
  'high-contrast': 'hc-black',
};

/** A VS Code window as a person sees and uses it. */
export class Workbench {
  readonly page: Page;
  /** The folder that the window opens. */
  readonly workspace: string;
  readonly quickInput: QuickInput;
  readonly #installation: Installation;

  constructor(page: Page, installation: Installation, workspace: string) {
    this.page = page;
    this.workspace = workspace;
    this.quickInput = new QuickInput(page);
    this.#installation = installation;
  }

  /** The Zoom that the extension talks to. */
  get sandbox(): SandboxClient {
    return this.#installation.sandbox;
  }

  /** Opens the window, or opens it again, and waits until its parts are there. */
  async open(): Promise<void> {
    await this.page.goto(folderUrl(this.#installation.url, this.workspace));
    await expect(this.page.getByRole('tab', { name: /^Explorer/ })).toBeVisible({
      timeout: 30_000,
    });
  }

  /** Opens another window of the same browser; it knows who was signed in before. */
  async openAnother(): Promise<Workbench> {
    const page = await this.page.context().newPage();
    const other = new Workbench(page, this.#installation, this.workspace);
    await other.open();
    return other;
  }

  /** Sets user settings by their full names, before `open`; undefined removes one. */
  async changeSettings(values: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#installation.changeSettings(values);
  }

  /** Runs a command from the palette by its full title, such as `Zoom: Sign In`. */
  async runCommand(title: string): Promise<void> {
    await this.openPalette(`>${title}`);
    await this.quickInput.pick(title);
    await this.quickInput.leave(`>${title}`);
  }

  /**
   * Opens the command palette and types into it. What is being drawn anew may swallow the key, or take
   * the focus, on which the palette closes; so it is all done again until the text is there.
   */
  async openPalette(text: string): Promise<void> {
    const { field } = this.quickInput;
    await expect(async () => {
      if (!(await field.isVisible())) {
        await this.page.keyboard.press('F1');
      }
      await field.fill(text, { timeout: 2_000 });
      await expect(field).toHaveValue(text, { timeout: 1_000 });
    }).toPass();
  }

  /** Shows a container of the activity bar by its title, such as `Zoom`. */
  async openView(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: title });
    if ((await tab.getAttribute('aria-selected')) !== 'true') {
      await tab.click();
    }
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** The side bar, for what is in it besides a tree: welcome texts, title actions. */
  get sideBar(): Locator {
    return this.page.locator('.part.sidebar');
  }

  /** A tree in the side bar by its title, such as `Meetings`. */
  tree(title: string): Tree {
    return new Tree(this.page, this.sideBar.getByRole('tree', { name: title }));
  }

  /** Clicks a button of a view's title, which shows while the mouse is over the view. */
  async viewAction(view: string, name: string): Promise<void> {
    const pane = this.sideBar
      .locator('.pane')
      .filter({ has: this.page.getByRole('tree', { name: view }) });
    await pane.locator('.pane-header').hover();
    await pane.getByRole('button', { name }).click();
  }

  /** A notification that has this text in it; its buttons are found by their role. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  /** The status bar; its items are found by their role and their name for screen readers. */
  get statusBar(): Locator {
    return this.page.locator('.part.statusbar');
  }

  /** The modal dialog. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Opens a file of the workspace by its path in it. */
  async openFile(path: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput.type(path);
    await this.quickInput.pick(path);
    await expect(this.page.getByRole('tab', { name: path })).toBeVisible();
  }

  /** Makes a file in the workspace and opens it; its name says in which language it is. */
  async newFile(path: string, content = ''): Promise<void> {
    await writeFile(join(this.workspace, path), content);
    await this.openFile(path);
  }

  /** Puts the cursor of the active editor into a line, by default at its start; both count from 1. */
  async goToLine(line: number, column = 1): Promise<void> {
    // A file whose tab is there may not have its editor yet.
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
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /**
   * What the active editor shows at this moment, for `expect.poll`; lines that are scrolled out of
   * sight are not in it.
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

  /** Saves the active editor and gives what is then in the file of that path. */
  async savedText(path: string): Promise<string> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await expect(this.page.getByRole('tab', { name: path })).not.toHaveClass(/\bdirty\b/);
    return readFile(join(this.workspace, path), 'utf8');
  }

  /**
   * The tab that the editor has opened, or opens soon, at a path such as `/oauth/authorize`. Close
   * it when done: while it is in front, the browser draws the editor but once a second.
   */
  async tab(path: string | RegExp): Promise<Page> {
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

  /** The consent page that the editor has opened, or opens soon. */
  async consent(): Promise<ConsentPage> {
    return new ConsentPage(await this.tab('/oauth/authorize'), this.page);
  }

  /** Signs in as somebody who allows everything; the editor then has Zoom's answer. */
  async signIn(account?: string): Promise<void> {
    await this.runCommand('Zoom: Sign In');
    const consent = await this.consent();
    if (account !== undefined) {
      await consent.choose(account);
    }
    await consent.allow();
  }

  /**
   * Takes a picture of the window in each colour theme for docs/images, where
   * UPDATE_SCREENSHOTS=1 asks for it.
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
