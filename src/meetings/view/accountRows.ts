import { accountStatus } from '../../accounts/clients/accountLists';
import type { AccountMeetings } from '../model/meetingsModel';

/** Whether an account needs to sign in again. */
export function isExpired({ failure }: AccountMeetings): boolean {
  return accountStatus(failure) === 'expired';
}

/**
 * Whether an account has something to list. The personal room, which needs no list, is shown once it is
 * known whether there are meetings.
 */
export function hasRows(account: AccountMeetings): boolean {
  return !hasRoomAtMost(account) || (account.meetings.length > 0 && account.readAt !== undefined);
}

/** Whether an account has no meetings, except for a personal room that is not live. */
export function hasRoomAtMost({ meetings, previous, pending }: AccountMeetings): boolean {
  return (
    previous.length + pending.length === 0 &&
    meetings.every(({ isLive, isPersonalRoom }) => !isLive && isPersonalRoom)
  );
}
