import { expect, test } from './support/test.ts';

test('after a meeting: recordings by month, a transcript and a summary', async ({
  workbench,
  sandbox,
}) => {
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const { sideBar, page } = workbench;
  await workbench.signIn();
  await expect(await workbench.tree('Meetings').row(/Design review.*live now/)).toBeVisible();
  const asked = async () =>
    (await sandbox.requests()).filter(({ route }) => route.endsWith('/recordings')).length;
  expect(await asked()).toBe(0);

  const recordings = workbench.tree('Recordings');
  const month = (back: number) =>
    new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' }).format(
      new Date(new Date().getFullYear(), new Date().getMonth() - back),
    );

  await test.step('the months stand below the meetings, and are read when looked at', async () => {
    await sideBar.getByRole('button', { name: /^Meetings .*Section$/ }).click();
    await sideBar.getByRole('button', { name: 'Recordings Section' }).click();
    await expect(await recordings.row(/Retrospective: sprint 41/)).toBeVisible();
    const before = await asked();
    await recordings.toggle(month(2), true);
    await expect.poll(asked).toBeGreaterThan(before);
    await (await recordings.row('Show Earlier')).click();
    await expect(await recordings.row(month(3))).toBeVisible();
  });

  await test.step('a recording shows its files', async () => {
    await recordings.toggle(/Retrospective: sprint 41/, true);
    await expect(await recordings.row(/Transcript/)).toBeVisible();
    await expect(await recordings.row(/Chat/)).toBeVisible();
  });

  await test.step('its transcript opens with a click', async () => {
    await (await recordings.row(/Transcript/)).click();
    await expect.poll(() => workbench.editorText()).toContain('**Tomás Herrera** · 0:10');
    await workbench.screenshot('transcript');
  });

  await test.step('its summary has the next steps as tasks', async () => {
    const row = await recordings.row(/Retrospective: sprint 41/);
    await recordings.clickAction(row, 'Open AI Summary');
    await expect.poll(() => workbench.editorText()).toContain('- [ ] Jun to take the date');
    await page.mouse.move(700, 500);
    await workbench.screenshot('recordings');
  });

  await test.step('a meeting is picked where none is named', async () => {
    await workbench.runCommand('Zoom: Open AI Summary');
    await workbench.quickInput.type('event bus');
    await expect(workbench.quickInput.choices).toContainText('Architecture sync: event bus');
    await workbench.quickInput.accept();
    await expect(workbench.notification('has no AI summary')).toBeVisible();
  });
});

test('the Recordings view says what it has: nothing, no right to it, or something old', async ({
  workbench,
  sandbox,
}) => {
  const route = 'GET /v2/users/:userId/recordings';
  const refuse = (status: number, code: number, message: string) =>
    sandbox.fault({ route, kind: 'status', status, body: { code, message } });
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const { sideBar } = workbench;
  const recordings = workbench.tree('Recordings');
  await sideBar.getByRole('button', { name: /^Meetings .*Section$/ }).click();
  await sideBar.getByRole('button', { name: 'Recordings Section' }).click();
  await expect(sideBar).toContainText('Sign in to Zoom to see your cloud recordings here');
  const refresh = () => workbench.runCommand('Zoom: Refresh Recordings');

  await test.step('a scope that is missing is named', async () => {
    const scope = 'cloud_recording:read:list_user_recordings';
    await refuse(400, 4711, `Invalid access token, does not contain scopes:[${scope}].`);
    await workbench.signIn();
    await expect(sideBar).toContainText(`missing the scope ${scope.replaceAll(':', ':\u200b')}`);
  });

  await test.step('a plan without recordings is no failure', async () => {
    await sandbox.clearFaults();
    await refuse(400, 200, 'Only available for Paid account.');
    await refresh();
    await expect(sideBar).toContainText('require a paid plan');
  });

  await test.step('having none leads back to earlier months', async () => {
    await sandbox.clearFaults();
    await sandbox.fault({ route, kind: 'body', body: { meetings: [] } });
    await refresh();
    await expect(sideBar).toContainText('No cloud recordings this month or last month');
    await sideBar.getByRole('button', { name: 'Show Earlier' }).first().click();
    await expect(await recordings.row('No recordings')).toBeVisible();
  });

  await test.step('topics are shown as they are', async () => {
    await sandbox.clearFaults();
    const topics = ['', '**סקירה** של $(rocket) 🚀 <b>', '  two\nlines '];
    await sandbox.fault({
      route,
      kind: 'body',
      body: {
        meetings: topics.map((topic, index) => ({
          uuid: String(index),
          topic,
          start_time: new Date().toISOString(),
          duration: 75,
          total_size: 1_234_567_890,
          recording_files: [],
        })),
      },
    });
    await refresh();
    await expect(await recordings.row(/\(no topic\)/)).toBeVisible();
    const odd = await recordings.row(/\*\*סקירה\*\* של/);
    // An invisible character keeps the icon from being drawn.
    await expect(odd).toContainText('**סקירה** של $\u2060(rocket) 🚀 <b>');
    await expect(await recordings.row(/two lines/)).toContainText('1.2 GB');
  });

  await test.step('a refresh that fails keeps what is there and marks it stale', async () => {
    await sandbox.clearFaults();
    await sandbox.fault({ route, kind: 'dropBefore' });
    await refresh();
    await expect(sideBar).toContainText('Last updated');
    await expect(await recordings.row(/two lines/)).toBeVisible();
    await sandbox.clearFaults();
    await refresh();
    await expect(sideBar).not.toContainText('Last updated');
  });

  await test.step('two accounts stand side by side', async () => {
    await workbench.signIn('m.lindqvist@brightwater.example');
    const second = await recordings.row('m.lindqvist@brightwater.example');
    await expect(second).toHaveAttribute('aria-expanded', 'true');
    await expect(await recordings.row('mara.lindqvist@larkspur.example')).toBeVisible();
  });

  await test.step('and their meetings are in one list by time, each with its account', async () => {
    const section = sideBar.getByRole('button', { name: /^Meetings .*Section$/ });
    if ((await section.getAttribute('aria-expanded')) !== 'true') {
      await section.click();
    }
    const meetings = workbench.tree('Meetings');
    const ofMara = await meetings.row(/You are the host, mara\.lindqvist@larkspur\.example$/);
    await expect(ofMara).toContainText('mara.lindqvist@larkspur.example');
    const names = await meetings.rowNames();
    expect(names.some((name) => name.endsWith(', m.lindqvist@brightwater.example'))).toBe(true);
    expect(names).not.toContain('mara.lindqvist@larkspur.example');
  });
});
