import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  formatRecurrence,
  formatRecurrenceEnd,
} from '../../../src/meetings/format/recurrenceFormatter';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { agendaProblem } from '../../../src/meetings/input/fieldProblems';
import type { OwnedMeeting } from '../../../src/meetings/model/meetingsModel';
import { MeetingTreeItems } from '../../../src/meetings/view/meetingTreeItems';
import { MeetingNode } from '../../../src/meetings/target/treeNodes';
import { describeError } from '../../../src/platform/errorMessages';
import { RecordingFormatter } from '../../../src/recordings/recordingFormatter';
import { monthOf } from '../../../src/schedule/months';
import { readRecurrence } from '../../../src/schedule/recurrence';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { ReminderFormatter } from '../../../src/upcoming/format/reminderFormatter';
import { ZoomRateLimitError, ZoomScopeError } from '../../../src/zoom/errors';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { stubLanguage, type Localization } from '../support/localization';

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const now = new Date('2026-11-25T08:05:00Z');

function formatters(language: Localization) {
  stubLanguage(language);
  const meetings = new MeetingFormatter(new ReaderLocale(language));
  return {
    meetings,
    reminders: new ReminderFormatter(meetings, new ReaderLocale(language)),
    recordings: new RecordingFormatter(new ReaderLocale(language)),
    rows: new MeetingTreeItems(meetings, { clickAction: 'none' }),
  };
}

const entry = (minutes: number, more: object = {}) =>
  toScheduledMeeting({
    id: 85012345678,
    topic: 'Retro',
    type: 2,
    duration: 45,
    start_time: new Date(now.getTime() + minutes * 60_000).toISOString(),
    ...more,
  });

const meeting = (minutes: number): OwnedMeeting => ({ accountId: 'ada', entry: entry(minutes) });

/** Intl separates numbers from units with blanks of several kinds. */
const plain = (text: string | undefined) => text?.replace(/\s/g, ' ');

const texts = {
  de: {
    groups: ['Heute', 'Morgen', 'Freitag, 27. November', 'Läuft gerade', 'Später'],
    durations: ['45 Min.', '1 Std. 30 Min.', '2 Std.'],
    fullStart: 'Mittwoch, 25. November 2026 um 09:05',
    pastTime: '24. Nov., 09:05',
    inOwnZone: ['Donnerstag, 07:05 (Asia/Tokyo)', '08:05 (Europe/London)'],
    statusBar: ['Retro in 8 Min.', 'Retro jetzt'],
    accessible: 'Zoom-Meeting: Retro in 1 Stunde 5 Minuten',
    reminders: [
      'Retro beginnt um 09:13',
      'Retro beginnt gleich, um 09:06',
      'Retro hat um 09:02 begonnen',
      'Retro beginnt morgen um 09:05',
    ],
    row: 'Retro, 09:10 · 45 Min., Einladung',
    recurrences: [
      'Jeden Tag',
      'Alle 2 Wochen am Montag und Donnerstag',
      'Montag bis Freitag',
      'Jeden Monat am 3. Tag',
      'Alle 3 Monate am letzten Freitag',
    ],
    recurrenceEnds: ['5. März 2027', 'Nach 1 Termin', 'Nach 12 Terminen'],
    recordings: ['November 2026', '25. Nov.', '1,5 GB', '187 MB', 'Bildschirm und Sprecher'],
    agenda: 'Die Agenda darf bis zu 2.000 Zeichen haben, diese hat jedoch 2.001.',
    limit: 'Sie haben das Tageslimit von Zoom erreicht. Es wird zurückgesetzt: 26.11.2026, 01:00.',
    scopes: 'fehlen diese Scopes: meeting:write:meeting, meeting:update:meeting.',
  },
  ja: {
    groups: ['今日', '明日', '11月27日金曜日', '進行中', '以降'],
    durations: ['45 分', '1 時間 30 分', '2 時間'],
    fullStart: '2026年11月25日水曜日 9:05',
    pastTime: '11月24日 9:05',
    inOwnZone: ['木曜日 7:05 (Asia/Tokyo)', '8:05 (Europe/London)'],
    statusBar: ['8 分後に Retro', 'Retro 開催中'],
    accessible: 'Zoom ミーティング: 1 時間 5 分後に Retro',
    reminders: [
      '「Retro」は 9:13 に始まります',
      '「Retro」はまもなく 9:06 に始まります',
      '「Retro」は 9:02 に始まりました',
      '「Retro」は明日 9:05 に始まります',
    ],
    row: 'Retro、9:10 · 45 分、招待',
    recurrences: [
      '毎日',
      '2 週間ごとの月曜日、木曜日',
      '平日 (月曜日から金曜日)',
      '毎月 3 日',
      '3 か月ごとの最後の金曜日',
    ],
    recurrenceEnds: ['2027年3月5日', '1 回で終了', '12 回で終了'],
    recordings: ['2026年11月', '11月25日', '1.5 GB', '187 MB', '画面と発言者'],
    agenda: '議題は 2,000 文字以内でなければなりませんが、2,001 文字あります。',
    limit: 'Zoom の 1 日の上限に達しました。2026/11/26 1:00 にリセットされます。',
    scopes: '次のスコープがありません: meeting:write:meeting、meeting:update:meeting。',
  },
} as const;

