import * as vscode from 'vscode';
import { meetingType, type Meeting, type Occurrence } from '../../zoom/types';
import { back, type QuickInputSteps } from '../input/quickInputSteps';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { occurrenceAt } from '../target/occurrences';
import { nextDate } from './editSubject';

/** Asks which part of a series to change. */
export class SeriesQuestion {
  constructor(
    private readonly input: QuickInputSteps,
    private readonly words: MeetingFormatter,
  ) {}

  /**
   * @param date the date that was chosen
   * @returns that date, or `undefined` for the whole meeting; without asking where it is no series
   *   with dates, or no date was chosen
   * @throws {ActionableError} where the series has no such date any more
   * @throws {vscode.CancellationError} on Escape
   */
  async ask(
    title: string,
    meeting: Meeting,
    date: Date | undefined,
  ): Promise<Occurrence | undefined> {
    if (meeting.type !== meetingType.recurringFixedTime || date === undefined) {
      return undefined;
    }
    const occurrence = occurrenceAt(meeting, date);
    const hasExceptions = nextDate(meeting, new Date())?.hasExceptions === true;
    const picked = await this.input.ask(title, false, () =>
      this.input.pick({
        placeholder: vscode.l10n.t('Which part of the series?'),
        items: [
          {
            label: vscode.l10n.t('This Occurrence'),
            description: this.words.fullTime(date),
            iconPath: new vscode.ThemeIcon('calendar'),
            occurrence,
          },
          {
            label: vscode.l10n.t('The Whole Series'),
            description: hasExceptions
              ? vscode.l10n.t('single dates that were changed may be lost or come back')
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
