import { parseArgs } from 'node:util';

import { Failure, formatError } from './failure.mjs';
import { SetUp } from './setUp.mjs';
import { lint, types } from './stages/checks.mjs';
import { hostTests } from './stages/host.mjs';
import { packageChecks } from './stages/package.mjs';
import { unitTests } from './stages/unit.mjs';
import { workbenchTests } from './stages/workbench.mjs';
import { failedCheck, formatCounts, indent, sumResults } from './results.mjs';

/**
 * One stage of a test run.
 *
 * @callback Stage
 * @param {SetUp} setUp
 * @param {{ grep?: string }} options `grep`: only the tests with this text in their title
 * @returns {Promise<import('./results.mjs').Results>}
 */

/** Every stage by its name. @type {Record<string, Stage>} */
const stages = {
  types,
  lint,
  unit: unitTests,
  package: packageChecks,
  host: hostTests,
  workbench: workbenchTests,
};

/**
 * The stages in the order in which they run. The lanes run at the same time, one for each of two cores:
 * tests in a VS Code wait more than they compute. The unit tests, which can use both cores, come last,
 * when the other lane has ended.
 */
const lanes = [['types', 'lint', 'host', 'package', 'unit'], ['workbench']];

/**
 * `npm test`: runs all stages or the given ones. The last line of the output has the counts; the exit
 * code is 0 only if nothing failed and every stage ran at least one test.
 *
 * @param {import('./command.mjs').Context} context
 * @returns {Promise<number>} the exit code
 * @throws {Failure} if an argument is unknown
 */
export async function testCommand({ args, progress }) {
  const { names, grep } = parseOptions(args);
  const setUp = new SetUp(progress);
  if (names.includes('host') || names.includes('workbench')) {
    // The longest parts of the setup wait for the network, so they start while other stages run.
    setUp.host();
    setUp.browser();
  }
  const results = await Promise.all(
    lanes.map(async (lane) => {
      const done = [];
      for (const name of lane.filter((stage) => names.includes(stage))) {
        const since = Date.now();
        const result = await runStage(name, setUp, grep);
        const seconds = Math.round((Date.now() - since) / 1000);
        progress.line(`${name}: ${formatCounts(result)} … ${seconds} s`);
        result.failures.forEach((failure) => progress.line(`\n${indent(failure)}\n`));
        done.push(result);
      }
      return done;
    }),
  );
  const total = sumResults(results.flat());
  progress.line(formatCounts(total));
  return total.failed === 0 ? 0 : 1;
}

/**
 * @param {string[]} args
 * @returns {{ names: string[], grep: string | undefined }} the names of the stages to run
 * @throws {Failure} if an argument is unknown
 */
function parseOptions(args) {
  const known = Object.keys(stages);
  const usage = `Usage: npm test [-- [${known.join('|')}]… [--grep <text>]]`;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { grep: { type: 'string' } },
    });
    const unknown = positionals.find((name) => !known.includes(name));
    if (unknown !== undefined) {
      throw new Error(`There is no stage "${unknown}"`);
    }
    return { names: positionals.length === 0 ? known : positionals, grep: values.grep };
  } catch (error) {
    const [reason] = /** @type {Error} */ (error).message.split('. ', 1);
    throw new Failure(`${reason}. ${usage}`);
  }
}

/**
 * @param {string} name
 * @param {SetUp} setUp
 * @param {string | undefined} grep
 * @returns {Promise<import('./results.mjs').Results>} one failure if the stage breaks off or runs no
 *   tests
 */
async function runStage(name, setUp, grep) {
  try {
    const results = await stages[name](setUp, { grep });
    return results.passed + results.failed === 0 ? failedCheck(name, 'No tests ran.') : results;
  } catch (error) {
    return failedCheck(name, formatError(error));
  }
}
