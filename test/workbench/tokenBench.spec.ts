import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/test.ts';

test('three keys put a ZAK token into .env, and one click renews it there', async ({
  workbench,
  sandbox,
}) => {
  const { page, quickInput } = workbench;
  const token = async () => /^ZOOM_ZAK=(\S*)$/m.exec(await workbench.editorText())?.[1] ?? '';
  const tokenRequests = async () =>
    (await sandbox.requests()).filter(({ route }) => route === 'GET /v2/users/:userId/token');
  await writeFile(
    join(workbench.workspace, '.env'),
    '# For the demo\nZOOM_MEETING_NUMBER=\nZOOM_ZAK=\nPORT=8080\n',
  );
  await workbench.changeSettings({ 'search.useIgnoreFiles': false });
  await workbench.openWindow();
  await workbench.openFile('.env');
  await workbench.openView('Zoom');
  await workbench.signIn();
  await expect(await workbench.tree('Meetings').row(/Design review.*live now/)).toBeVisible();

  await test.step('the list says what each token is for', async () => {
    await workbench.runCommand('Zoom: Insert Token…');
    await expect(quickInput.title).toContainText('Insert Token');
    await expect(quickInput.choices.first()).toContainText(
      'starts or joins meetings as a Zoom user',
    );
    await expect(quickInput.choices.filter({ hasText: 'On-behalf token' })).toContainText(
      'Works once, while its user is in the meeting',
    );
    await expect(quickInput.choices.filter({ hasText: 'Change Where It Goes…' })).toContainText(
      'Now: .env',
    );
    expect(await quickInput.cutOffTexts()).toEqual([]);
    await workbench.parkMouse();
    await workbench.screenshot('insert-token');
  });

  await test.step('Enter takes the usual token, lifetime, and answer', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: '2 hours', exact: true })).toHaveClass(/focused/);
    await page.keyboard.press('Enter');
    await expect(workbench.dialog).toContainText('Allow a ZAK token');
    await page.keyboard.press('Enter');
    await expect.poll(token).toMatch(/^\S{40,}$/);
    expect(await tokenRequests()).toHaveLength(1);
    expect(await workbench.editorText()).toMatch(
      /^# For the demo\nZOOM_MEETING_NUMBER=\n(?:.*\n)*ZOOM_ZAK=\S+\nPORT=8080/,
    );
  });

  await test.step('its expiry stands above it, and Renew replaces it without a question', async () => {
    const lenses = page.locator('.codelens-decoration');
    await expect(lenses).toContainText(/^ZAK token · expires \S/);
    const first = await token();
    await workbench.parkMouse();
    await workbench.screenshot('token-expiry');
    await lenses.getByRole('button', { name: 'Renew' }).click();
    await expect.poll(async () => [first, ''].includes(await token())).toBe(false);
    await expect(workbench.dialog).toBeHidden();
    await expect(lenses.getByRole('button', { name: 'Renew' })).toBeVisible();
    expect(await tokenRequests()).toHaveLength(2);
    expect(await workbench.saveFile('.env')).toBe(
      `# For the demo\nZOOM_MEETING_NUMBER=\nZOOM_ZAK=${await token()}\nPORT=8080\n`,
    );
  });
});

test('a signature that Zoom would refuse says why, and is marked on request only', async ({
  workbench,
}) => {
  const { page } = workbench;
  const squiggles = page.locator('.squiggly-error');
  const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: 'Meeting SDK signature' });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1_000);
  const claims = { appKey: 'larkspurDemoKey', mn: '85012345678', role: '1', iat: seconds };
  const signed = [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ ...claims, exp: (seconds + 7_200) * 1_000, tokenExp: seconds + 7_200 }),
  ].join('.');
  const signature = `${signed}.${createHmac('sha256', 'secret').update(signed).digest('base64url')}`;
  const problems = [/exp is in milliseconds/, /role is not a number/];
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.createFile(
    'join.js',
    `client.join({\n  userName: 'Mara',\n  signature:\n    '${signature}',\n});\n`,
  );

  await test.step('the hover names each mistake', async () => {
    const line = page.locator('.view-line').filter({ hasText: signature.slice(0, 20) });
    await expect(async () => {
      await page.mouse.move(5, 790);
      await line.hover({ position: { x: 150, y: 8 } });
      await expect(hover).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 40_000 });
    for (const problem of problems) {
      await expect(hover).toContainText(problem);
    }
    await expect(squiggles).toHaveCount(0);
  });

  await test.step('a check marks the token until the file changes', async () => {
    await workbench.goToLine(4, 20);
    await workbench.runCommand('Zoom: Check Token at Cursor');
    await expect(squiggles.first()).toBeVisible();
    for (const problem of problems) {
      await expect(hover).toContainText(problem);
    }
    await workbench.screenshot('token-check');
    await page.keyboard.press('Escape');
    await workbench.goToLine(1);
    await workbench.typeText(' ');
    await expect(squiggles).toHaveCount(0);
  });
});

