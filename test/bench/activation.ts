import type { Page } from '@playwright/test';
import { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';

// The activation times of this extension, of VS Code's own GitHub Authentication, and of Merge Conflict,
// as "Developer: Show Running Extensions" reports them in a new window. Merge Conflict starts together
// with this extension, and the time of each such extension includes that of the previous ones.

const runs = 5;
const showRunningExtensions = 'Developer: Show Running Extensions';
const ours = 'Zoom Meetings';
const theirs = 'GitHub Authentication';
const together = 'Merge Conflict';

const bench = await startBench();
const { installation, browser } = bench;
try {
  const measured: Times[] = [];
  for (let run = 0; run < runs; run++) {
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
  const ratio = (peer: 'theirs' | 'together') =>
    median(measured.map((one) => one.ours / one[peer])).toFixed(2);
  const lines = [
    ...measured.map(
      (one) => `${ours} ${one.ours} ms, ${theirs} ${one.theirs} ms, ${together} ${one.together} ms`,
    ),
    `Median: ${ratio('theirs')} of ${theirs}, at most 0.33; ${ratio('together')} of ${together}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
