import { expect, test } from './support/test.ts';

test('the main job: sign in, see meetings, create one, put its link and a ZAK into files', async ({
  workbench,
  sandbox,
}) => {
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const signIn = workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' });
  await expect(signIn).toBeVisible();
  await workbench.screenshot('signed-out');

  await signIn.click();
  const consent = await workbench.waitForConsentPage();
  await expect(consent.page.getByRole('heading', { level: 1 })).toContainText(
    'wants to use your Zoom account',
  );
  await consent.screenshot('consent');
  await consent.allow();

  const meetings = workbench.tree('Meetings');
  const live = await meetings.row(/Design review: sign-in flow/);
  await expect(live).toHaveAccessibleName(/live now/);
  const names = await meetings.rowNames();
  const rank = (name: string) => names.findIndex((row) => row.includes(name));
  expect(names[0]).toMatch(/^Live/);
  expect(rank('Tomorrow')).toBeGreaterThan(rank('Design review'));
  expect(rank('Platform stand-up')).toBeGreaterThan(rank('Tomorrow'));
  expect(rank('Open office hours')).toBeGreaterThan(rank('No Fixed Time'));
  expect(names.join()).toMatch(/Security guild: secrets in editors,.*invitation/);
  await workbench.screenshot('sidebar');

  await workbench.runCommand('Zoom: Create Meeting');
  await expect(workbench.quickInput.title).toHaveText('Create Meeting');
  await workbench.quickInput.type('Launch rehearsal tomorrow 3pm 45m');
  await expect(workbench.quickInput.firstLabel).toHaveText('Launch rehearsal');
  await expect(workbench.quickInput.choices.first()).toContainText(/3:00.+3:45/);
  await workbench.screenshot('create');
  await workbench.quickInput.accept();
  const created = workbench.notification('“Launch rehearsal” is scheduled for');
  await expect(created).toBeVisible();
  await expect(await meetings.row(/Launch rehearsal/)).toHaveAttribute('aria-selected', 'true');
  const requests = await sandbox.requests();
  expect(requests.filter(({ route }) => route.startsWith('POST /v2'))).toHaveLength(1);

  // A notification stays for as long as the mouse is over it.
  await created.hover();
  await workbench.openFile('notes.md');
  await workbench.goToLine(11);
  await workbench.page.keyboard.press('End');
  await workbench.typeText(' ');
  await workbench.screenshot('created');
  await created.getByRole('button', { name: 'Insert Link' }).click();
  await expect.poll(() => workbench.editorText()).toContain('[Launch rehearsal](');
  await workbench.screenshot('meetings');
  const [, link = ''] =
    /\nJoin here: \[Launch rehearsal\]\((.*)\)\n/.exec(await workbench.saveFile('notes.md')) ?? [];
  expect(link.replace(workbench.webOrigin, '')).toMatch(/^\/j\/\d{11}\?pwd=[\w.-]+$/);

  await workbench.openFile('.env.example');
  await workbench.goToLine(3);
  await workbench.page.keyboard.press('End');
  await workbench.runCommand('Zoom: Insert ZAK Token');
  await expect(workbench.dialog).toContainText('Allow a ZAK token');
  await workbench.dialog.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect(workbench.dialog).toContainText('Git does not ignore .env.example');
  await workbench.screenshot('zak-question');
  expect(await workbench.editorText()).not.toContain('ZOOM_ZAK=e');
  await workbench.dialog.getByRole('button', { name: 'Insert', exact: true }).click();
  await expect.poll(() => workbench.editorText()).toMatch(/ZOOM_ZAK=\w{20}/);
  expect(await workbench.saveFile('.env.example')).toMatch(/\nZOOM_ZAK=\S{40,}\n?$/);
});
