import { clearInterval, setInterval } from 'node:timers';

/**
 * Fulfilled when this process is asked to end: by Ctrl+C, by a signal, or by the end of the npm
 * that runs it. (npm passes a signal on to the shell between, and the shell does not.)
 *
 * @returns {Promise<void>}
 */
export function interruption() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => resolve());
    }
    if (process.env.npm_lifecycle_event !== undefined) {
      const parent = process.ppid;
      const watch = setInterval(() => {
        if (process.ppid !== parent) {
          clearInterval(watch);
          resolve();
        }
      }, 250);
      watch.unref();
    }
  });
}
