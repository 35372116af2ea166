import { expect } from '@playwright/test';
import type { Workbench } from '../workbench/support/workbench.ts';
import { startBench } from './support/benchWindow.ts';
import type { CountedInput } from './support/countedInput.ts';
import { type Desk, openEnvFile, runFirstHit, signIn, useNewProfile } from './support/desk.ts';

// The keystrokes and clicks that the most common tasks take in a new profile, with the file already
// open. Each character that is typed counts, and keys that are pressed at once count as one. What is done
// on Zoom's own pages does not count, and neither does allowing a token for the first time.

interface Count {
  readonly task: string;
  readonly steps: number;
  readonly bound: number;
}

const bench = await startBench();
const counts: Count[] = [];
try {
  await useNewProfile(bench, setUpFromNothing, { 'zoom.clientId': undefined });
  await useNewProfile(bench, joinNextMeeting);
  await useNewProfile(bench, createMeeting);
  await useNewProfile(bench, insertNewMeeting);
  await useNewProfile(bench, insertZak);
} finally {
  await bench.stop();
}
process.stdout.write(`${formatTable(counts)}\n`);
const exceeded = counts.filter(({ steps, bound }) => steps > bound);
if (exceeded.length > 0) {
  throw new Error(`Too many steps: ${exceeded.map(({ task }) => task).join(', ')}.`);
}

/** From a window in which nothing is set up to the list of meetings, by keyboard. */
async function setUpFromNothing({ workbench, input }: Desk): Promise<void> {
  const { page, quickInput } = workbench;
  await page
    .context()
    .route('https://marketplace.zoom.us/**', (route) => route.fulfill({ body: 'Zoom' }));
  await waitForCommand(workbench, 'Zoom: Set Up Zoom App');

  await count('Set up Zoom and see the meetings', input, 30, async () => {
    await runFirstHit({ workbench, input }, 'zoom set up', 'Zoom: Set Up Zoom App');
    await expect(quickInput.title).toHaveText('Set Up Zoom App (1/4)');
    await input.press('Enter');
    await expect(quickInput.title).toHaveText('Set Up Zoom App (2/4)');
    await expect(quickInput.box).toContainText('Creating meetings');
    await input.press('Enter');
    await expect(workbench.dialog).toContainText('marketplace.zoom.us');
    await input.press('Enter');
    await (await workbench.waitForTab('/develop/create')).close();
    await page.bringToFront();
    await expect(quickInput.title).toHaveText('Set Up Zoom App (3/4)');
    await expect(quickInput.field).toBeFocused();
    await input.press('Enter');
    await expect(quickInput.title).toHaveText('Set Up Zoom App (4/4)');
    await expect(quickInput.field).toBeFocused();
    // As if it was copied from Zoom's page.
    await page.evaluate(() => navigator.clipboard.writeText('sandboxPublicClient'));
    await input.press('ControlOrMeta+V');
    await expect(quickInput.field).toHaveValue('sandboxPublicClient');
    await input.press('Enter');
    await (await workbench.waitForConsentPage()).allow();
    await runFirstHit({ workbench, input }, 'zoom fo', 'Zoom: Focus on Meetings View');
    await expect(await workbench.tree('Meetings').row(/Design review/)).toBeVisible();
  });
}

/** Joins the next meeting with the key of the command. */
async function joinNextMeeting({ workbench, input }: Desk): Promise<void> {
  const next = await workbench.sandbox.addMeeting({
    hostedBy: 'mara.lindqvist@larkspur.example',
    topic: 'Stand-up',
    type: 2,
    start_time: `${new Date(Date.now() + 180_000).toISOString().slice(0, 19)}Z`,
    duration: 30,
  });
  await signIn(workbench);
  await workbench.createFile('agenda.md', 'Agenda\n');

  await count('Join the next meeting', input, 2, async () => {
    await input.press('ControlOrMeta+K');
    await input.press('j');
    await (await workbench.waitForTab(`/j/${next}`)).close();
  });
}

/**
 * Creates a meeting by its topic, which a key opens the line for, and starts one with the key of the
 * command.
 */
