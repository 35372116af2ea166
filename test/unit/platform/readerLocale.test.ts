import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { describeError } from '../../../src/platform/errorMessages';
import { createReaderLocale } from '../../../src/platform/readerLocale';
import { Settings } from '../../../src/platform/settings';
import { RecordingFormatter } from '../../../src/recordings/recordingFormatter';
import { ReminderFormatter } from '../../../src/upcoming/format/reminderFormatter';
import { ZoomRateLimitError } from '../../../src/zoom/errors';

const time = new Date(2026, 10, 23, 21, 5);

let timeFormat: unknown = 'auto';

const configuration = {
  get: () => undefined,
  inspect: () => ({ globalValue: timeFormat }),
  update: () => Promise.resolve(),
};

beforeEach(() => {
  timeFormat = 'auto';
  for (const name of ['LC_ALL', 'LC_TIME', 'LANG', 'VSCODE_NLS_CONFIG']) {
    vi.stubEnv(name, '');
  }
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The time as every formatter writes it. */
function openWindow() {
  const settings = new Settings(() => configuration);
  let change: (() => void) | undefined;
  vi.spyOn(settings, 'onDidChange').mockImplementation((ids, listener) => {
    expect(ids).toEqual(['zoom.timeFormat']);
    change = listener;
    return new vscode.Disposable(() => undefined);
  });
  vi.spyOn(vscode.workspace, 'getConfiguration').mockReturnValue(
    configuration as unknown as vscode.WorkspaceConfiguration,
  );
  const locale = createReaderLocale(settings);
  const meetings = new MeetingFormatter(locale);
  const reminders = new ReminderFormatter(meetings, locale);
  const recordings = new RecordingFormatter(locale);
  return {
    locale,
    change: (value: unknown) => {
      timeFormat = value;
      change?.();
    },
    texts: () =>
      [
        meetings.fullTime(time),
        reminders.timeOfDay(time),
        recordings.fullTime(time.toISOString()),
        describeError(new ZoomRateLimitError('daily', time)).message,
      ].map((text) => text.replace(/\s/g, ' ')),
  };
}

const inEnglish = [
  'Monday, November 23, 2026 at 9:05 PM',
  '9:05 PM',
  'Monday, November 23, 2026 at 9:05 PM',
  'You’ve reached Zoom’s daily limit. It resets at Nov 23, 2026, 9:05 PM.',
];

it('writes every time with the clock and the order of the system’s region', () => {
  vi.stubEnv('LC_TIME', 'de_DE.UTF-8');
  expect(openWindow().texts()).toEqual([
    'Monday, 23 November 2026 at 21:05',
    '21:05',
    'Monday, 23 November 2026 at 21:05',
    'You’ve reached Zoom’s daily limit. It resets at 23 Nov 2026, 21:05.',
  ]);
});

it('takes the variables in the order of POSIX, then what VS Code has found', () => {
  const tag = () => openWindow().locale.tag;
  vi.stubEnv('VSCODE_NLS_CONFIG', JSON.stringify({ osLocale: 'en-ie' }));
  expect(tag()).toBe('en-IE');
  vi.stubEnv('LANG', 'en_GB.UTF-8');
  expect(tag()).toBe('en-GB');
  vi.stubEnv('LC_TIME', 'en_DK.UTF-8');
  expect(tag()).toBe('en-DK');
  vi.stubEnv('LC_ALL', 'en_AU.UTF-8');
  expect(tag()).toBe('en-AU');
});

it.each(['', 'not JSON', 'null', '{"osLocale":7}'])(
  'reads nothing from a configuration of VS Code that is %j',
  (config) => {
    vi.stubEnv('VSCODE_NLS_CONFIG', config);
    vi.stubEnv('LANG', 'en_GB.UTF-8');
    expect(openWindow().locale.tag).toBe('en-GB');
  },
);

it('follows the setting in every formatter, and tells those who show times', () => {
  vi.stubEnv('LANG', 'en_US.UTF-8');
  const { locale, change, texts } = openWindow();
  expect(texts()).toEqual(inEnglish);
  const changed = vi.fn();
  locale.onDidChange(changed);
  change('24h');
  expect(changed).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual(inEnglish.map((text) => text.replace('9:05 PM', '21:05')));
  change('something else');
  expect(texts()).toEqual(inEnglish);
});
