import { faultyCreations } from '../unit/support/faultyCreations.ts';

// Two hundred meetings for three hosts, with lost responses, timeouts, limits, reloads and closed windows.

const count = 200;
const hosts = 3;
const seedOption = process.argv.find((argument) => argument.startsWith('--seed='));
const seed =
  seedOption === undefined
    ? Math.floor(Math.random() * 1_000_000)
    : Number(seedOption.slice('--seed='.length));

const started = performance.now();
const { meetings, duplicates, missing, lostInputs, requests, faults, interruptions } =
  await faultyCreations(count, hosts, seed);
const list = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, times]) => `${times} ${name}`)
    .join(', ');
process.stdout.write(
  [
    `${count} creations for ${hosts} hosts, seed ${seed}, in ${Math.round((performance.now() - started) / 1_000)} s`,
    `Faults: ${list(faults)}`,
    `Interruptions: ${list(interruptions)}`,
    `Requests: ${requests}`,
    `Meetings: ${meetings}, duplicates: ${duplicates}, missing: ${missing}, lost inputs: ${lostInputs}`,
    '',
  ].join('\n'),
);
if (meetings !== count || duplicates + missing + lostInputs > 0) {
  process.exitCode = 1;
}
