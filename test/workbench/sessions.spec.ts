import { expect, test } from './support/test.ts';

const work = 'mara.lindqvist@larkspur.example';
const client = 'm.lindqvist@brightwater.example';
const scopes = ['user:read:user'];

test('another extension gets the sessions that it asks for', async ({ workbench, sandbox }) => {
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const { dialog, page, quickInput } = workbench;
  const ask = async (request: object) => {
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Guest: Get Session');
    await quickInput.type(JSON.stringify(request));
    await quickInput.accept();
  };
  const allow = () => dialog.getByRole('button', { name: 'Allow' }).click();
  const got = (answer: string | RegExp) => expect(workbench.notification(answer)).toBeVisible();

  await test.step('silent: nothing while nobody is signed in', async () => {
    await ask({ scopes, options: { silent: true } });
    await got('Guest got nothing');
    expect(await sandbox.requests()).toEqual([]);
  });

  await test.step('createIfNone: by signing in, then without asking', async () => {
    await ask({ scopes, options: { createIfNone: true } });
    await expect(dialog).toContainText('wants to sign in using Zoom');
    await allow();
    await (await workbench.waitForConsentPage()).allow();
    await got(`Guest got ${work} with user:read:user`);
    await ask({ scopes: ['meeting:read:meeting'], options: { silent: true } });
    await got(`Guest got ${work} with meeting:read:meeting`);
  });

  await test.step('forceNewSession: by signing in again, as whom is said', async () => {
    await ask({ scopes, options: { forceNewSession: true, account: { id: '', label: work } } });
    await expect(dialog).toContainText('sign in again using Zoom');
    await allow();
    const consent = await workbench.waitForConsentPage();
    await expect(workbench.notification(`Signing in to Zoom as ${work}`)).toBeAttached();
    await consent.chooseAccount(client);
    await consent.allow();
    await expect(dialog).toContainText(`${client}, does not match the requested account, ${work}`);
    await dialog.getByRole('button', { name: `Keep ${client}` }).click();
    await got(`Guest got ${client} with user:read:user`);
  });

  await test.step('account: that account’s session', async () => {
    for (const label of [work, client]) {
      await ask({ scopes, options: { silent: true, account: { id: '', label } } });
      await got(`Guest got ${label} with`);
    }
  });

  await test.step('clearSessionPreference: the person chooses anew', async () => {
    await ask({ scopes, options: { createIfNone: true, clearSessionPreference: true } });
    await allow();
    await quickInput.pick(work);
    await got(`Guest got ${work} with`);
    await ask({ scopes, options: { silent: true } });
    await got(`Guest got ${work} with`);
  });

  await test.step('a scope that the app lacks is named', async () => {
    await ask({ scopes: ['webinar:read:webinar'], options: { createIfNone: true } });
    await allow();
    await (await workbench.waitForConsentPage()).allow();
    await got(/Guest failed: ZoomScopeError: .*missing the scope webinar:read:webinar/);
  });

  await expect(page.locator('.notification-toast').filter({ hasText: 'Signing in' })).toHaveCount(
    0,
  );
});
