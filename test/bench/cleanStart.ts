import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import getPort from 'get-port';
import { root } from '../../scripts/lib/paths.mjs';
import { runTool, Service } from '../../scripts/lib/processes.mjs';

// The time from a clean clone to a VS Code that is ready, without anything in npm's cache. With
// `--baseline <commit>`, an earlier commit is measured too, in turns with this one:
//
//   npm run bench -- cleanStart --baseline 7a88efe --runs 2
//
// What is not committed is not measured.

const { values } = parseArgs({
  options: { baseline: { type: 'string' }, runs: { type: 'string', default: '1' } },
});
const commits = [...(values.baseline === undefined ? [] : [values.baseline]), 'HEAD'];
const measured = new Map<string, number[]>(commits.map((commit) => [commit, []]));

for (let run = 1; run <= Number(values.runs); run++) {
  for (const commit of commits) {
    const { seconds, steps } = await measure(commit);
    measured.get(commit)?.push(seconds);
    process.stdout.write(`${commit}: ready after ${seconds.toFixed(1)} s\n${steps}\n`);
  }
}
for (const [commit, times] of measured) {
  const range = `${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)} s`;
  process.stdout.write(`${commit}: median ${median(times).toFixed(1)} s, ${range}\n`);
}
const [before, after] = commits.map((commit) => median(measured.get(commit) ?? []));
if (before !== undefined && after !== undefined) {
  process.stdout.write(`Ratio: ${(after / before).toFixed(2)}\n`);
}

/** Clones a commit into an empty folder and starts it there. */
async function measure(commit: string): Promise<{ seconds: number; steps: string }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'zoom-meetings-clean-')));
  const clone = join(folder, 'clone');
  try {
    await git('clone', '--quiet', '--no-checkout', root, clone);
    await git('-C', clone, 'checkout', '--quiet', '--detach', await revision(commit));
    const since = Date.now();
    const port = await getPort({ host: '127.0.0.1' });
    const script = join(clone, 'scripts', 'start.mjs');
    const service = new Service('npm start', [script, '--port', String(port)], {
      BROWSER: 'none',
      npm_config_cache: join(folder, 'cache'),
    });
    await service.waitUntilReady(() => /^Ready: /m.test(service.output) || undefined, {
      seconds: 900,
    });
    const seconds = (Date.now() - since) / 1000;
    await service.stop();
    // Of the lines about a step, the last one has the whole time.
    const lines = service.output.match(/^.* … [1-9]\d* s$/gm) ?? [];
    const steps = new Map(lines.map((line) => [line.split(/:| …/, 1)[0], line]));
    return { seconds, steps: [...steps.values()].map((step) => `  ${step}`).join('\n') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The full name of a commit of this repository. */
async function revision(commit: string): Promise<string> {
  return (await git('-C', root, 'rev-parse', '--verify', commit)).trim();
}

async function git(...args: string[]): Promise<string> {
  const { code, output, stdout } = await runTool('git', args);
  if (code !== 0) {
    throw new Error(output);
  }
  return stdout;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
