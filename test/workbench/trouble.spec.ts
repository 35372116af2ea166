import { expect, test } from './support/test.ts';

test('every way to not be signed in leads to being signed in', async ({ workbench }) => {
  await workbench.changeSettings({ 'zoom.clientId': undefined });
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const { quickInput, sideBar } = workbench;

  await test.step('without a client ID the view leads to the setup', async () => {
    await sideBar.getByRole('button', { name: 'Set Up Zoom App' }).click();
    await expect(quickInput.title).toHaveText('Set Up Zoom App (1/4)');
    await workbench.screenshot('set-up');
    await quickInput.pick('Enter a Client ID');
    await expect(quickInput.title).toHaveText('Set Up Zoom App (2/2)');
    await quickInput.type('not an id');
    await expect(quickInput.message).toContainText('letters, digits');
    await quickInput.type('sandboxPublicClient');
    await quickInput.accept();
  });

  await test.step('a consent page that is closed can be given up, silently', async () => {
    await (await workbench.waitForConsentPage()).close();
    const progress = workbench.notification('Signing in to Zoom');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await expect(workbench.page.locator('.notification-toast')).toHaveCount(0);
  });

  await test.step('declining is understood, and can be taken back', async () => {
    await sideBar.getByRole('button', { name: 'Sign In to Zoom' }).click();
    const consent = await workbench.waitForConsentPage();
    await consent.decline();
    const message = workbench.notification('You declined access on Zoom’s page');
    await expect(message).toBeVisible();
    await message.getByRole('button', { name: 'Try Again' }).click();
  });

  await test.step('the address can be pasted where the way back is blocked', async () => {
    const consent = await workbench.waitForConsentPage();
    const { page } = consent;
    await page.route('**/callback?*', (route) => route.fulfill({ body: 'Blocked.' }));
    await page.getByRole('button', { name: 'Allow' }).click();
    await expect(page.getByText('Blocked.')).toBeVisible();
    const address = page.url();
    await consent.close();
    await workbench.runCommand('Zoom: Paste Sign-In Address');
    await quickInput.type('https://zoom.example/callback?code=abc&state=of-another-sign-in');
    await expect(quickInput.message).toContainText('belongs to another sign-in');
    await quickInput.type('what was I to do');
    await expect(quickInput.message).toContainText('or the code in it');
    await quickInput.type(address);
    await quickInput.accept();
    await expect(await workbench.tree('Meetings').row(/Design review/)).toBeVisible();
  });
});

test('the view says what it has: nothing yet, nothing at all, or something old', async ({
  workbench,
  sandbox,
}) => {
  await sandbox.fault({ route: 'GET /v2/users/:userId/meetings', kind: 'dropBefore', times: 4 });
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const { sideBar } = workbench;
  const meetings = workbench.tree('Meetings');

  await test.step('what could not be loaded is loaded when asked again', async () => {
    await sideBar.getByRole('button', { name: 'Sign In to Zoom' }).click();
    await (await workbench.waitForConsentPage()).allow();
    await expect(sideBar).toContainText('could not be loaded');
    await workbench.screenshot('could-not-load');
    await sideBar.getByRole('button', { name: 'Try Again' }).click();
    await expect(await meetings.row(/Design review/)).toBeVisible();
  });

  await test.step('a refresh that fails keeps the meetings and marks them stale', async () => {
    await sandbox.fault({ route: 'GET /v2/users/:userId/meetings', kind: 'html', times: 2 });
    await workbench.clickViewAction('Meetings', 'Refresh Meetings');
    const message = workbench.notification('A proxy or captive portal responded instead of');
    await expect(message).toBeVisible();
    await expect(sideBar).toContainText('Last updated');
    await expect(await meetings.row(/Design review/)).toBeVisible();
    await workbench.screenshot('stale');
    await workbench.clickViewAction('Meetings', 'Refresh Meetings');
    await expect(sideBar).not.toContainText('Last updated');
  });

  await test.step('having no meetings is told from not having loaded them', async () => {
    await sandbox.reset({ meetings: 0 });
    await workbench.runCommand('Zoom: Sign In');
    await (await workbench.waitForConsentPage()).allow();
    await expect(await meetings.row('Personal Meeting Room')).toBeVisible();
    await expect(sideBar).toContainText('No upcoming meetings.');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.screenshot('no-meetings');
  });

  await test.step('a personal room that is live is there though nothing else is', async () => {
    const room = { id: 4157702938, type: 4, topic: 'Mara’s Personal Meeting Room' };
    await sandbox.fault({
      route: 'GET /v2/users/:userId/meetings',
      kind: 'body',
      body: { meetings: [room] },
      times: 100,
    });
    await workbench.runCommand('Zoom: Refresh Meetings');
    await meetings.row(/^Live/);
    await meetings.row(/Personal.*Room.*live now/);
    await sandbox.clearFaults();
  });
});

