import { expect, type Locator, type Page } from '@playwright/test';

/** The box at the top of the window, with its field and its list of choices. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The whole box; hidden while nothing is asked. */
  get box(): Locator {
    return this.#page.locator('.quick-input-widget');
  }

  get field(): Locator {
    return this.box.locator('.quick-input-filter input, .quick-input-box input').first();
  }

  /** The choices that are in sight; the list renders no others. */
  get choices(): Locator {
    return this.box.locator('.quick-input-list .monaco-list-row');
  }

  /** What is asked: title, step and the text below the field. */
  get title(): Locator {
    return this.box.locator('.quick-input-title');
  }

  /** What is said below the field, such as why an input is refused. */
  get message(): Locator {
    return this.box.locator('.quick-input-message');
  }

  /** Replaces what is in the field. */
  async type(text: string): Promise<void> {
    await this.field.fill(text);
    await expect(this.field).toHaveValue(text);
  }

  /** Picks the choice with this label, which typing has brought in sight. */
  async pick(label: string): Promise<void> {
    await this.choices
      .filter({ has: this.#page.locator('.label-name').getByText(label, { exact: true }) })
      .first()
      .click();
  }

  /** Takes what is in the field, or the choice that is marked. */
  async accept(): Promise<void> {
    await this.field.press('Enter');
  }

  /**
   * Waits until the question is gone in which this was typed. The next one comes in the same box,
   * so what is typed at once could still go into the old one.
   */
  async leave(typed: string): Promise<void> {
    await expect
      .poll(async () => !(await this.box.isVisible()) || (await this.field.inputValue()) !== typed)
      .toBe(true);
  }

  async escape(): Promise<void> {
    await this.field.press('Escape');
    await expect(this.box).toBeHidden();
  }
}
