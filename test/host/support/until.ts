/**
 * Asks again and again until there is an answer, and gives it.
 *
 * @param what completes "Waited in vain for …"
 * @param check gives undefined or false, or throws, as long as it is not so
 * @param milliseconds how long to go on at most
 * @throws an error that says what was waited for, and how `check` failed last
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
      const answer = await check();
      if (answer !== undefined && answer !== false) {
        return answer;
      }
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < deadline);
  throw new Error(`Waited in vain for ${what}.`, { cause: failure });
}
