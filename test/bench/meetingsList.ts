import { readdir, readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';

// The costs of 3,000 meetings: the number of requests, the time from Zoom's first response to the first
// row and from its last response to the last row, and the memory of the extension host. Also, what a new
// window shows from the cache before Zoom responds. The browser and the sandbox use the same clock.

const meetings = 3_000;
const hostedList = 'GET /v2/users/:userId/meetings';
const normalViewport = { width: 1280, height: 900 };
/** Shows every row, even on a Monday, when there is a whole week of them. */
const tallViewport = { width: 1280, height: 4_000 };
const lastTopic = 'The last meeting';

const bench = await startBench();
const { installation, browser } = bench;
const { sandbox } = installation;
const lines: string[] = [];
try {
  const context = await browser.newContext({ viewport: normalViewport });
  const page = await context.newPage();
  const workbench = new Workbench(page, installation, await installation.reset());
  await sandbox.reset({ meetings: meetings - 1 });
  // A meeting without a start time is at the end of the list, so it is on the last page.
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
  const before = await measureHostMemory();
  // The browser draws the editor only once a second until the consent page is closed.
  await sandbox.fault({ route: hostedList, kind: 'latency', ms: 4_000, times: 2 });
  await consent.allow();
  // Playwright's own search for a row would slow down the page.
  await page.waitForFunction(() => (globalThis as unknown as Marks).zoomRows.first > 0);
  await page.setViewportSize(tallViewport);
  await page.waitForFunction(() => (globalThis as unknown as Marks).zoomRows.last > 0);
  const requests = await sandbox.requests();
  const lists = requests.filter(({ route }) => route === hostedList);
  const responses = lists.map(({ answeredAt }) => Date.parse(answeredAt ?? ''));
  const rows = await page.evaluate(() => (globalThis as unknown as Marks).zoomRows);
  lines.push(
    `${meetings} meetings: ${lists.length - 1} requests for the hosted ones, 10 expected`,
    `First row ${rows.first - Math.min(...responses)} ms after the first response, at most 150 ms`,
    `Last row ${rows.last - Math.max(...responses)} ms after the last response, at most 300 ms`,
  );
  const after = await measureHostMemory();
  lines.push(`Memory of the extension host grows by ${megabytes(after - before)}, less than 20 MB`);

  await sandbox.fault({ route: '*', kind: 'latency', ms: 10_000, times: 100 });
  await sandbox.clearRequests();
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.tree('Meetings').row(lastTopic);
  const answered = (await sandbox.requests()).filter(({ status }) => status !== null).length;
  lines.push(`New window with a cache: rows are visible after ${answered} responses from Zoom`);
} finally {
  await bench.stop();
}
process.stdout.write(`${lines.join('\n')}\n`);

interface Marks {
  zoomRows: { first: number; last: number };
}

/** Records when the first row and the last row are added to the page, in ms since 1970. */
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

/** Returns the memory of the extension host after garbage collection, in bytes. */
async function measureHostMemory(): Promise<number> {
  const heap = await readHeapUsage(await findExtensionHost());
  return heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize;
}

/** Returns the process ID of the extension host. */
async function findExtensionHost(): Promise<number> {
  for (const entry of await readdir('/proc')) {
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    if (/^\d+$/.test(entry) && command.includes('--type=extensionHost')) {
      return Number(entry);
    }
  }
  throw new Error('There is no extension host.');
}

interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}

/** Collects garbage in a Node process and reads its heap usage, through the inspector that SIGUSR1 opens. */
async function readHeapUsage(pid: number): Promise<HeapUsage> {
  process.kill(pid, 'SIGUSR1');
  let targets: { webSocketDebuggerUrl: string }[] | undefined;
  while (targets === undefined) {
    targets = await fetch('http://127.0.0.1:9229/json').then(
      async (response) => (await response.json()) as { webSocketDebuggerUrl: string }[],
      () => undefined,
    );
  }
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve, { once: true });
  });
  const call = (id: number, method: string) =>
    new Promise<HeapUsage>((resolve) => {
      socket.addEventListener('message', ({ data }) => {
        const message = JSON.parse(String(data)) as { id?: number; result: HeapUsage };
        if (message.id === id) resolve(message.result);
      });
      socket.send(JSON.stringify({ id, method }));
    });
  await call(1, 'HeapProfiler.collectGarbage');
  const usage = await call(2, 'Runtime.getHeapUsage');
  socket.close();
  return usage;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
