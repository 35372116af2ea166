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

/** What is known of the instance, to choose it from the others of the meeting. */
interface InstanceHint {
  uuid?: string | null;
  start?: Date;
  topic?: string | null;
}

/** One past instance of a meeting, and the account that has access to it. */
export interface PastMeeting {
  account: AccountSummary;
  uuid: string;
  /** If known. */
  topic?: string | null;
  /** ISO 8601, UTC; if known. */
  start?: string | null;
}

/**
 * Finds the instance of a meeting that a command's argument names: a row of either view, `{ uuid }`,
 * or an id, an object with one or a join link, which stand for the latest instance.
 */
export class PastMeetingResolver {
  constructor(
    private readonly clients: Pick<ZoomClients, 'signedInAccounts' | 'clientFor'>,
    private readonly model: Pick<RecordingsModel, 'all'>,
    private readonly picker: Pick<PastMeetingPicker, 'pickMeeting'>,
  ) {}

  /**
   * The meeting that `argument` names, or one that is picked if there is no argument. An id costs a
   * request for each account that is asked; so does a UUID if there are several accounts.
   *
   * @throws {ActionableError} if the argument names no meeting, or the meeting has not taken place
   * @throws {ZoomAuthError} if nobody is signed in
   * @throws {vscode.CancellationError} on Escape
   */
  async resolve(argument: unknown, placeHolder: string): Promise<PastMeeting> {
    const accounts = await this.clients.signedInAccounts();
    if (argument instanceof RecordingNode || argument instanceof RecordingFileNode) {
      return toPastMeeting(accountById(accounts, argument.accountId), argument.recording);
    }
    if (argument === undefined || argument === null) {
      const { accountId, id, ...picked } = await this.picker.pickMeeting(placeHolder);
      const account = accountById(accounts, accountId);
      return id === undefined
        ? { account, ...picked }
        : this.findInstance([account], id, { ...picked, start: new Date(picked.start ?? '') });
    }
    const reference = readNamedMeeting(argument, accounts);
    const account = accountById(accounts, reference.accountId);
    if (reference.kind === 'listed') {
      const { id, start, entry } = reference;
      const { uuid, topic } = entry.meeting;
      return this.findInstance([account], id, { uuid, start, topic });
    }
    const { uuid, id, start } = reference;
    const owners = accountsFrom(account, accounts);
    if (uuid === undefined) {
      if (id === undefined) {
        throw noMeetingError();
      }
      return this.findInstance(owners, id, { start });
    }
    const listed = this.model.all().find(({ recording }) => recording.uuid === uuid);
    return listed === undefined
      ? { account: await this.findOwner(uuid, owners), uuid }
      : toPastMeeting(accountById(accounts, listed.accountId), listed.recording);
  }

  /** The instance of a meeting, in the first account that has it. */
  private async findInstance(
    accounts: Accounts,
    id: MeetingId,
    hint: InstanceHint = {},
  ): Promise<PastMeeting> {
    try {
      return await tryAccounts(accounts, async (account) => {
        const client = await this.clients.clientFor(account);
        const found = closestInstance(await client.listPastInstances(id), hint);
        if (found === undefined) {
          throw new ZoomNotFoundError('The meeting has no ended instance.');
        }
        return { account, uuid: found.uuid, topic: hint.topic, start: found.start_time };
      });
    } catch (error) {
      throw explainPastMeeting(error);
    }
  }

  /** The account that has the instance; the first one if Zoom does not say. */
  private async findOwner(uuid: string, accounts: Accounts): Promise<AccountSummary> {
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

/** The instance with the UUID, or the one that began nearest to the time, or the latest. */
function closestInstance(
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

function toPastMeeting(account: AccountSummary, recording: Recording): PastMeeting {
  const { uuid, topic, start_time: start } = recording;
  return { account, uuid, topic, start };
}
