import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { keepServiceWorkers } from '../../../scripts/lib/serviceWorkers.mjs';
import { Workbench } from '../../workbench/support/workbench.ts';
import type { Bench } from './benchWindow.ts';
import { CountedInput } from './countedInput.ts';

/** A window, and what a task is done with in it. */
export interface Desk {
  readonly workbench: Workbench;
  readonly input: CountedInput;
}

/** Does a task in a new window of a new profile, and closes it. */
export async function useNewProfile(
  { installation, browser }: Pick<Bench, 'installation' | 'browser'>,
  task: (desk: Desk) => Promise<void>,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await keepServiceWorkers(context);
  const page = await context.newPage();
  const workbench = new Workbench(page, installation, await installation.reset());
  await workbench.changeSettings(settings);
  await workbench.openWindow();
  await task({ workbench, input: new CountedInput(page) });
  await context.close();
}

/** Signs in with the view's button, because the palette remembers commands. */
export async function signIn(workbench: Workbench): Promise<void> {
  await workbench.openView('Zoom');
  await workbench.sideBar.getByRole('button', { name: 'Sign In to Zoom' }).click();
  await (await workbench.waitForConsentPage()).allow();
  await workbench.tree('Meetings').row(/Design review/);
}

/** Creates and opens .env. Git ignores it, so VS Code finds it only by its whole path. */
export async function openEnvFile(
  { page, quickInput, workspace }: Workbench,
  content: string,
): Promise<void> {
  const path = join(workspace, '.env');
  await writeFile(path, content);
  await page.keyboard.press('ControlOrMeta+P');
  await quickInput.type(path);
  await expect(quickInput.firstLabel).toHaveText('.env');
  await quickInput.accept();
  await expect(page.getByRole('tab', { name: /^\.env(?!\.)/ })).toBeVisible();
}

/** Types into the palette, and runs its first hit, which must have this title. */
export async function runFirstHit(
  { workbench: { quickInput }, input }: Desk,
  phrase: string,
  title: string,
): Promise<void> {
  await input.press('F1');
  await expect(quickInput.field).toBeFocused();
  await input.type(phrase);
  await expect(quickInput.firstLabel).toHaveText(title);
  await input.press('Enter');
}
