import type { Browser, ConsentDecision } from './browser';
import { callRunner } from './runner';

/** The browser in which the runner has opened VS Code. VS Code's links open in its tabs. */
export class RunnerBrowser implements Browser {
  readonly #control: string;

  /** @param control the URL of the runner's control server */
  constructor(control: string) {
    this.#control = control;
  }

  async setConsent(decision: ConsentDecision): Promise<void> {
    await callRunner(this.#control, 'POST', '/consent', decision);
  }

  async openedUrls(): Promise<readonly string[]> {
    return (await callRunner(this.#control, 'GET', '/opened')) as string[];
  }

  async clearOpenedUrls(): Promise<void> {
    await callRunner(this.#control, 'DELETE', '/opened');
  }

  async visitUrl(url: string): Promise<void> {
    await callRunner(this.#control, 'POST', '/visit', { url });
  }

  async readStorage(): Promise<string> {
    return (await callRunner(this.#control, 'GET', '/storage')) as string;
  }
}
