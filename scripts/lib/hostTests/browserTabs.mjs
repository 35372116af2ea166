/**
 * How to answer a consent page that an editor window opens.
 *
 * @typedef {object} Consent
 * @property {'allow' | 'decline' | 'ignore'} choice `ignore` leaves the page open
 * @property {string} [account] the email address of the account to choose instead of the default
 */

/**
 * Acts for the person at the browser while tests run in the extension host: answers the consent pages
 * that the editor opens in tabs, and records every URL that is opened.
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

  /**
   * Sets the answer for the consent pages that open from now on.
   *
   * @param {Consent} consent
   */
  setConsent(consent) {
    this.#consent = consent;
  }

  /** The URLs that were opened since the last `clearOpened`, in order. */
  get opened() {
    return this.#opened;
  }

  /** Clears the record of opened URLs. */
  clearOpened() {
    this.#opened = [];
  }

  /**
   * Handles a tab that an editor window has opened. If its consent page cannot be answered, the sign-in
   * that waits for it fails, and so does the test.
   *
   * @param {import('@playwright/test').Page} tab
   */
  async handleTab(tab) {
    const consent = this.#consent;
    try {
      await tab.waitForURL(({ protocol }) => protocol !== 'about:', { waitUntil: 'commit' });
      this.#opened.push(tab.url());
      const isConsentPage = this.#isConsentPage(tab);
      if (isConsentPage && consent.choice === 'ignore') {
        return;
      }
      if (isConsentPage) {
        await this.#answerConsent(tab, consent);
      }
      // While another tab is in front, the browser draws the editor only once a second.
      await tab.waitForLoadState('domcontentloaded');
      await tab.close();
    } catch (error) {
      if (tab.isClosed()) {
        return;
      }
      this.#log(`A tab was left open: ${error instanceof Error ? error.message : error}`);
    }
  }

  /**
   * Opens a URL in a new tab and closes the tab when it has loaded. A consent page is answered first,
   * and the tab stays open until it has returned to the editor.
   *
   * @param {string} url
   */
  async visit(url) {
    const tab = await this.#context.newPage();
    await tab.goto(url);
    if (this.#isConsentPage(tab) && this.#consent.choice !== 'ignore') {
      await this.#answerConsent(tab, this.#consent);
    }
    await tab.close();
  }

  /**
   * Returns everything that VS Code keeps in the browser, such as the state of extensions, as one text.
   *
   * @returns {Promise<string>}
   */
  async readStorage() {
    return JSON.stringify(await this.#context.storageState({ indexedDB: true }));
  }

  /**
   * Answers a consent page, and waits until the tab has left it and the relay of the sandbox for the
   * editor, and has run the scripts there. The page for a device code leads nowhere else.
   *
   * @param {import('@playwright/test').Page} tab
   * @param {Consent} consent
   */
  async #answerConsent(tab, { choice, account }) {
    const sandbox = new URL(this.#sandboxUrl).origin;
    const isForDevice = tab.url().startsWith(`${this.#sandboxUrl}/oauth/device/`);
    if (account !== undefined) {
      await tab.locator(`[data-email="${account}"]`).click();
    }
    const button = tab.getByRole('button', { name: choice === 'allow' ? 'Allow' : 'Decline' });
    await button.click();
    if (isForDevice) {
      await button.waitFor({ state: 'hidden' });
    } else {
      await tab.waitForURL(({ origin }) => origin !== sandbox, { waitUntil: 'domcontentloaded' });
    }
  }

  /** @param {import('@playwright/test').Page} tab */
  #isConsentPage(tab) {
    return ['authorize', 'device/'].some((path) =>
      tab.url().startsWith(`${this.#sandboxUrl}/oauth/${path}`),
    );
  }
}
