import { readdir, readFile } from 'node:fs/promises';
import { chromium, type Page } from '@playwright/test';
import { browserArguments } from '../../scripts/lib/browser.mjs';
import { Progress } from '../../scripts/lib/progress.mjs';
import { SetUp } from '../../scripts/lib/setUp.mjs';
import { Installation } from '../workbench/support/installation.ts';
import { Workbench } from '../workbench/support/workbench.ts';

// What 3,000 meetings cost: list requests, the time from Zoom's first answer to the first rows and
// from its last to the last row, and what the extension host grows by; and what a cold window with
// a cache shows before Zoom has answered. Times are the browser's and the sandbox's, one machine's
// clock.

const meetings = 3_000;
const hostedList = 'GET /v2/users/:userId/meetings';
const usual = { width: 1280, height: 900 };
/** For every row, of a whole week on a Monday too, so that the last one is drawn when it is there. */
const tall = { width: 1280, height: 4_000 };
const lastTopic = 'The last of all';

const setUp = new SetUp(new Progress());
const [host, executablePath, vsix] = [
  await setUp.host(),
  await setUp.browser(),
  await setUp.vsix(),
];
const installation = await Installation.start(host, vsix);
const { sandbox } = installation;
const browser = await chromium.launch({ executablePath, args: browserArguments });
const lines: string[] = [];
try {
  const context = await browser.newContext({ viewport: usual });
  const page = await context.newPage();
  const workbench = new Workbench(page, installation, await installation.reset());
  await sandbox.reset({ meetings: meetings - 1 });
  // Without a start it stands at the end of the list, and thus on the last page.
  await sandbox.addMeeting({
    hostedBy: 'mara.lindqvist@larkspur.example',
    topic: lastTopic,
    type: 3,
  });
  await workbench.openWindow();
  await watchRows(page);
  await workbench.openView('Zoom');
  await workbench.runCommand('Zoom: Sign In');
  const consent = await workbench.waitForConsentPage();
  await sandbox.clearRequests();
  const before = await hostMemory();
  // The browser draws the editor but once a second until the consent page is gone.
  await sandbox.fault({ route: hostedList, kind: 'latency', ms: 4_000, times: 2 });
  await consent.allow();
  // Playwright's own search for a row would keep the page busy while it is timed.
  await page.waitForFunction(() => (globalThis as unknown as Marks).zoomRows.first > 0);
  await page.setViewportSize(tall);
  await page.waitForFunction(() => (globalThis as unknown as Marks).zoomRows.last > 0);
  const requests = await sandbox.requests();
  const lists = requests.filter(({ route }) => route === hostedList);
  const answers = lists.map(({ answeredAt }) => Date.parse(answeredAt ?? ''));
  const rows = await page.evaluate(() => (globalThis as unknown as Marks).zoomRows);
  lines.push(
    `${meetings} meetings: ${lists.length - 1} requests for the hosted ones, 10 for that many`,
    `First row ${rows.first - Math.min(...answers)} ms after the first answer, at most 150 ms`,
    `Last row ${rows.last - Math.max(...answers)} ms after the last answer, at most 300 ms`,
  );
  const after = await hostMemory();
  lines.push(`Extension host grows by ${megabytes(after - before)}, less than 20 MB`);

  await sandbox.fault({ route: '*', kind: 'latency', ms: 10_000, times: 100 });
  await sandbox.clearRequests();
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.tree('Meetings').row(lastTopic);
  const answered = (await sandbox.requests()).filter(({ status }) => status !== null).length;
  lines.push(`Cold window with a cache: rows are there after ${answered} answers of Zoom`);
} finally {
  await browser.close();
  await installation.stop();
}
process.stdout.write(`${lines.join('\n')}\n`);

interface Marks {
  zoomRows: { first: number; last: number };
}

/** Notes when the first row and the last one come into the page, in ms since 1970. */
async function watchRows(page: Page): Promise<void> {
  await page.evaluate((topic) => {
    const marks: Marks['zoomRows'] = { first: 0, last: 0 };
    Object.assign(globalThis, { zoomRows: marks });
    new MutationObserver(() => {
      const rows = document.querySelectorAll(
        '.sidebar [role=tree][aria-label=Meetings] [role=treeitem]',
      );
      if (rows.length > 0) {
        marks.first ||= Date.now();
        if ([...rows].some((row) => row.getAttribute('aria-label')?.includes(topic))) {
          marks.last ||= Date.now();
        }
      }
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  }, lastTopic);
}

/** What the extension host keeps in memory once its garbage is collected, in bytes. */
async function hostMemory(): Promise<number> {
  const heap = await heapOf(await extensionHost());
  return heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize;
}

async function extensionHost(): Promise<number> {
  for (const entry of await readdir('/proc')) {
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    if (/^\d+$/.test(entry) && command.includes('--type=extensionHost')) {
      return Number(entry);
    }
  }
  throw new Error('No extension host runs.');
}

interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}

/** Asks a process of Node, through the inspector that SIGUSR1 opens, after a collection of garbage. */
async function heapOf(pid: number): Promise<HeapUsage> {
  process.kill(pid, 'SIGUSR1');
  let targets: { webSocketDebuggerUrl: string }[] | undefined;
  while (targets === undefined) {
    targets = await fetch('http://127.0.0.1:9229/json').then(
      async (answer) => (await answer.json()) as { webSocketDebuggerUrl: string }[],
      () => undefined,
    );
  }
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve, { once: true });
  });
  const ask = (id: number, method: string) =>
    new Promise<HeapUsage>((resolve) => {
      socket.addEventListener('message', ({ data }) => {
        const answer = JSON.parse(String(data)) as { id?: number; result: HeapUsage };
        if (answer.id === id) resolve(answer.result);
      });
      socket.send(JSON.stringify({ id, method }));
    });
  await ask(1, 'HeapProfiler.collectGarbage');
  const usage = await ask(2, 'Runtime.getHeapUsage');
  socket.close();
  return usage;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
