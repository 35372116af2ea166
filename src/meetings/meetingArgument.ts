import * as vscode from 'vscode';
import type { Accounts, AccountSummary, ZoomClients } from '../accounts/zoomClients';
import { parseMeetingNumber, parseZoomLink } from '../links/zoomLink';
import { ActionableError } from '../platform/actionableError';
import { toScheduledMeeting, type ScheduledMeeting } from '../schedule/scheduledMeeting';
import { isLoopback } from '../zoom/serverUrl';
import type { MeetingPicker } from './meetingPicker';
import type { MeetingsModel, OwnedMeeting } from './meetingsModel';
import { MeetingNode } from './treeNodes';

/** A meeting that a command is about, and the account to reach it with. */
export interface TargetMeeting {
  account: AccountSummary;
  entry: ScheduledMeeting;
}

/** Finds the meeting that a command's argument names: a tree item, an object with an id, a bare id or a link. */
export class MeetingArgument {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: MeetingsModel,
    private readonly picker: MeetingPicker,
  ) {}

  /**
   * The meeting that `argument` names, or the one that is picked where it names none. A meeting
   * that is shown already costs no request; another one costs one.
   *
   * @throws {ActionableError} where the argument names no meeting
   * @throws {ZoomAuthError} where nobody is signed in
   * @throws {vscode.CancellationError} on Escape
   */
  async resolve(argument: unknown, placeHolder: string): Promise<TargetMeeting> {
    const accounts = await this.clients.signedInAccounts();
    if (argument === undefined || argument === null) {
      const picked = await this.picker.pick(placeHolder);
      return this.whole(accounts, picked);
    }
    if (argument instanceof MeetingNode) {
      return this.whole(accounts, argument);
    }
    const id = meetingIdOf(argument, accounts[0]);
    const shown = this.model.all().find(({ entry }) => entry.id === id);
    if (shown !== undefined) {
      return this.whole(accounts, shown);
    }
    const client = await this.clients.of(accounts[0]);
    return { account: accounts[0], entry: toScheduledMeeting(await client.getMeeting(id)) };
  }

  /** What an earlier window left lacks its link, so such a meeting is read first. */
  private async whole(
    accounts: Accounts,
    { accountId, entry }: OwnedMeeting,
  ): Promise<TargetMeeting> {
    const account = accountOf(accounts, accountId);
    if (entry.joinUrl !== '') {
      return { account, entry };
    }
    await this.model.refresh();
    const fresh = this.model
      .all()
      .find((other) => other.accountId === account.id && other.entry.key === entry.key);
    if (fresh !== undefined) {
      return { account, entry: fresh.entry };
    }
    const client = await this.clients.of(account);
    return { account, entry: toScheduledMeeting(await client.getMeeting(entry.id)) };
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
export function meetingIdOf(argument: unknown, { apiUrl }: AccountSummary): number {
  const value: unknown =
    typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : argument;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) {
    return value;
  }
  if (typeof value === 'string') {
    const { hostname, host } = new URL(apiUrl);
    const id =
      parseMeetingNumber(value) ??
      parseZoomLink(value, isLoopback(hostname) ? host : undefined)?.meetingId;
    if (id !== undefined) {
      return id;
    }
  }
  throw new ActionableError(
    vscode.l10n.t(
      'This names no Zoom meeting. Give a meeting ID of 9 to 11 digits or a join link.',
    ),
  );
}
