import { expect, test } from './support/test.ts';

const creating = 'POST /v2/users/:userId/meetings';

test('creating meetings by keyboard, in one line and in the menu of all options', async ({
  workbench,
  sandbox,
}) => {
  const { quickInput, page } = workbench;
  const line = (label: string) => quickInput.choices.filter({ hasText: label });
  const choose = async (label: string) => {
    await quickInput.type(label);
    await expect(line(label).first()).toBeVisible();
    await quickInput.accept();
  };
  const countCreated = async () =>
    (await sandbox.requests()).filter(({ route }) => route === creating).length;
  const press = (key: string) => page.keyboard.press(key);
  await workbench.changeSettings({
    'zoom.newMeeting.presets': { Pairing: { duration: 90 }, Retro: { topic: 'Sprint retro' } },
  });
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.signIn();
  await workbench.tree('Meetings').row(/Design review/);
  await sandbox.clearRequests();

  await test.step('a topic and Enter create a meeting that starts now, with one request', async () => {
    await workbench.runCommand('Zoom: Create Meeting');
    await expect(quickInput.field).toBeFocused();
    await page.keyboard.type('Quick word');
    await press('Enter');
    await expect(workbench.notification('“Quick word” is scheduled for')).toBeVisible();
    expect((await sandbox.requests()).map(({ route }) => route)).toEqual([creating]);
  });

  await test.step('a line is shown as what it will be, and a problem cannot be chosen', async () => {
    await workbench.runCommand('Zoom: Create Meeting');
    await expect(line('Pairing')).toContainText('Preset');
    await page.keyboard.type('Retro 30 February 10:00');
    await expect(quickInput.firstLabel).toContainText('does not exist');
    await press('Enter');
    await quickInput.type('Retro tomorrow at 3');
    await expect(quickInput.choices.nth(0)).toContainText(/3:00.+4:00.PM/);
    await expect(quickInput.choices.nth(1)).toContainText(/3:00.+4:00.AM/);
    await press('Escape');
    await expect(quickInput.box).toBeHidden();
    expect(await countCreated()).toBe(1);
  });

  await test.step('what was typed is there after a reload', async () => {
    await workbench.openWindow();
    await workbench.runCommand('Zoom: Create Meeting');
    await expect(line('Continue with “Retro tomorrow at 3”')).toBeVisible();
    await press('ArrowDown');
    await press('Enter');
    await expect(quickInput.field).toHaveValue('Retro tomorrow at 3');
    await expect(quickInput.choices.nth(1)).toContainText('AM');
    await press('ArrowDown');
    await press('Enter');
    await expect(workbench.notification('“Retro” is scheduled for')).toContainText('3:00');
    expect(await countCreated()).toBe(2);
  });

  await test.step('the line is taken over by the menu', async () => {
    await workbench.runCommand('Zoom: Create Meeting');
    await quickInput.type('Planned by keyboard tomorrow 3pm');
    await expect(quickInput.firstLabel).toHaveText('Planned by keyboard');
    await press('ArrowUp');
    await press('Enter');
  });

  await test.step('one menu has every field, with its value', async () => {
    await expect(line('Go Through All Options')).toBeVisible();
    await expect(line('Topic')).toContainText('Planned by keyboard');
    await expect(line('Time zone')).toBeVisible();
    await workbench.screenshot('create-menu');
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
    expect(await countCreated()).toBe(3);
  });
});
