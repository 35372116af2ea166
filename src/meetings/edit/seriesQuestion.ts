import * as vscode from 'vscode';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { meetingType, type Meeting, type Occurrence } from '../../zoom/types';
import { back, type QuickInputSteps } from '../input/quickInputSteps';
import type { MeetingWords } from '../meetingWords';
import { nextDate, startOf } from './editSubject';

/** Asks which part of a series to change. */
export class SeriesQuestion {
  constructor(
    private readonly input: QuickInputSteps,
    private readonly words: MeetingWords,
  ) {}

  /**
   * @param entry the date that was chosen
   * @returns that date, or `undefined` for the whole series; without asking where the meeting is no
   *   series with dates, or that date is none of them
   * @throws {vscode.CancellationError} on Escape
   */
  async ask(
    title: string,
    meeting: Meeting,
    entry: ScheduledMeeting,
  ): Promise<Occurrence | undefined> {
    const { start } = entry;
    const occurrence = (meeting.occurrences ?? []).find(
      (other) =>
        other.status !== 'deleted' &&
        start !== undefined &&
        startOf(other)?.getTime() === start.getTime(),
    );
    if (
      meeting.type !== meetingType.recurringFixedTime ||
      start === undefined ||
      occurrence === undefined
    ) {
      return undefined;
    }
    const hasExceptions = nextDate(meeting, new Date())?.hasExceptions === true;
    const picked = await this.input.ask(title, false, () =>
      this.input.pick({
        placeholder: vscode.l10n.t('Which part of the series?'),
        items: [
          {
            label: vscode.l10n.t('This Occurrence'),
            description: this.words.fullTime(start),
            iconPath: new vscode.ThemeIcon('calendar'),
            occurrence,
          },
          {
            label: vscode.l10n.t('The Whole Series'),
            description: hasExceptions
              ? vscode.l10n.t('dates that were moved or deleted may come back')
              : undefined,
            iconPath: new vscode.ThemeIcon('sync'),
            occurrence: undefined,
          },
        ],
      }),
    );
    if (picked === back) {
      throw new vscode.CancellationError();
    }
    return picked.occurrence;
  }
}
