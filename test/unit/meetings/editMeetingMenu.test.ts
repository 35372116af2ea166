import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { EditMeetingMenu, originalOf } from '../../../src/meetings/edit/editMeetingMenu';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { changedFields } from '../../../src/meetings/input/draftFields';
import { QuickInputSteps } from '../../../src/platform/quickInputSteps';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { QuickPicks } from '../support/quickPicks';

const meeting = {
  id: 85012345678,
  topic: 'Retro',
  type: 2,
  start_time: '2027-11-23T10:00:00Z',
  duration: 45,
  settings: { mute_upon_entry: false },
};

const account = {
  id: 'ada',
  label: 'ada@example.com',
  apiUrl: 'https://api.zoom.us/v2',
  ended: undefined,
  personalRoom: undefined,
  scopes: [],
};

let picks: QuickPicks;

beforeEach(() => {
  picks = new QuickPicks();
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs the menu, and answers its question about changes that would be lost. */
async function edit(steps: readonly string[], ...answers: (string | undefined)[]) {
  picks.answer(...steps);
  const question = vi.spyOn(vscode.window, 'showWarningMessage');
  question.mockImplementation(() => Promise.resolve(answers.shift() as never));
  const locale = new ReaderLocale('en');
  const menu = new EditMeetingMenu({
    input: new QuickInputSteps(),
    formatter: new MeetingFormatter(locale),
    locale,
    loadAgendas: () => Promise.reject(new Error('No agenda is written.')),
    typed: new Map(),
  });
  const subject = { account, meeting, occurrence: undefined };
  const original = originalOf(subject, new Date('2027-11-01T00:00:00Z'));
  let changes = {};
  const outcome = await menu
    .askChanges('Edit “Retro”', { subject, original, draft: original })
    .then(
      (draft) => {
        changes = changedFields(original, draft);
        return 'saved';
      },
      (error: unknown) => (error instanceof vscode.CancellationError ? 'canceled' : error),
    );
  expect(picks.left).toBe(0);
  return { outcome, changes, questions: question.mock.calls };
}

it('closes on Escape without a question if nothing was changed', async () => {
  const { outcome, questions } = await edit(['Escape']);
  expect(outcome).toBe('canceled');
  expect(questions).toEqual([]);
});

it('closes without a question if every change was undone', async () => {
  const { outcome, questions } = await edit(['Mute on entry', 'Mute on entry', 'Escape']);
  expect(outcome).toBe('canceled');
  expect(questions).toEqual([]);
});

it('asks once on Escape before changes are lost', async () => {
  const { outcome, questions } = await edit(['Mute on entry', 'Escape'], 'Don’t Save');
  expect(outcome).toBe('canceled');
  expect(questions).toEqual([
    [
      'Do you want to save the changes to “Retro”?',
      { modal: true, detail: 'Your changes will be lost if you don’t save them.' },
      'Save Changes',
      'Don’t Save',
    ],
  ]);
});

it('returns to the menu with all changes if the question is dismissed', async () => {
  const { outcome, changes } = await edit(['Mute on entry', 'Escape', 'Save Changes'], undefined);
  expect(outcome).toBe('saved');
  const counts = picks.shown.map(
    ({ lines }) => lines.find(({ label }) => label === 'Save Changes')?.description ?? 'none',
  );
  expect(counts).toEqual(['none', '1 change', '1 change']);
  expect(changes).toEqual({ settings: { mute_upon_entry: true } });
});

it('saves from the question', async () => {
  const { outcome, changes } = await edit(['Mute on entry', 'Escape'], 'Save Changes');
  expect(outcome).toBe('saved');
  expect(changes).toEqual({ settings: { mute_upon_entry: true } });
});
