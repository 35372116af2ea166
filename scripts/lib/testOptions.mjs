import { parseArgs } from 'node:util';

import { Failure } from './failure.mjs';

/**
 * @typedef {object} TestOptions
 * @property {string[]} stages in the order in which they run
 * @property {string | undefined} grep only the tests whose title has this text
 */

/**
 * @param {string[]} args
 * @param {string[]} known the names of all stages, which all run where none is named
 * @returns {TestOptions}
 * @throws {Failure} where an argument is unknown
 */
export function testOptions(args, known) {
  const usage = `Usage: npm test [-- [${known.join('|')}]… [--grep <text>]]`;
  const { values, positionals } = parse(args, usage);
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Failure(`There is no stage "${unknown}". ${usage}`);
  }
  return {
    stages: known.filter((name) => positionals.length === 0 || positionals.includes(name)),
    grep: values.grep,
  };
}

/**
 * @param {string[]} args
 * @param {string} usage
 */
function parse(args, usage) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { grep: { type: 'string' } } });
  } catch (error) {
    const [said] = /** @type {Error} */ (error).message.split('. ', 1);
    throw new Failure(`${said}. ${usage}`);
  }
}
