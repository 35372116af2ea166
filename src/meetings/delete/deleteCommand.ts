import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { explainFailure, type FailedAction } from '../../platform/failedAction';
import { showConfirmation } from '../../platform/showConfirmation';
import { plainText } from '../../text/plainText';
import { isMeetingMissing } from '../../zoom/errors';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { readRemovalOptions } from '../input/removalOptions';
import type { DeletionOutcome, MeetingOperations } from '../model/meetingOperations';
import { isHostedByAccount, type TargetMeeting } from '../model/targetMeeting';
import type { MeetingParts } from '../target/meetingParts';
import type { MeetingResolver, ResolvedMeeting } from '../target/meetingResolver';
import { plannedStart } from '../target/occurrences';
import { DeleteQuestion } from './deleteQuestion';

/** `Zoom: Delete Meeting`. */
class DeleteCommand {
  private readonly resolver: MeetingResolver;
  private readonly operations: MeetingOperations;
  private readonly formatter: MeetingFormatter;
  private readonly question: DeleteQuestion;

  constructor({ resolver, operations, formatter }: MeetingParts) {
    this.resolver = resolver;
    this.operations = operations;
    this.formatter = formatter;
    this.question = new DeleteQuestion(operations, formatter);
  }

  /**
   * Deletes a meeting, a series, or one occurrence of it. Asks first, unless `confirm` is false: then a
   * series is deleted as a whole if no occurrence is named.
   *
   * @throws {ActionableError} if somebody else hosts the meeting, and for the personal meeting room
   * @throws {ZoomError} if Zoom refused
   */
  async deleteMeeting(argument: unknown, options: unknown): Promise<true> {
    const { confirm, ...named } = readRemovalOptions(options);
    const found = await this.resolver.find(
      argument,
      vscode.l10n.t('Which meeting do you want to delete?'),
      {
        isOffered: (entry) => entry.isHost && !entry.isPersonalRoom,
        none: vscode.l10n.t('There are no meetings that you can delete.'),
      },
    );
    if (found.isPrevious === true) {
      // Zoom no longer names the occurrence, so the question would be about the whole series.
      throw new ActionableError(vscode.l10n.t('This meeting has ended, so it can’t be deleted.'));
    }
    const target = await this.resolver.withJoinUrl(found);
    const occurrenceId = named.occurrenceId ?? found.occurrenceId;
    checkDeletable(target);
    const outcome = await explainFailure(this.deleting(target), () =>
      confirm
        ? this.askAndDelete(target, occurrenceId)
        : this.operations.delete(target.account, target.entry.id, {
            occurrenceId,
            start: occurrenceId === undefined ? undefined : plannedStart(occurrenceId),
          }),
    );
    showConfirmation(
      outcome === 'deleted'
        ? vscode.l10n.t('Meeting deleted')
        : vscode.l10n.t(
            '“{0}” had already been deleted',
            plainText(this.formatter.topic(target.entry)),
          ),
    );
    return true;
  }

  private deleting({ entry }: TargetMeeting): FailedAction {
    const topic = plainText(this.formatter.topic(entry));
    return {
      failed: vscode.l10n.t('Couldn’t delete “{0}”.', topic),
      unconfirmed: vscode.l10n.t(
        'Zoom didn’t confirm that “{0}” was deleted. It may have been deleted all the same.',
        topic,
      ),
    };
  }

  private async askAndDelete(
    target: ResolvedMeeting,
    occurrenceId: string | undefined,
  ): Promise<DeletionOutcome> {
    try {
      const deletion = await this.question.askWhatToDelete(target, occurrenceId);
      return await this.operations.delete(target.account, target.entry.id, deletion);
    } catch (error) {
      if (!isMeetingMissing(error)) {
        throw error;
      }
      return 'missing';
    }
  }
}

/** Creates the handler of Delete Meeting. */
export function createDeleteCommands(parts: MeetingParts): CommandHandlers<'delete'> {
  const command = new DeleteCommand(parts);
  return { 'zoom.deleteMeeting': (meeting, options) => command.deleteMeeting(meeting, options) };
}

function checkDeletable(target: TargetMeeting): void {
  if (!isHostedByAccount(target)) {
    throw new ActionableError(vscode.l10n.t('Only the host can delete this meeting.'));
  }
  if (target.entry.isPersonalRoom) {
    throw new ActionableError(
      vscode.l10n.t('Your personal meeting room is permanent, so it can’t be deleted.'),
    );
  }
}
