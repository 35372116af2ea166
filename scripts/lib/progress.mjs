import { clearTimeout, setTimeout } from 'node:timers';

/** Prints one line for each step, with the seconds it took. */
export class Progress {
  /** @type {Set<{ label: string, since: number }>} */
  #running = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  #ticker;

  /** @param {NodeJS.WriteStream} [out] */
  constructor(out = process.stdout) {
    this.out = out;
  }

  /**
   * Runs `work` and prints a line when it is done. Meanwhile, a terminal shows the step that has been
   * running longest.
   *
   * @template T
   * @param {string} label such as "Installing the dependencies"
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async step(label, work) {
    const step = { label, since: Date.now() };
    this.#running.add(step);
    this.#tick();
    try {
      const result = await work();
      this.line(`${label} … ${seconds(step.since)} s`);
      return result;
    } finally {
      this.#running.delete(step);
      this.#tick();
    }
  }

  /**
   * Prints a line.
   *
   * @param {string} text
   */
  line(text) {
    this.#erase();
    this.out.write(`${text}\n`);
  }

  #tick() {
    if (!this.out.isTTY) {
      return;
    }
    clearTimeout(this.#ticker);
    this.#erase();
    const [longest] = this.#running;
    if (longest !== undefined) {
      this.out.write(`${longest.label} … ${seconds(longest.since)} s`);
      this.#ticker = setTimeout(() => this.#tick(), 1000);
    }
  }

  #erase() {
    if (this.out.isTTY) {
      this.out.write('\r\x1b[K');
    }
  }
}

/** @param {number} since a time from `Date.now()` */
const seconds = (since) => Math.round((Date.now() - since) / 1000);
