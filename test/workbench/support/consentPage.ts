import type { Page } from '@playwright/test';
import { screenshotPath, themes, updatesScreenshots } from './screenshots.ts';

/** The page on which Zoom asks for consent to the app's access. */
export class ConsentPage {
  readonly page: Page;
  readonly #editor: Page;

  /** @param editor the window that opened the page */
  constructor(page: Page, editor: Page) {
    this.page = page;
    this.#editor = editor;
  }

  /** Chooses the account with this email address. */
  async chooseAccount(email: string): Promise<void> {
    await this.page.locator(`[data-email="${email}"]`).click();
  }

  /** Allows access, and closes the tab when it has returned to the editor. */
  async allow(): Promise<void> {
    await this.page.getByRole('button', { name: 'Allow' }).click();
    await this.#finish();
  }

  /** Declines access, and closes the tab when it has returned to the editor. */
  async decline(): Promise<void> {
    await this.page.getByRole('button', { name: 'Decline' }).click();
    await this.#finish();
  }

  /** Takes a screenshot of the page in each theme, as `Workbench.screenshot` does. */
  async screenshot(name: string): Promise<void> {
    if (!updatesScreenshots) {
      return;
    }
    for (const [theme, media] of Object.entries(themes)) {
      await this.page.emulateMedia(media);
      await this.page.screenshot({ path: screenshotPath(`${name}-${theme}.png`) });
    }
  }

  async #finish(): Promise<void> {
    await this.page.waitForURL(/[?&]vscode-reqid=/, { waitUntil: 'domcontentloaded' });
    await this.close();
  }

  /**
   * Closes the tab and brings the editor to the front. A browser draws an editor in the background only
   * once a second and may not notice that the mouse moves over it.
   */
  async close(): Promise<void> {
    await this.page.close();
    await this.#editor.bringToFront();
  }
}
