import { accountById, accountsFrom } from '../accounts/clients/accountLookup';
import { tryAccounts } from '../accounts/clients/tryAccounts';
import type { Accounts, AccountSummary, ZoomClients } from '../accounts/clients/zoomClients';
import { noMeetingError, readNamedMeeting } from '../meetings/target/meetingResolver';
import { ZoomNotFoundError } from '../zoom/errors';
import type { PastInstance, Recording } from '../zoom/recordingTypes';
import type { MeetingId } from '../zoom/types';
import { explainPastMeeting } from './recordingErrors';
import type { PastMeetingPicker } from './pastMeetingPicker';
import { RecordingFileNode, RecordingNode } from './recordingNodes';
import type { RecordingsModel } from './recordingsModel';

/** What is known of the instance that is meant, and tells it apart from the others. */
interface InstanceHint {
  uuid?: string | null;
  start?: Date;
  topic?: string | null;
}

/** A meeting that has taken place: one instance of it, and the account to reach it with. */
export interface PastMeeting {
  account: AccountSummary;
  uuid: string;
  /** Where it is known. */
  topic?: string | null;
  /** ISO 8601, UTC; where it is known. */
  start?: string | null;
}

/**
 * Finds the instance of a meeting that a command's argument names: a row of either view, `{ uuid }`,
 * or an id, an object with one or a join link, which stand for the latest instance.
 */
export class PastMeetingResolver {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: RecordingsModel,
    private readonly picker: PastMeetingPicker,
  ) {}

  /**
   * The meeting that `argument` names, or the one that is picked where it names none. An id costs a
   * request, or one for each account that is asked; so does a UUID where there are several.
   *
   * @throws {ActionableError} where the argument names no meeting
   * @throws {ZoomNotFoundError} where it has not taken place, in the words for it
   * @throws {ZoomAuthError} where nobody is signed in
   * @throws {vscode.CancellationError} on Escape
   */
  async resolve(argument: unknown, placeHolder: string): Promise<PastMeeting> {
    const accounts = await this.clients.signedInAccounts();
    if (argument instanceof RecordingNode || argument instanceof RecordingFileNode) {
      return ofRecording(accountById(accounts, argument.accountId), argument.recording);
    }
    if (argument === undefined || argument === null) {
      const { accountId, id, ...picked } = await this.picker.pick(placeHolder);
      const account = accountById(accounts, accountId);
      return id === undefined
        ? { account, ...picked }
        : this.instance([account], id, { ...picked, start: new Date(picked.start ?? '') });
    }
    const reference = readNamedMeeting(argument, accounts);
    const account = accountById(accounts, reference.accountId);
    if (reference.kind === 'listed') {
      const { id, start, entry } = reference;
      const { uuid, topic } = entry.meeting;
      return this.instance([account], id, { uuid, start, topic });
    }
    const { uuid, id, start } = reference;
    const owners = accountsFrom(account, accounts);
    if (uuid === undefined) {
      if (id === undefined) {
        throw noMeetingError();
      }
      return this.instance(owners, id, { start });
    }
    const listed = this.model.all().find(({ recording }) => recording.uuid === uuid);
    return listed === undefined
      ? { account: await this.ownerOf(uuid, owners), uuid }
      : ofRecording(accountById(accounts, listed.accountId), listed.recording);
  }

  /** The instance of a meeting, in the first account that has it. */
  private async instance(
    accounts: Accounts,
    id: MeetingId,
    hint: InstanceHint = {},
  ): Promise<PastMeeting> {
    try {
      return await tryAccounts(accounts, async (account) => {
        const client = await this.clients.clientFor(account);
        const found = instanceLike(await client.listPastInstances(id), hint);
        if (found === undefined) {
          throw new ZoomNotFoundError('The meeting has no ended instance.');
        }
        return { account, uuid: found.uuid, topic: hint.topic, start: found.start_time };
      });
    } catch (error) {
      throw explainPastMeeting(error);
    }
  }

  /** The account whose instance this is; the first one where Zoom does not say, or there is no other. */
  private async ownerOf(uuid: string, accounts: Accounts): Promise<AccountSummary> {
    if (accounts.length === 1) {
      return accounts[0];
    }
    return tryAccounts(accounts, async (account) => {
      const client = await this.clients.clientFor(account);
      await client.getPastMeeting(uuid);
      return account;
    }).catch(() => accounts[0]);
  }
}

/** The very instance, else the one that began nearest to the time, else the latest. */
function instanceLike(
  instances: readonly PastInstance[],
  { uuid, start }: InstanceHint,
): PastInstance | undefined {
  const time = start?.getTime() ?? NaN;
  const wanted = Number.isNaN(time) ? Date.now() : time;
  const distance = ({ start_time: began }: PastInstance) =>
    Math.abs(Date.parse(began ?? '') - wanted);
  return (
    instances.find((instance) => instance.uuid === uuid) ??
    [...instances].sort((a, b) => distance(a) - distance(b))[0]
  );
}

function ofRecording(account: AccountSummary, recording: Recording): PastMeeting {
  const { uuid, topic, start_time: start } = recording;
  return { account, uuid, topic, start };
}
