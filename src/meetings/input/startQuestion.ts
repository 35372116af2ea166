import * as vscode from 'vscode';
import { plainText } from '../../text/plainText';
import { parseStartTime } from '../../schedule/startTime';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { back, type QuickInputSteps } from './quickInputSteps';

/** A start that can be chosen. */
interface StartPick extends vscode.QuickPickItem {
  start?: Date;
  /** Says why nothing can be chosen, and cannot be chosen itself. */
  isRefused?: boolean;
}

/** What to ask with. */
export interface StartQuestionOptions {
  /** What was chosen before. */
  start?: Date;
  /** What was typed before. */
  text?: string;
  /** Whether a meeting may start at once. */
  offersNow: boolean;
  /** Called with every change of what is typed. */
  keep?: (text: string) => void;
}

/** Asks when a meeting starts: some times to choose from, or one that is typed. */
export class StartQuestion {
  constructor(
    private readonly input: QuickInputSteps,
    private readonly words: MeetingFormatter,
  ) {}

  /**
   * @returns the start, not before now; `undefined` in `start` for now itself
   * @throws {vscode.CancellationError} on Escape
   */
  async ask({
    start: chosen,
    text = '',
    offersNow,
    keep,
  }: StartQuestionOptions): Promise<{ start: Date | undefined } | typeof back> {
    const now = new Date();
    const offered = [
      ...(offersNow ? [nowPick()] : []),
      ...offeredStarts(now, chosen).map((start) => this.pickOf(start)),
    ];
    const picksFor = (value: string): StartPick[] =>
      value.trim() === '' ? offered : [this.typed(value, now, offersNow ? undefined : chosen)];
    const picked = await this.input.pick<StartPick>({
      items: picksFor(text),
      active: offered.find(({ start }) => start?.getTime() === chosen?.getTime()),
      value: text,
      placeholder: vscode.l10n.t('When? Choose, or type such as “tomorrow 3pm” or “Friday 10:30”'),
      itemsFor: picksFor,
      keep,
    });
    return picked === back ? back : { start: picked.start };
  }

  /** @param day the day of a time that names none */
  private typed(value: string, now: Date, day: Date | undefined): StartPick {
    const start = parseStartTime(value, now, undefined, day);
    if (start !== undefined && start >= now) {
      return { ...this.pickOf(start), alwaysShow: true };
    }
    // Taken for “now”, a slip of the pen would make a meeting at once.
    const problem =
      start === undefined
        ? vscode.l10n.t('“{0}” is no time that can be read', plainText(value.trim()))
        : vscode.l10n.t('{0} is over', this.words.fullTime(start));
    return { label: problem, alwaysShow: true, isRefused: true };
  }

  private pickOf(start: Date): StartPick {
    return {
      label: this.words.fullTime(start),
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
