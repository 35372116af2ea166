import { expect, test } from './support/test.ts';

const creating = 'POST /v2/users/:userId/meetings';

test('planning a series by keyboard', async ({ workbench, sandbox }) => {
  const { quickInput, page } = workbench;
  const line = (label: string) => quickInput.choices.filter({ hasText: label });
  const choose = async (label: string) => {
    await quickInput.type(label);
    await expect(line(label).first()).toBeVisible();
    await quickInput.accept();
  };
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.signIn();
  await workbench.tree('Meetings').row(/Design review/);
  await workbench.runCommand('Zoom: Create Meeting');
  await expect(quickInput.title).toHaveText('Create Meeting');
  await quickInput.type('Planned by keyboard tomorrow 3pm');
  await expect(quickInput.firstLabel).toHaveText('Planned by keyboard');

  await test.step('one menu has every field, with its value', async () => {
    await quickInput.pick('More Options…');
    await expect(line('Go Through All Options')).toBeVisible();
    await expect(line('Topic')).toContainText('Planned by keyboard');
    await expect(line('Time zone')).toBeVisible();
    await workbench.screenshot('plan');
  });

  await test.step('the dates of a series are shown before it is taken', async () => {
    await choose('Repeats');
    await expect(line('Every weekday').or(line('Every day')).first()).toBeVisible();
    await choose('Every day');
    await expect(quickInput.title).toHaveText('Create Meeting (2/3)');
    await quickInput.type('51');
    await expect(quickInput.firstLabel).toHaveText('A series can have up to 50 occurrences.');
    await quickInput.accept();
    await expect(quickInput.title).toHaveText('Create Meeting (2/3)');
    await quickInput.type('5');
    await quickInput.accept();
    await expect(quickInput.title).toHaveText('Create Meeting (3/3)');
    await expect(line('Use This Series')).toContainText('Every day · After 5 occurrences');
    await expect(quickInput.choices).toHaveCount(6);
    await workbench.screenshot('series');
    await quickInput.accept();
    await expect(line('Repeats')).toContainText('Every day · After 5 occurrences');
  });

  await test.step('the agenda is written in an editor', async () => {
    await choose('Agenda');
    const agenda = page.getByRole('tab', { name: 'Agenda.txt' });
    await expect(agenda).toBeVisible();
    await expect(quickInput.box).toBeHidden();
    await workbench.typeText('Parser\nErrors');
    await expect.poll(() => workbench.editorText()).toBe('Parser\nErrors');
    await workbench.screenshot('agenda');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(agenda).toBeHidden();
    await expect(line('Agenda')).toContainText('Parser↵Errors');
  });

  await test.step('Enter creates it', async () => {
    await choose('Waiting room');
    await quickInput.waitForNext('Waiting room');
    await quickInput.type('Waiting room');
    await expect(line('Waiting room')).toContainText('On');
    await choose('Create Meeting');
    await expect(workbench.notification('“Planned by keyboard” is scheduled for')).toBeVisible();
    const requests = await sandbox.requests();
    expect(requests.filter(({ route }) => route === creating)).toHaveLength(1);
  });
});
