import type { SandboxClient } from '../support/sandboxClient.ts';
import { expect, test } from './support/test.ts';
import type { Workbench } from './support/workbench.ts';

const host = 'mara.lindqvist@larkspur.example';

/** Adds a meeting that starts so many minutes from now, and returns its ID. */
async function addMeeting(
  sandbox: SandboxClient,
  topic: string,
  minutes: number,
  fields: Record<string, unknown> = {},
): Promise<number> {
  const start = new Date(Date.now() + minutes * 60_000).toISOString();
  return sandbox.addMeeting({
    hostedBy: host,
    topic,
    type: 2,
    start_time: `${start.slice(0, 19)}Z`,
    duration: 30,
    ...fields,
  });
}

/** Opens the window with settings, signed in. */
async function openWindowWith(workbench: Workbench, settings: Record<string, unknown>) {
  await workbench.changeSettings(settings);
  await workbench.openWindow();
  await workbench.openView('Zoom');
}

async function signIn(workbench: Workbench): Promise<void> {
  await workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' }).click();
  await (await workbench.waitForConsentPage()).allow();
}

/** Waits for the page of a meeting, closes it, and checks that it was the only one. */
async function closeMeetingPage(workbench: Workbench, id: number): Promise<void> {
  const page = await workbench.waitForTab(`/j/${id}`);
  expect(workbench.page.context().pages()).toHaveLength(2);
  await page.close();
  await workbench.page.bringToFront();
}

test('a click does what the setting says, and no key does', async ({ workbench, sandbox }) => {
  await sandbox.reset({ meetings: 0 });
  const alpha = await addMeeting(sandbox, 'Alpha', 120);
  const beta = await addMeeting(sandbox, 'Beta', 180);
  const { page, quickInput, dialog } = workbench;
  const meetings = workbench.tree('Meetings');
  const details = page.locator('.editor-group-container').getByRole('tab');
  const expectNothingOpened = async () => {
    await expect(details).toHaveCount(0);
    expect(page.context().pages()).toHaveLength(1);
  };
  /** Presses the keys that select a row and open nothing. Each has its effect before the next one. */
  const pressOtherKeys = async () => {
    const row = await meetings.focusByKeyboard(/Alpha/);
    await page.keyboard.press('Space');
    await expect(row).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('F2');
    await expect(quickInput.title).toContainText('Alpha');
    await quickInput.escape();
    await page.keyboard.press('Delete');
    await expect(dialog).toContainText('Delete “Alpha”?');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expectNothingOpened();
  };
  const pressEnter = async () => {
    await meetings.focusByKeyboard(/Alpha/);
    await page.keyboard.press('Enter');
    await expect(details).toHaveText(['Alpha']);
  };
  const pressControlEnter = async () => {
    await meetings.focusByKeyboard(/Alpha/);
    await page.keyboard.press('ControlOrMeta+Enter');
    await closeMeetingPage(workbench, alpha);
  };

  await test.step('nothing, and the keys do what they do', async () => {
    await openWindowWith(workbench, {});
    await signIn(workbench);
    await meetings.select(/Beta/);
    await pressOtherKeys();
    await pressControlEnter();
    await pressEnter();
  });

  await test.step('the details', async () => {
    await openWindowWith(workbench, { 'zoom.meetings.onClick': 'details' });
    await workbench.runCommand('View: Close All Editors');
    await pressOtherKeys();
    await pressControlEnter();
    await expectNothingOpened();
    await (await meetings.row(/Beta/)).click();
    await expect(details).toHaveText(['Beta']);
  });

  await test.step('joining, once for a double-click', async () => {
    await openWindowWith(workbench, { 'zoom.meetings.onClick': 'join' });
    await workbench.runCommand('View: Close All Editors');
    await pressOtherKeys();
    await pressEnter();
    expect(page.context().pages()).toHaveLength(1);
    await (await meetings.row(/Beta/)).click();
    await closeMeetingPage(workbench, beta);
    await (await meetings.row(/Alpha/)).dblclick();
    await closeMeetingPage(workbench, alpha);
    await pressControlEnter();
  });

  await test.step('joining, for a double-click only if VS Code is set to that', async () => {
    await openWindowWith(workbench, { 'workbench.list.openMode': 'doubleClick' });
    await workbench.runCommand('View: Close All Editors');
    await meetings.select(/Beta/);
    await pressOtherKeys();
    await (await meetings.row(/Beta/)).dblclick();
    await closeMeetingPage(workbench, beta);
    await pressControlEnter();
  });
});

test('menus show the keys, and a key joins the next meeting', async ({ workbench, sandbox }) => {
  await sandbox.reset({ meetings: 0 });
  const { page } = workbench;
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await signIn(workbench);
  await expect(workbench.sideBar).toContainText('No upcoming meetings.');

  await test.step('which says so if there is none', async () => {
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.press('J');
    const none = workbench.notification('No meeting is live or starts within the next 24 hours.');
    await expect(none).toBeVisible();
    await none.getByRole('button', { name: 'Join Another Meeting' }).click();
    await expect(workbench.quickInput.box).toBeVisible();
    await workbench.quickInput.escape();
  });

  await addMeeting(sandbox, 'Tomorrow', 36 * 60);
  const live = await addMeeting(sandbox, 'In progress', -10, { live: true });
  await addMeeting(sandbox, 'In an hour', 60);
  const meetings = workbench.tree('Meetings');

  await test.step('the live one first, unless the next one is about to begin', async () => {
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.press('J');
    await closeMeetingPage(workbench, live);
    const next = await addMeeting(sandbox, 'In three minutes', 3);
    await workbench.runCommand('Zoom: Refresh Meetings');
    await meetings.row(/In three minutes/);
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.press('J');
    await closeMeetingPage(workbench, next);
  });

  await test.step('the menu of a row', async () => {
    await (await meetings.row(/In an hour/)).click({ button: 'right' });
    for (const [item, keys] of [
      ['Join Meeting', 'Ctrl+Enter'],
      ['Show Meeting Details', 'Enter'],
      ['Edit Meeting', 'F2'],
      ['Delete Meeting', 'Del'],
    ] as const) {
      await expect.soft(workbench.menuKeys(item), item).toHaveText(keys);
    }
    await page.keyboard.press('Escape');
  });

  await test.step('the menu of the view', async () => {
    await workbench.clickViewAction('Meetings', 'More Actions');
    await expect(workbench.menuKeys('Find Meeting')).toHaveText('Ctrl+Alt+F');
    await page.keyboard.press('Escape');
  });
});
