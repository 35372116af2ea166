import * as vscode from 'vscode';
import { parseDuration } from '../../schedule/duration';
import { loadStartLanguage } from '../../schedule/startTime/loadStartLanguage';
import { readDuration } from '../../schedule/startTime/readStart';
import { isRefusal, type StartContext } from '../../schedule/startTime/startText';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { back, type QuickInputSteps } from '../../platform/quickInputSteps';
import { durationProblem } from './fieldProblems';

/** Zoom's own default, in minutes. */
export const defaultDuration = 60;

interface DurationPick extends vscode.QuickPickItem {
  minutes: number;
  /** Explains why what was typed cannot be chosen, and cannot be chosen itself. */
  isRefused?: boolean;
}

const offeredDurations = [15, 30, 45, 60, 90, 120];

/** Asks for the duration of a meeting: one of several, or one that is typed. */
export class DurationQuestion {
  constructor(
    private readonly input: QuickInputSteps,
    private readonly formatter: MeetingFormatter,
  ) {}

  /**
   * @param chosen what was chosen before, in minutes
   * @returns minutes
   * @throws {vscode.CancellationError} on Escape
   */
  async askDuration(chosen = defaultDuration): Promise<number | typeof back> {
    const pickOf = (minutes: number): DurationPick => ({
      label: this.formatter.duration(minutes),
      minutes,
    });
    const durations = [...new Set([...offeredDurations, chosen])].sort((a, b) => a - b);
    const offered = durations.map(pickOf);
    const language = await loadStartLanguage(vscode.env.language);
    const picked = await this.input.showQuickPick<DurationPick>({
      items: offered,
      active: offered.find(({ minutes }) => minutes === chosen),
      placeholder: vscode.l10n.t('Select a duration or type one, such as “25” or “1h 30”'),
      itemsFor: (value) => {
        if (value.trim() === '') {
          return offered;
        }
        const minutes = parseDuration(value) ?? readInWords(value, { language, now: new Date() });
        return minutes === undefined ? [refusedPick()] : [{ ...pickOf(minutes), alwaysShow: true }];
      },
    });
    return picked === back ? back : picked.minutes;
  }
}

/** Reads a duration in the reader's language too. */
function readInWords(text: string, context: StartContext): number | undefined {
  const read = readDuration(text, context);
  return read === undefined || isRefusal(read) ? undefined : read.minutes;
}

function refusedPick(): DurationPick {
  return { label: durationProblem(undefined) ?? '', minutes: 0, alwaysShow: true, isRefused: true };
}
