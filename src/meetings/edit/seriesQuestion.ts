import * as vscode from 'vscode';
import { meetingType, type Meeting, type Occurrence } from '../../zoom/types';
import { back, type QuickInputSteps } from '../../platform/quickInputSteps';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { nextOccurrence } from '../target/nextOccurrence';
import { occurrenceAt } from '../target/occurrences';

/** Asks which part of a series to change. */
export class SeriesQuestion {
  constructor(
    private readonly input: QuickInputSteps,
    private readonly formatter: MeetingFormatter,
  ) {}

  /**
   * Asks nothing if the meeting is not a series with dates, or no date was chosen.
   *
   * @param date the start of the occurrence that was chosen
   * @returns that occurrence; `undefined` for the whole meeting
   * @throws {ActionableError} if the series no longer has that occurrence
   * @throws {vscode.CancellationError} on Escape
   */
  async askOccurrence(
    title: string,
    meeting: Meeting,
    date: Date | undefined,
  ): Promise<Occurrence | undefined> {
    if (meeting.type !== meetingType.recurringFixedTime || date === undefined) {
      return undefined;
    }
    const occurrence = occurrenceAt(meeting, date);
    const hasExceptions = nextOccurrence(meeting, new Date())?.hasExceptions === true;
    const picked = await this.input.askOne(title, false, () =>
      this.input.showQuickPick({
        placeholder: vscode.l10n.t('Which part of the series do you want to edit?'),
        items: [
          {
            label: vscode.l10n.t('This Occurrence'),
            description: this.formatter.fullTime(date),
            iconPath: new vscode.ThemeIcon('calendar'),
            occurrence,
          },
          {
            label: vscode.l10n.t('The Whole Series'),
            description: hasExceptions
              ? vscode.l10n.t('May discard changes to single occurrences and restore deleted ones')
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
