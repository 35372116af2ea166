import { expect, type Locator, type Page } from '@playwright/test';

/** A tree view in the side bar. It renders only the visible rows. */
export class Tree {
  readonly #page: Page;
  readonly #tree: Locator;

  constructor(page: Page, tree: Locator) {
    this.#page = page;
    this.#tree = tree;
  }

  /** The visible rows. */
  get rows(): Locator {
    return this.#tree.getByRole('treeitem');
  }

  /** Scrolls through the tree and returns the accessible name of every row, in order. */
  async rowNames(): Promise<string[]> {
    const names = new Map<number, string>();
    await this.#scrollThrough(async () => {
      for (const row of await this.rows.all()) {
        const [index, name] = await Promise.all([
          row.getAttribute('data-index'),
          row.getAttribute('aria-label'),
        ]);
        names.set(Number(index), name ?? '');
      }
      return false;
    });
    return [...names].sort(([a], [b]) => a - b).map(([, name]) => name);
  }

  /** Returns the row whose accessible name contains this text, scrolled into view. */
  async row(name: string | RegExp): Promise<Locator> {
    const row = this.#tree.getByRole('treeitem', { name }).first();
    await expect(async () => {
      await expect(this.rows.first()).toBeVisible();
      if (!(await row.isVisible())) {
        await this.#scrollThrough(() => row.isVisible());
      }
      // A hover at the mouse would cover the rows.
      await this.#page.mouse.move(0, 0);
      await expect(row).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 40_000 });
    return row;
  }

  /**
   * Clicks the row whose name contains this text, and returns it when it is selected. The tree reuses
   * its elements, so while rows are added a click may hit another row.
   */
  async select(name: string | RegExp): Promise<Locator> {
    const row = this.#tree.getByRole('treeitem', { name }).first();
    await expect(async () => {
      await (await this.row(name)).click({ timeout: 2_000 });
      await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 2_000 });
    }).toPass({ timeout: 40_000 });
    return row;
  }

  /**
   * Moves the focus to the row whose name contains this text with the arrow keys, which selects nothing,
   * and returns the row.
   */
  async focusByKeyboard(name: string | RegExp): Promise<Locator> {
    const row = this.#tree.getByRole('treeitem', { name }).first();
    await this.row(name);
    await this.#tree.focus();
    await expect(async () => {
      await this.#page.keyboard.press('Home');
      for (let rows = await this.rows.count(); rows > 0 && !(await isFocused(row)); rows--) {
        await this.#page.keyboard.press('ArrowDown');
      }
      await expect(row).toHaveClass(/\bfocused\b/, { timeout: 1_000 });
    }).toPass({ timeout: 40_000 });
    return row;
  }

  /** Expands or collapses the row whose name contains this text, unless it already is. */
  async toggle(name: string | RegExp, isExpanded: boolean): Promise<void> {
    const row = this.#tree.getByRole('treeitem', { name }).first();
    const wanted = String(isExpanded);
    await expect(async () => {
      await this.row(name);
      if ((await row.getAttribute('aria-expanded')) !== wanted) {
        await row.locator('.monaco-tl-twistie').click({ timeout: 2_000 });
      }
      await expect(row).toHaveAttribute('aria-expanded', wanted, { timeout: 2_000 });
    }).toPass({ timeout: 40_000 });
  }

  /** Clicks an inline action of a row by its title, such as `Copy Join Link`. */
  async clickAction(row: Locator, title: string): Promise<void> {
    await row.hover();
    await row.getByRole('button', { name: title }).click();
  }

  /** Scrolls from top to bottom until `found` returns true. */
  async #scrollThrough(found: () => Promise<boolean>): Promise<void> {
    await this.#tree.hover();
    await this.#page.mouse.wheel(0, -1_000_000);
    for (let last: string | undefined; ;) {
      if (await found()) {
        return;
      }
      const bottom = await this.rows.last().getAttribute('data-index');
      if (bottom === last) {
        return;
      }
      last = bottom ?? undefined;
      await this.#page.mouse.wheel(0, 300);
    }
  }
}

async function isFocused(row: Locator): Promise<boolean> {
  return /\bfocused\b/.test((await row.getAttribute('class')) ?? '');
}
