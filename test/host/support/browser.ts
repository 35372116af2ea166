import { DesktopBrowser } from './desktopBrowser';
import { RunnerBrowser } from './runnerBrowser';

/** How the person answers the consent pages that open from now on. */
export interface ConsentDecision {
  /** `ignore` leaves the page open. */
  readonly choice: 'allow' | 'decline' | 'ignore';
  /** The email address of the account to choose instead of the default. */
  readonly account?: string;
}

/** The browser in which the editor opens links, and the person at it. */
export interface Browser {
  /** Sets the answer for the consent pages that open from now on. By default, all are allowed. */
  setConsent(decision: ConsentDecision): Promise<void>;

  /** Returns the URLs that were opened since the last `clearOpenedUrls`, in order. */
  openedUrls(): Promise<readonly string[]>;

  /** Clears the record of opened URLs. */
  clearOpenedUrls(): Promise<void>;

  /** Opens a URL in a new tab, such as a forged callback, and waits until it has loaded. */
  visitUrl(url: string): Promise<void>;

  /**
   * Returns everything that VS Code keeps in the browser, such as the state of extensions, as one text;
   * undefined if VS Code keeps nothing there.
   */
  readStorage(): Promise<string | undefined>;
}

const control = process.env.ZOOM_TEST_CONTROL_URL;

/** A real browser if the runner drives one; a replacement in a desktop VS Code. */
export const browser: Browser =
  control === undefined ? new DesktopBrowser() : new RunnerBrowser(control);
