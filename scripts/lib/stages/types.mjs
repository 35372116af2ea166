import { inModules } from '../paths.mjs';
import { runNode } from '../run.mjs';
import { oneCheck, sum } from '../tally.mjs';

const projects = [
  'tsconfig.json',
  'test/tsconfig.json',
  'test/host/tsconfig.json',
  'scripts/tsconfig.json',
];

/** Every project compiles. @type {import('../testStages.mjs').Stage} */
export async function types() {
  const tsc = inModules('typescript', 'bin', 'tsc');
  const tallies = [];
  for (const project of projects) {
    const { code, output } = await runNode([tsc, '--noEmit', '-p', project]);
    tallies.push(oneCheck(`tsc -p ${project}`, code === 0 ? undefined : output));
  }
  return sum(tallies);
}
