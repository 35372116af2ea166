import type { Page } from '@playwright/test';
import { type ExtensionLoad, readExtensionLoads } from '../workbench/support/extensionLoads.ts';
import { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';

// The activation times of this extension, of Merge Conflict, and of VS Code's own GitHub Authentication,
// as "Developer: Show Running Extensions" reports them in the same new windows. Merge Conflict starts
// together with this extension, so it is the peer to compare with; GitHub Authentication starts later.
//
// VS Code starts the clock of every extension of `onStartupFinished` first and then loads their code one
// after another, built-in extensions before installed ones. So a reported time contains the loading of
// those before. The second part of the report separates that: how long the code itself took to load, and
// what the extension host loaded between the peer's code and ours.

const windows = 15;
const showRunningExtensions = 'Developer: Show Running Extensions';
const ours = 'Meetings for Zoom';
const theirs = 'GitHub Authentication';
const together = 'Merge Conflict';
const oursId = 'vscode-zoom.zoom-meetings';
const togetherId = 'vscode.merge-conflict';

const bench = await startBench();
const { installation, browser } = bench;
try {
  const measured: Times[] = [];
  for (let number = 0; number < windows; number++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1600 } });
    const page = await context.newPage();
    const workbench = new Workbench(page, installation, await installation.reset());
    await workbench.openWindow();
    await workbench.runCommand(showRunningExtensions);
    measured.push({
      theirs: await activationTime(page, theirs),
      together: await activationTime(page, together),
      ours: await activationTime(page, ours),
      loads: await readExtensionLoads(workbench),
    });
    await context.close();
  }
  report(measured);
} finally {
  await bench.stop();
}

interface Times {
  ours: number;
  theirs: number;
  together: number;
  loads: ExtensionLoad[];
}

/** Waits until an extension is active and returns its activation time, in milliseconds. */
async function activationTime(page: Page, name: string): Promise<number> {
  const row = page.locator('.runtime-extensions-editor .extension').filter({ hasText: name });
  const text = await row
    .locator('.activation-time')
    .getByText(/\d+\s*ms/)
    .innerText();
  return Number(/(\d+)\s*ms/.exec(text)?.[1]);
}

function report(measured: readonly Times[]): void {
  const times = (of: 'ours' | 'theirs' | 'together') => measured.map((window) => window[of]);
  const ratio = (peer: 'theirs' | 'together') =>
    (median(times('ours')) / median(times(peer))).toFixed(2);
  const spread = (name: string, values: readonly number[]) =>
    `${name}: median ${median(values)} ms, ${Math.min(...values)} to ${Math.max(...values)} ms`;
  const lines = [
    spread(ours, times('ours')),
    spread(together, times('together')),
    spread(theirs, times('theirs')),
    `Loading the code of ${ours}: median ${median(loadTimes(measured, oursId)).toFixed(1)} ms; of ${together}: ${median(loadTimes(measured, togetherId)).toFixed(1)} ms`,
    `Loading other code in between: median ${median(measured.map(loadsBetween)).toFixed(1)} ms`,
    `Medians of ${windows} windows: ${ratio('together')} of ${together}, at most 1.0; ${ratio('theirs')} of ${theirs}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function loadTimes(measured: readonly Times[], id: string): number[] {
  return measured.flatMap(({ loads }) =>
    loads.filter((load) => load.id === id).map(({ start, end }) => end - start),
  );
}

/** How long other extensions' code was loaded after the peer's and before ours was complete, in ms. */
function loadsBetween({ loads }: Times): number {
  const first = loads.find(({ id }) => id === togetherId);
  const last = loads.find(({ id }) => id === oursId);
  if (first === undefined || last === undefined) {
    return Number.NaN;
  }
  return loads
    .filter(({ id, start, end }) => id !== oursId && start >= first.end && end <= last.start)
    .reduce((sum, { start, end }) => sum + end - start, 0);
}