describe.each(['de', 'ja'] as const)('In %s', (language) => {
  const expected = texts[language];

  it('are groups, times and durations of meetings', () => {
    const { meetings } = formatters(language);
    expect(
      (['today', 'tomorrow', 'day', 'live', 'later'] as const).map((kind) =>
        meetings.group({ key: kind, kind, day: new Date('2026-11-27T08:00:00Z'), meetings: [] }),
      ),
    ).toEqual(expected.groups);
    expect([45, 90, 120].map((minutes) => plain(meetings.duration(minutes)))).toEqual(
      expected.durations,
    );
    expect(plain(meetings.fullStart(entry(0)))).toBe(expected.fullStart);
    expect(plain(meetings.pastTime(new Date('2026-11-24T08:05:00Z')))).toBe(expected.pastTime);
    expect([
      plain(meetings.timeInOwnZone(entry(14 * 60, { timezone: 'Asia/Tokyo' }))),
      plain(meetings.timeInOwnZone(entry(0, { timezone: 'Europe/London' }))),
    ]).toEqual(expected.inOwnZone);
  });

  it('are the status bar and reminders', () => {
    const { reminders } = formatters(language);
    expect(
      [8, 0].map((minutes) =>
        plain(reminders.statusBarText({ meeting: meeting(minutes), minutes }, undefined)),
      ),
    ).toEqual(expected.statusBar);
    expect(plain(reminders.accessibleLabel({ meeting: meeting(65), minutes: 65 }, undefined))).toBe(
      expected.accessible,
    );
    expect(
      [8, 1, -3, 24 * 60].map((minutes) => plain(reminders.reminder(meeting(minutes), now))),
    ).toEqual(expected.reminders);
  });

  it('are rows for screen readers', () => {
    const { rows } = formatters(language);
    const invitation = { ...entry(5), isHost: false };
    const row = rows.createTreeItem(new MeetingNode('ada', invitation, 'today'));
    expect(plain(row.accessibilityInformation?.label)).toBe(expected.row);
  });

  it('is how series repeat and end', () => {
    stubLanguage(language);
    const rules = [
      { type: 1, end_date_time: '2027-03-05T11:00:00Z' },
      { type: 2, repeat_interval: 2, weekly_days: '2,5', end_times: 1 },
      { type: 2, weekly_days: '2,3,4,5,6', end_times: 12 },
      { type: 3, monthly_day: 3 },
      { type: 3, repeat_interval: 3, monthly_week: -1, monthly_week_day: 6 },
    ].flatMap((recurrence) => readRecurrence(recurrence) ?? []);
    expect(rules.map((rule) => formatRecurrence(rule, language))).toEqual(expected.recurrences);
    expect(rules.slice(0, 3).map((rule) => formatRecurrenceEnd(rule, language))).toEqual(
      expected.recurrenceEnds,
    );
  });

  it('are months, dates, sizes and kinds of recordings', () => {
    const { recordings } = formatters(language);
    expect(
      [
        recordings.month(monthOf(new Date('2026-11-25T08:05:00Z'))),
        recordings.date('2026-11-25T08:05:00Z'),
        recordings.size(1_500_000_000),
        recordings.size(187_000_000),
        recordings.scene({ recording_type: 'shared_screen_with_speaker_view' }),
      ].map(plain),
    ).toEqual(expected.recordings);
  });

  it('are numbers, dates and lists inside of messages', () => {
    stubLanguage(language);
    expect(agendaProblem('x'.repeat(2_001))).toBe(expected.agenda);
    expect(
      plain(
        describeError(new ZoomRateLimitError('daily', new Date('2026-11-26T00:00:00Z'))).message,
      ),
    ).toBe(expected.limit);
    expect(
      describeError(new ZoomScopeError(['meeting:write:meeting', 'meeting:update:meeting']))
        .message,
    ).toContain(expected.scopes);
  });
});
