import type { Locator, Page } from '@playwright/test';

/** The keyboard and the mouse of a person, which count what is pressed. */
export class CountedInput {
  readonly #page: Page;
  #steps = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The keystrokes and clicks so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Presses a key or several keys at once, such as `ControlOrMeta+V`, which is one step. */
  async press(keys: string): Promise<void> {
    this.#steps += 1;
    await this.#page.keyboard.press(keys);
  }

  /** Types a text; each character is a step. */
  async type(text: string): Promise<void> {
    for (const character of text) {
      this.#steps += 1;
      await this.#page.keyboard.type(character);
    }
  }

  /** Clicks, which is one step. */
  async click(target: Locator): Promise<void> {
    this.#steps += 1;
    await target.click();
  }
}
