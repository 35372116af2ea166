import * as vscode from 'vscode';
import { accountById, accountsFrom } from '../../accounts/clients/accountLookup';
import { tryAccounts } from '../../accounts/clients/tryAccounts';
import type { PersonalRoom } from '../../accounts/store/personalRoom';
import type { Accounts, AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { ownHostsOf } from '../../links/zoomLink';
import { ActionableError } from '../../platform/actionableError';
import { toScheduledMeeting, type ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { isTransient, ZoomNotFoundError } from '../../zoom/errors';
import type { TargetMeeting } from '../model/targetMeeting';
import type { MeetingOperations } from '../model/meetingOperations';
import type { MeetingPicker, PickedMeetings } from './meetingPicker';
import type { MeetingsModel, OwnedMeeting } from '../model/meetingsModel';
import {
  parseMeetingReference,
  type MeetingReference,
  type NamedMeeting,
} from './parseMeetingReference';

/** A meeting by its id, with what the lists know of it. */
export interface FoundMeeting {
  account: AccountSummary;
  id: number;
  /** The start of the occurrence of a series that is meant; `undefined` if none was named. */
  start: Date | undefined;
  /** Zoom's id of that occurrence, if the argument names one. */
  occurrenceId?: string;
  /** `undefined` for a meeting that no list has. */
  entry: ScheduledMeeting | undefined;
  /** Whether it was chosen among the previous meetings. */
  isPrevious?: boolean;
}

/** A meeting that was chosen or named, as Zoom or the lists have it. */
export interface ResolvedMeeting extends TargetMeeting {
  /** The start of the occurrence of a series that is meant; `undefined` if none was named. */
  date: Date | undefined;
  /** Zoom's id of that occurrence, if the argument names one. */
  occurrenceId?: string;
}

/** Finds the meeting that a command's argument names, as {@link parseMeetingReference} reads it. */
export class MeetingResolver {
  constructor(
    private readonly clients: Pick<ZoomClients, 'accounts' | 'signedInAccounts'>,
    private readonly model: Pick<
      MeetingsModel,
      'accounts' | 'all' | 'readPersonalRoom' | 'refresh'
    >,
    private readonly picker: Pick<MeetingPicker, 'pickMeeting'>,
    private readonly operations: Pick<MeetingOperations, 'get'>,
  ) {}

  /**
   * Returns the meeting that `argument` names, with its join link, or lets a person pick one if there
   * is no argument. A meeting that is listed with its link costs no request; the personal meeting room
   * and any other meeting cost one.
   *
   * @param offered which meetings the pick offers; all of them by default
   * @throws {ActionableError} if the argument names no meeting
   * @throws {ZoomAuthError} if nobody is signed in
   * @throws {vscode.CancellationError} if the pick is dismissed
   */
  async resolve(
    argument: unknown,
    placeHolder: string,
    offered?: PickedMeetings,
  ): Promise<ResolvedMeeting> {
    return this.withJoinUrl(await this.find(argument, placeHolder, offered));
  }

  /** As {@link resolve}, but makes no request for a meeting that no list has. */
  async find(
    argument: unknown,
    placeHolder: string,
    offered?: PickedMeetings,
  ): Promise<FoundMeeting> {
    const accounts = await this.clients.signedInAccounts();
    const reference = parseMeetingReference(argument, ownHostsOf(accounts));
    if (reference.kind === 'none') {
      const { accountId, entry } = await this.picker.pickMeeting(placeHolder, offered);
      return { account: accountById(accounts, accountId), id: entry.id, start: entry.start, entry };
    }
    return this.findNamed(requireMeeting(reference), accounts);
  }

  /**
   * As {@link find}, for a reference that was read already.
   *
   * @throws {ActionableError} if there is no number to ask Zoom with, and no list has the meeting
   */
  findNamed(reference: NamedMeeting, accounts: Accounts): FoundMeeting {
    const { id, start, occurrenceId } = reference;
    if (reference.kind === 'listed') {
      const { accountId, entry, isPrevious } = reference;
      return { account: accountById(accounts, accountId), id: entry.id, start, entry, isPrevious };
    }
    const copy = this.listedCopy(reference);
    if (copy !== undefined) {
      const { accountId, entry } = copy;
      const account = accountById(accounts, accountId);
      return { account, id: entry.id, start: entry.start, occurrenceId, entry };
    }
    if (id === undefined) {
      throw noMeetingError();
    }
    const account = accountById(accounts, reference.accountId);
    return { account, id, start, occurrenceId, entry: undefined };
  }

  /**
   * The listed meeting that a reference names, in the account that it names. Without an account the
   * host's copy comes first; without a start the first occurrence of a series.
   */
  listedCopy({ id, uuid, accountId, start, occurrenceId }: NamedMeeting): OwnedMeeting | undefined {
    const copies = this.model
      .all()
      .filter(
        ({ entry, ...owned }) =>
          (id === undefined ? entry.meeting.uuid === uuid : entry.id === id) &&
          (accountId === undefined || owned.accountId === accountId) &&
          (start === undefined || entry.start?.getTime() === start.getTime()),
      );
    // Zoom names an occurrence by the time that it was first planned for, in ms since 1970.
    const occurrence = copies.filter(
      ({ entry }) => entry.start?.getTime() === Number(occurrenceId),
    );
    const preferred = occurrence.length > 0 ? occurrence : copies;
    return preferred.find(({ entry }) => entry.isHost) ?? preferred[0];
  }

  /**
   * Completes a meeting with its join link. What this window has not read from Zoom lacks the link: one
   * of the user's own meetings is then read by itself, an invitation with the lists, because Zoom has
   * its link nowhere else, and the personal meeting room with the user.
   */
  async withJoinUrl(found: FoundMeeting): Promise<ResolvedMeeting> {
    const { account, entry, start: date, occurrenceId } = found;
    if (entry === undefined) {
      return { ...(await this.fetchIfUnlisted(found)), date, occurrenceId };
    }
    const isComplete = entry.joinUrl !== '';
    const complete = isComplete ? entry : await this.fetchJoinUrl(account, entry);
    return { account, entry: complete, date, occurrenceId };
  }

  /** Reads a meeting that no list has from Zoom, without its join link in some cases. */
  async fetchIfUnlisted({ account, id, entry }: FoundMeeting): Promise<TargetMeeting> {
    return entry === undefined
      ? this.fetchFromAnyAccount(id, accountsFrom(account, await this.clients.accounts()))
      : { account, entry };
  }

  private fetchFromAnyAccount(id: number, accounts: Accounts): Promise<TargetMeeting> {
    return tryAccounts(accounts, async (account) => ({
      account,
      entry: toScheduledMeeting(await this.operations.get(account, id)),
    }));
  }

  private async fetchJoinUrl(
    account: AccountSummary,
    entry: ScheduledMeeting,
  ): Promise<ScheduledMeeting> {
    if (entry.isPersonalRoom) {
      const { id = entry.id, url } = (await this.readPersonalRoom(account, entry)) ?? {};
      const meeting = { ...entry.meeting, id, join_url: url };
      return { ...entry, id, joinUrl: url, meeting };
    }
    if (entry.isHost) {
      const { join_url, ...meeting } = await this.operations.get(account, entry.id);
      return {
        ...entry,
        meeting: { ...meeting, ...entry.meeting, join_url },
        joinUrl: join_url ?? undefined,
      };
    }
    await this.model.refresh();
    const { meetings, failure } =
      this.model.accounts().find(({ accountId }) => accountId === account.id) ?? {};
    const fresh = meetings?.find(({ key }) => key === entry.key);
    if (fresh !== undefined && fresh.joinUrl !== '') {
      return fresh;
    }
    throw failure instanceof Error
      ? failure
      : new ZoomNotFoundError('The invitation is no longer in any list.');
  }

  /** The personal meeting room as it is now, or as it was at sign-in if Zoom cannot be reached. */
  private async readPersonalRoom(
    account: AccountSummary,
    { id }: ScheduledMeeting,
  ): Promise<PersonalRoom | undefined> {
    try {
      return await this.model.readPersonalRoom(account);
    } catch (error) {
      if (isTransient(error) && account.personalRoom?.id === id) {
        return account.personalRoom;
      }
      throw error;
    }
  }
}

/**
 * Reads a command's argument that has to name a meeting.
 *
 * @param accounts whose links count, besides those of Zoom's domains
 * @throws as {@link requireMeeting}
 */
export function readNamedMeeting(
  argument: unknown,
  accounts: readonly { apiUrl: string }[],
): NamedMeeting {
  return requireMeeting(parseMeetingReference(argument, ownHostsOf(accounts)));
}

/**
 * Narrows a reference to one that names a meeting.
 *
 * @throws {vscode.CancellationError} if a key was pressed on what is no meeting, or not yet one at Zoom
 * @throws {ActionableError} if it names no meeting
 */
function requireMeeting(reference: MeetingReference): NamedMeeting {
  switch (reference.kind) {
    case 'selection':
      throw new vscode.CancellationError();
    case 'none':
    case 'invalid':
      throw noMeetingError();
    case 'listed':
    case 'id':
    case 'link':
    case 'instance':
      return reference;
  }
}

/** The error of an argument that names no meeting. */
export function noMeetingError(): ActionableError {
  return new ActionableError(
    vscode.l10n.t('Not a Zoom meeting. Enter a meeting ID of 9 to 11 digits or a join link.'),
  );
}
