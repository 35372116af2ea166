import type { Page } from '@playwright/test';
import { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';

// The activation times of this extension, of Merge Conflict, and of VS Code's own GitHub Authentication,
// as "Developer: Show Running Extensions" reports them in the same new windows. Merge Conflict starts
// together with this extension, so it is the peer to compare with; GitHub Authentication starts later.

const windows = 15;
const showRunningExtensions = 'Developer: Show Running Extensions';
const ours = 'Meetings for Zoom';
const theirs = 'GitHub Authentication';
const together = 'Merge Conflict';

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
  const times = (of: keyof Times) => measured.map((window) => window[of]);
  const ratio = (peer: 'theirs' | 'together') =>
    (median(times('ours')) / median(times(peer))).toFixed(2);
  const spread = (name: string, values: readonly number[]) =>
    `${name}: median ${median(values)} ms, ${Math.min(...values)} to ${Math.max(...values)} ms`;
  const lines = [
    spread(ours, times('ours')),
    spread(together, times('together')),
    spread(theirs, times('theirs')),
    `Medians of ${windows} windows: ${ratio('together')} of ${together}, at most 1.0; ${ratio('theirs')} of ${theirs}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
