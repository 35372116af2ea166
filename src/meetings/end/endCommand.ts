import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { plainText } from '../../text/plainText';
import type { MeetingOperations } from '../model/meetingOperations';
import { isHostedByAccount } from '../model/targetMeeting';
import type { MeetingResolver } from '../target/meetingResolver';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { readRemovalOptions } from '../input/removalOptions';

/** `Zoom: End Meeting`. */
export class EndCommand {
  constructor(
    private readonly resolver: MeetingResolver,
    private readonly operations: Pick<MeetingOperations, 'end'>,
    private readonly formatter: MeetingFormatter,
  ) {}

  /**
   * Ends a live meeting for everybody in it; asks first unless `confirm` is false. Whether it is
   * live, Zoom is asked: the list may be older.
   *
   * @throws {ZoomPermissionError} where it is not live, or may not be ended
   * @throws {ZoomNotFoundError} where it is gone; it then leaves the list
   */
  async run(argument: unknown, options: unknown): Promise<true> {
    const { confirm } = readRemovalOptions(options);
    const target = await this.resolver.resolve(
      argument,
      vscode.l10n.t('Which meeting do you want to end?'),
      {
        isOffered: ({ isHost, isLive }) => isHost && isLive,
        none: vscode.l10n.t('None of your meetings is live.'),
      },
    );
    const { account, entry } = target;
    if (!isHostedByAccount(target)) {
      throw new ActionableError(vscode.l10n.t('Only its host can end this meeting.'));
    }
    if (confirm) {
      const end = vscode.l10n.t('End Meeting');
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('End “{0}” for everybody?', plainText(this.formatter.topic(entry))),
        { modal: true, detail: vscode.l10n.t('Whoever is in it is put out at once.') },
        end,
      );
      if (answer !== end) {
        throw new vscode.CancellationError();
      }
    }
    await this.operations.end(account, entry.id);
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Meeting ended'), 3_000);
    return true;
  }
}
