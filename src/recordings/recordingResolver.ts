import { accountById, accountsFrom } from '../accounts/clients/accountLookup';
import { tryAccounts } from '../accounts/clients/tryAccounts';
import type { AccountSummary, ZoomClients } from '../accounts/clients/zoomClients';
import { noMeetingError, readNamedMeeting } from '../meetings/target/meetingResolver';
import type { Recording, RecordingFile } from '../zoom/recordingTypes';
import { explainRecording } from './recordingErrors';
import { RecordingFileNode, RecordingNode } from './recordingNodes';
import type { RecordingPicker } from './recordingPicker';
import type { RecordingsModel } from './recordingsModel';

/** The recording that a command is about, and the account that has access to it. */
export interface TargetRecording {
  account: AccountSummary;
  recording: Recording;
  /** Set if the command is about one file of it. */
  file?: RecordingFile;
}

/**
 * Finds the recording that a command's argument names: a tree item, `{ uuid }`, a meeting's id, an
 * object with it, or a join link.
 */
export class RecordingResolver {
  constructor(
    private readonly clients: Pick<ZoomClients, 'signedInAccounts' | 'clientFor'>,
    private readonly model: Pick<RecordingsModel, 'all'>,
    private readonly picker: Pick<RecordingPicker, 'pickRecording'>,
  ) {}

  /**
   * The recording that `argument` names, or one that is picked if there is no argument. A listed
   * recording costs no request, any other costs one for each account that is asked.
   *
   * @throws {ActionableError} if the argument names no meeting, or the meeting has no recording
   * @throws {ZoomAuthError} if nobody is signed in
   * @throws {vscode.CancellationError} on Escape
   */
  async resolve(argument: unknown, placeHolder: string): Promise<TargetRecording> {
    const accounts = await this.clients.signedInAccounts();
    if (argument instanceof RecordingNode || argument instanceof RecordingFileNode) {
      return {
        account: accountById(accounts, argument.accountId),
        recording: argument.recording,
        ...(argument instanceof RecordingFileNode ? { file: argument.file } : {}),
      };
    }
    if (argument === undefined || argument === null) {
      const { accountId, recording } = await this.picker.pickRecording(placeHolder);
      return { account: accountById(accounts, accountId), recording };
    }
    const { uuid, id, accountId } = readNamedMeeting(argument, accounts);
    if (id === undefined && uuid === undefined) {
      throw noMeetingError();
    }
    const listed = this.model
      .all()
      .find(
        ({ recording, ...owned }) =>
          (uuid === undefined ? recording.id === id : recording.uuid === uuid) &&
          (accountId === undefined || owned.accountId === accountId),
      );
    if (listed !== undefined) {
      return { account: accountById(accounts, listed.accountId), recording: listed.recording };
    }
    try {
      return await tryAccounts(
        accountsFrom(accountById(accounts, accountId), accounts),
        async (account) => {
          const client = await this.clients.clientFor(account);
          return { account, recording: await client.getRecording(uuid ?? String(id)) };
        },
      );
    } catch (error) {
      throw explainRecording(error);
    }
  }
}
