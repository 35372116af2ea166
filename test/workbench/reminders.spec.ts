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
  await workbench.open();
  await workbench.openView('Zoom');
  await workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' }).click();
  await (await workbench.consent()).allow();
  await expect(workbench.sideBar.getByRole('button', { name: 'Refresh Meetings' })).toBeVisible();
}

test('the status bar shows the next meeting once it is near, and a click joins', async ({
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
    await addMeeting(sandbox, 'Stand-up', 175);
    await workbench.runCommand('Zoom: Refresh Meetings');
    await expect(item).toHaveText(/Stand-up in 3 min$/);
    await item.hover();
    const hover = workbench.page.locator('.monaco-hover').filter({ hasText: 'Stand-up' });
    await expect(hover).toContainText('Quarterly review');
    await expect(hover).not.toContainText('Much later');
    await expect(hover.getByRole('link', { name: 'Copy Join Link' })).toBeVisible();
    await workbench.screenshot('status-bar');
    await hover.getByRole('link', { name: 'Copy Join Link' }).click();
    await expect(workbench.statusBar).toContainText('Join link copied');
  });

  await test.step('a click joins it', async () => {
    await workbench.page.keyboard.press('Escape');
    await item.click();
    const meeting = await workbench.tab(/^\/j\/\d{11}$/);
    await expect(meeting.getByText('Stand-up').first()).toBeVisible();
    await meeting.close();
    await workbench.page.bringToFront();
  });

  await test.step('a topic is shown as it was typed, and the last minute stands out', async () => {
    await addMeeting(sandbox, '$(trash) [a](command:b)', 45);
    await workbench.runCommand('Zoom: Refresh Meetings');
    await expect(item).toContainText(/\$\W?\(trash\) \[a\]\W?\(command:b\) in 1 min$/);
    await expect(item.locator('.codicon-trash')).toHaveCount(0);
    await expect(workbench.statusBar.locator('.warning-kind')).toHaveCount(1);
  });
});

test('a reminder comes in one window only, and can be snoozed or dismissed', async ({
  workbench,
  sandbox,
}) => {
  await sandbox.reset({ meetings: 0 });
  await workbench.changeSettings({ 'zoom.reminder.minutesBefore': [5, 0] });
  await openSignedIn(workbench);
  const other = await workbench.openAnother();
  await workbench.page.bringToFront();
  const remind = async (window: Workbench) => {
    await window.page.bringToFront();
    await window.runCommand('Zoom: Refresh Meetings');
  };

  await test.step('in the window that is first', async () => {
    await addMeeting(sandbox, 'Planning', 290);
    await remind(workbench);
    await expect(workbench.notification('Planning starts in 5 min')).toBeVisible();
    await workbench.screenshot('reminder');
    // What comes after it in the other window shows that there it did not come.
    await addMeeting(sandbox, 'Review', 230);
    await remind(other);
    await expect(other.notification('Review starts in 4 min')).toBeVisible();
    await expect(other.notification('Planning')).toHaveCount(0);
    await expect(workbench.notification('Review')).toHaveCount(0);
  });

  await test.step('Join opens the meeting', async () => {
    await other.notification('Review').getByRole('button', { name: 'Join' }).click();
    const meeting = await other.tab(/^\/j\/\d{11}$/);
    await expect(meeting.getByText('Review').first()).toBeVisible();
    await meeting.close();
    await workbench.page.bringToFront();
  });

  await test.step('Snooze brings it again shortly before, Dismiss never', async () => {
    await other.page.close();
    await workbench.notification('Planning').getByRole('button', { name: 'Dismiss' }).click();
    await addMeeting(sandbox, 'Dismissed', 12);
    await remind(workbench);
    const dismissed = workbench.notification('Dismissed starts in 1 min');
    await dismissed.getByRole('button', { name: 'Dismiss' }).click();
    await addMeeting(sandbox, 'Snoozed', 10);
    await remind(workbench);
    const snoozed = workbench.notification('Snoozed starts in 1 min');
    await snoozed.getByRole('button', { name: 'Snooze' }).click();
    await expect(workbench.notification('Snoozed')).toHaveCount(0);
    await expect(workbench.notification('Snoozed starts now')).toBeVisible();
    await expect(workbench.notification('Dismissed')).toHaveCount(0);
  });
});
