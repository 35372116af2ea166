import * as vscode from 'vscode';
import { once } from '../../platform/lazy';
import type { ReaderLocale } from '../../platform/readerLocale';
import type { GroupKind, MeetingGroup } from '../../schedule/groupMeetings';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { localTimeZone } from '../../schedule/wallClock';
import { listSeparator } from '../../text/listSeparator';

const formats = {
  time: { timeStyle: 'short' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  day: { day: 'numeric', month: 'short' },
  shortDay: { weekday: 'short', day: 'numeric', month: 'short' },
  shortTime: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  },
  full: { dateStyle: 'full', timeStyle: 'short' },
  fullDay: { dateStyle: 'full' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Formats meetings and their times in the reader's language and time zone. */
export class MeetingFormatter {
  private readonly relative = once(
    () => new Intl.RelativeTimeFormat(this.locale.language, { numeric: 'auto' }),
  );
  private readonly separator = once(() => listSeparator(this.locale.language));

  constructor(private readonly locale: ReaderLocale) {}

  /** The topic, or a placeholder. */
  topic(meeting: ScheduledMeeting): string {
    if (meeting.topic !== '') {
      return meeting.topic;
    }
    return meeting.isPersonalRoom
      ? vscode.l10n.t('Personal Meeting Room')
      : vscode.l10n.t('(no topic)');
  }

  group(group: MeetingGroup): string {
    switch (group.kind) {
      case 'live':
        return vscode.l10n.t('Live');
      case 'today':
        return this.sentenceCase(this.relative().format(0, 'day'));
      case 'tomorrow':
        return this.sentenceCase(this.relative().format(1, 'day'));
      case 'day':
        return group.day === undefined
          ? ''
          : this.sentenceCase(this.format(formats.weekday).format(group.day));
      case 'later':
        return vscode.l10n.t('Later');
      case 'noFixedTime':
        return vscode.l10n.t('No Fixed Time');
      case 'previous':
        return vscode.l10n.t('Previous');
    }
  }

  /**
   * The start, as short as its group allows: the day if the group spans several days, otherwise the
   * time.
   */
  start(meeting: ScheduledMeeting, group: GroupKind): string {
    if (meeting.start === undefined || (meeting.isAllDay && !spansDays(group))) {
      return '';
    }
    return this.format(spansDays(group) ? formats.day : formats.time).format(meeting.start);
  }

  /** What {@link start} leaves out: the time of day, or the duration. */
  extent(meeting: ScheduledMeeting, group: GroupKind): string {
    if (meeting.isAllDay) {
      return vscode.l10n.t('all day');
    }
    if (spansDays(group) && meeting.start !== undefined) {
      return this.format(formats.time).format(meeting.start);
    }
    return meeting.duration === undefined ? '' : this.duration(meeting.duration);
  }

  /** Start and extent, for a meeting outside of a group. */
  when(meeting: ScheduledMeeting, group: GroupKind): string {
    return [this.start(meeting, group), this.extent(meeting, group)]
      .filter((part) => part !== '')
      .join(' · ');
  }

  /**
   * Day, start, and extent, for a meeting whose group is not shown, as in a list that is filtered:
   * "Today, 9:30 AM · 45 min".
   */
  whenWithDay(meeting: ScheduledMeeting, group: Pick<MeetingGroup, 'kind' | 'day'>): string {
    const parts = meeting.isLive
      ? [vscode.l10n.t('Live now'), this.when(meeting, 'today')]
      : [this.dayOf(meeting, group), this.extent(meeting, group.kind)];
    return parts.filter((part) => part !== '').join(' · ');
  }

  /** What {@link extent} leaves out of {@link whenWithDay}. */
  private dayOf(
    { start, isAllDay }: ScheduledMeeting,
    { kind, day }: Pick<MeetingGroup, 'kind' | 'day'>,
  ): string {
    if (start === undefined) {
      return vscode.l10n.t('No fixed time');
    }
    if (spansDays(kind)) {
      return this.format(formats.day).format(start);
    }
    const isNamed = kind !== 'day' && day !== undefined && start >= day;
    if (!isNamed) {
      return this.format(isAllDay ? formats.shortDay : formats.shortTime).format(start);
    }
    const name = this.sentenceCase(this.relative().format(kind === 'today' ? 0 : 1, 'day'));
    return isAllDay ? name : this.dayAndTime(name, start);
  }

  /** The full start; only the day for an all-day meeting. */
  fullStart(meeting: ScheduledMeeting): string | undefined {
    if (meeting.start === undefined) {
      return undefined;
    }
    return meeting.isAllDay
      ? this.format(formats.fullDay).format(meeting.start)
      : this.fullTime(meeting.start);
  }

  /** A point in time in full, for confirmations and tooltips. */
  fullTime(time: Date): string {
    return this.format(formats.full).format(time);
  }

  /** A point in time in full, by the clocks of a time zone that `Intl` knows. */
  fullTimeInZone(time: Date, timeZone: string): string {
    return this.format({ ...formats.full, timeZone }).format(time);
  }

  /**
   * The offset from UTC at some time, which tells apart times that the clocks show twice.
   *
   * @param timeZone a zone that `Intl` knows; by default the reader's
   */
  offset(time: Date, timeZone?: string): string {
    const parts = this.format({ timeZoneName: 'shortOffset', timeZone }).formatToParts(time);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  }

  /**
   * The start and the end of a meeting in the reader's time zone, and the start in its own if that is
   * another one: "Tuesday, November 24, 2026, 3:00 – 3:45 PM · 9:00 AM (America/New_York)".
   */
  timeRange(start: Date, minutes: number, timeZone?: string): string {
    const range = this.format(formats.full).formatRange(
      start,
      new Date(start.getTime() + minutes * 60_000),
    );
    return [range, this.startInZone(start, timeZone)]
      .filter((part) => part !== undefined)
      .join(' · ');
  }

  /**
   * The same in short, with the reader's time zone, and the year unless it is this one: "Tue, Nov 24,
   * 3:00 – 3:45 PM Europe/Berlin · 9:00 AM New York".
   */
  plannedTime(start: Date, minutes: number, timeZone?: string): string {
    const year = start.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
    const range = this.format({ ...formats.shortTime, year }).formatRange(
      start,
      new Date(start.getTime() + minutes * 60_000),
    );
    const here = vscode.l10n.t({
      message: '{0} {1}',
      args: [range, localTimeZone()],
      comment: ['{0} is a day with a time, {1} a time zone or a city, such as "9:00 AM New York"'],
    });
    const there = timeZone === undefined ? undefined : this.timeInCity(start, timeZone);
    return [here, there].filter((part) => part !== undefined).join(' · ');
  }

  /** A time by the clocks of another time zone, with the day if it is another one there. */
  private timeInCity(time: Date, timeZone: string): string | undefined {
    try {
      const day = { weekday: 'short' } as const;
      const isSameDay =
        this.format({ ...day, timeZone }).format(time) === this.format(day).format(time);
      const options = { ...(isSameDay ? {} : day), hour: 'numeric', minute: '2-digit' } as const;
      const there = this.format({ ...options, timeZone }).format(time);
      if (there === this.format(options).format(time)) {
        return undefined;
      }
      const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
      return vscode.l10n.t({
        message: '{0} {1}',
        args: [there, city],
        comment: [
          '{0} is a day with a time, {1} a time zone or a city, such as "9:00 AM New York"',
        ],
      });
    } catch {
      // Zoom has zone names that are not IANA's.
      return undefined;
    }
  }

  /** A start in another time zone; `undefined` if its clocks show the same as the reader's. */
  startInZone(start: Date, timeZone: string | undefined): string | undefined {
    return this.timeInOwnZone({ start, timeZone, isAllDay: false });
  }

  /** A last day or a day of a series, without a time. */
  fullDay(day: Date, timeZone?: string): string {
    return this.format({ ...formats.fullDay, timeZone }).format(day);
  }

  /** A day among others, such as "Tue, Nov 24". */
  shortDay(day: Date, timeZone?: string): string {
    return this.format({ ...formats.shortDay, timeZone }).format(day);
  }

  /** Whether a date in numbers has its day before its month. */
  isDayFirst(): boolean {
    const order = this.format({ day: 'numeric', month: 'numeric' })
      .formatToParts(new Date())
      .map(({ type }) => type);
    return order.indexOf('day') < order.indexOf('month');
  }

  /** A time in the past: the time of day, with the day unless it is today. */
  pastTime(time: Date): string {
    const isToday = time.toDateString() === new Date().toDateString();
    return isToday
      ? this.format(formats.time).format(time)
      : this.dayAndTime(this.format(formats.day).format(time), time);
  }

  private dayAndTime(day: string, time: Date): string {
    return vscode.l10n.t({
      message: '{0}, {1}',
      args: [day, this.format(formats.time).format(time)],
      comment: ['{0} is a day, {1} a time of day, such as "Nov 24, 9:05 AM"'],
    });
  }

  /**
   * The start in the time zone of the meeting, with the day if it is another one there;
   * `undefined` if that is the reader's.
   */
  timeInOwnZone(
    meeting: Pick<ScheduledMeeting, 'start' | 'timeZone' | 'isAllDay'>,
  ): string | undefined {
    const { start, timeZone } = meeting;
    if (start === undefined || timeZone === undefined || meeting.isAllDay) {
      return undefined;
    }
    try {
      const [time, day] = [
        this.format({ timeStyle: 'short', timeZone }).format(start),
        this.format({ weekday: 'long', timeZone }).format(start),
      ];
      const isSameDay = day === this.format({ weekday: 'long' }).format(start);
      if (!isSameDay) {
        return vscode.l10n.t({
          message: '{0}, {1} ({2})',
          args: [day, time, timeZone],
          comment: [
            '{0} is a day of the week, {1} a time of day, {2} a time zone, such as "Tuesday, 8:00 AM (Asia/Tokyo)"',
          ],
        });
      }
      return time === this.format(formats.time).format(start)
        ? undefined
        : vscode.l10n.t({
            message: '{0} ({1})',
            args: [time, timeZone],
            comment: ['{0} is a time of day, {1} a time zone, such as "11:00 PM (Europe/London)"'],
          });
    } catch {
      // Zoom has zone names that are not IANA's.
      return undefined;
    }
  }

  /** A duration in minutes, such as "1 hr 30 min". */
  duration(minutes: number): string {
    const part = (value: number, unit: 'hour' | 'minute') =>
      new Intl.NumberFormat(this.locale.language, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
      }).format(value);
    const hours = Math.floor(minutes / 60);
    return [
      ...(hours > 0 ? [part(hours, 'hour')] : []),
      ...(minutes % 60 > 0 || hours === 0 ? [part(minutes % 60, 'minute')] : []),
    ].join(' ');
  }

  /** Parts of a label in a row, such as "Stand-up, 9:30 AM", for screen readers. */
  list(parts: readonly string[]): string {
    return parts.filter((part) => part !== '').join(this.separator());
  }

  private format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return this.locale.dateTimeFormat(options);
  }

  private sentenceCase(text: string): string {
    return text.charAt(0).toLocaleUpperCase(this.locale.language) + text.slice(1);
  }
}

function spansDays(group: GroupKind): boolean {
  return group === 'later' || group === 'previous';
}
