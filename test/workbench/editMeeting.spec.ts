import { expect, test } from './support/test.ts';

const mara = 'mara.lindqvist@larkspur.example';
const changing = 'PATCH /v2/meetings/:meetingId';

test('changing a meeting by keyboard', async ({ workbench, sandbox }) => {
  const { quickInput, page } = workbench;
  await sandbox.addMeeting({
    hostedBy: mara,
    topic: 'Parser pairing',
    agenda: 'Tokens first\nthen errors',
    start_time: `${new Date(Date.now() + 5_400_000).toISOString().slice(0, 19)}Z`,
  });
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.signIn();
  const meetings = workbench.tree('Meetings');
  const line = (label: string) => quickInput.choices.filter({ hasText: label });
  const changes = async () =>
    (await sandbox.requests()).filter(({ route }) => route === changing).length;
  const choose = async (label: string) => {
    await quickInput.type(label);
    await expect(line(label).first()).toBeVisible();
    await quickInput.accept();
    await quickInput.waitForNext(label);
  };
  const answer = async (text: string) => {
    await quickInput.type(text);
    await quickInput.accept();
    await expect(line('Save Changes')).toBeVisible();
  };
  const edit = async (row: RegExp) => {
    await meetings.select(row);
    await page.keyboard.press('F2');
  };

  await test.step('F2 shows what can be changed, and as what it is now', async () => {
    await edit(/Parser pairing/);
    await expect(quickInput.title).toContainText('Edit “Parser pairing”');
    await expect(line('Agenda')).toContainText('Tokens first↵then errors');
    await expect(line('Waiting room')).toContainText('Off');
    await expect(line('Save Changes')).toHaveCount(0);
  });

  await test.step('what is typed is not saved yet, and Escape goes back to the menu', async () => {
    await choose('Topic');
    await expect(quickInput.field).toHaveValue('Parser pairing');
    await quickInput.type('x'.repeat(201));
    await expect(quickInput.message).toContainText('up to 200 characters');
    await answer('Parser pairing, again');
    await expect(line('Save Changes')).toContainText('1 change');
    await quickInput.type('Agenda');
    await expect(line('Agenda').first()).toBeVisible();
    await quickInput.accept();
    const agenda = page.getByRole('tab', { name: 'Agenda.txt' });
    await expect(agenda).toBeVisible();
    await expect.poll(() => workbench.editorText()).toBe('Tokens first\nthen errors');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(agenda).toBeHidden();
    await expect(line('Topic')).toContainText('Parser pairing → Parser pairing, again');
    await choose('Duration');
    await answer('25');
    await choose('Waiting room');
    await expect(line('Save Changes')).toContainText('3 changes');
    await expect(line('Waiting room')).toContainText('Off → On');
    await workbench.screenshot('edit');
    expect(await changes()).toBe(0);
  });

  await test.step('if Zoom refuses, the list is as it was and nothing has to be typed again', async () => {
    await sandbox.fault({
      route: changing,
      kind: 'status',
      status: 400,
      times: 1,
      body: {
        code: 300,
        message: 'Validation Failed.',
        errors: [{ field: 'topic', message: 'A word in it is not allowed.' }],
      },
    });
    await quickInput.accept();
    const refusal = workbench.notification('A word in it is not allowed.');
    await expect(refusal).toBeVisible();
    await meetings.row(/Parser pairing, \d/);
    await refusal.getByRole('button', { name: 'Try Again' }).click();
    await expect(line('Save Changes')).toContainText('3 changes');
    await choose('Save Changes');
    await expect(await meetings.row(/Parser pairing, again/)).toHaveAccessibleName(/25 min/);
    expect(await changes()).toBe(2);
  });

  await test.step('of a series one occurrence or all of it', async () => {
    await edit(/Platform stand-up/);
    await expect(quickInput.choices).toContainText(['This Occurrence', 'The Whole Series']);
    await quickInput.accept();
    await expect(quickInput.title).toContainText('Edit one occurrence of “Platform stand-up”');
    await expect(line('Duration')).toBeVisible();
    await expect(line('Topic')).toHaveCount(0);
    await quickInput.escape();
    await expect(quickInput.box).toBeHidden();
    await expect(workbench.dialog).toBeHidden();
    await edit(/Platform stand-up/);
    await choose('The Whole Series');
    await expect(line('Topic')).toBeVisible();
    await choose('Topic');
    await expect(quickInput.field).toHaveValue('Platform stand-up');
    await answer('Platform round');
    await quickInput.accept();
    await meetings.row(/Platform round/);
    await expect(page.getByRole('treeitem', { name: /Platform stand-up/ })).toHaveCount(0);
  });

  await test.step('Escape asks once before changes are lost', async () => {
    const { dialog } = workbench;
    const before = await changes();
    await edit(/Parser pairing, again/);
    await choose('Mute on entry');
    await expect(line('Save Changes')).toContainText('1 change');
    await quickInput.escape();
    await expect(dialog).toContainText(
      'Do you want to save the changes to “Parser pairing, again”?',
    );
    await page.keyboard.press('Escape');
    await expect(line('Save Changes')).toContainText('1 change');
    await quickInput.escape();
    await dialog.getByRole('button', { name: 'Don’t Save' }).click();
    await expect(dialog).toBeHidden();
    await expect(quickInput.box).toBeHidden();
    expect(await changes()).toBe(before);
  });

  await test.step('a date of the changed series can still be deleted alone', async () => {
    await meetings.select(/Platform round/);
    await page.keyboard.press('Delete');
    const { dialog } = workbench;
    await expect(dialog.getByRole('button', { name: 'Delete This Occurrence' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
});
