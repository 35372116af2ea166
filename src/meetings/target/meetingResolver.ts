import * as vscode from 'vscode';
import { tryAccounts } from '../../accounts/clients/tryAccounts';
import type { PersonalRoom } from '../../accounts/store/personalRoom';
import type { Accounts, AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { parseMeetingNumber, parseZoomLink } from '../../links/zoomLink';
import { ActionableError } from '../../platform/actionableError';
import { isSelectionRequest } from '../../platform/commandArguments';
import { ViewItem } from '../../platform/viewItem';
import { toScheduledMeeting, type ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { isTransient, ZoomNotFoundError } from '../../zoom/errors';
import { isLoopback } from '../../zoom/serverUrl';
import { meetingType } from '../../zoom/types';
import { parseMeetingPageUri } from './meetingPageAddress';
import type { TargetMeeting } from '../model/targetMeeting';
import type { MeetingOperations } from '../model/meetingOperations';
import type { MeetingPicker, PickedMeetings } from './meetingPicker';
import type { MeetingsModel, OwnedMeeting } from '../model/meetingsModel';
import { MeetingNode } from './treeNodes';

/** A meeting that was chosen or named. */
export interface ResolvedMeeting extends TargetMeeting {
  /** The date of a series that is meant; `undefined` where none was named. */
  date: Date | undefined;
}

/** A meeting by its id, with what the lists know of it. */
export interface FoundMeeting {
  account: AccountSummary;
  id: number;
  /** The date of a series that is meant; `undefined` where none was named. */
  start: Date | undefined;
  /** `undefined` for a meeting that no list has. */
  entry: ScheduledMeeting | undefined;
}

/** What an argument says of a meeting; only the id has to be there. */
interface MeetingName {
  id: number;
  accountId?: string;
  start?: Date;
}

/**
 * Finds the meeting that a command's argument names: a tree item, a meeting's page, an object with
 * an id, a bare id or a link.
 */
export class MeetingResolver {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: MeetingsModel,
    private readonly picker: MeetingPicker,
    private readonly operations: Pick<MeetingOperations, 'get'>,
  ) {}

  /**
   * The meeting that `argument` names, or the one that is picked where it names none. A meeting
   * that is shown already costs no request; the personal room and any other one cost one.
   *
   * @param offered which meetings the pick is of; all where it is missing
   * @throws {ActionableError} where the argument names no meeting
   * @throws {ZoomAuthError} where nobody is signed in
   * @throws {vscode.CancellationError} on Escape
   */
  async resolve(
    argument: unknown,
    placeHolder: string,
    offered?: PickedMeetings,
  ): Promise<ResolvedMeeting> {
    const { account, id, start, entry } = await this.find(argument, placeHolder, offered);
    if (entry !== undefined) {
      return { ...(await this.whole(account, entry)), date: start };
    }
    const others = (await this.clients.accounts()).filter((other) => other.id !== account.id);
    return { ...(await this.unlisted(id, [account, ...others])), date: start };
  }

  /** As {@link resolve}, but without a request for what no list has. */
  async find(
    argument: unknown,
    placeHolder: string,
    offered?: PickedMeetings,
  ): Promise<FoundMeeting> {
    const accounts = await this.clients.signedInAccounts();
    const named = (accountId: string, entry: ScheduledMeeting) => ({
      account: accountOf(accounts, accountId),
      id: entry.id,
      start: entry.start,
      entry,
    });
    if (argument === undefined || argument === null) {
      const picked = await this.picker.pick(placeHolder, offered);
      return named(picked.accountId, picked.entry);
    }
    if (argument instanceof MeetingNode && argument.entry.isPending !== true) {
      return named(argument.accountId, argument.entry);
    }
    if (argument instanceof ViewItem || isSelectionRequest(argument)) {
      // A key was pressed on a group, on nothing, or on what Zoom has not created yet.
      throw new vscode.CancellationError();
    }
    const name = nameOf(argument, accounts[0]);
    const shown = this.listedCopy(name);
    return shown === undefined
      ? {
          account: accountOf(accounts, name.accountId ?? accounts[0].id),
          id: name.id,
          start: name.start,
          entry: undefined,
        }
      : named(shown.accountId, shown.entry);
  }

  /**
   * The meeting of the lists that a name is of: the date that it names, or the first; where several
   * accounts have it, the host's.
   */
  listedCopy({ id, accountId, start }: MeetingName): OwnedMeeting | undefined {
    const copies = this.model
      .all()
      .filter(
        (owned) =>
          owned.entry.id === id &&
          (accountId === undefined || owned.accountId === accountId) &&
          (start === undefined || owned.entry.start?.getTime() === start.getTime()),
      );
    return copies.find(({ entry }) => entry.isHost) ?? copies[0];
  }

  /** A meeting that no list has, of the first account that Zoom gives it to. */
  private unlisted(id: number, accounts: Accounts): Promise<TargetMeeting> {
    return tryAccounts(accounts, async (account) => ({
      account,
      entry: toScheduledMeeting(await this.operations.get(account, id)),
    }));
  }

  /**
   * What was not read from Zoom by this window lacks its link, so it is read first: a meeting of one's
   * own by itself, an invitation with the lists, because Zoom gives it nowhere else, and the personal
   * room with the user.
   */
  private async whole(account: AccountSummary, entry: ScheduledMeeting): Promise<TargetMeeting> {
    if (entry.joinUrl !== '') {
      return { account, entry };
    }
    if (entry.meeting.type === meetingType.personalRoom) {
      const { id = entry.id, url } = (await this.room(account, entry)) ?? {};
      const meeting = { ...entry.meeting, id, join_url: url };
      return { account, entry: { ...entry, id, joinUrl: url, meeting } };
    }
    if (entry.isHost) {
      const { join_url, ...meeting } = await this.operations.get(account, entry.id);
      return {
        account,
        entry: {
          ...entry,
          meeting: { ...meeting, ...entry.meeting, join_url },
          joinUrl: join_url ?? undefined,
        },
      };
    }
    await this.model.refresh();
    const { meetings, failure } =
      this.model.accounts().find(({ accountId }) => accountId === account.id) ?? {};
    const fresh = meetings?.find(({ key }) => key === entry.key);
    if (fresh !== undefined && fresh.joinUrl !== '') {
      return { account, entry: fresh };
    }
    throw failure instanceof Error
      ? failure
      : new ZoomNotFoundError('The invitation is in no list any more.');
  }

  /** The personal room as it is now; where Zoom cannot say, as it was at sign-in. */
  private async room(
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

/** The account with this id; the first one where it is gone. */
export function accountOf(
  accounts: readonly [AccountSummary, ...AccountSummary[]],
  id: string,
): AccountSummary {
  return accounts.find((account) => account.id === id) ?? accounts[0];
}

/**
 * The id that an argument is or has: a number, its digits, an object with it, or a join link.
 *
 * @throws {ActionableError} where it names no meeting
 */
export function meetingIdOf(argument: unknown, account: AccountSummary): number {
  return nameOf(argument, account).id;
}

function nameOf(argument: unknown, { apiUrl }: AccountSummary): MeetingName {
  const address = argument instanceof vscode.Uri ? parseMeetingPageUri(argument) : undefined;
  if (address !== undefined) {
    return address;
  }
  const fields = (typeof argument === 'object' ? argument : undefined) as
    Partial<Record<keyof MeetingName, unknown>> | null | undefined;
  const value = fields?.id ?? argument;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) {
    const start = typeof fields?.start === 'string' ? Date.parse(fields.start) : NaN;
    return {
      id: value,
      ...(typeof fields?.accountId === 'string' && { accountId: fields.accountId }),
      ...(!Number.isNaN(start) && { start: new Date(start) }),
    };
  }
  if (typeof value === 'string') {
    const { hostname, host } = new URL(apiUrl);
    const id =
      parseMeetingNumber(value) ??
      parseZoomLink(value, isLoopback(hostname) ? host : undefined)?.meetingId;
    if (id !== undefined) {
      return { id };
    }
  }
  throw noMeetingError();
}

/** The error of an argument that names no meeting. */
export function noMeetingError(): ActionableError {
  return new ActionableError(
    vscode.l10n.t(
      'This names no Zoom meeting. Give a meeting ID of 9 to 11 digits or a join link.',
    ),
  );
}
