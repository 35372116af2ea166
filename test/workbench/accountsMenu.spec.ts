import { expect, test } from './support/test.ts';

test('signing in and out from VS Code’s Accounts menu', async ({ workbench, sandbox }) => {
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const { page, sideBar } = workbench;
  await expect(sideBar.getByRole('button', { name: 'Sign In to Zoom' })).toBeVisible();
  const accounts = page.locator('.activitybar').getByRole('button', { name: /^Accounts/ });
  const offer = page.getByRole('menuitem', { name: /Sign in with Zoom to use Meetings for Zoom/ });
  const account = page.getByRole('menuitem', { name: /mara\.lindqvist@larkspur\.example/ });

  await expect(accounts).toHaveAccessibleName(/Sign in requested/);
  await accounts.click();
  await offer.hover();
  await page.keyboard.press('Enter');
  await (await workbench.waitForConsentPage()).allow();
  await expect(await workbench.tree('Meetings').row(/Design review/)).toBeVisible();

  await accounts.click();
  await expect(account).toBeVisible();
  await expect(offer).toHaveCount(0);
  await account.hover();
  await page.getByRole('menuitem', { name: 'Sign Out' }).hover();
  await page.keyboard.press('Enter');
  await workbench.dialog.getByRole('button', { name: /Sign Out/ }).click();
  await expect(sideBar.getByRole('button', { name: 'Sign In to Zoom' })).toBeVisible();
  await expect.poll(async () => (await sandbox.state()).grants).toBe(0);
});
