import { clearTimeout, setTimeout } from 'node:timers';

/** One calm line for each step of work, with the seconds it took. */
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
   * Runs `work` and prints a line once it is done. In a terminal the step that runs longest is
   * shown with its running time meanwhile.
   *
   * @template T
   * @param {string} label what is being done, such as "Installing the dependencies"
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

  /** @param {string} text */
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

/** @param {number} since a time of `Date.now()` */
const seconds = (since) => Math.round((Date.now() - since) / 1000);
