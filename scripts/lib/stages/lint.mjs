import { inModules } from '../paths.mjs';
import { runNode } from '../run.mjs';
import { oneCheck, sum } from '../tally.mjs';

/** ESLint and Prettier have nothing to say. @type {import('../testStages.mjs').Stage} */
export async function lint() {
  const eslint = [inModules('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'];
  const prettier = [inModules('prettier', 'bin', 'prettier.cjs'), '--check', '.'];
  return sum(await Promise.all([check('eslint', eslint), check('prettier --check', prettier)]));
}

/**
 * @param {string} name
 * @param {string[]} args
 */
async function check(name, args) {
  const { code, output } = await runNode(args);
  return oneCheck(name, code === 0 ? undefined : output);
}
