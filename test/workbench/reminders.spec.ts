import type { Locator } from '@playwright/test';
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
    await expect(hover).toContainText(/Also coming up.*Much later/);
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

  await test.step('a new window shows it from the cache, without a request', async () => {
    await sandbox.reset({ meetings: 0, keepsSessions: true });
    await addMeeting(sandbox, 'Interview', 1_000);
    await workbench.runCommand('Zoom: Refresh Meetings');
    await expect(item).toHaveText(/Interview in 1\d min$/);
    await workbench.openView('Explorer');
    await sandbox.clearRequests();
    await workbench.openWindow();
    await expect(item).toHaveText(/Interview in 1\d min$/);
    expect(await sandbox.requests()).toEqual([]);
  });
});

test.describe('a reminder', () => {
  /** Adds a meeting that is due for a reminder, and waits for that. */
  async function remindOf(workbench: Workbench, topic: string, minutes: number): Promise<Locator> {
    await addMeeting(workbench.sandbox, topic, minutes * 60 - 5);
    await workbench.runCommand('Zoom: Refresh Meetings');
    const reminder = workbench.notification(new RegExp(`${topic} starts (?:tomorrow )?at \\d`));
    await expect(reminder).toBeVisible();
    return reminder;
  }

  test.beforeEach(async ({ workbench, sandbox }) => {
    await sandbox.reset({ meetings: 0 });
    await workbench.changeSettings({ 'zoom.reminder.minutesBefore': [60, 1] });
    await openSignedIn(workbench);
  });

  test('joins, shows details, is snoozed and dismissed, and says what is true', async ({
    workbench,
    sandbox,
  }) => {
    await test.step('Details leaves it there, Join does not', async () => {
      const reminder = await remindOf(workbench, 'Stand-up', 50);
      await workbench.screenshot('reminder');
      await reminder.getByRole('link', { name: 'Details' }).click();
      await expect(workbench.page.getByRole('tab', { name: /Stand-up/ })).toBeVisible();
      await expect(reminder).toBeVisible();
      await reminder.getByRole('link', { name: 'Join' }).click();
      const meeting = await workbench.waitForTab(/^\/j\/\d{11}$/);
      await expect(meeting.getByText('Stand-up').first()).toBeVisible();
      await meeting.close();
      await workbench.page.bringToFront();
      await expect(reminder).toHaveCount(0);
    });

    await test.step('Cancel dismisses it', async () => {
      const reminder = await remindOf(workbench, 'Planning', 25);
      await reminder.getByRole('button', { name: 'Cancel' }).click();
      await expect(reminder).toHaveCount(0);
    });

    await test.step('Escape puts it out of the way', async () => {
      const reminder = await remindOf(workbench, 'Retrospective', 22);
      await reminder.click();
      await workbench.page.keyboard.press('Escape');
      await expect(reminder).toHaveCount(0);
    });

    await test.step('the keyboard snoozes it', async () => {
      const reminder = await remindOf(workbench, 'Interview', 20);
      await workbench.runCommand('Notifications: Focus Notification Toast');
      const snooze = reminder.getByRole('link', { name: 'Snooze' });
      await expect(async () => {
        await workbench.page.keyboard.press('Tab');
        await expect(snooze).toBeFocused({ timeout: 100 });
      }).toPass();
      await workbench.page.keyboard.press('Enter');
      await expect(reminder).toHaveCount(0);
      await workbench.statusBar.getByRole('button', { name: /Zoom meeting: Interview/ }).hover();
      await expect(workbench.page.locator('.monaco-hover')).toContainText('Reminder at');
    });

    await test.step('it makes no links of a topic', async () => {
      const topic = '[x](command:workbench.action.quit) https://evil.example www.evil.example [1';
      await addMeeting(sandbox, topic, 1_500);
      await workbench.runCommand('Zoom: Refresh Meetings');
      const reminder = workbench.notification('evil.example');
      await expect(reminder.getByRole('link')).toHaveText(['Join', 'Snooze', 'Details']);
      await reminder.getByRole('button', { name: 'Cancel' }).click();
    });

    await test.step('it is true over the start, and gone when its meeting is', async () => {
      const topic = 'Sync';
      await addMeeting(sandbox, topic, 12);
      await workbench.runCommand('Zoom: Refresh Meetings');
      const reminder = workbench.notification(topic);
      await expect(reminder).toContainText(/Sync is about to start, at \d/);
      await expect(reminder).toContainText(/Sync started at \d/, { timeout: 30_000 });
      await expect(reminder).toHaveCount(1);
      await sandbox.reset({ meetings: 0, keepsSessions: true });
      await workbench.runCommand('Zoom: Refresh Meetings');
      await expect(reminder).toHaveCount(0);
    });
  });

  test('is shown in one window, and in the next one when that is reloaded', async ({
    workbench,
  }) => {
    const reminder = await remindOf(workbench, 'Review', 40);
    const dismissed = await remindOf(workbench, 'Kick-off', 30);
    await dismissed.getByRole('button', { name: 'Cancel' }).click();
    const other = await workbench.openAnotherWindow();
    await other.openView('Zoom');
    await expect(await other.tree('Meetings').row(/Review/)).toBeVisible();
    await expect(other.notification('Review')).toHaveCount(0);
    await expect(reminder).toBeVisible();

    await other.page.close();
    await workbench.openWindow();
    await expect(reminder).toBeVisible({ timeout: 45_000 });
    await expect(workbench.notification('Kick-off')).toHaveCount(0);
  });
});
