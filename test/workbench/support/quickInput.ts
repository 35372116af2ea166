import { expect, type Locator, type Page } from '@playwright/test';

/** The quick input at the top of the window: a field and a list of choices. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The whole quick input. */
  get box(): Locator {
    return this.#page.locator('.quick-input-widget');
  }

  /** The input field. */
  get field(): Locator {
    return this.box.locator('.quick-input-filter input, .quick-input-box input').first();
  }

  /** The visible choices. The list renders no others. */
  get choices(): Locator {
    return this.box.locator('.quick-input-list .monaco-list-row');
  }

  /** The label of the first choice. */
  get firstLabel(): Locator {
    return this.choices.first().locator('.label-name').first();
  }

  /** The title, with the step. */
  get title(): Locator {
    return this.box.locator('.quick-input-title');
  }

  /** The message below the field, such as why an input is invalid. */
  get message(): Locator {
    return this.box.locator('.quick-input-message');
  }

  /** Returns the texts of the visible choices that end in an ellipsis, because they are too long. */
  async cutOffTexts(): Promise<string[]> {
    return this.choices
      .locator('.monaco-icon-label-container')
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => element.textContent),
      );
  }

  /** Replaces the text in the field. */
  async type(text: string): Promise<void> {
    await this.field.fill(text);
    await expect(this.field).toHaveValue(text);
  }

  /** The first visible choice with this label. */
  choice(label: string): Locator {
    return this.choices
      .filter({ has: this.#page.locator('.label-name').getByText(label, { exact: true }) })
      .first();
  }

  /** Clicks the visible choice with this label. */
  async pick(label: string): Promise<void> {
    await this.choice(label).click();
  }

  /** Accepts the text in the field or the focused choice. */
  async accept(): Promise<void> {
    await this.field.press('Enter');
  }

  /**
   * Waits until the step in which this text was typed is gone. The next step uses the same field, so
   * text that is typed too early could go into the previous one.
   */
  async waitForNext(typed: string): Promise<void> {
    await expect
      .poll(async () => !(await this.box.isVisible()) || (await this.field.inputValue()) !== typed)
      .toBe(true);
  }

  /** Dismisses the quick input, which a dialog may have hidden for a moment. */
  async escape(): Promise<void> {
    await expect(this.box).toBeVisible();
    await this.field.press('Escape');
    await expect(this.box).toBeHidden();
  }
}
