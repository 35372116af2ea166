import { readActivationTime } from '../workbench/support/extensionLoads.ts';
import { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';

// The time from the activation of the extension in a new window to the next meeting in the status bar, which
// comes from what an earlier window has left, and the requests to Zoom until then.

const windows = 5;
const longestToItem = 2_000;

const bench = await startBench();
const { installation, browser } = bench;
const { sandbox } = installation;
const toItem: number[] = [];
let requests = 0;
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
    requests += (await sandbox.requests()).length;
    toItem.push(shownAt - (await readActivationTime(workbench)));
  }
} finally {
  await bench.stop();
}
process.stdout.write(
  [
    `From activation to the next meeting in the status bar: ${spread(toItem)}, at most ${longestToItem} ms`,
    `Requests until then: ${requests}, at most 0`,
    '',
  ].join('\n'),
);

function spread(values: readonly number[]): string {
  const sorted = values.map(Math.round).sort((a, b) => a - b);
  return `median ${sorted[Math.floor(sorted.length / 2)]} ms, ${sorted[0]} to ${sorted.at(-1)} ms in ${sorted.length} windows`;
}
