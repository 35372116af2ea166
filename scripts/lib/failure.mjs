/**
 * A problem that a person can solve. The message is one line that says what is wrong and what to do.
 * `details`, shown above it, is the output of the tool that failed.
 */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {{ details?: string }} [options]
   */
  constructor(message, { details = '' } = {}) {
    super(message);
    this.name = 'Failure';
    this.details = details;
  }
}

/**
 * What to print for an error: the details and message of a `Failure`, the stack of anything else,
 * because that is a bug in these scripts.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function formatError(error) {
  if (error instanceof Failure) {
    return `${error.details.trimEnd()}\n${error.message}`.trimStart();
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
