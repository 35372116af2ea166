import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { EditMeetingMenu } from '../../../src/meetings/edit/editMeetingMenu';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import type { MeetingFields } from '../../../src/meetings/input/meetingFields';
import { QuickInputSteps } from '../../../src/platform/quickInputSteps';
import { ReaderLocale } from '../../../src/platform/readerLocale';

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

/** What a person does in each menu: the label to choose, or Escape. */
let actions: string[] = [];
/** The labels of the lines that each menu marked as changed. */
let menus: string[] = [];

beforeEach(() => {
  menus = [];
  vi.spyOn(vscode.window, 'createQuickPick').mockImplementation(
    () => createPick() as unknown as vscode.QuickPick<vscode.QuickPickItem>,
  );
});

afterEach(() => {
  vi.restoreAllMocks();
});

function createPick() {
  const [accepted, hidden, other] = [
    new vscode.EventEmitter<void>(),
    new vscode.EventEmitter<void>(),
    new vscode.EventEmitter<never>(),
  ];
  const pick = {
    items: [] as vscode.QuickPickItem[],
    selectedItems: [] as vscode.QuickPickItem[],
    value: '',
    onDidAccept: accepted.event,
    onDidHide: hidden.event,
    onDidChangeValue: other.event,
    onDidTriggerButton: other.event,
    show: () => {
      const action = actions.shift();
      menus.push(pick.items.find(({ label }) => label === 'Save Changes')?.description ?? 'none');
      pick.selectedItems = pick.items.filter(({ label }) => label === action);
      (action === 'Escape' ? hidden : accepted).fire();
    },
    dispose: () => undefined,
  };
  return pick;
}

/** Runs the menu, and answers its question about changes that would be lost. */
async function edit(steps: readonly string[], ...answers: (string | undefined)[]) {
  actions = [...steps];
  const question = vi.spyOn(vscode.window, 'showWarningMessage');
  question.mockImplementation(() => Promise.resolve(answers.shift() as never));
  const menu = new EditMeetingMenu(
    new QuickInputSteps(),
    new MeetingFormatter(new ReaderLocale('en')),
  );
  const changes: MeetingFields = {};
  const outcome = await menu
    .askChanges('Edit “Retro”', { account, meeting, occurrence: undefined }, changes)
    .then(
      () => 'saved',
      (error: unknown) => (error instanceof vscode.CancellationError ? 'canceled' : error),
    );
  expect(actions).toEqual([]);
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
  expect(menus).toEqual(['none', '1 change', '1 change']);
  expect(changes).toEqual({ settings: { mute_upon_entry: true } });
});

it('saves from the question', async () => {
  const { outcome, changes } = await edit(['Mute on entry', 'Escape'], 'Save Changes');
  expect(outcome).toBe('saved');
  expect(changes).toEqual({ settings: { mute_upon_entry: true } });
});
