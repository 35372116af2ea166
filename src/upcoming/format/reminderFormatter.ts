import * as vscode from 'vscode';
import type { MeetingFormatter } from '../../meetings/format/meetingFormatter';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { ReaderLocale } from '../../platform/readerLocale';
import type { UpcomingMeeting } from '../../schedule/upcomingMeetings';
import { listSeparator } from '../../text/listSeparator';
import { breakUnclosedBrackets, plainText } from '../../text/plainText';

/** The longest topic in the status bar and in a notification, in characters. */
const maxTopicLength = { statusBar: 30, notification: 60 };

/** Formats upcoming meetings in the display language. */
export class ReminderFormatter {
  constructor(
    private readonly formatter: Pick<MeetingFormatter, 'topic'>,
    private readonly locale: ReaderLocale,
  ) {}

  /**
   * The text of the status bar item, such as "Stand-up in 8 min". A second meeting is named too if
   * both topics take no more room than one may.
   */
  statusBarText(
    first: UpcomingMeeting<OwnedMeeting>,
    second: UpcomingMeeting<OwnedMeeting> | undefined,
  ): string {
    const inStatusBar = ({ meeting, minutes }: UpcomingMeeting<OwnedMeeting>) =>
      this.timeUntil(this.shortTopic(meeting, maxTopicLength.statusBar), minutes);
    if (second === undefined) {
      return inStatusBar(first);
    }
    const topics = this.topic(first.meeting) + this.topic(second.meeting);
    return truncate(topics, maxTopicLength.statusBar) === topics
      ? this.list([inStatusBar(first), inStatusBar(second)])
      : inStatusBar(first);
  }

  /** The same for screen readers, with nothing left out, cut or abbreviated. */
  accessibleLabel(
    first: UpcomingMeeting<OwnedMeeting>,
    second: UpcomingMeeting<OwnedMeeting> | undefined,
  ): string {
    return second === undefined
      ? this.longLabel(first)
      : this.list([this.longLabel(first), this.longLabel(second)]);
  }

  private longLabel({ meeting, minutes }: UpcomingMeeting<OwnedMeeting>): string {
    const topic = this.topic(meeting);
    return minutes === 0
      ? vscode.l10n.t({
          message: 'Zoom meeting: {0} now',
          args: [topic],
          comment: ['{0} is the topic of a meeting that has started'],
        })
      : vscode.l10n.t({
          message: 'Zoom meeting: {0} in {1}',
          args: [topic, this.duration(minutes, 'long')],
          comment: ['{0} is the topic of a meeting, {1} the time until it starts'],
        });
  }

  /**
   * What a notification says about a meeting: its topic and start. A relative time would be wrong a
   * minute later, and nobody may be looking when it changes.
   */
  reminder(meeting: OwnedMeeting, now: Date): string {
    const { start, isLive } = meeting.entry;
    const topic = breakUnclosedBrackets(this.shortTopic(meeting, maxTopicLength.notification));
    const time = start === undefined ? '' : this.timeOfDay(start);
    if (start !== undefined && start <= now) {
      return vscode.l10n.t('{0} started at {1}', topic, time);
    }
    if (isLive) {
      return vscode.l10n.t({
        message: '{0} is in progress, scheduled for {1}',
        args: [topic, time],
        comment: ['{0} is the topic of a meeting, {1} the time at which it should start'],
      });
    }
    if (start !== undefined && start.getTime() - now.getTime() <= 60_000) {
      return vscode.l10n.t('{0} is about to start, at {1}', topic, time);
    }
    return start?.toDateString() === now.toDateString()
      ? vscode.l10n.t('{0} starts at {1}', topic, time)
      : vscode.l10n.t('{0} starts tomorrow at {1}', topic, time);
  }

  /** The whole topic, or a label if there is none. */
  topic({ entry }: OwnedMeeting): string {
    return this.formatter.topic(entry);
  }

  /** Weekday and time, such as "Monday, 9:30 – 10:15 AM"; `undefined` without a fixed time. */
  when({ entry: { start, end } }: OwnedMeeting): string | undefined {
    const format = this.format({ weekday: 'long', hour: 'numeric', minute: '2-digit' });
    return start === undefined
      ? undefined
      : end === undefined
        ? format.format(start)
        : format.formatRange(start, end);
  }

  /** The time of day, such as "9:30 AM". */
  timeOfDay(time: Date): string {
    return this.format({ timeStyle: 'short' }).format(time);
  }

  /** The time of day, with the day of the week unless it is today. */
  dayOrTime(time: Date): string {
    return time.toDateString() === new Date().toDateString()
      ? this.timeOfDay(time)
      : this.format({ weekday: 'short', hour: 'numeric', minute: '2-digit' }).format(time);
  }

  private timeUntil(topic: string, minutes: number): string {
    return minutes === 0
      ? vscode.l10n.t({
          message: '{0} now',
          args: [topic],
          comment: ['{0} is the topic of a meeting that has started'],
        })
      : vscode.l10n.t({
          message: '{0} in {1}',
          args: [topic, this.duration(minutes, 'short')],
          comment: ['{0} is the topic of a meeting, {1} the time until it starts, such as "8 min"'],
        });
  }

  private shortTopic({ entry }: OwnedMeeting, maxLength: number): string {
    return shortenTopic(this.formatter.topic(entry), maxLength);
  }

  /** A duration such as "1 hr 5 min", with the plural forms of the language. */
  private duration(minutes: number, unitDisplay: 'short' | 'long'): string {
    const part = (value: number, unit: 'hour' | 'minute') =>
      new Intl.NumberFormat(this.locale.language, { style: 'unit', unit, unitDisplay }).format(
        value,
      );
    const hours = Math.floor(minutes / 60);
    return [
      ...(hours > 0 ? [part(hours, 'hour')] : []),
      ...(minutes % 60 > 0 ? [part(minutes % 60, 'minute')] : []),
    ].join(' ');
  }

  private list(parts: readonly string[]): string {
    return parts.join(listSeparator(this.locale.language));
  }

  private format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return this.locale.dateTimeFormat(options);
  }
}

/** Characters of right-to-left scripts, and marks that only set a direction. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200e\u200f]/u;

/** Characters that change the direction of the text after them. */
const directionChanges = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Prepares a topic to stand inside other text on one line: shortened, without markup, and isolated so
 * that a right-to-left topic doesn't reorder the text around it.
 *
 * @param maxLength in characters as people count them, so that an emoji is one
 */
export function shortenTopic(topic: string, maxLength: number): string {
  const text = plainText(truncate(topic.replace(directionChanges, ''), maxLength));
  const firstStrongIsolate = '\u2068';
  const popIsolate = '\u2069';
  return rightToLeft.test(text) ? firstStrongIsolate + text + popIsolate : text;
}

/** Cuts a text between characters as people count them; some of those are more than one in memory. */
function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) {
    return text;
  }
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  // VS Code cuts a notification that is too long in memory, together with its links.
  const maxInMemory = maxLength * 5;
  if (characters.length <= maxLength && text.length <= maxInMemory) {
    return text;
  }
  let kept = '';
  for (const character of characters.slice(0, maxLength - 1)) {
    if (kept.length + character.length >= maxInMemory) {
      break;
    }
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
