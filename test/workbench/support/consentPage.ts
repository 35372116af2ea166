import type { Page } from '@playwright/test';
import { screenshotPath, themes, updatesScreenshots } from './screenshots.ts';

/** The page on which Zoom asks whether the app may have what it wants. */
export class ConsentPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
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

  /** While another tab is in front, the browser draws the editor but once a second. */
  async #close(): Promise<void> {
    await this.page.waitForURL(/[?&]vscode-reqid=/, { waitUntil: 'load' });
    await this.page.close();
  }
}
