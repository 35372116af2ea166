import * as vscode from 'vscode';
import type { ZoomClients } from '../../accounts/zoomClients';
import { plainText } from '../../platform/plainText';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { ZoomPermissionError, ZoomScopeError } from '../../zoom/errors';
import type { Meeting, Occurrence } from '../../zoom/types';
import type { TargetMeeting } from '../meetingArgument';
import type { MeetingWords } from '../meetingWords';
import type { Deletion } from './meetingDeleter';

/** Asks before a meeting is deleted: which part of a series, and whether to mail the registrants. */
export class DeleteQuestion {
  constructor(
    private readonly clients: ZoomClients,
    private readonly words: MeetingWords,
  ) {}

  /**
   * Asks in a modal, after one request for what the list does not know. Enter mails nobody.
   *
   * @param occurrenceId the occurrence that a program named
   * @throws {vscode.CancellationError} where the answer is no
   * @throws {ZoomNotFoundError} where the meeting is gone already
   */
  async ask(target: TargetMeeting, occurrenceId?: string): Promise<Deletion> {
    const details = await this.details(target);
    const occurrence = this.occurrence(target, details, occurrenceId);
    const id = occurrenceId ?? occurrence?.occurrence_id ?? undefined;
    const hasRegistration = details !== undefined && takesRegistrations(details);
    const mayChoose = occurrenceId === undefined && id !== undefined;

    const theOccurrence = vscode.l10n.t('This Occurrence');
    const theSeries = vscode.l10n.t('The Whole Series');
    const simply = vscode.l10n.t('Delete');
    const andMail = vscode.l10n.t('Delete and Email Registrants');
    const answer = await choose(
      this.question(target, occurrence, mayChoose),
      this.detail(target, occurrence, hasRegistration && !mayChoose),
      mayChoose ? [theOccurrence, theSeries] : hasRegistration ? [simply, andMail] : [simply],
    );
    const ofOccurrence = mayChoose ? answer === theOccurrence : id !== undefined;
    const mailRegistrants =
      hasRegistration &&
      (mayChoose
        ? (await choose(
            vscode.l10n.t('Tell those who registered?'),
            vscode.l10n.t('Zoom can mail them that it is cancelled.'),
            [simply, andMail],
          )) === andMail
        : answer === andMail);
    return {
      mailRegistrants,
      ...(ofOccurrence ? { occurrenceId: id, start: startOf(occurrence) } : {}),
    };
  }

  /** Without the right to read the meeting, it can still be deleted as a whole. */
  private async details({ account, entry }: TargetMeeting): Promise<Meeting | undefined> {
    // A row of a series has none of the others' dates, whatever else it has.
    if (entry.meeting.settings !== undefined && !entry.isSeries) {
      return entry.meeting;
    }
    try {
      const client = await this.clients.of(account);
      return await client.getMeeting(entry.id);
    } catch (error) {
      if (error instanceof ZoomScopeError || error instanceof ZoomPermissionError) {
        return undefined;
      }
      throw error;
    }
  }

  /** The occurrence that is meant, by its id or by when it begins. */
  private occurrence(
    { entry }: TargetMeeting,
    details: Meeting | undefined,
    id: string | undefined,
  ): Occurrence | undefined {
    return (details?.occurrences ?? []).find((occurrence) =>
      id === undefined
        ? entry.isSeries &&
          entry.start !== undefined &&
          occurrence.status !== 'deleted' &&
          startOf(occurrence)?.getTime() === entry.start.getTime()
        : occurrence.occurrence_id === id,
    );
  }

  private question(
    { entry }: TargetMeeting,
    occurrence: Occurrence | undefined,
    mayChoose: boolean,
  ): string {
    const topic = plainText(this.words.topic(entry));
    return entry.isSeries && occurrence === undefined
      ? vscode.l10n.t('Delete the whole series “{0}”?', topic)
      : mayChoose
        ? vscode.l10n.t('“{0}” is part of a series. What do you want to delete?', topic)
        : vscode.l10n.t('Delete “{0}”?', topic);
  }

  private detail(
    { entry }: TargetMeeting,
    occurrence: Occurrence | undefined,
    hasRegistration: boolean,
  ): string {
    const start =
      occurrence === undefined
        ? this.words.fullStart(entry)
        : this.words.fullStart(
            toScheduledMeeting({ ...entry.meeting, start_time: occurrence.start_time }),
          );
    return [
      ...(start === undefined ? [] : [start]),
      ...(entry.isLive
        ? [vscode.l10n.t('It is live now. “End Meeting” ends it for everybody in it.')]
        : []),
      ...(hasRegistration ? [vscode.l10n.t('People can register for it.')] : []),
    ].join('\n');
  }
}

/** Zoom takes registrations for approval types 0 (automatic) and 1 (by the host). */
function takesRegistrations({ settings, registration_url: url }: Meeting): boolean {
  const approval =
    typeof settings === 'object' && settings !== null && 'approval_type' in settings
      ? settings.approval_type
      : undefined;
  return approval === 0 || approval === 1 || (typeof url === 'string' && url !== '');
}

function startOf(occurrence: Occurrence | undefined): Date | undefined {
  const time = Date.parse(occurrence?.start_time ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
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
