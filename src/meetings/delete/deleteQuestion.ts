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

/** Asks before a meeting is deleted: which part of a series, and whether to email the registrants. */
export class DeleteQuestion {
  constructor(
    private readonly operations: Pick<MeetingOperations, 'get'>,
    private readonly formatter: MeetingFormatter,
  ) {}

  /**
   * Asks in a modal dialog, after one request for what the lists do not have. Enter emails nobody.
   *
   * @param occurrenceId the occurrence that a program named
   * @throws {vscode.CancellationError} if the answer is no
   * @throws {ZoomNotFoundError} if there is no such meeting
   * @throws {ActionableError} if the series does not have the occurrence that was chosen
   */
  async askWhatToDelete(target: ResolvedMeeting, occurrenceId?: string): Promise<MeetingDeletion> {
    const details = await this.fetchDetails(target);
    const occurrence =
      occurrenceId === undefined
        ? chosenOccurrence(target, details)
        : details?.occurrences?.find((other) => other.occurrence_id === occurrenceId);
    const id = occurrenceId ?? occurrence?.occurrence_id ?? undefined;
    const hasRegistration = details !== undefined && hasRegistrants(details);
    const mayChoose = occurrenceId === undefined && id !== undefined;
    const isSeries = target.entry.isSeries && id === undefined;

    const theOccurrence = vscode.l10n.t('Delete This Occurrence');
    const theSeries = vscode.l10n.t('Delete Whole Series');
    const deleteOnly = vscode.l10n.t('Delete');
    const deleteAndEmail = vscode.l10n.t('Delete and Email Registrants');
    const parts = mayChoose ? [theOccurrence, theSeries] : isSeries ? [theSeries] : [];
    const isPartAsked = parts.length > 0;
    const answer = await choose(
      this.question(target, { isSeries, mayChoose }),
      this.detail(target, {
        occurrence,
        isSeries,
        hasRegistration: hasRegistration && !isPartAsked,
        isUnread: details === undefined,
      }),
      isPartAsked ? parts : hasRegistration ? [deleteOnly, deleteAndEmail] : [deleteOnly],
    );
    const ofOccurrence = mayChoose ? answer === theOccurrence : id !== undefined;
    const mailRegistrants =
      hasRegistration &&
      (isPartAsked
        ? (await choose(
            vscode.l10n.t('Notify the registrants?'),
            vscode.l10n.t('Zoom can email them about the cancellation.'),
            [deleteOnly, deleteAndEmail],
          )) === deleteAndEmail
        : answer === deleteAndEmail);
    return {
      mailRegistrants,
      ...(ofOccurrence
        ? { occurrenceId: id, start: occurrence === undefined ? undefined : startOf(occurrence) }
        : {}),
    };
  }

  /** Reads the meeting. If the app may not, the meeting can still be deleted as a whole. */
  private async fetchDetails({ account, entry }: TargetMeeting): Promise<Meeting | undefined> {
    // The entry of one occurrence does not contain the others.
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
    const topic = plainText(this.formatter.topic(entry));
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
      : this.formatter.fullStart(
          occurrence === undefined
            ? entry
            : toScheduledMeeting({ ...entry.meeting, start_time: occurrence.start_time }),
        );
    return [
      ...(start === undefined ? [] : [start]),
      ...(isSeries && isUnread && date !== undefined
        ? [
            vscode.l10n.t(
              'Deleting a single occurrence requires the scope {0}, which this sign-in doesn’t have.',
              'meeting:read:meeting',
            ),
          ]
        : []),
      ...(entry.isLive
        ? [vscode.l10n.t('The meeting is in progress. To end it for everyone, use “End Meeting”.')]
        : []),
      ...(hasRegistration ? [vscode.l10n.t('People can register for this meeting.')] : []),
    ].join('\n');
  }
}

/** The occurrence that was chosen by its date; `undefined` if Zoom gives no occurrences. */
function chosenOccurrence(
  { entry, date }: ResolvedMeeting,
  details: Meeting | undefined,
): Occurrence | undefined {
  return entry.isSeries && date !== undefined && details?.occurrences?.length
    ? occurrenceAt(details, date)
    : undefined;
}

/** Approval types 0 (automatic) and 1 (by the host) have registration. */
function hasRegistrants({ settings, registration_url: url }: Meeting): boolean {
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
