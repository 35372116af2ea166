import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { plainText } from '../../text/plainText';
import { isMeetingMissing } from '../../zoom/errors';
import type { DeletionOutcome, MeetingOperations } from '../model/meetingOperations';
import {
  isHostedByAccount,
  isPersonalRoomItself,
  type TargetMeeting,
} from '../model/targetMeeting';
import type { ResolvedMeeting, MeetingResolver } from '../target/meetingResolver';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { DeleteQuestion } from './deleteQuestion';
import { readRemovalOptions } from '../input/removalOptions';

/** `Zoom: Delete Meeting`. */
export class DeleteCommand {
  constructor(
    private readonly resolver: MeetingResolver,
    private readonly question: DeleteQuestion,
    private readonly operations: Pick<MeetingOperations, 'delete'>,
    private readonly formatter: MeetingFormatter,
  ) {}

  /**
   * Deletes a meeting, a series, or one occurrence of it; asks first unless `confirm` is false, and
   * then takes a series as a whole where no occurrence is named.
   *
   * @throws {ActionableError} for somebody else's meeting and for the personal room
   */
  async run(argument: unknown, options: unknown): Promise<true> {
    const { confirm, ...named } = readRemovalOptions(options);
    const found = await this.resolver.find(
      argument,
      vscode.l10n.t('Which meeting do you want to delete?'),
      {
        isOffered: (entry) => entry.isHost && !isPersonalRoomItself(entry),
        none: vscode.l10n.t('There is no meeting that you could delete.'),
      },
    );
    if (found.isPrevious === true) {
      // A date that is over is none of its series any more, of which the question would then be.
      throw new ActionableError(
        vscode.l10n.t('This meeting is over, so there is nothing to delete.'),
      );
    }
    const target = await this.resolver.withJoinUrl(found);
    const occurrenceId = named.occurrenceId ?? found.occurrenceId;
    checkDeletable(target);
    const outcome = confirm
      ? await this.ask(target, occurrenceId)
      : await this.operations.delete(target.account, target.entry.id, {
          occurrenceId,
          start: startOf(occurrenceId),
        });
    vscode.window.setStatusBarMessage(
      outcome === 'deleted'
        ? vscode.l10n.t('$(check) Meeting deleted')
        : vscode.l10n.t(
            '$(check) “{0}” was already gone',
            plainText(this.formatter.topic(target.entry)),
          ),
      3_000,
    );
    return true;
  }

  private async ask(
    target: ResolvedMeeting,
    occurrenceId: string | undefined,
  ): Promise<DeletionOutcome> {
    try {
      const deletion = await this.question.ask(target, occurrenceId);
      return await this.operations.delete(target.account, target.entry.id, deletion);
    } catch (error) {
      if (!isMeetingMissing(error)) {
        throw error;
      }
      return 'missing';
    }
  }
}

function checkDeletable(target: TargetMeeting): void {
  if (!isHostedByAccount(target)) {
    throw new ActionableError(vscode.l10n.t('Only its host can delete this meeting.'));
  }
  if (isPersonalRoomItself(target.entry)) {
    throw new ActionableError(
      vscode.l10n.t('Your personal room stays for good, so it cannot be deleted.'),
    );
  }
}

/** Zoom names an occurrence by when it was first planned for, in ms since 1970. */
function startOf(occurrenceId: string | undefined): Date | undefined {
  return occurrenceId !== undefined && /^\d{12,14}$/.test(occurrenceId)
    ? new Date(Number(occurrenceId))
    : undefined;
}
