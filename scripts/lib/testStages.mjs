import { inHost } from './stages/host.mjs';
import { lint } from './stages/lint.mjs';
import { packaged } from './stages/package.mjs';
import { types } from './stages/types.mjs';
import { unit } from './stages/unit.mjs';
import { workbench } from './stages/workbench.mjs';

/**
 * One stage of a test run.
 *
 * @callback Stage
 * @param {import('./setUp.mjs').SetUp} setUp
 * @param {{ grep?: string }} options `grep`: only the tests whose title has this text
 * @returns {Promise<import('./tally.mjs').Tally>}
 */

/** Every stage by its name. @type {Record<string, Stage>} */
export const stages = { types, lint, unit, package: packaged, host: inHost, workbench };

/**
 * The stages in the order in which they run, what is soonest told first. The lanes run side by side,
 * one for each of two cores: the tests in a VS Code wait more than they compute.
 */
export const lanes = [['types', 'lint', 'unit', 'package', 'host'], ['workbench']];
