import type { Page } from '@playwright/test';
import { screenshotPath, themes, updatesScreenshots } from './screenshots.ts';

/** The page on which Zoom asks whether the app may have what it wants. */
export class ConsentPage {
  readonly page: Page;
  readonly #editor: Page;

  /** @param editor the window that opened it */
  constructor(page: Page, editor: Page) {
    this.page = page;
    this.#editor = editor;
  }

  /** Chooses the account with this email address. */
  async choose(email: string): Promise<void> {
    await this.page.locator(`[data-email="${email}"]`).click();
  }

  /** Allows it, and closes the tab once the way back to the editor is done. */
  async allow(): Promise<void> {
    await this.page.getByRole('button', { name: 'Allow' }).click();
    await this.#close();
  }

  /** Declines it, and closes the tab once the way back to the editor is done. */
  async decline(): Promise<void> {
    await this.page.getByRole('button', { name: 'Decline' }).click();
    await this.#close();
  }

  /** Takes a picture of the page in each theme, as `Workbench.screenshot` does. */
  async screenshot(name: string): Promise<void> {
    if (!updatesScreenshots) {
      return;
    }
    for (const [theme, media] of Object.entries(themes)) {
      await this.page.emulateMedia(media);
      await this.page.screenshot({ path: screenshotPath(`${name}-${theme}.png`) });
    }
  }

  async #close(): Promise<void> {
    await this.page.waitForURL(/[?&]vscode-reqid=/, { waitUntil: 'load' });
    await this.leave();
  }

  /**
   * Closes the tab. While it is in front, the browser draws the editor but once a second, and while
   * none is, it may never tell that a mouse has moved.
   */
  async leave(): Promise<void> {
    await this.page.close();
    await this.#editor.bringToFront();
  }
}
