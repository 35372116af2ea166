import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { budgets } from '../../scripts/lib/stages/package.mjs';
import { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';

// The costs of the most common tasks: the size of the entry chunk and of the package, the number of
// requests to Zoom for each step, and the time from the consent to the request for meetings.

const bench = await startBench();
const { installation, browser, vsix } = bench;
const lines: string[] = [];
const chunks = await readdir(join(root, 'dist'));
const entry = (await stat(join(root, 'dist', 'extension.js'))).size;
lines.push(
  `Entry chunk ${kilobytes(entry)} of ${chunks.length} chunks, at most ${budgets.entry} kB`,
);
lines.push(`Package ${kilobytes((await stat(vsix)).size)}, at most ${budgets.vsix} kB`);

const { sandbox } = installation;
try {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 } })
  ).newPage();
  const workbench = new Workbench(page, installation, await installation.reset());
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' }).waitFor();
  lines.push(`Signed out: ${(await sandbox.requests()).length} requests`);

  await workbench.runCommand('Zoom: Sign In');
  const consent = await workbench.waitForConsentPage();
  await sandbox.clearRequests();
  await consent.allow();
  await workbench.tree('Meetings').row(/Design review/);
  const [first, ...others] = await sandbox.requests();
  lines.push(`Sign In, with the view open: ${others.length} requests after the consent`);
  const list = others.find(({ route }) => route.endsWith('/meetings'));
  lines.push(
    `From consent to the request for meetings: ${Date.parse(list?.at ?? '') - Date.parse(first?.at ?? '')} ms`,
  );

  await countRequests('Refresh Meetings', async () => {
    await workbench.runCommand('Zoom: Refresh Meetings');
    await waitForRequests(3);
  });
  await countRequests('Create Meeting', async () => {
    await workbench.runCommand('Zoom: Create Meeting');
    await workbench.quickInput.type('Counted tomorrow 3pm 45m');
    await workbench.quickInput.accept();
    await workbench.notification('“Counted” is scheduled').waitFor();
  });
  await workbench.openFile('.env.example');
  await countRequests('Insert ZAK Token', async () => {
    await workbench.runCommand('Zoom: Insert ZAK Token');
    await workbench.dialog.getByRole('button', { name: 'Allow', exact: true }).click();
    await workbench.dialog.getByRole('button', { name: 'Insert', exact: true }).click();
    await waitForRequests(1);
  });
} finally {
  await bench.stop();
}
process.stdout.write(`${lines.join('\n')}\n`);

/** Adds a line with the number of requests in a step. */
async function countRequests(what: string, step: () => Promise<void>): Promise<void> {
  await sandbox.clearRequests();
  await step();
  lines.push(`${what}: ${(await sandbox.requests()).length} requests`);
}

/** Waits until the sandbox has received this many requests. */
async function waitForRequests(minimum: number): Promise<void> {
  const deadline = Date.now() + 15_000;
  while ((await sandbox.requests()).length < minimum) {
    if (Date.now() > deadline) {
      throw new Error(`There were fewer than ${minimum} requests.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}
