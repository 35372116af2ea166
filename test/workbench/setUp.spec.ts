import { updatesScreenshots } from './support/screenshots.ts';
import { expect, test } from './support/test.ts';

test('the setup leads from nothing to the list, by the keyboard alone', async ({
  workbench,
  sandbox,
}) => {
  await workbench.changeSettings({ 'zoom.clientId': undefined });
  // Zoom's own page is not reached from here.
  await workbench.page
    .context()
    .route('https://marketplace.zoom.us/**', (route) => route.fulfill({ body: 'Zoom' }));
  await workbench.openWindow();
  const { page, quickInput } = workbench;
  const press = (key: string) => page.keyboard.press(key);

  await test.step('Create Meeting says what it needs', async () => {
    await workbench.openPalette('>');
    // A window that was just opened may not know our commands yet.
    await expect(async () => {
      await quickInput.type('>');
      await quickInput.type('>Zoom: Create Meeting');
      await expect(quickInput.choices.first()).toContainText('Zoom: Create Meeting', {
        timeout: 1_000,
      });
    }).toPass();
    await press('Enter');
    await expect(workbench.dialog).toContainText('“Create Meeting” continues');
    await press('Enter');
  });

  await test.step('a new app, with the features that are selected', async () => {
    await expect(quickInput.title).toHaveText('Set Up Zoom App (1/4)');
    await press('Enter');
    await expect(quickInput.title).toHaveText('Set Up Zoom App (2/4)');
    await expect(quickInput.box).toContainText('Creating meetings');
    await press('Enter');
  });

  const guide = page.frameLocator('iframe.webview').frameLocator('iframe');
  await test.step('Zoom’s page opens, and the instructions stay beside it', async () => {
    await expect(workbench.dialog).toContainText('marketplace.zoom.us');
    await press('Enter');
    await (await workbench.waitForTab('/develop/create')).close();
    await page.bringToFront();
    await expect(quickInput.title).toHaveText('Set Up Zoom App (3/4)');
    await expect(guide.getByRole('heading', { name: 'Create Your Zoom App' })).toBeVisible();
    await expect(guide.locator('figure')).toContainText('Use Public Client OAuth');
    await workbench.screenshot('set-up-app');
    await press('Enter');
  });

  await test.step('the client ID is checked', async () => {
    await expect(quickInput.title).toHaveText('Set Up Zoom App (4/4)');
    if (updatesScreenshots) {
      // A change of the theme loads the preview again, and it takes the focus.
      await quickInput.field.focus();
    }
    await page.keyboard.type('Q3xv7Kp0WmZt9LrB2NyE5HsD8FgJ4AcU');
    await expect(quickInput.message).toContainText('looks like a client secret');
    await press('ControlOrMeta+A');
    await page.keyboard.type('sandboxPublicClient');
    await press('Enter');
  });

  await test.step('after the sign-in, Create Meeting continues, and the list is there', async () => {
    await (await workbench.waitForConsentPage()).allow();
    await expect(quickInput.title).toHaveText('Create Meeting');
    await page.keyboard.type('By keyboard tomorrow 3pm');
    await press('Enter');
    await expect(workbench.notification('“By keyboard” is scheduled for')).toBeVisible();
    await workbench.openPalette('>Zoom: Focus on Meetings View');
    await press('Enter');
    await expect(await workbench.tree('Meetings').row(/By keyboard/)).toBeVisible();
    const created = (await sandbox.requests()).filter(({ route }) => route.startsWith('POST /v2'));
    expect(created).toHaveLength(1);
  });
});

test('the walkthrough opens from the view, and follows what is done', async ({ workbench }) => {
  await workbench.changeSettings({ 'zoom.clientId': undefined });
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const { page, sideBar } = workbench;
  await expect(page.locator('.gettingStartedContainer')).toHaveCount(0);

  await sideBar.getByRole('button', { name: 'Get to Know Meetings for Zoom' }).click();
  const step = (title: string) =>
    page.locator('.gettingStartedContainer .getting-started-step').filter({ hasText: title });
  const complete = (title: string) => step(title).locator('.codicon.complete');
  for (const title of [
    'Connect a Zoom app',
    'Sign in',
    'See your meetings',
    'Create a meeting',
    'Insert a join link',
    'Get a token',
  ]) {
    await expect(step(title)).toBeVisible();
    await expect(complete(title)).toHaveCount(0);
  }
  // VS Code shows the picture where there is room for it.
  await page.keyboard.press('ControlOrMeta+B');
  const picture = page.frameLocator('iframe.webview').frameLocator('iframe').locator('svg');
  await expect(picture).toContainText('Use Public Client OAuth');
  await workbench.screenshot('walkthrough');

  await test.step('setting up and signing in complete their steps', async () => {
    await page
      .locator('.gettingStartedContainer')
      .getByRole('button', { name: 'Set Up Zoom App' })
      .click();
    await workbench.quickInput.pick('Enter a Client ID');
    await expect(workbench.quickInput.title).toHaveText('Set Up Zoom App (2/2)');
    await workbench.quickInput.type('sandboxPublicClient');
    await workbench.quickInput.accept();
    await (await workbench.waitForConsentPage()).allow();
    await expect(complete('Connect a Zoom app')).toBeVisible();
    await expect(complete('Sign in')).toBeVisible();
    await expect(complete('See your meetings')).toBeVisible();
    await expect(complete('Create a meeting')).toHaveCount(0);
  });
});
