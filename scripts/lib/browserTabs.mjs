/**
 * What becomes of a consent page that an editor window opens.
 *
 * @typedef {object} Consent
 * @property {'allow' | 'decline' | 'ignore'} choice `ignore` leaves the page as it is
 * @property {string} [account] the email address of the account to choose; the page's own choice
 *   where there is none
 */

/**
 * The person at the browser, for tests inside the extension host: answers the consent pages that
 * the editor opens in tabs, and remembers every address that was opened.
 */
export class BrowserTabs {
  #context;
  #log;
  #sandboxUrl;
  /** @type {Consent} */
  #consent = { choice: 'allow' };
  /** @type {string[]} */
  #opened = [];

  /**
   * @param {import('@playwright/test').BrowserContext} context
   * @param {string} sandboxUrl
   * @param {(line: string) => void} log
   */
  constructor(context, sandboxUrl, log) {
    this.#context = context;
    this.#log = log;
    this.#sandboxUrl = sandboxUrl;
  }

  /** @param {Consent} consent for the consent pages that open from now on */
  decide(consent) {
    this.#consent = consent;
  }

  /** The addresses that were opened since the last `forget`, in the order of opening. */
  get opened() {
    return this.#opened;
  }

  forget() {
    this.#opened = [];
  }

  /**
   * Looks after a tab that an editor window has opened. Where its consent page cannot be answered,
   * the sign-in that waits for it fails, and the tests tell.
   *
   * @param {import('@playwright/test').Page} tab
   */
  async attend(tab) {
    const consent = this.#consent;
    try {
      await tab.waitForURL(({ protocol }) => protocol !== 'about:', { waitUntil: 'commit' });
      this.#opened.push(tab.url());
      const asksConsent = this.#isConsentPage(tab);
      if (asksConsent && consent.choice === 'ignore') {
        return;
      }
      if (asksConsent) {
        await answer(tab, consent);
        await this.#wayBack(tab);
      }
      // While another tab is in front, the browser draws the editor but once a second.
      await tab.waitForLoadState();
      await tab.close();
    } catch (error) {
      if (tab.isClosed()) {
        return;
      }
      this.#log(`A tab was left as it is: ${error instanceof Error ? error.message : error}`);
    }
  }

  /**
   * Opens an address in a tab of its own and closes it once it has loaded. A consent page is
   * answered first, and the way back to the editor waited for.
   *
   * @param {string} url
   */
  async visit(url) {
    const tab = await this.#context.newPage();
    await tab.goto(url);
    if (this.#isConsentPage(tab) && this.#consent.choice !== 'ignore') {
      await answer(tab, this.#consent);
      await this.#wayBack(tab);
    }
    await tab.close();
  }

  /**
   * Waits until the tab has left the sandbox, with its consent page and relay, for the editor.
   *
   * @param {import('@playwright/test').Page} tab
   */
  async #wayBack(tab) {
    const { origin: sandbox } = new URL(this.#sandboxUrl);
    await tab.waitForURL(({ origin }) => origin !== sandbox);
  }

  /** @param {import('@playwright/test').Page} tab */
  #isConsentPage(tab) {
    return ['authorize', 'device/'].some((path) =>
      tab.url().startsWith(`${this.#sandboxUrl}/oauth/${path}`),
    );
  }
}

/**
 * @param {import('@playwright/test').Page} tab
 * @param {Consent} consent
 */
async function answer(tab, { choice, account }) {
  if (account !== undefined) {
    await tab.locator(`[data-email="${account}"]`).click();
  }
  await tab.getByRole('button', { name: choice === 'allow' ? 'Allow' : 'Decline' }).click();
}
