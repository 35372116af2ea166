import { expect, test } from './support/test.ts';

test('a meeting’s details are found, read and acted on with the keyboard alone', async ({
  workbench,
  sandbox,
}) => {
  const { page } = workbench;
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const fact = (name: string) =>
    preview
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('cell')
      .last();
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.signIn();
  const meetings = workbench.tree('Meetings');
  // What is live comes after the first page of the others, and moves every row.
  await meetings.row(/Design review: sign-in flow.*live now/);

  await test.step('Enter shows the meeting that has the focus, and nothing of a group', async () => {
    await workbench.runCommand('Zoom: Focus on Meetings View');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect(meetings.rows.first()).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Enter');
    await expect(meetings.rows.first()).toHaveAttribute('aria-expanded', 'true');
    // By the time that another command has run, the keys so far have had their effect.
    await workbench.runCommand('Zoom: Focus on Meetings View');
    await sandbox.clearRequests();
    await page.keyboard.press('ArrowDown');
    await expect(await meetings.row(/Design review: sign-in flow/)).toHaveClass(/focused/);
    await page.keyboard.press('Enter');
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText(
      'Design review: sign-in flow',
    );
    await expect(preview.getByText('In progress')).toBeVisible();
    expect((await sandbox.requests()).map(({ route }) => route)).toEqual([
      'GET /v2/meetings/:meetingId',
    ]);
    await expect(page.getByRole('tab', { name: /^Design review: sign-in flow,/ })).toBeVisible();
  });

  await test.step('Ctrl+Enter joins it', async () => {
    await workbench.runCommand('Zoom: Focus on Meetings View');
    await page.keyboard.press('ControlOrMeta+Enter');
    await (await workbench.waitForTab(/^\/j\/\d+/)).close();
  });

  await test.step('a hover says more of it, and its links act', async () => {
    const row = await meetings.row(/Platform stand-up/);
    await row.hover();
    const hover = page.locator('.workbench-hover');
    await expect(hover).toContainText('Recurring meeting');
    await hover.getByRole('link', { name: 'Details' }).click();
    await expect(fact('Repeats')).toHaveText(/^Every week on \w+$/);
    await expect(fact('Ends')).toHaveText('After 8 occurrences');
    await page.mouse.move(800, 780);
    await workbench.screenshot('details');
  });

  await test.step('the buttons above the page act on its meeting', async () => {
    const actions = page.locator('.editor-group-container .editor-actions');
    await actions.getByRole('button', { name: 'Join Meeting' }).click();
    await (await workbench.waitForTab(/^\/j\/\d+/)).close();
    await actions.getByRole('button', { name: 'Start Meeting as Host' }).click();
    await (await workbench.waitForTab(/^\/s\/\d+/)).close();
    await sandbox.clearRequests();
    await actions.getByRole('button', { name: 'Refresh Meeting Details' }).click();
    await expect
      .poll(async () => (await sandbox.requests()).map(({ route }) => route))
      .toEqual(['GET /v2/meetings/:meetingId']);
  });

  await test.step('the page is there again when the window opens again', async () => {
    await workbench.openPalette('>Developer: Reload Window');
    await Promise.all([
      page.waitForEvent('load'),
      workbench.quickInput.pick('Developer: Reload Window'),
    ]);
    // All of VS Code starts again before it.
    await expect(fact('Repeats')).toHaveText(/^Every week/, { timeout: 60_000 });
  });
});
