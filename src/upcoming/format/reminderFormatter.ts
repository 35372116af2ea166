import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { MeetingFormatter } from '../../meetings/format/meetingFormatter';
import type { UpcomingMeeting } from '../../schedule/upcomingMeetings';
import { topicText } from './topicText';

/** How much of a topic the status bar has room for, and a notification, in characters. */
const room = { statusBar: 30, notification: 60 };

/** How many meetings a notification names. */
const mostNamed = 3;

/** Says in the reader's language how near meetings are. */
export class ReminderFormatter {
  constructor(
    private readonly words: MeetingFormatter,
    /** A BCP 47 tag. */
    private readonly language: string,
  ) {}

  /** Such as "Stand-up in 8 min". */
  inStatusBar({ meeting, minutes }: UpcomingMeeting<OwnedMeeting>): string {
    return this.nearness(this.short(meeting, room.statusBar), minutes, 'short');
  }

  /** The same for screen readers, with nothing cut or abbreviated. */
  aloud({ meeting, minutes }: UpcomingMeeting<OwnedMeeting>): string {
    return vscode.l10n.t('Zoom meeting: {0}', this.nearness(this.topic(meeting), minutes, 'long'));
  }

  /** What a reminder says of one meeting, or of several at once. */
  reminder(meetings: readonly OwnedMeeting[], now: Date): string {
    const [first, ...others] = meetings.map((meeting) => this.beginning(meeting, now));
    if (first === undefined || others.length === 0) {
      return first?.sentence ?? '';
    }
    const named = [first, ...others].slice(0, mostNamed).map(({ phrase }) => phrase);
    const list = meetings.length > mostNamed ? [...named, '…'] : named;
    return vscode.l10n.t(
      'Your meetings: {0}',
      new Intl.ListFormat(this.language, { type: 'unit', style: 'short' }).format(list),
    );
  }

  /** The whole topic, or words for its absence. */
  topic({ entry }: OwnedMeeting): string {
    return this.words.topic(entry);
  }

  /** When it takes place, such as "Monday, 9:30 – 10:15 AM"; `undefined` without a fixed time. */
  when({ entry: { start, end } }: OwnedMeeting): string | undefined {
    const format = this.format({ weekday: 'long', hour: 'numeric', minute: '2-digit' });
    return start === undefined
      ? undefined
      : end === undefined
        ? format.format(start)
        : format.formatRange(start, end);
  }

  /** Such as "9:30 AM". */
  timeOfDay(time: Date): string {
    return this.format({ timeStyle: 'short' }).format(time);
  }

  private beginning(meeting: OwnedMeeting, now: Date): { sentence: string; phrase: string } {
    const topic = this.short(meeting, room.notification);
    const left = ((meeting.entry.start?.getTime() ?? 0) - now.getTime()) / 60_000;
    const minutes = Math.ceil(left);
    const phrase = this.nearness(topic, Math.max(minutes, 0), 'short');
    if (minutes > 0) {
      const sentence = vscode.l10n.t('{0} starts in {1}', topic, this.length(minutes, 'short'));
      return { sentence, phrase };
    }
    const late = Math.floor(-left);
    return {
      sentence:
        late === 0
          ? vscode.l10n.t('{0} starts now', topic)
          : vscode.l10n.t('{0} started {1} ago', topic, this.length(late, 'short')),
      phrase,
    };
  }

  private nearness(topic: string, minutes: number, display: 'short' | 'long'): string {
    return minutes === 0
      ? vscode.l10n.t({
          message: '{0} now',
          args: [topic],
          comment: ['{0} is the topic of a meeting that goes on'],
        })
      : vscode.l10n.t({
          message: '{0} in {1}',
          args: [topic, this.length(minutes, display)],
          comment: ['{0} is the topic of a meeting, {1} the time until it starts, such as "8 min"'],
        });
  }

  private short({ entry }: OwnedMeeting, longest: number): string {
    return topicText(this.words.topic(entry), longest);
  }

  /** A length such as "1 hr 5 min"; the language's own rules see to the plural. */
  private length(minutes: number, unitDisplay: 'short' | 'long'): string {
    const part = (value: number, unit: 'hour' | 'minute') =>
      new Intl.NumberFormat(this.language, { style: 'unit', unit, unitDisplay }).format(value);
    const hours = Math.floor(minutes / 60);
    return [
      ...(hours > 0 ? [part(hours, 'hour')] : []),
      ...(minutes % 60 > 0 ? [part(minutes % 60, 'minute')] : []),
    ].join(' ');
  }

  private format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.language, options);
  }
}
