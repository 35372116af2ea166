/**
 * The results of some tests or checks.
 *
 * @typedef {object} Results
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures each in full, ready to print
 */

/**
 * The results of a check that passed, or failed for a reason.
 *
 * @param {string} name
 * @param {string} [reason] why it failed; undefined if it passed
 * @returns {Results}
 */
export function checkResult(name, reason) {
  return reason === undefined
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : failedCheck(name, reason);
}

/**
 * The results of a check that failed.
 *
 * @param {string} name
 * @param {string} reason
 * @returns {Results}
 */
export function failedCheck(name, reason) {
  return { passed: 0, failed: 1, skipped: 0, failures: [`✗ ${name}\n${indent(reason)}`] };
}

/**
 * Adds up results.
 *
 * @param {Results[]} results
 * @returns {Results}
 */
export function sumResults(results) {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
    skipped: results.reduce((total, { skipped }) => total + skipped, 0),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/**
 * Indents every line by two spaces.
 *
 * @param {string} text
 */
export function indent(text) {
  return text.trimEnd().replace(/^(?=.)/gm, '  ');
}

/**
 * `12 passed, 0 failed`, and the number of skipped tests if there are any.
 *
 * @param {Results} results
 */
export function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
