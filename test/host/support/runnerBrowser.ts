import type { Browser, ConsentDecision } from './browser';
import { callRunner } from './runner';

/** The browser that the runner has opened VS Code in; VS Code's links open in its tabs. */
export class RunnerBrowser implements Browser {
  readonly #control: string;

  /** @param control where the runner listens */
  constructor(control: string) {
    this.#control = control;
  }

  async consent(decision: ConsentDecision): Promise<void> {
    await callRunner(this.#control, 'POST', '/consent', decision);
  }

  async opened(): Promise<readonly string[]> {
    return (await callRunner(this.#control, 'GET', '/opened')) as string[];
  }

  async forget(): Promise<void> {
    await callRunner(this.#control, 'DELETE', '/opened');
  }

  async visit(url: string): Promise<void> {
    await callRunner(this.#control, 'POST', '/visit', { url });
  }
}
