import type { Page } from '@playwright/test';
import { type ExtensionLoad, readExtensionLoads } from '../workbench/support/extensionLoads.ts';
import { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';

// The activation times of this extension, of Merge Conflict, and of VS Code's own GitHub Authentication,
// as "Developer: Show Running Extensions" reports them in the same new windows. Merge Conflict starts
// together with this extension, so it is the peer to compare with; GitHub Authentication starts later.
//
// VS Code starts the clock of every extension of `onStartupFinished` first and then loads their code one
// after another, built-in extensions before installed ones, and calls each `activate` at the end. So a
// reported time contains the loading of those before. The second part of the report separates its three
// parts: loading the code of others, loading its own, and what is left, which is the call of `activate`.

const windows = 15;
const showRunningExtensions = 'Developer: Show Running Extensions';
const ours = { id: 'vscode-zoom.zoom-meetings', name: 'Meetings for Zoom' };
const together = { id: 'vscode.merge-conflict', name: 'Merge Conflict' };
const theirs = 'GitHub Authentication';

/** The longest pause between the code of two extensions that started together, in ms. */
const longestPause = 2;

const bench = await startBench();
const { installation, browser } = bench;
try {
  const measured: Times[] = [];
  for (let number = 0; number < windows; number++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1600 } });
    const page = await context.newPage();
    const workbench = new Workbench(page, installation, await installation.reset());
    // In a dialog, the list of extensions would keep the palette from opening again.
    await workbench.changeSettings({ 'workbench.editor.useModal': 'off' });
    await workbench.openWindow();
    await workbench.runCommand(showRunningExtensions);
    const reported = {
      ours: await activationTime(page, ours.name),
      together: await activationTime(page, together.name),
      theirs: await activationTime(page, theirs),
    };
    const loads = await readExtensionLoads(workbench);
    measured.push({
      ...reported,
      parts: {
        ours: splitTime(reported.ours, loads, ours.id),
        together: splitTime(reported.together, loads, together.id),
      },
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
  parts: Record<'ours' | 'together', Parts>;
}

/** The parts of a reported time, in ms. */
interface Parts {
  others: number;
  own: number;
  activate: number;
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

/** Splits the reported time of an extension that started together with others. */
function splitTime(reported: number, loads: readonly ExtensionLoad[], id: string): Parts {
  const inOrder = loads.toSorted((a, b) => a.start - b.start);
  const index = inOrder.findIndex((load) => load.id === id);
  const load = inOrder[index];
  if (load === undefined) {
    throw new Error(`${id} has not been loaded.`);
  }
  let clockStart = load.start;
  for (const { start, end } of inOrder.slice(0, index).reverse()) {
    if (clockStart - end > longestPause) {
      break;
    }
    clockStart = start;
  }
  return {
    others: load.start - clockStart,
    own: load.end - load.start,
    activate: reported - (load.end - clockStart),
  };
}

function report(measured: readonly Times[]): void {
  const times = (of: 'ours' | 'theirs' | 'together') => measured.map((window) => window[of]);
  const ratio = (peer: 'theirs' | 'together') =>
    (median(times('ours')) / median(times(peer))).toFixed(2);
  const parts = (of: 'ours' | 'together', part: keyof Parts) =>
    spread(measured.map((window) => window.parts[of][part]));
  const ownTime = (of: 'ours' | 'together') =>
    median(measured.map(({ parts: { [of]: time } }) => time.own + time.activate));
  const lines = [
    `Reported in ${windows} windows:`,
    `  ${ours.name}: ${spread(times('ours'))}`,
    `  ${together.name}: ${spread(times('together'))}`,
    `  ${theirs}: ${spread(times('theirs'))}`,
    `  Medians: ${ratio('together')} of ${together.name}, at most 1.0; ${ratio('theirs')} of ${theirs}`,
    `  Medians of the own parts: ${(ownTime('ours') / ownTime('together')).toFixed(2)} of ${together.name}`,
    ...(['ours', 'together'] as const).flatMap((of) => [
      `Of the time of ${of === 'ours' ? ours.name : together.name}:`,
      `  loading other extensions’ code: ${parts(of, 'others')}`,
      `  loading its own: ${parts(of, 'own')}`,
      `  calling activate: ${parts(of, 'activate')}`,
    ]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function spread(values: readonly number[]): string {
  const [mid, least, most] = [median(values), Math.min(...values), Math.max(...values)].map(
    (value) => Number(value.toFixed(1)),
  );
  return `median ${mid} ms, ${least} to ${most} ms`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
