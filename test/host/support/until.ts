/**
 * Polls `check` until it returns a value.
 *
 * @param what completes the sentence "Timed out waiting for …"
 * @param check returns undefined or false, or throws, until the value is there
 * @param milliseconds the time limit
 * @returns the value
 * @throws an error when the time is up, caused by the last error of `check`
 */
export async function until<T>(
  what: string,
  check: () => T | undefined | false | PromiseLike<T | undefined | false>,
  milliseconds = 30_000,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  let failure: unknown;
  do {
    try {
      const value = await check();
      if (value !== undefined && value !== false) {
        return value;
      }
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < deadline);
  throw new Error(`Timed out waiting for ${what}.`, { cause: failure });
}
