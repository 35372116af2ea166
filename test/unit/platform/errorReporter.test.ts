import { afterEach, expect, it, vi } from 'vitest';
import { commands, window } from 'vscode';
import { ActionableError } from '../../../src/platform/actionableError';
import { CommandProgress } from '../../../src/platform/commandProgress';
import { describeError } from '../../../src/platform/errorMessages';
import { ErrorReporter } from '../../../src/platform/errorReporter';
import { FailedActionError } from '../../../src/platform/failedAction';
import { ZoomAuthError, ZoomPermissionError, ZoomValidationError } from '../../../src/zoom/errors';
import { refusalOf } from '../support/refusalOf.ts';

const errors = new ErrorReporter({ error: () => undefined }, new CommandProgress());

afterEach(() => {
  vi.restoreAllMocks();
});

/** The texts of the messages that are shown; a person presses a button of the first one. */
function messages(pressed: string): string[][] {
  const shown: string[][] = [];
  vi.spyOn(window, 'showErrorMessage').mockImplementation(((...texts: string[]) =>
    Promise.resolve(shown.push(texts) === 1 ? pressed : undefined)) as never);
  return shown;
}

it('offers each button once, and prefers the caller’s way to try again', async () => {
  const shown = messages('Try Again');
  const retry = vi.fn();
  await errors.show(new ZoomAuthError('refused', ''), retry, [
    { title: 'Set Up Zoom App', run: () => undefined },
  ]);
  expect(shown.map(([, ...titles]) => titles)).toEqual([['Try Again', 'Set Up Zoom App']]);
  expect(retry).toHaveBeenCalledTimes(1);
});

it('shows a failure of a button too', async () => {
  const shown = messages('Retry');
  const fail = () => Promise.reject(new ActionableError('It failed again.'));
  await errors.show(new ActionableError('It failed.', [{ title: 'Retry', run: fail }]));
  expect(shown.map(([text]) => text)).toEqual(['It failed.', 'It failed again.']);
});

it('asks to reload the window if an update has removed the messages', async () => {
  const shown = messages('Reload Window');
  const executeCommand = vi.spyOn(commands, 'executeCommand');
  vi.doMock('../../../src/platform/errorMessages', () => {
    throw new Error('The file is gone.');
  });
  await errors.show(new ZoomAuthError('refused', ''));
  vi.doUnmock('../../../src/platform/errorMessages');
  expect(shown).toEqual([
    ['Meetings for Zoom was updated or removed. Reload the window to continue.', 'Reload Window'],
  ]);
  expect(executeCommand).toHaveBeenCalledExactlyOnceWith('workbench.action.reloadWindow');
});

it('asks to reload the window if an update has removed the code of a command', async () => {
  const shown = messages('');
  const missing = Object.assign(new Error('Cannot find module ./joinLinks.js'), {
    code: 'MODULE_NOT_FOUND',
  });
  await errors.show(missing);
  await errors.show(new FailedActionError({ failed: 'Couldn’t copy the join link.' }, missing));
  const reload = [
    'Meetings for Zoom was updated or removed. Reload the window to continue.',
    'Reload Window',
  ];
  expect(shown).toEqual([reload, reload]);
});

it('shows the problems that were found here unchanged, and without links', () => {
  const found = new ZoomValidationError(
    [
      { field: 'startTime', message: 'The start time is in the past.' },
      { field: 'topic', message: 'No [links](here).' },
    ],
    '',
  );
  expect(describeError(found).message).toBe(
    'The start time is in the past. No [links]\u2060(here).',
  );
});

it('names a field with an invalid value if there is no more to say about it', () => {
  const invalid = new ZoomValidationError([{ field: 'userId', message: '' }], '');
  expect(describeError(invalid).message).toBe('The value of “userId” isn’t valid.');
});

it('has a whole sentence even if Zoom gives no reason', () => {
  expect(describeError(new ZoomPermissionError('', {})).message).toBe('Zoom doesn’t allow this.');
});

it.each([
  [3018, 'Your personal meeting room is permanent, so it can’t be deleted.'],
  [3063, 'This meeting runs on a server of your company and can only be ended there.'],
  [3000, 'Zoom doesn’t allow this: Meeting has not started.'],
])('explains refusal %i, if Zoom’s own sentence does not', (code, message) => {
  const refusal = refusalOf('endMeeting', 400, { code, message: 'Meeting has not started.' });
  expect(describeError(refusal).message).toBe(message);
});
