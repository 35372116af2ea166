import { DesktopBrowser } from './desktopBrowser';
import { RunnerBrowser } from './runnerBrowser';

/** What the person does on the consent pages that open from now on. */
export interface ConsentDecision {
  /** `ignore` leaves the page open and undecided. */
  readonly choice: 'allow' | 'decline' | 'ignore';
  /** The email address of the account to choose; the page's own choice where there is none. */
  readonly account?: string;
}

/** The browser that the editor opens its links in, and the person at it. */
export interface Browser {
  /** Decides the consent pages that open from now on; without this, all are allowed. */
  consent(decision: ConsentDecision): Promise<void>;

  /** The addresses that were opened since the last `forget`, in the order of opening. */
  opened(): Promise<readonly string[]>;

  forget(): Promise<void>;

  /** Opens an address in a tab of its own, such as a forged callback; fulfilled once it loaded. */
  visit(url: string): Promise<void>;
}

const control = process.env.ZOOM_TEST_CONTROL_URL;

/** A real browser where the runner drives one, else, in a desktop VS Code, a stand-in. */
export const browser: Browser =
  control === undefined ? new DesktopBrowser() : new RunnerBrowser(control);