async function createMeeting({ workbench, input }: Desk): Promise<void> {
  const { quickInput, sandbox } = workbench;
  const topic = 'Retro';
  await signIn(workbench);
  await sandbox.clearRequests();

  await count('Create a meeting, beyond its topic', input, 2, async () => {
    await input.press('Shift+Alt+N');
    await expect(quickInput.field).toBeFocused();
    await workbench.page.keyboard.type(topic);
    await input.press('Enter');
    await workbench.notification(`“${topic}” is scheduled`).waitFor();
  });
  expect((await sandbox.requests()).map(({ route }) => route)).toEqual([
    'POST /v2/users/:userId/meetings',
  ]);

  await count('Start an instant meeting', input, 1, async () => {
    await input.press('Shift+Alt+Z');
    await (await workbench.waitForTab(/^\/s\/\d+$/)).close();
  });
}

/** Creates a meeting and inserts its link into the Markdown file that is open. */
async function insertNewMeeting({ workbench, input }: Desk): Promise<void> {
  const { quickInput } = workbench;
  await signIn(workbench);
  await workbench.createFile('agenda.md');

  await count('Create a meeting and insert its link', input, 16, async () => {
    await runFirstHit({ workbench, input }, 'zoom cr', 'Zoom: Create Meeting');
    await expect(quickInput.title).toHaveText('Create Meeting');
    await input.type('Retro');
    await input.press('Enter');
    await input.click(
      workbench.notification('“Retro”').getByRole('button', { name: 'Insert Link' }),
    );
    await expect.poll(() => workbench.editorText()).toContain('[Retro](');
  });
  expect(await workbench.saveFile('agenda.md')).toMatch(/^\[Retro\]\(http\S+\/j\/\d+\?pwd=\S+\)$/);
}

/** Inserts a ZAK into the .env file that is open, and then another one in its place. */
async function insertZak({ workbench, input }: Desk): Promise<void> {
  const { quickInput } = workbench;
  const readZak = async () =>
    /^ZOOM_ZAK=(\S{40,})$/.exec((await workbench.saveFile('.env')).trimEnd())?.[1];
  await signIn(workbench);
  await openEnvFile(workbench, 'ZOOM_ZAK=');
  await workbench.goToLine(1, 10);

  await count('Insert a ZAK into .env', input, 12, async () => {
    await runFirstHit({ workbench, input }, 'insert zak', 'Zoom: Insert ZAK Token');
    // The consent, which is asked for once in a workspace.
    await workbench.dialog.getByRole('button', { name: 'Allow in This Workspace' }).click();
    await expect.poll(() => workbench.editorText()).toMatch(/^ZOOM_ZAK=\S{40}/);
  });
  const first = await readZak();
  expect(first).toBeDefined();

  await count('Insert another ZAK into .env', input, 3, async () => {
    await input.press('F1');
    await expect(quickInput.firstLabel).toHaveText('Zoom: Insert ZAK Token');
    await input.press('Enter');
    await expect.poll(() => workbench.editorText()).not.toContain(first ?? '');
  });
  const second = await readZak();
  expect(second).toBeDefined();
  expect(second).not.toBe(first);
}

/** Opens the palette until a window that was just opened knows a command. */
async function waitForCommand(workbench: Workbench, title: string): Promise<void> {
  const { quickInput } = workbench;
  await expect(async () => {
    await workbench.openPalette('>');
    await workbench.openPalette(`>${title}`);
    await expect(quickInput.firstLabel).toHaveText(title, { timeout: 1_000 });
  }).toPass();
  await quickInput.escape();
}

/** Counts the steps of a task. It must throw if the task has no effect. */
async function count(
  task: string,
  input: CountedInput,
  bound: number,
  run: () => Promise<void>,
): Promise<void> {
  const before = input.steps;
  await run();
  counts.push({ task, steps: input.steps - before, bound });
}

function formatTable(rows: readonly Count[]): string {
  const width = Math.max(...rows.map(({ task }) => task.length));
  return [
    `${'Task'.padEnd(width)}  Steps  At most`,
    ...rows.map(
      ({ task, steps, bound }) =>
        `${task.padEnd(width)}  ${String(steps).padStart(5)}  ${String(bound).padStart(7)}`,
    ),
  ].join('\n');
}
