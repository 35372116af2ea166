import * as vscode from 'vscode';
import type { ZoomClients } from '../../accounts/clients/zoomClients';
import { errorCodes } from '../../zoom/errorCodes';
import {
  isMeetingMissing,
  isOutcomeUnknown,
  ZoomPermissionError,
  ZoomValidationError,
} from '../../zoom/errors';
import type { DeleteMeetingOptions, ZoomClient } from '../../zoom/zoomClient';
import type { TargetMeeting } from '../model/targetMeeting';
import type { MeetingsModel } from '../model/meetingsModel';

/** What of a meeting to delete. */
export interface Deletion extends DeleteMeetingOptions {
  /** When the occurrence begins, where that is known. */
  start?: Date;
}

/** Deletes meetings: out of the list at once, and back into it where Zoom refuses. */
export class MeetingDeleter {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: MeetingsModel,
  ) {}

  /**
   * Deletes a meeting or one occurrence. One that is gone already counts as deleted.
   *
   * @returns `gone` where there was nothing to delete any more
   * @throws {ZoomError} where Zoom refused; the list then shows the meeting again
   */
  async delete(
    { account, entry: { id } }: TargetMeeting,
    { start, ...options }: Deletion,
  ): Promise<'deleted' | 'gone'> {
    const isWhole = options.occurrenceId === undefined;
    const isShown = () =>
      this.model
        .all()
        .some(
          ({ accountId, entry }) =>
            accountId === account.id &&
            entry.id === id &&
            (isWhole || entry.start?.getTime() === start?.getTime()),
        );
    const wasShown = isShown();
    const removal =
      isWhole || start !== undefined
        ? this.model.changes.delete(account.id, id, isWhole ? undefined : start)
        : undefined;
    try {
      const outcome = await this.send(await this.clients.clientFor(account), id, options);
      removal?.done();
      // A list that was asked for before has the meeting still; and an occurrence whose start is
      // not known has not left it yet.
      if (this.model.isRefreshing || (!isWhole && !wasShown)) {
        this.model.refreshAfterChange().catch(() => undefined);
      }
      return outcome;
    } catch (error) {
      removal?.putBack();
      if (wasShown && !isShown()) {
        this.model.refreshAfterChange().catch(() => undefined);
      }
      throw explained(error);
    }
  }

  /**
   * Sends the call, and once more where its answer was lost: deleting twice does no more than
   * deleting once (RFC 9110 §9.2.2), and Zoom mails nobody about a meeting it does not find.
   */
  private async send(
    client: ZoomClient,
    id: number,
    options: DeleteMeetingOptions,
  ): Promise<'deleted' | 'gone'> {
    try {
      await client.deleteMeeting(id, options);
      return 'deleted';
    } catch (error) {
      if (isMeetingMissing(error)) {
        return 'gone';
      }
      if (!isOutcomeUnknown(error)) {
        throw error;
      }
    }
    try {
      await client.deleteMeeting(id, options);
    } catch (error) {
      // An occurrence that is gone is no valid parameter any more.
      const isDone =
        isMeetingMissing(error) ||
        (options.occurrenceId !== undefined && error instanceof ZoomValidationError);
      if (!isDone) {
        throw error;
      }
    }
    return 'deleted';
  }
}

function explained(error: unknown): unknown {
  return error instanceof ZoomPermissionError &&
    (error.code === errorCodes.personalMeetingNotDeletable ||
      error.code === errorCodes.audioConferenceNotDeletable)
    ? new ZoomPermissionError(
        vscode.l10n.t('a personal room stays for good; it can only be changed.'),
        error,
      )
    : error;
}
