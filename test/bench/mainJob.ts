import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserArguments } from '../../scripts/lib/browser.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { Progress } from '../../scripts/lib/progress.mjs';
import { SetUp } from '../../scripts/lib/setUp.mjs';
import { Installation } from '../workbench/support/installation.ts';
import { Workbench } from '../workbench/support/workbench.ts';

// What the main job costs: bytes that are loaded and shipped, requests to Zoom for each step, and
// the time from the answer of the consent page to the first meetings.

const setUp = new SetUp(new Progress());
const [host, executablePath, vsix] = [
  await setUp.host(),
  await setUp.browser(),
  await setUp.vsix(),
];
const lines: string[] = [];
const chunks = await readdir(join(root, 'dist'));
const entry = (await stat(join(root, 'dist', 'extension.js'))).size;
lines.push(`Entry chunk ${kilobytes(entry)} of ${chunks.length} chunks, at most 60 kB`);
lines.push(`Package ${kilobytes((await stat(vsix)).size)}, at most 300 kB`);

const installation = await Installation.start(host, vsix);
const { sandbox } = installation;
const browser = await chromium.launch({ executablePath, args: browserArguments });
try {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 } })
  ).newPage();
  const workbench = new Workbench(page, installation, await installation.reset());
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' }).waitFor();
  lines.push(`While nobody is signed in: ${(await sandbox.requests()).length} requests`);

  await workbench.runCommand('Zoom: Sign In');
  const consent = await workbench.waitForConsentPage();
  await sandbox.clearRequests();
  await consent.allow();
  await workbench.tree('Meetings').row(/Design review/);
  const [first, ...others] = await sandbox.requests();
  lines.push(`Signing in, and the view that opens: ${others.length} requests after the consent`);
  const list = others.find(({ route }) => route.endsWith('/meetings'));
  lines.push(
    `From consent to the request for meetings: ${Date.parse(list?.at ?? '') - Date.parse(first?.at ?? '')} ms`,
  );

  await count('Reading the view anew', async () => {
    await workbench.runCommand('Zoom: Refresh Meetings');
    await untilRequests(3);
  });
  await count('Create Meeting', async () => {
    await workbench.runCommand('Zoom: Create Meeting');
    for (const answer of ['Counted', 'tomorrow 3pm', '45']) {
      await workbench.quickInput.type(answer);
      await workbench.quickInput.accept();
      await workbench.quickInput.waitForNext(answer);
    }
    await workbench.notification('“Counted” is scheduled').waitFor();
  });
  await workbench.openFile('.env.example');
  await count('Insert ZAK Token', async () => {
    await workbench.runCommand('Zoom: Insert ZAK Token');
    await workbench.dialog.getByRole('button', { name: 'Insert', exact: true }).click();
    await untilRequests(1);
  });
} finally {
  await browser.close();
  await installation.stop();
}
process.stdout.write(`${lines.join('\n')}\n`);

/** Counts the requests of a step. */
async function count(what: string, step: () => Promise<void>): Promise<void> {
  await sandbox.clearRequests();
  await step();
  lines.push(`${what}: ${(await sandbox.requests()).length} requests`);
}

async function untilRequests(least: number): Promise<void> {
  const deadline = Date.now() + 15_000;
  while ((await sandbox.requests()).length < least) {
    if (Date.now() > deadline) {
      throw new Error(`Fewer than ${least} requests came.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}
