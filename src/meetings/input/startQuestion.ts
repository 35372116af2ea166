import * as vscode from 'vscode';
import { plainText } from '../../text/plainText';
import { parseStartTime } from '../../schedule/startTime';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { back, type QuickInputSteps } from './quickInputSteps';

/** A start that can be chosen. */
interface StartPick extends vscode.QuickPickItem {
  start?: Date;
  /** Explains why what was typed cannot be chosen, and cannot be chosen itself. */
  isRefused?: boolean;
}

/** What to offer for a start. */
export interface StartQuestionOptions {
  /** What was chosen before. */
  start?: Date;
  /** What was typed before. */
  text?: string;
  /** Whether the meeting may start now. */
  offersNow: boolean;
  /** Called with each change of what is typed. */
  onChange?: (text: string) => void;
}

/** Asks when a meeting starts: one of several times, or one that is typed. */
export class StartQuestion {
  constructor(
    private readonly input: QuickInputSteps,
    private readonly formatter: MeetingFormatter,
  ) {}

  /**
   * @returns the start, not before now; `start` is `undefined` for now
   * @throws {vscode.CancellationError} on Escape
   */
  async askStart({
    start: chosen,
    text = '',
    offersNow,
    onChange,
  }: StartQuestionOptions): Promise<{ start: Date | undefined } | typeof back> {
    const now = new Date();
    const offered = [
      ...(offersNow ? [nowPick()] : []),
      ...offeredStarts(now, chosen).map((start) => this.startPick(start)),
    ];
    const picksFor = (value: string): StartPick[] =>
      value.trim() === '' ? offered : [this.typedPick(value, now, offersNow ? undefined : chosen)];
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
    return picked === back ? back : { start: picked.start };
  }

  /** @param day the day of a time without a day */
  private typedPick(value: string, now: Date, day: Date | undefined): StartPick {
    const start = parseStartTime(value, now, undefined, day);
    if (start !== undefined && start >= now) {
      return { ...this.startPick(start), alwaysShow: true };
    }
    // Falling back to “Now” would create a meeting at once because of a typo.
    const problem =
      start === undefined
        ? vscode.l10n.t('Can’t understand the time “{0}”.', plainText(value.trim()))
        : vscode.l10n.t('{0} is in the past.', this.formatter.fullTime(start));
    return { label: problem, alwaysShow: true, isRefused: true };
  }

  private startPick(start: Date): StartPick {
    return {
      label: this.formatter.fullTime(start),
      iconPath: new vscode.ThemeIcon('calendar'),
      start,
    };
  }
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