test('an error in a log is explained, and a request is tried out beside the file', async ({
  workbench,
  sandbox,
}) => {
  const { page, quickInput } = workbench;
  const scope = 'meeting:write:meeting';
  const refusal = `{"code":4711,"message":"Invalid access token, does not contain scopes:[${scope}]."}`;
  await writeFile(
    join(workbench.workspace, 'server.log'),
    `12:04:07 POST /v2/users/me/meetings\n12:04:08 ${refusal}\n`,
  );
  await writeFile(join(workbench.workspace, 'client.py'), '# Reads a meeting\n');
  await workbench.openWindow();
  await workbench.openView('Zoom');
  await workbench.signIn();
  await expect(await workbench.tree('Meetings').row(/Design review.*live now/)).toBeVisible();
  const groups = page.locator('.editor-group-container');
  const result = groups.nth(1);

  await test.step('an error in a log is explained, with the button that helps', async () => {
    await workbench.openFile('server.log');
    await workbench.goToLine(2, 4);
    await workbench.runCommand('Zoom: Explain Error');
    await expect(workbench.dialog).toContainText(`missing the scope ${scope}`);
    await expect(workbench.dialog.getByRole('button', { name: 'Sign In Again' })).toBeVisible();
    await workbench.screenshot('explain-error');
    await page.keyboard.press('Escape');
    await expect(workbench.dialog).toBeHidden();
  });

  await test.step('a GET that is picked is sent at once, and its secrets are masked', async () => {
    await workbench.openFile('client.py');
    await sandbox.clearRequests();
    await workbench.runCommand('Zoom: Send API Request');
    await quickInput.type('Get Meeting');
    await expect(quickInput.firstLabel).toHaveText('Get Meeting');
    await quickInput.accept();
    await quickInput.waitForNext('Get Meeting');
    await quickInput.type('Design review');
    await expect(quickInput.choices).toContainText('Design review: sign-in flow');
    await quickInput.accept();
    await expect(result.getByRole('tab', { name: /^GET meetings/ })).toBeVisible();
    const lines = result.locator('.view-lines');
    await expect(lines).toContainText(/Status\s200\safter/);
    await expect(lines).toContainText('•••');
    await expect(lines).not.toContainText(/"start_url":\s"http/);
    await expect(workbench.dialog).toBeHidden();
    const sent = (await sandbox.requests()).map(({ route }) => route);
    expect(sent.filter((route) => route === 'GET /v2/meetings/:meetingId')).toHaveLength(1);
    await expect(result.getByRole('button', { name: 'Insert as…' })).toBeVisible();
    // Both files are wider without it.
    await page.keyboard.press('ControlOrMeta+B');
    await workbench.parkMouse();
    await workbench.screenshot('api-response');
    await page.keyboard.press('ControlOrMeta+B');
  });

  await test.step('it becomes a program in any language', async () => {
    await result.getByRole('button', { name: 'Insert as…' }).click();
    await quickInput.type('Python');
    await expect(quickInput.firstLabel).toHaveText('Python');
    await quickInput.accept();
    await expect(result.locator('.view-lines')).toContainText('ZOOM_ACCESS_TOKEN');
    await expect(result.locator('.view-lines')).toContainText('/meetings/');
  });
});
