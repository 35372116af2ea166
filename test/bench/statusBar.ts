import { readActivationTime } from '../workbench/support/extensionLoads.ts';
import { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';

// The time from the activation of the extension in a new window to the next meeting in the status bar, and
// to the first request to Zoom. The meeting comes from what an earlier window has left.

const windows = 5;
const longestToItem = 2_000;
const shortestToRequest = 5_000;

const bench = await startBench();
const { installation, browser } = bench;
const { sandbox } = installation;
const toItem: number[] = [];
const toRequest: number[] = [];
try {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 } })
  ).newPage();
  const workbench = new Workbench(page, installation, await installation.reset());
  const item = workbench.statusBar.getByRole('button', { name: /Zoom meeting: Stand-up/ });
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' }).click();
  await (await workbench.waitForConsentPage()).allow();
  await workbench.tree('Meetings').row(/Design review/);
  await sandbox.addMeeting({
    hostedBy: 'mara.lindqvist@larkspur.example',
    topic: 'Stand-up',
    type: 2,
    start_time: `${new Date(Date.now() + 240_000).toISOString().slice(0, 19)}Z`,
    duration: 30,
  });
  await workbench.runCommand('Zoom: Refresh Meetings');
  await item.waitFor();
  // A visible view asks Zoom at once.
  await workbench.openView('Explorer');
  for (let number = 0; number < windows; number++) {
    await sandbox.clearRequests();
    await workbench.openWindow();
    await item.waitFor();
    const shownAt = Date.now();
    const activatedAt = await readActivationTime(workbench);
    toItem.push(shownAt - activatedAt);
    toRequest.push((await firstRequest()) - activatedAt);
  }
} finally {
  await bench.stop();
}
process.stdout.write(
  [
    `From activation to the next meeting in the status bar: ${spread(toItem)}, at most ${longestToItem} ms`,
    `From activation to the first request: ${spread(toRequest)}, at least ${shortestToRequest} ms`,
    '',
  ].join('\n'),
);

/** Waits for the first request, and returns its time in ms since 1970. */
async function firstRequest(): Promise<number> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    const [first] = await sandbox.requests();
    if (first !== undefined) {
      return Date.parse(first.at);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('There was no request within a minute.');
}

function spread(values: readonly number[]): string {
  const sorted = values.map(Math.round).sort((a, b) => a - b);
  return `median ${sorted[Math.floor(sorted.length / 2)]} ms, ${sorted[0]} to ${sorted.at(-1)} ms in ${sorted.length} windows`;
}
