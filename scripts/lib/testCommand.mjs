import { ensureDependencies } from './dependencies.mjs';
import { explain } from './failure.mjs';
import { interruption } from './interruption.mjs';
import { Progress } from './progress.mjs';
import { SetUp } from './setUp.mjs';
import { indent, inWords, sum } from './tally.mjs';
import { testOptions } from './testOptions.mjs';
import { lanes, stages } from './testStages.mjs';

/**
 * `npm test`: everything that can be said by machine about this repository, or the stages that are
 * named. Its last line counts what ran; its exit code is 0 only where nothing failed and every
 * stage ran something.
 *
 * @param {string[]} args
 */
export async function testCommand(args) {
  interruption().then(() => process.exit(130));
  const progress = new Progress();
  try {
    const options = testOptions(args, Object.keys(stages));
    await ensureDependencies(progress);
    const setUp = new SetUp(progress);
    if (options.stages.includes('host') || options.stages.includes('workbench')) {
      // The longest parts of the set-up wait for the network: they start while other stages run.
      setUp.host();
      setUp.browser();
    }
    const tallies = await Promise.all(lanes.map((lane) => runLane(lane, setUp, options, progress)));
    const total = sum(tallies.flat());
    progress.line(inWords(total));
    process.exit(total.failed === 0 ? 0 : 1);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}

/**
 * Runs those stages of a lane that were asked for, one after the other.
 *
 * @param {string[]} lane
 * @param {SetUp} setUp
 * @param {import('./testOptions.mjs').TestOptions} options
 * @param {Progress} progress
 * @returns {Promise<import('./tally.mjs').Tally[]>}
 */
async function runLane(lane, setUp, options, progress) {
  const tallies = [];
  for (const name of lane.filter((stage) => options.stages.includes(stage))) {
    tallies.push(await runStage(name, setUp, options, progress));
  }
  return tallies;
}

/**
 * @param {string} name
 * @param {SetUp} setUp
 * @param {import('./testOptions.mjs').TestOptions} options
 * @param {Progress} progress
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
async function runStage(name, setUp, options, progress) {
  const since = Date.now();
  const tally = await runOrFail(name, setUp, options);
  const seconds = Math.round((Date.now() - since) / 1000);
  progress.line(`${name}: ${inWords(tally)} … ${seconds} s`);
  for (const failure of tally.failures) {
    progress.line(`\n${indent(failure)}\n`);
  }
  return tally;
}

/**
 * @param {string} name
 * @param {SetUp} setUp
 * @param {import('./testOptions.mjs').TestOptions} options
 * @returns {Promise<import('./tally.mjs').Tally>} with one failure where it broke off or ran nothing
 */
async function runOrFail(name, setUp, { grep }) {
  const failed = (/** @type {string} */ why) => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    failures: [`✗ ${name}: ${why}`],
  });
  try {
    const tally = await stages[name](setUp, { grep });
    return tally.passed + tally.failed === 0 ? failed('nothing ran') : tally;
  } catch (error) {
    return failed(explain(error));
  }
}
