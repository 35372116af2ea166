import { expect, test } from './support/test.ts';
import type { Workbench } from './support/workbench.ts';

/**
 * What people are likely to type, and the title of the command that they mean. The palette sorts what
 * matches by title, so the word “join” alone finds Copy Join Link first, and no `when` clause helps.
 */
type Phrases = readonly (readonly [phrase: string, title: string])[];

const signedOut: Phrases = [
  ['zoom sign in', 'Sign In'],
  ['zoom sign', 'Sign In'],
  ['zoom set up', 'Set Up Zoom App'],
  ['zoom setup', 'Set Up Zoom App'],
  ['zoom join m', 'Join Meeting'],
  ['zoom cr', 'Create Meeting'],
  ['zoom log', 'Show Log'],
];

const signedIn: Phrases = [
  ['zoom sign out', 'Sign Out'],
  ['zoom check', 'Check Setup'],
  ['zoom set up', 'Set Up Zoom App'],
  ['zoom join m', 'Join Meeting'],
  ['zoom join n', 'Join Next Meeting'],
  ['zoom next', 'Join Next Meeting'],
  ['zoom join w', 'Join Meeting With…'],
  ['zoom cr', 'Create Meeting'],
  ['zoom create meeting', 'Create Meeting'],
  ['zoom create meeting about', 'Create Meeting About This'],
  ['zoom about', 'Create Meeting About This'],
  ['zoom edit', 'Edit Meeting'],
  ['zoom dup', 'Duplicate Meeting'],
  ['zoom del', 'Delete Meeting'],
  ['zoom end', 'End Meeting'],
  ['zoom start', 'Start Instant Meeting'],
  ['zoom start m', 'Start Instant Meeting'],
  ['zoom instant', 'Start Instant Meeting'],
  ['zoom start host', 'Start Meeting as Host'],
  ['zoom copy', 'Copy Join Link'],
  ['zoom copy link', 'Copy Join Link'],
  ['zoom insert j', 'Insert Join Link'],
  ['zoom insert link', 'Insert Join Link'],
  ['zoom zak', 'Copy ZAK Token'],
  ['zoom copy zak', 'Copy ZAK Token'],
  ['zoom insert zak', 'Insert ZAK Token'],
  ['zoom insert token', 'Insert Token…'],
  ['zoom insert api', 'Insert API Request'],
  ['zoom send', 'Send API Request'],
  ['zoom explain', 'Explain Error'],
  ['zoom check token', 'Check Token at Cursor'],
  ['zoom refresh', 'Refresh Meetings'],
  ['zoom find', 'Find Meeting'],
  ['zoom details', 'Show Meeting Details'],
  ['zoom show prev', 'Show Previous Meetings'],
  ['zoom snooze', 'Snooze Reminder'],
  ['zoom transcript', 'Open Transcript'],
  ['zoom summary', 'Open AI Summary'],
  ['zoom log', 'Show Log'],
];

const recordings: Phrases = [
  ['zoom open rec', 'Open Recording'],
  ['zoom copy rec', 'Copy Recording Link and Passcode'],
  ['zoom refresh rec', 'Refresh Recordings'],
  ['zoom earlier', 'Show Earlier Recordings'],
];

test('the palette offers first what a phrase means, and only what can help', async ({
  workbench,
}) => {
  const { page, quickInput, sideBar } = workbench;
  await workbench.openWindow();
  await workbench.openView('Zoom');
  const signIn = sideBar.getByRole('button', { name: 'Sign In to Zoom' });
  await expect(signIn).toBeVisible();

  await test.step('signed out', async () => {
    await expectFirst(workbench, signedOut);
    await expectMissing(workbench, [
      'Paste Sign-In Address',
      'Sign Out',
      'Refresh Meetings',
      'Find Meeting',
      'Open Transcript',
      'Select Meeting',
      'Create Meeting About This',
    ]);
    await quickInput.escape();
  });

  await test.step('while a sign-in waits', async () => {
    await signIn.click();
    const consent = await workbench.waitForConsentPage();
    await page.bringToFront();
    await expectFirst(workbench, [['zoom paste', 'Paste Sign-In Address']]);
    await quickInput.escape();
    await consent.page.bringToFront();
    await consent.allow();
    await workbench.tree('Meetings').row(/Design review/);
  });

  await test.step('signed in', async () => {
    await expectFirst(workbench, signedIn);
    await expectMissing(workbench, [
      'Paste Sign-In Address',
      'Copy Recording Passcode',
      'Use as Agenda',
      ...recordings.map(([, title]) => title),
    ]);
    await quickInput.escape();
  });

  await test.step('once the recordings are shown', async () => {
    await sideBar.getByRole('button', { name: 'Recordings Section' }).click();
    await workbench.tree('Recordings').row(/\d{4}/);
    await expectFirst(workbench, recordings);
    await quickInput.escape();
  });
});

/** Types each phrase into the palette, which stays open. Every phrase that finds something else fails. */
async function expectFirst(workbench: Workbench, phrases: Phrases): Promise<void> {
  for (const [phrase, title] of phrases) {
    await workbench.openPalette(`>${phrase}`);
    await expect
      .soft(workbench.quickInput.firstLabel, phrase)
      .toHaveText(`Zoom: ${title}`, { timeout: 10_000 });
  }
}

async function expectMissing(workbench: Workbench, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await workbench.openPalette(`>Zoom: ${title}`);
    // The list of the previous text is replaced when this one was searched.
    await expect(workbench.quickInput.choices.first()).toBeVisible();
    await expect
      .soft(workbench.page.getByRole('option', { name: `Zoom: ${title}`, exact: true }), title)
      .toHaveCount(0);
  }
}
