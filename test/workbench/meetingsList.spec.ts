import { expect, test } from './support/test.ts';

const hostedList = 'GET /v2/users/:userId/meetings';

test('the list is always there, always right, and calm', async ({ workbench, sandbox }) => {
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.signIn();
  const meetings = workbench.tree('Meetings');
  const view = workbench.page
    .locator('.pane')
    .filter({ has: workbench.page.getByRole('tree', { name: 'Meetings' }) });
  const zoomTab = workbench.page.locator('.activitybar').getByRole('tab', { name: /Zoom/ });
  await meetings.row(/Design review.*live now/);

  await test.step('the badge counts what is live', async () => {
    await expect(zoomTab).toHaveAccessibleName(/1 meeting is live/);
  });

  await test.step('a refresh leaves what is closed closed, and what is selected selected', async () => {
    await meetings.toggle(/^Tomorrow/, false);
    await meetings.select(/Open office hours/);
    await sandbox.addMeeting({
      hostedBy: 'mara.lindqvist@larkspur.example',
      topic: 'New from elsewhere',
      type: 3,
    });
    await workbench.runCommand('Zoom: Refresh Meetings');
    await meetings.row(/New from elsewhere/);
    await expect(await meetings.row(/^Tomorrow/)).toHaveAttribute('aria-expanded', 'false');
    await expect(await meetings.row(/Open office hours/)).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('find looks into closed groups too', async () => {
    const field = workbench.sideBar.getByRole('textbox', { name: 'Type to search' });
    await meetings.toggle(/^Later/, false);
    await meetings.select(/Open office hours/);
    for (const topic of ['Sprint planning', 'Hiring panel']) {
      await workbench.page.keyboard.press('ControlOrMeta+Alt+F');
      await expect(field).toBeFocused();
      await workbench.page.keyboard.type(topic);
      await workbench.page.keyboard.press('Enter');
      await expect(await meetings.row(topic)).toHaveClass(/focused/);
      await workbench.page.keyboard.press('Escape');
      await expect(field).toHaveCount(0);
    }
  });

  await test.step('what is over is listed where that is asked for', async () => {
    await workbench.runCommand('Zoom: Show Previous Meetings');
    // The list is longer than the view.
    const previous = workbench.sideBar.getByRole('treeitem', { name: /^Previous/ });
    await expect(previous).toHaveAttribute('aria-expanded', 'true');
    const retrospective = await meetings.row(/Retrospective: sprint 41/);
    await workbench.screenshot('previous');
    await retrospective.hover();
    const hover = workbench.page.locator('.workbench-hover');
    await expect(hover.getByRole('link', { name: 'Details' })).toBeVisible();
    await expect(hover.getByRole('link', { name: 'Join' })).toHaveCount(0);
    await meetings.select(/Retrospective: sprint 41/);
    await workbench.page.keyboard.press('Delete');
    await workbench.notification('This meeting has ended').waitFor();
    await workbench.page.keyboard.press('Enter');
    const page = workbench.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe#active-frame');
    await expect(page.getByRole('row', { name: /^Actual duration/ })).toContainText(/\d+ min/);
    await expect(page.getByRole('heading', { name: 'Participants' })).toBeVisible();
    await workbench.runCommand('View: Close Editor');
    await sandbox.clearRequests();
    await workbench.runCommand('Zoom: Hide Previous Meetings');
    await expect(workbench.sideBar.getByRole('treeitem', { name: /^Previous/ })).toHaveCount(0);
    // The list is read anew then; the next window is to have the only requests.
    await expect
      .poll(async () => (await sandbox.requests()).filter(({ status }) => status === 200).length)
      .toBe(4);
  });

  await test.step('a new window shows the last list before Zoom has answered', async () => {
    await sandbox.clearRequests();
    await sandbox.fault({ route: '*', kind: 'latency', ms: 4_000, times: 100 });
    await workbench.openWindow();
    await workbench.openView('Zoom');
    await meetings.row(/Design review.*live now/);
    expect((await sandbox.requests()).filter(({ status }) => status !== null)).toEqual([]);
    await expect(view).toContainText(/as of \d/);
    await sandbox.clearFaults();
    await expect(view).not.toContainText(/as of \d/);
  });

  await test.step('offline the list stays, with the reason and the time', async () => {
    await sandbox.fault({ route: hostedList, kind: 'dropBefore', times: 100 });
    await workbench.openWindow();
    await workbench.openView('Zoom');
    await meetings.row(/Open office hours/);
    await expect(view).toContainText(/Can’t reach Zoom\. Last updated: \d/);
    await sandbox.clearFaults();
    await workbench.runCommand('Zoom: Refresh Meetings');
    await expect(view).not.toContainText('Last updated');
  });

  await test.step('a meeting that is being created shows at once', async () => {
    await sandbox.fault({ route: 'POST /v2/users/:userId/meetings', kind: 'latency', ms: 3_000 });
    await workbench.runCommand('Zoom: Create Meeting');
    await workbench.quickInput.type('Optimist tomorrow 3pm 45m');
    await workbench.quickInput.accept();
    await expect((await meetings.row(/Optimist/)).locator('.codicon-loading')).toBeVisible();
    await workbench.notification('“Optimist” is scheduled').waitFor();
    await expect((await meetings.row(/Optimist/)).locator('.codicon-loading')).toHaveCount(0);
  });
});
