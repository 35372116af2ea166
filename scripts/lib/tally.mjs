/**
 * What came of some checks.
 *
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures each in full, ready to print
 */

/**
 * The outcome of a single check.
 *
 * @param {string} name
 * @param {string} [complaint] why it failed; none where it passed
 * @returns {Tally}
 */
export function oneCheck(name, complaint) {
  return complaint === undefined
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : { passed: 0, failed: 1, skipped: 0, failures: [`✗ ${name}\n${indent(complaint)}`] };
}

/**
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

/** @param {string} text */
export function indent(text) {
  return text.trimEnd().replace(/^(?=.)/gm, '  ');
}

/**
 * `12 passed, 0 failed`, and what was skipped where something was.
 *
 * @param {Tally} tally
 */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
