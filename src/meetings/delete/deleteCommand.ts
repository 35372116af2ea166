import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { plainText } from '../../text/plainText';
import { isMeetingMissing } from '../../zoom/errors';
import { isHostedBy, isRoomItself } from '../model/hosting';
import type { ResolvedMeeting, MeetingResolver } from '../target/meetingResolver';
import type { TargetMeeting } from '../model/targetMeeting';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { MeetingNode } from '../target/treeNodes';
import type { DeleteQuestion } from './deleteQuestion';
import type { MeetingDeleter } from './meetingDeleter';
import { removeOptions } from '../target/removalOptions';

/** `Zoom: Delete Meeting`. */
export class DeleteCommand {
  constructor(
    private readonly argument: MeetingResolver,
    private readonly question: DeleteQuestion,
    private readonly deleter: MeetingDeleter,
    private readonly model: MeetingsModel,
    private readonly words: MeetingFormatter,
  ) {}

  /**
   * Deletes a meeting, a series, or one occurrence of it; asks first unless `confirm` is false, and
   * then takes a series as a whole where no occurrence is named.
   *
   * @throws {ActionableError} for somebody else's meeting and for the personal room
   */
  async run(argument: unknown, options: unknown): Promise<true> {
    const { occurrenceId, confirm } = removeOptions(options);
    if (argument instanceof MeetingNode && argument.groupKind === 'previous') {
      // A date that is over is none of its series any more, of which the question would then be.
      throw new ActionableError(
        vscode.l10n.t('This meeting is over, so there is nothing to delete.'),
      );
    }
    const target = await this.argument.resolve(
      argument,
      vscode.l10n.t('Which meeting do you want to delete?'),
      {
        isOffered: (entry) => entry.isHost && !isRoomItself(entry),
        none: vscode.l10n.t('There is no meeting that you could delete.'),
      },
    );
    checkDeletable(target);
    const outcome = confirm
      ? await this.ask(target, occurrenceId)
      : await this.deleter.delete(target, { occurrenceId, start: startOf(occurrenceId) });
    vscode.window.setStatusBarMessage(
      outcome === 'deleted'
        ? vscode.l10n.t('$(check) Meeting deleted')
        : vscode.l10n.t(
            '$(check) “{0}” was already gone',
            plainText(this.words.topic(target.entry)),
          ),
      3_000,
    );
    return true;
  }

  private async ask(
    target: ResolvedMeeting,
    occurrenceId: string | undefined,
  ): Promise<'deleted' | 'gone'> {
    try {
      return await this.deleter.delete(target, await this.question.ask(target, occurrenceId));
    } catch (error) {
      if (!isMeetingMissing(error)) {
        throw error;
      }
      this.model.changes.remove(target.account.id, target.entry.id);
      return 'gone';
    }
  }
}

function checkDeletable(target: TargetMeeting): void {
  if (!isHostedBy(target)) {
    throw new ActionableError(vscode.l10n.t('Only its host can delete this meeting.'));
  }
  if (isRoomItself(target.entry)) {
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
