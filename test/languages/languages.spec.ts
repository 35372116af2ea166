import type { Locator } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { screenshotPath } from '../workbench/support/screenshots.ts';
import { expect, test } from '../workbench/support/test.ts';
import type { Workbench } from '../workbench/support/workbench.ts';
import { LocalizedTexts } from './support/localizedTexts.ts';

const host = 'mara.lindqvist@larkspur.example';

/** VS Code takes the language of extensions from this; its own interface stays in English. */
const languageVariable = '_VSCODE_NLS_LANGUAGE';

/** Each language, and a time in its words. */
const languages = { de: 'morgen 15 Uhr', ja: '明日15時' };

for (const [language, time] of Object.entries(languages)) {
  test.describe(`In ${language}`, () => {
    const texts = new LocalizedTexts(language);

    test.beforeEach(async ({ page }) => {
      await page.context().addInitScript(
        ([name, value]) => {
          Object.assign(globalThis, { [name]: value });
        },
        [languageVariable, language] as const,
      );
    });

    /** Takes a picture of the window, in which no text of the extension is in English. */
    async function show(workbench: Workbench, state: string, ...places: Locator[]): Promise<void> {
      for (const place of places) {
        await expect(place.first()).toBeVisible();
      }
      const path = screenshotPath(`languages/${state}-${language}.png`);
      await mkdir(dirname(path), { recursive: true });
      await workbench.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      expect(await texts.findEnglish(places)).toEqual([]);
    }

    async function signIn(workbench: Workbench): Promise<void> {
      await workbench.openWindow();
      await workbench.openView('Zoom');
      await workbench.sideBar
        .getByRole('button', { name: texts.message('Sign In to Zoom') })
        .click();
      await (await workbench.waitForConsentPage()).allow();
    }

    test('signing in, the list, a page about a meeting, and creating one', async ({
      workbench,
    }) => {
      const { page, sideBar, quickInput } = workbench;

      await test.step('the welcome view', async () => {
        await workbench.openWindow();
        await workbench.openView('Zoom');
        const button = sideBar.getByRole('button', { name: texts.message('Sign In to Zoom') });
        await expect(button).toBeVisible();
        await show(workbench, 'welcome', sideBar);
      });

      const meetings = workbench.tree(texts.manifest('view.meetings'));
      await test.step('the list', async () => {
        await signIn(workbench);
        await meetings.row(new RegExp(`Design review: sign-in flow.*${texts.message('live now')}`));
        await show(workbench, 'list', sideBar);
      });

      await test.step('a hover and a page', async () => {
        await (await meetings.row(/Platform stand-up/)).hover();
        const hover = page.locator('.workbench-hover');
        await expect(hover).toContainText(texts.message('Recurring meeting'));
        expect(await texts.findEnglish([hover])).toEqual([]);
        await hover.getByRole('link', { name: texts.message('Details') }).click();
        const preview = page
          .frameLocator('iframe.webview.ready')
          .frameLocator('iframe#active-frame');
        await expect(
          preview.getByRole('cell', { name: texts.message('Repeats'), exact: true }),
        ).toBeVisible();
        await page.mouse.move(800, 780);
        await show(
          workbench,
          'page',
          preview.locator('body'),
          page.locator('.editor-group-container .editor-actions'),
        );
      });

      await test.step('creating a meeting', async () => {
        await workbench.runCommand(texts.command('createMeeting'));
        await expect(quickInput.title).toContainText(texts.message('Create Meeting'));
        expect(await texts.findEnglish([quickInput.box])).toEqual([]);
        await quickInput.type(`Retro ${time}`);
        await expect(quickInput.choices.first()).toContainText('15:00');
        await show(workbench, 'create', quickInput.box);
        await quickInput.escape();
      });
    });

    test('the status bar with a reminder', async ({ workbench, sandbox }) => {
      await sandbox.reset({ meetings: 0 });
      const start = new Date(Date.now() + 9.5 * 60_000).toISOString();
      await sandbox.addMeeting({
        hostedBy: host,
        topic: 'Retro',
        type: 2,
        start_time: `${start.slice(0, 19)}Z`,
        duration: 30,
      });
      await workbench.changeSettings({ 'zoom.reminder.minutesBefore': [10] });
      await signIn(workbench);
      const reminder = workbench.notification('Retro');
      const item = workbench.statusBar.getByRole('button', { name: /Zoom.*Retro/ });
      await expect(item).toContainText('10');
      await show(workbench, 'reminder', reminder, item);
    });

    test('the settings', async ({ workbench }) => {
      await workbench.openWindow();
      await workbench.runCommand('Preferences: Open Settings (UI)');
      await workbench.page.keyboard.insertText('@ext:vscode-zoom.zoom-meetings');
      const settings = workbench.page.locator('.settings-editor');
      const description = settings.locator('.setting-item-description');
      await expect(
        description.filter({ hasText: texts.manifest('setting.statusBar.enabled') }),
      ).toBeVisible();
      // VS Code makes the names of settings from their ids.
      const choice = settings.locator('.setting-item-control .monaco-select-box');
      await show(workbench, 'settings', description, choice);
    });
  });
}
