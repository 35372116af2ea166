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

/** In the order in which they run: what is soonest told comes first. @type {Record<string, Stage>} */
export const stages = { types, lint, unit, package: packaged, host: inHost, workbench };
