import * as vscode from 'vscode';
import { plainText } from '../../text/plainText';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { ZoomPermissionError, ZoomScopeError } from '../../zoom/errors';
import type { Meeting, Occurrence } from '../../zoom/types';
import type { ResolvedMeeting } from '../target/meetingResolver';
import type { TargetMeeting } from '../model/targetMeeting';
import type { MeetingDeletion, MeetingOperations } from '../model/meetingOperations';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { occurrenceAt, startOf } from '../target/occurrences';

/** Asks before a meeting is deleted: which part of a series, and whether to mail the registrants. */
export class DeleteQuestion {
  constructor(
    private readonly operations: Pick<MeetingOperations, 'get'>,
    private readonly words: MeetingFormatter,
  ) {}

  /**
   * Asks in a modal, after one request for what the list does not know. Enter mails nobody.
   *
   * @param occurrenceId the occurrence that a program named
   * @throws {vscode.CancellationError} where the answer is no
   * @throws {ZoomNotFoundError} where the meeting is gone already
   * @throws {ActionableError} where the series does not have the date that was chosen
   */
  async ask(target: ResolvedMeeting, occurrenceId?: string): Promise<MeetingDeletion> {
    const details = await this.details(target);
    const occurrence =
      occurrenceId === undefined
        ? chosenOccurrence(target, details)
        : details?.occurrences?.find((other) => other.occurrence_id === occurrenceId);
    const id = occurrenceId ?? occurrence?.occurrence_id ?? undefined;
    const hasRegistration = details !== undefined && takesRegistrations(details);
    const mayChoose = occurrenceId === undefined && id !== undefined;
    const isSeries = target.entry.isSeries && id === undefined;

    const theOccurrence = vscode.l10n.t('This Occurrence');
    const theSeries = vscode.l10n.t('The Whole Series');
    const simply = vscode.l10n.t('Delete');
    const andMail = vscode.l10n.t('Delete and Email Registrants');
    const parts = mayChoose ? [theOccurrence, theSeries] : isSeries ? [theSeries] : [];
    const isSaid = parts.length > 0;
    const answer = await choose(
      this.question(target, { isSeries, mayChoose }),
      this.detail(target, {
        occurrence,
        isSeries,
        hasRegistration: hasRegistration && !isSaid,
        isUnread: details === undefined,
      }),
      isSaid ? parts : hasRegistration ? [simply, andMail] : [simply],
    );
    const ofOccurrence = mayChoose ? answer === theOccurrence : id !== undefined;
    const mailRegistrants =
      hasRegistration &&
      (isSaid
        ? (await choose(
            vscode.l10n.t('Tell those who registered?'),
            vscode.l10n.t('Zoom can mail them that it is cancelled.'),
            [simply, andMail],
          )) === andMail
        : answer === andMail);
    return {
      mailRegistrants,
      ...(ofOccurrence
        ? { occurrenceId: id, start: occurrence === undefined ? undefined : startOf(occurrence) }
        : {}),
    };
  }

  /** Without the right to read the meeting, it can still be deleted as a whole. */
  private async details({ account, entry }: TargetMeeting): Promise<Meeting | undefined> {
    // A row of a series has none of the others' dates, whatever else it has.
    if (entry.meeting.settings !== undefined && !entry.isSeries) {
      return entry.meeting;
    }
    try {
      return await this.operations.get(account, entry.id);
    } catch (error) {
      if (error instanceof ZoomScopeError || error instanceof ZoomPermissionError) {
        return undefined;
      }
      throw error;
    }
  }

  private question(
    { entry }: TargetMeeting,
    { isSeries, mayChoose }: { isSeries: boolean; mayChoose: boolean },
  ): string {
    const topic = plainText(this.words.topic(entry));
    return isSeries
      ? vscode.l10n.t('Delete the whole series “{0}”?', topic)
      : mayChoose
        ? vscode.l10n.t('“{0}” is part of a series. What do you want to delete?', topic)
        : vscode.l10n.t('Delete “{0}”?', topic);
  }

  private detail(
    { entry, date }: ResolvedMeeting,
    about: {
      occurrence: Occurrence | undefined;
      isSeries: boolean;
      hasRegistration: boolean;
      isUnread: boolean;
    },
  ): string {
    const { occurrence, isSeries, hasRegistration, isUnread } = about;
    const start = isSeries
      ? undefined
      : this.words.fullStart(
          occurrence === undefined
            ? entry
            : toScheduledMeeting({ ...entry.meeting, start_time: occurrence.start_time }),
        );
    return [
      ...(start === undefined ? [] : [start]),
      ...(isSeries && isUnread && date !== undefined
        ? [
            vscode.l10n.t(
              'To delete one date alone, the scope {0} is needed, which this sign-in does not have.',
              'meeting:read:meeting',
            ),
          ]
        : []),
      ...(entry.isLive
        ? [vscode.l10n.t('It is live now. “End Meeting” ends it for everybody in it.')]
        : []),
      ...(hasRegistration ? [vscode.l10n.t('People can register for it.')] : []),
    ].join('\n');
  }
}

/** The occurrence of a series that was chosen by its date, where Zoom names its dates at all. */
function chosenOccurrence(
  { entry, date }: ResolvedMeeting,
  details: Meeting | undefined,
): Occurrence | undefined {
  return entry.isSeries && date !== undefined && details?.occurrences?.length
    ? occurrenceAt(details, date)
    : undefined;
}

/** Zoom takes registrations for approval types 0 (automatic) and 1 (by the host). */
function takesRegistrations({ settings, registration_url: url }: Meeting): boolean {
  const approval =
    typeof settings === 'object' && settings !== null && 'approval_type' in settings
      ? settings.approval_type
      : undefined;
  return approval === 0 || approval === 1 || (typeof url === 'string' && url !== '');
}

async function choose(message: string, detail: string, buttons: string[]): Promise<string> {
  const answer = await vscode.window.showWarningMessage(
    message,
    { modal: true, detail },
    ...buttons,
  );
  if (answer === undefined) {
    throw new vscode.CancellationError();
  }
  return answer;
}
