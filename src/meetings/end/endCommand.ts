import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { explainFailure } from '../../platform/failedAction';
import { showConfirmation } from '../../platform/showConfirmation';
import { plainText } from '../../text/plainText';
import { readRemovalOptions } from '../input/removalOptions';
import { isHostedByAccount } from '../model/targetMeeting';
import type { MeetingParts } from '../target/meetingParts';

/** Creates the handler of End Meeting. */
export function createEndCommands(parts: MeetingParts): CommandHandlers<'end'> {
  return { 'zoom.endMeeting': (meeting, options) => endMeeting(parts, meeting, options) };
}

/**
 * Ends a meeting for everyone in it. Asks first, unless `confirm` is false.
 *
 * @throws {ActionableError} if somebody else hosts the meeting
 * @throws {ZoomPermissionError} if it is not in progress, or cannot be ended from here
 * @throws {ZoomNotFoundError} if there is no such meeting
 */
async function endMeeting(
  { resolver, operations, formatter }: Pick<MeetingParts, 'resolver' | 'operations' | 'formatter'>,
  argument: unknown,
  options: unknown,
): Promise<true> {
  const { confirm } = readRemovalOptions(options);
  const target = await resolver.resolve(
    argument,
    vscode.l10n.t('Which meeting do you want to end?'),
    {
      isOffered: ({ isHost, isLive }) => isHost && isLive,
      none: vscode.l10n.t('None of your meetings is in progress.'),
    },
  );
  const { account, entry } = target;
  if (!isHostedByAccount(target)) {
    throw new ActionableError(vscode.l10n.t('Only the host can end this meeting.'));
  }
  if (confirm) {
    const end = vscode.l10n.t('End Meeting');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('End “{0}” for everyone?', plainText(formatter.topic(entry))),
      {
        modal: true,
        detail: vscode.l10n.t('Everyone in the meeting will be disconnected immediately.'),
      },
      end,
    );
    if (answer !== end) {
      throw new vscode.CancellationError();
    }
  }
  const topic = plainText(formatter.topic(entry));
  const action = {
    failed: vscode.l10n.t('Couldn’t end “{0}”.', topic),
    unconfirmed: vscode.l10n.t(
      'Zoom didn’t confirm that “{0}” was ended. It may have been ended all the same.',
      topic,
    ),
  };
  await explainFailure(action, () => operations.end(account, entry.id));
  showConfirmation(vscode.l10n.t('Meeting ended'));
  return true;
}
