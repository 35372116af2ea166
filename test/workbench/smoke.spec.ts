import { expect, test } from './support/test.ts';

test('signs in from the palette and lists the meetings', async ({ workbench, sandbox }) => {
  await workbench.open();
  await workbench.openView('Zoom');
  await workbench.signIn();
  const row = await workbench.tree('Meetings').row(/./);
  await expect(row).toBeVisible();
  expect((await sandbox.state()).grants).toBe(1);
});
