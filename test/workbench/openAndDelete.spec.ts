import { expect, test } from './support/test.ts';

const mara = 'mara.lindqvist@larkspur.example';
const priya = 'priya.raman@larkspur.example';

test('joining what is pasted, selected or picked', async ({ workbench, sandbox }) => {
  const { quickInput } = workbench;
  const theirs = await sandbox.addMeeting({ hostedBy: priya, topic: 'Of a colleague' });
  const link = `${workbench.webOrigin}/j/${theirs}?pwd=a.1`;
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await expect(workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' })).toBeVisible();

  await test.step('signed out, a pasted link is all that it takes', async () => {
    await workbench.runCommand('Zoom: Join Meeting');
    await expect(quickInput.choices.filter({ hasText: 'Sign in to pick one' })).toBeVisible();
    await quickInput.type('https://zoom.us.evil.example/j/85012345678');
    await expect(quickInput.choices).toContainText(['Not a Zoom meeting']);
    await quickInput.accept();
    await expect(quickInput.box).toBeVisible();
    await quickInput.type(link);
    await expect(quickInput.choices).toHaveCount(1);
    await expect(quickInput.choices).not.toContainText('pwd');
    await quickInput.accept();
    const tab = await workbench.waitForTab(/^\/j\//);
    expect(tab.url()).toBe(link);
    await tab.close();
    expect(await sandbox.requests()).toEqual([]);
  });

  await workbench.signIn();
  await workbench.tree('Meetings').row(/Design review.*live now/);

  await test.step('the link at the cursor comes first, the meetings after it', async () => {
    await workbench.createFile('agenda.md', `Join [here](${link}).\n`);
    await workbench.goToLine(1, 20);
    await workbench.runCommand('Zoom: Join Meeting');
    await expect(quickInput.choices.filter({ hasText: 'Design review' })).toBeVisible();
    await expect(quickInput.choices.first()).toContainText('agenda.md');
    await workbench.screenshot('join');
    await quickInput.accept();
    const tab = await workbench.waitForTab(/^\/j\//);
    expect(tab.url()).toBe(link);
    await tab.close();
  });

  await test.step('another way can be picked for once', async () => {
    await workbench.runCommand('Zoom: Join Meeting With…');
    await quickInput.type('Design review');
    await expect(quickInput.choices).toHaveCount(1);
    await quickInput.accept();
    await expect(quickInput.choices).toContainText(['Join in Browser', 'Join in Web Client']);
    await quickInput.pick('Join in Web Client');
    const tab = await workbench.waitForTab(/^\/wc\/(join\/\d+|\d+\/join)$/);
    await expect(tab.getByRole('heading')).toContainText('in Design review');
    await tab.close();
  });

  await test.step('VS Code’s question before it opens Zoom shows nothing of the ZAK', async () => {
    const page = 'https://us05web.zoom.us';
    const id = await sandbox.addMeeting({ hostedBy: mara, topic: 'At Zoom itself', type: 3 });
    await sandbox.fault({
      route: 'GET /v2/users/:userId/meetings',
      kind: 'body',
      body: { meetings: [{ id, topic: 'At Zoom itself', type: 3, join_url: `${page}/j/${id}` }] },
    });
    await workbench.runCommand('Zoom: Refresh Meetings');
    await workbench.tree('Meetings').row(/At Zoom itself/);
    await workbench.runCommand('Zoom: Start Meeting as Host');
    await quickInput.type('At Zoom itself');
    await expect(quickInput.choices).toHaveCount(1);
    await quickInput.accept();
    await expect(workbench.dialog).toContainText(`${page}/s/${id}`);
    await expect(workbench.dialog).toContainText(/\?\.\.\.[a-z-]+as-its-host/);
    await workbench.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(workbench.notification('was not opened in a browser')).toBeVisible();
  });
});

test('deleting by keyboard, one occurrence or the series, and ending', async ({
  workbench,
  sandbox,
}) => {
  await sandbox.addMeeting({
    hostedBy: mara,
    topic: 'Open house',
    start_time: `${new Date(Date.now() + 7_200_000).toISOString().slice(0, 19)}Z`,
    settings: { approval_type: 0 },
  });
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.signIn();
  const { page, dialog } = workbench;
  const meetings = workbench.tree('Meetings');
  const standUp = /Platform stand-up/;
  const occurrences = page.getByRole('treeitem', { name: standUp });
  const deletions = async () =>
    (await sandbox.requests()).filter(({ method }) => method === 'DELETE').length;
  await meetings.row(standUp);
  await expect(async () => {
    // VS Code closes a row again that is opened while it draws all rows anew.
    await meetings.toggle(/^Later/, true);
    await expect.poll(() => occurrences.count(), { timeout: 3_000 }).toBeGreaterThan(4);
  }).toPass({ timeout: 30_000 });
  const before = await occurrences.count();

  await test.step('Escape deletes nothing', async () => {
    await meetings.select(standUp);
    await page.keyboard.press('Delete');
    await expect(dialog).toContainText('is part of a series');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(await deletions()).toBe(0);
  });

  await test.step('one occurrence goes alone', async () => {
    await page.keyboard.press('Delete');
    await expect(dialog.getByRole('button', { name: 'Delete Whole Series' })).toBeVisible();
    await workbench.screenshot('delete-series');
    await dialog.getByRole('button', { name: 'Delete This Occurrence' }).click();
    await expect(occurrences).toHaveCount(before - 1);
    expect(await deletions()).toBe(1);
  });

  await test.step('if Zoom refuses, the series comes back with the reason', async () => {
    await sandbox.fault({
      route: 'DELETE /v2/meetings/:meetingId',
      kind: 'status',
      status: 400,
      times: 1,
      body: { code: 3000, message: 'Locked by the account.' },
    });
    await meetings.select(standUp);
    await page.keyboard.press('Delete');
    await dialog.getByRole('button', { name: 'Delete Whole Series' }).click();
    await expect(workbench.notification('Locked by the account.')).toBeVisible();
    await expect(occurrences).toHaveCount(before - 1);
  });

  await test.step('the whole series goes at once', async () => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    await meetings.select(standUp);
    await page.keyboard.press('Delete');
    await dialog.getByRole('button', { name: 'Delete Whole Series' }).click();
    await expect(occurrences).toHaveCount(0);
  });

  await test.step('the registrants can be notified', async () => {
    await (await meetings.select(/Open house/)).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete Meeting' }).hover();
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('Delete “Open house”?');
    await expect(dialog.getByRole('button', { name: 'Delete', exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Delete and Email Registrants' }).click();
    await expect(page.getByRole('treeitem', { name: /Open house/ })).toHaveCount(0);
  });

  await test.step('a meeting in progress is ended for everyone, and is no longer in progress', async () => {
    const live = await meetings.select(/Design review/);
    await expect(live).toHaveAccessibleName(/live now/);
    await live.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'End Meeting' }).hover();
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('for everyone?');
    await dialog.getByRole('button', { name: 'End Meeting' }).click();
    await expect(page.getByRole('treeitem', { name: /live now/ })).toHaveCount(0);
    expect((await sandbox.state()).live).toBe(0);
  });
});
