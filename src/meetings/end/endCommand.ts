import * as vscode from 'vscode';
import type { ZoomClients } from '../../accounts/clients/zoomClients';
import { ActionableError } from '../../platform/actionableError';
import { plainText } from '../../text/plainText';
import { errorCodes } from '../../zoom/errorCodes';
import { ZoomPermissionError } from '../../zoom/errors';
import type { MissingMeetings } from '../model/missingMeetings';
import { isHostedBy } from '../model/hosting';
import type { MeetingResolver } from '../target/meetingResolver';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { removeOptions } from '../target/removalOptions';

/** `Zoom: End Meeting`. */
export class EndCommand {
  constructor(
    private readonly clients: ZoomClients,
    private readonly argument: MeetingResolver,
    private readonly model: MeetingsModel,
    private readonly gone: MissingMeetings,
    private readonly words: MeetingFormatter,
  ) {}

  /**
   * Ends a live meeting for everybody in it; asks first unless `confirm` is false. Whether it is
   * live, Zoom is asked: the list may be older.
   *
   * @throws {ZoomPermissionError} where it is not live, or may not be ended
   * @throws {ZoomNotFoundError} where it is gone; it then leaves the list
   */
  async run(argument: unknown, options: unknown): Promise<true> {
    const { confirm } = removeOptions(options);
    const target = await this.argument.resolve(
      argument,
      vscode.l10n.t('Which meeting do you want to end?'),
      {
        isOffered: ({ isHost, isLive }) => isHost && isLive,
        none: vscode.l10n.t('None of your meetings is live.'),
      },
    );
    const { account, entry } = target;
    if (!isHostedBy(target)) {
      throw new ActionableError(vscode.l10n.t('Only its host can end this meeting.'));
    }
    if (confirm) {
      const end = vscode.l10n.t('End Meeting');
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('End “{0}” for everybody?', plainText(this.words.topic(entry))),
        { modal: true, detail: vscode.l10n.t('Whoever is in it is put out at once.') },
        end,
      );
      if (answer !== end) {
        throw new vscode.CancellationError();
      }
    }
    const client = await this.clients.clientFor(account);
    try {
      await this.gone.watch(target, () => client.endMeeting(entry.id));
    } catch (error) {
      if (error instanceof ZoomPermissionError && error.code === errorCodes.meetingRefused) {
        // It has ended by itself, or has not begun.
        this.model.changes.end(account.id, entry.id);
      }
      throw explained(error);
    }
    this.model.changes.end(account.id, entry.id);
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Meeting ended'), 3_000);
    return true;
  }
}

function explained(error: unknown): unknown {
  return error instanceof ZoomPermissionError && error.code === errorCodes.onPremiseMeeting
    ? new ZoomPermissionError(
        vscode.l10n.t('this meeting runs on a server of your company, and is ended there.'),
        error,
      )
    : error;
}
