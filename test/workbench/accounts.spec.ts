import { usedScopes } from '../support/usedScopes.ts';
import type { Workbench } from './support/workbench.ts';
import { expect, test } from './support/test.ts';

test('several accounts are in one list by time, or by account', async ({ workbench }) => {
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.signIn();
  const meetings = workbench.tree('Meetings');
  await expect(await meetings.row(/Design review/)).toBeVisible();
  await workbench.signIn('m.lindqvist@brightwater.example');
  await widenSideBar(workbench);
  for (const account of ['mara.lindqvist@larkspur.example', 'm.lindqvist@brightwater.example']) {
    await expect(await meetings.row(new RegExp(`Personal Meeting Room.*${account}`))).toBeVisible();
  }
  await expect(await meetings.row(/^Live/)).toHaveAttribute('aria-level', '1');
  await workbench.screenshot('accounts');
});

test('Check Setup lists what does not work first', async ({ workbench, sandbox }) => {
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await sandbox.changeApp('sandboxPublicClient', { scopes: allowedScopes });
  await workbench.signIn();
  await expect(await workbench.tree('Meetings').row(/Design review/)).toBeVisible();
  await sandbox.fault({
    route: 'GET /v2/users/:userId/recordings',
    kind: 'status',
    status: 400,
    body: { code: 200, message: 'Only available for paid users.' },
  });

  await workbench.runCommand('Zoom: Check Setup');
  const { quickInput } = workbench;
  await expect(quickInput.title).toHaveText(/^1 of 15 features don’t work$/);
  await expect(quickInput.field).toHaveAttribute(
    'placeholder',
    'Features that Zoom refused, or that your Zoom app has no scope for',
  );
  await expect(quickInput.choices.first()).toContainText('Cloud recordings');
  await expect(quickInput.box).toContainText('Copy Missing Scopes');
  // The palette has left the mouse over the field, which then shows a hover.
  await workbench.page.mouse.move(800, 600);
  await workbench.screenshot('check-setup');
  await quickInput.pick('Copy Missing Scopes');
  await expect(workbench.notification('Scopes copied. Add them')).toBeVisible();
});

/** Without the scopes for transcripts, summaries, and templates. */
const allowedScopes = usedScopes.filter(
  (scope) => !/:(?:meeting_transcript|summary|list_templates)$/.test(scope),
);

/** Gives the names of the accounts room. */
async function widenSideBar({ page, sideBar }: Workbench): Promise<void> {
  const box = await sideBar.boundingBox();
  if (box === null) {
    throw new Error('The side bar is not visible.');
  }
  const [x, y] = [box.x + box.width + 1, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 180, y, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(x + 400, y);
}
