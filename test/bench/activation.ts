import { chromium, type Page } from '@playwright/test';
import { browserArguments } from '../../scripts/lib/browser.mjs';
import { Progress } from '../../scripts/lib/progress.mjs';
import { SetUp } from '../../scripts/lib/setUp.mjs';
import { Installation } from '../workbench/support/installation.ts';
import { Workbench } from '../workbench/support/workbench.ts';

// How long the extension takes to activate beside VS Code's own GitHub Authentication, both as
// "Developer: Show Running Extensions" says it, each run in a fresh window; and beside Merge Conflict,
// which starts with VS Code as we do: of those that start together, each one's time has in it what
// those before it take.

const runs = 5;
const showTimes = 'Developer: Show Running Extensions';
const ours = 'Zoom Meetings';
const theirs = 'GitHub Authentication';
const together = 'Merge Conflict';

const setUp = new SetUp(new Progress());
const [host, executablePath, vsix] = [
  await setUp.host(),
  await setUp.browser(),
  await setUp.vsix(),
];
const installation = await Installation.start(host, vsix);
const browser = await chromium.launch({ executablePath, args: browserArguments });
try {
  const measured: Times[] = [];
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1600 } });
    const page = await context.newPage();
    const workbench = new Workbench(page, installation, await installation.reset());
    await workbench.openWindow();
    await workbench.runCommand(showTimes);
    measured.push({
      theirs: await activationTime(page, theirs),
      together: await activationTime(page, together),
      ours: await activationTime(page, ours),
    });
    await context.close();
  }
  report(measured);
} finally {
  await browser.close();
  await installation.stop();
}

interface Times {
  ours: number;
  theirs: number;
  together: number;
}

/** What the open list says, once the extension is active; in milliseconds. */
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
