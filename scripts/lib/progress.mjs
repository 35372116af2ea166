import { clearInterval, setInterval } from 'node:timers';

/**
 * A step that is running.
 *
 * @typedef {object} Step
 * @property {string} label
 * @property {number} since a time from `Date.now()`
 * @property {() => string} status how far it is; may be empty
 */

/**
 * Prints one line for each step, with the seconds it took. Meanwhile, a terminal shows the step that has
 * been running longest. Anything else, such as a log file, gets a line when a step starts and further
 * lines while it runs.
 */
export class Progress {
  /** @type {Set<Step>} */
  #running = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  #ticker;
  #out;
  #interval;

  /**
   * @param {{ write: (text: string) => unknown, isTTY?: boolean, columns?: number }} [out]
   * @param {number} [interval] the milliseconds between two reports on running steps; by default one
   *   second in a terminal and ten elsewhere
   */
  constructor(out = process.stdout, interval = out.isTTY ? 1_000 : 10_000) {
    this.#out = out;
    this.#interval = interval;
  }

  /**
   * Runs `work` and prints a line when it is done.
   *
   * @template T
   * @param {string} label such as "Installing the dependencies"
   * @param {() => Promise<T>} work
   * @param {() => string} [status] how far the work is, such as "12 of 300 packages"
   * @returns {Promise<T>}
   */
  async step(label, work, status = () => '') {
    const step = { label, since: Date.now(), status };
    this.#running.add(step);
    this.#ticker ??= setInterval(() => this.#report(), this.#interval);
    if (this.#out.isTTY) {
      this.#report();
    } else {
      this.line(`${label} …`);
    }
    try {
      const result = await work();
      this.line(`${label} … ${seconds(step)} s`);
      return result;
    } finally {
      this.#running.delete(step);
      if (this.#running.size === 0) {
        clearInterval(this.#ticker);
        this.#ticker = undefined;
        this.#erase();
      }
    }
  }

  /**
   * Prints a line.
   *
   * @param {string} text
   */
  line(text) {
    this.#erase();
    this.#out.write(`${text}\n`);
  }

  #report() {
    const steps = [...this.#running].map((step) => {
      const status = step.status();
      return `${step.label}${status === '' ? '' : `: ${status}`} … ${seconds(step)} s`;
    });
    if (this.#out.isTTY) {
      this.#erase();
      // A longer line would wrap, and only its last part could be erased.
      this.#out.write((steps[0] ?? '').slice(0, (this.#out.columns ?? 80) - 1));
    } else {
      steps.forEach((text) => this.line(text));
    }
  }

  #erase() {
    if (this.#out.isTTY) {
      this.#out.write('\r\x1b[K');
    }
  }
}

/** @param {Step} step */
const seconds = ({ since }) => Math.round((Date.now() - since) / 1000);
