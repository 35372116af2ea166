/**
 * Something a person can mend. The message is one line that says what is wrong and what to do;
 * `details` is what the failing tool itself said, shown below it.
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
 * What to print for an error: a `Failure` in its own words, anything else with its stack, since
 * that is a defect of these scripts.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof Failure) {
    return error.details === '' ? error.message : `${error.details.trimEnd()}\n${error.message}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
