import * as vscode from 'vscode';
import { plainText } from '../../text/plainText';
import type { StartContext, StartReading } from '../../schedule/startTime';
import { loadStartLanguage } from '../../schedule/startTime/loadStartLanguage';
import { readStart } from '../../schedule/startTime/readStart';
import { isRefusal } from '../../schedule/startTime/startText';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { back, type QuickInputSteps } from '../../platform/quickInputSteps';
import { skippedTimeMessage, startProblemMessage } from './startProblems';
import { startZone } from './draftZone';

/** A start that can be chosen. */
interface StartPick extends vscode.QuickPickItem {
  start?: Date;
  /** Minutes, if what was typed says so. */
  duration?: number;
  /** Explains why what was typed cannot be chosen, and cannot be chosen itself. */
  isRefused?: boolean;
}

/** What to offer for a start. */
export interface StartQuestionOptions {
  /** What was chosen before. */
  start?: Date;
  /** What was typed before. */
  text?: string;
  /** The time zone of the meeting; a time that is typed may be meant in it, or in the reader's. */
  timeZone?: string;
  /** Whether the meeting may start now. */
  offersNow: boolean;
  /** Called with each change of what is typed. */
  onChange?: (text: string) => void;
}

/** Asks when a meeting starts: one of several times, or one that is typed. */
export class StartQuestion {
  constructor(
    private readonly input: Pick<QuickInputSteps, 'showQuickPick'>,
    private readonly formatter: MeetingFormatter,
  ) {}

  /**
   * @returns the start, not before now, and the duration if it was typed too; `start` is `undefined`
   *   for now
   * @throws {vscode.CancellationError} on Escape
   */
  async askStart({
    start: chosen,
    text = '',
    timeZone,
    offersNow,
    onChange,
  }: StartQuestionOptions): Promise<
    { start: Date | undefined; duration: number | undefined } | typeof back
  > {
    const now = new Date();
    const language = await loadStartLanguage(vscode.env.language);
    const context = { now, language, meetingStart: offersNow ? undefined : chosen };
    const offered = [
      ...(offersNow ? [nowPick()] : []),
      ...offeredStarts(now, chosen).map((start) => this.startPick({ start }, timeZone)),
    ];
    const picksFor = (value: string): StartPick[] =>
      value.trim() === '' ? offered : this.typedPicks(value, context, timeZone);
    const picked = await this.input.showQuickPick<StartPick>({
      items: picksFor(text),
      active: offered.find(({ start }) => start?.getTime() === chosen?.getTime()),
      value: text,
      placeholder: vscode.l10n.t(
        'Select a start time or type one, such as “tomorrow 3pm” or “Friday 10:30”',
      ),
      itemsFor: picksFor,
      onChange,
    });
    return picked === back ? back : { start: picked.start, duration: picked.duration };
  }

  /** What can be meant by what was typed, likeliest first: in the reader's time zone, then in the meeting's. */
  private typedPicks(
    value: string,
    context: StartContext,
    meetingZone: string | undefined,
  ): StartPick[] {
    const { now } = context;
    const text = plainText(value.trim());
    const isDayFirst = this.formatter.isDayFirst();
    const zones = meetingZone === undefined ? [undefined] : [undefined, startZone(meetingZone)];
    const results = zones.map((timeZone) => readStart(value, { ...context, isDayFirst, timeZone }));
    const read = results.flatMap((each) => (each === undefined || isRefusal(each) ? [] : [each]));
    if (read.length === 0) {
      const refusal = results.find((each) => each !== undefined && isRefusal(each));
      return [refusedPick(startProblemMessage(refusal?.problem, text))];
    }
    const all = read.flatMap((each) =>
      each.kind === 'day' ? each.suggestions : [...each.readings, ...each.unlikely],
    );
    const readings = all.filter(
      ({ start, duration }, index) =>
        all.findIndex(
          (other) => other.start.getTime() === start.getTime() && other.duration === duration,
        ) === index,
    );
    const upcoming = readings.filter(({ start }) => start >= now);
    const [past] = readings;
    // Falling back to “Now” would create a meeting at once because of a typo.
    if (upcoming.length === 0) {
      return [
        refusedPick(
          past === undefined
            ? vscode.l10n.t('The time “{0}” needs a time of day.', text)
            : vscode.l10n.t('{0} is in the past.', this.formatter.fullTime(past.start)),
        ),
      ];
    }
    const picks = upcoming.map((reading) => this.startPick(reading, meetingZone));
    const labels = picks.map(({ label }) => label);
    return picks.flatMap((pick, index) => [
      ...(upcoming[index]?.isSkipped === true ? [refusedPick(skippedTimeMessage())] : []),
      {
        ...pick,
        alwaysShow: true,
        ...(labels.indexOf(pick.label) !== labels.lastIndexOf(pick.label) && {
          detail: pick.start && this.formatter.offset(pick.start),
        }),
      },
    ]);
  }

  private startPick({ start, duration }: StartReading, timeZone: string | undefined): StartPick {
    const parts = [
      duration === undefined ? undefined : this.formatter.duration(duration),
      this.formatter.startInZone(start, timeZone),
    ].filter((part) => part !== undefined);
    return {
      label: this.formatter.fullTime(start),
      description: parts.length === 0 ? undefined : parts.join(' · '),
      iconPath: new vscode.ThemeIcon('calendar'),
      start,
      duration,
    };
  }
}

/** Explains why nothing can be chosen. */
function refusedPick(label: string): StartPick {
  return { label, alwaysShow: true, isRefused: true };
}

function nowPick(): StartPick {
  return {
    label: vscode.l10n.t('Now'),
    iconPath: new vscode.ThemeIcon('circle-filled'),
    alwaysShow: true,
  };
}

/** The next two half hours, tomorrow morning and afternoon, and what was chosen before. */
function offeredStarts(now: Date, chosen: Date | undefined): Date[] {
  const halfHour = 30 * 60_000;
  const next = Math.ceil((now.getTime() + 1) / halfHour) * halfHour;
  const starts = [
    new Date(next),
    new Date(next + halfHour),
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9),
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 14),
  ];
  return chosen === undefined || starts.some((start) => start.getTime() === chosen.getTime())
    ? starts
    : [...starts, chosen];
}
