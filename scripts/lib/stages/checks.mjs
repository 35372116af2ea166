import { join } from 'node:path';

import { cacheFolder, inModules, typeScript7 } from '../paths.mjs';
import { runNode } from '../processes.mjs';
import { checkResult, sumResults } from '../results.mjs';

const projects = [
  'tsconfig.json',
  'test/tsconfig.json',
  'test/host/tsconfig.json',
  'scripts/tsconfig.json',
];

/** Every project compiles. @type {import('../testCommand.mjs').Stage} */
export async function types() {
  const results = [];
  for (const project of projects) {
    results.push(await checkTool(`tsc -p ${project}`, [typeScript7, '--noEmit', '-p', project]));
  }
  return sumResults(results);
}

/** ESLint and Prettier find no problems. @type {import('../testCommand.mjs').Stage} */
export async function lint() {
  const eslint = [inModules('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'];
  // Unlike ESLint's rules about types, the format of a file depends on no other file.
  const prettier = [
    ...[inModules('prettier', 'bin', 'prettier.cjs'), '--check', '.'],
    ...['--cache', '--cache-strategy', 'content'],
    ...['--cache-location', join(cacheFolder, 'prettier.json')],
  ];
  return sumResults(
    await Promise.all([checkTool('eslint', eslint), checkTool('prettier --check', prettier)]),
  );
}

/**
 * @param {string} name
 * @param {string[]} args the tool's script and its arguments
 */
async function checkTool(name, args) {
  const { code, output } = await runNode(args);
  return checkResult(name, code === 0 ? undefined : output);
}
