import type { SandboxClient } from '../support/sandboxClient.ts';
import { expect, test } from './support/test.ts';
import type { Workbench } from './support/workbench.ts';

const host = 'mara.lindqvist@larkspur.example';

/** Adds a meeting that starts so many seconds from now. */
async function addMeeting(
  sandbox: SandboxClient,
  topic: string,
  seconds: number,
  fields: Record<string, unknown> = {},
): Promise<void> {
  const start = new Date(Date.now() + seconds * 1_000).toISOString();
  await sandbox.addMeeting({
    hostedBy: host,
    topic,
    type: 2,
    start_time: `${start.slice(0, 19)}Z`,
    duration: 30,
    ...fields,
  });
}

async function openSignedIn(workbench: Workbench): Promise<void> {
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' }).click();
  await (await workbench.waitForConsentPage()).allow();
  await expect(workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' })).toBeHidden();
}

test('the status bar shows the next meeting once it is near, and a click opens it', async ({
  workbench,
  sandbox,
}) => {
  await sandbox.reset({ meetings: 0 });
  await addMeeting(sandbox, 'Much later', 5_000);
  await openSignedIn(workbench);
  await expect(await workbench.tree('Meetings').row(/Much later/)).toBeVisible();
  const item = workbench.statusBar.getByRole('button', { name: /Zoom meeting/ });
  await expect(item).toHaveCount(0);

  await test.step('a long topic is cut, and in whole to screen readers', async () => {
    await addMeeting(sandbox, 'Quarterly review of the migration plan', 1_000);
    await workbench.runCommand('Zoom: Refresh Meetings');
    await expect(item).toHaveText(/Quarterly review.*… in 17 min$/);
    await expect(item).toHaveAccessibleName(/of the migration plan in 17 minutes$/);
  });

  await test.step('the one that starts next is shown, the others are in the hover', async () => {
    await addMeeting(sandbox, 'Stand-up', 715);
    await workbench.runCommand('Zoom: Refresh Meetings');
    await expect(item).toHaveText(/Stand-up in 12 min$/);
    await item.hover();
    const hover = workbench.page.locator('.monaco-hover').filter({ hasText: 'Stand-up' });
    await expect(hover).toContainText('Quarterly review');
    await expect(hover).not.toContainText('Much later');
    await expect(hover.getByRole('link', { name: 'Copy Join Link' })).toBeVisible();
    await workbench.screenshot('status-bar');
    await hover.getByRole('link', { name: 'Copy Join Link' }).click();
    await expect(workbench.statusBar).toContainText('Join link copied');
  });

  await test.step('a click starts it as its host, and joins it when it has begun', async () => {
    await workbench.page.keyboard.press('Escape');
    for (const [path, page] of [
      [/^\/s\/\d{11}$/, 'you would now be hosting Stand-up'],
      [/^\/j\/\d{11}$/, 'you would now be in Stand-up'],
    ] as const) {
      await item.click();
      const meeting = await workbench.waitForTab(path);
      await expect(meeting.getByText(page)).toBeVisible();
      await meeting.close();
      await workbench.page.bringToFront();
    }
  });

  await test.step('the last minute stands out, and then it is now', async () => {
    await addMeeting(sandbox, '$(trash) [a](command:b)', 15);
    await workbench.runCommand('Zoom: Refresh Meetings');
    await expect(item).toContainText(/\$\W?\(trash\) \[a\]\W?\(command:b\) in 1 min$/);
    await expect(item.locator('.codicon-trash')).toHaveCount(0);
    await expect(workbench.statusBar.locator('.warning-kind')).toHaveCount(1);
    await expect(item).toHaveText(/now$/, { timeout: 30_000 });
    await expect(workbench.statusBar.locator('.warning-kind')).toHaveCount(0);
  });

  await test.step('a new window has it too, though nobody opens the view', async () => {
    await workbench.openWindow();
    await expect(item).toHaveText(/now$/);
  });
});

test('a reminder comes in one window only; it joins, is put off, or ends', async ({
  workbench,
  sandbox,
}) => {
  await sandbox.reset({ meetings: 0 });
  await workbench.changeSettings({ 'zoom.reminder.minutesBefore': [60] });
  await openSignedIn(workbench);
  const remindOf = async (topic: string, minutes: number) => {
    await addMeeting(sandbox, topic, minutes * 60 - 5);
    await workbench.runCommand('Zoom: Refresh Meetings');
    const reminder = workbench.notification(`${topic} starts in ${minutes} min`);
    await expect(reminder).toBeVisible();
    return reminder;
  };

  await test.step('Join opens the meeting', async () => {
    const reminder = await remindOf('Stand-up', 50);
    await workbench.screenshot('reminder');
    await reminder.getByRole('button', { name: 'Join' }).click();
    const meeting = await workbench.waitForTab(/^\/j\/\d{11}$/);
    await expect(meeting.getByText('Stand-up').first()).toBeVisible();
    await meeting.close();
    await workbench.page.bringToFront();
  });

  await test.step('Dismiss and Escape close it', async () => {
    await remindOf('Review', 40);
    const dismissed = await remindOf('Planning', 25);
    await dismissed.getByRole('button', { name: 'Dismiss' }).click();
    await expect(dismissed).toHaveCount(0);
    const closed = await remindOf('Interview', 20);
    await closed.click();
    await workbench.page.keyboard.press('Escape');
    await expect(closed).toHaveCount(0);
  });

  await test.step('another window has what was closed, at its next minute, and no other', async () => {
    await workbench.changeSettings({ 'zoom.reminder.minutesBefore': [60, 30] });
    const other = await workbench.openAnotherWindow();
    await other.openView('Zoom');
    const reminder = other.notification('Interview starts in');
    await expect(reminder).toBeVisible();
    await expect(other.notification(/Stand-up|Review|Planning/)).toHaveCount(0);
    await reminder.getByRole('button', { name: 'Snooze' }).click();
    await other.statusBar.getByRole('button', { name: /Zoom meeting: Interview/ }).hover();
    await expect(other.page.locator('.monaco-hover')).toContainText('Reminder at');

    await test.step('which it still has after a reload', async () => {
      await other.openWindow();
      await other.statusBar.getByRole('button', { name: /Zoom meeting: Interview/ }).hover();
      await expect(other.page.locator('.monaco-hover')).toContainText('Reminder at');
    });
  });
});