test('nothing typed is lost, and nothing typed is taken for markup', async ({
  workbench,
  sandbox,
}) => {
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const { quickInput } = workbench;
  const meetings = workbench.tree('Meetings');
  await workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' }).click();
  await (await workbench.waitForConsentPage()).allow();
  await meetings.row(/Design review/);
  const topic = '<b>Bold</b> $(icon) [link](command:zoom.signOut)';

  await test.step('a create that Zoom refuses keeps what was typed', async () => {
    await sandbox.fault({
      route: 'POST /v2/users/:userId/meetings',
      kind: 'status',
      status: 400,
      times: 1,
      body: {
        code: 300,
        message: 'Validation Failed.',
        errors: [{ field: 'topic', message: 'No [links](command:zoom.signOut) here.' }],
      },
    });
    // VS Code hands the meeting that has the focus to the buttons of the view's title.
    await meetings.select(/Platform stand-up/);
    await workbench.clickViewAction('Meetings', 'Create Meeting');
    await quickInput.type('x'.repeat(300));
    await quickInput.accept();
    await expect(quickInput.firstLabel).toContainText('up to 200 characters, but this one has 300');
    await quickInput.type(`${topic} 30 February 9:15`);
    await expect(quickInput.firstLabel).toContainText('does not exist');
    await quickInput.accept();
    await quickInput.type(`${topic} tomorrow 9:15 30m`);
    await expect(quickInput.firstLabel).toContainText('<b>Bold</b>');
    await quickInput.accept();
    const message = workbench.notification('Zoom doesn’t accept the field “topic”');
    await expect(message).toContainText('No [links]');
    await expect(message.getByRole('link')).toHaveCount(0);
    await message.getByRole('button', { name: 'Try Again' }).click();
    // The menu of all options opens, and says which of them is refused.
    await expect(quickInput.box).toContainText('No [links]');
    await quickInput.pick('Create Meeting');
  });

  await test.step('a topic is shown as it was typed', async () => {
    const created = workbench.notification('is scheduled for');
    await expect(created).toContainText(/<b>Bold<\/b> \$\W?\(icon\) \[link\]/);
    await expect(created.getByRole('link')).toHaveCount(0);
    await expect(await meetings.row(/<b>Bold<\/b> \$\(icon\)/)).toBeVisible();
  });

  await test.step('Escape is silent at every step', async () => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    await sandbox.clearRequests();
    for (const command of ['Zoom: Create Meeting', 'Zoom: Join Meeting', 'Zoom: Set Up Zoom App']) {
      await workbench.runCommand(command);
      await expect(quickInput.box).toBeVisible();
      await quickInput.escape();
    }
    await expect(workbench.page.locator('.notification-toast')).toHaveCount(0);
    expect(await sandbox.requests()).toEqual([]);
  });

  await test.step('inserting without an editor offers to copy, and to insert into a new file', async () => {
    const message = workbench.notification('There is no active text editor to insert into.');
    for (const button of ['Copy Instead', 'New File']) {
      await workbench.runCommand('Zoom: Insert Join Link');
      await quickInput.type('Platform stand-up');
      await quickInput.accept();
      await message.getByRole('button', { name: button }).click();
      await expect(message).toBeHidden();
    }
    await expect.poll(() => workbench.editorText()).toMatch(/^https?:\/\/\S+\/j\/\d+\?pwd=/);
  });

  await test.step('the inline actions of a meeting join and copy', async () => {
    const row = await meetings.row(/Design review/);
    await meetings.clickAction(row, 'Copy Join Link');
    await expect(workbench.page.locator('.part.statusbar')).toContainText('Join link copied');
    const opened = workbench.page.context().waitForEvent('page');
    await meetings.clickAction(row, 'Join Meeting');
    await (await opened).waitForURL(/\/j\/\d{11}\?pwd=/);
  });
});
