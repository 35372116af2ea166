import { groupMeetings, type MeetingGroup } from '../../schedule/groupMeetings';
import { byStart } from '../../schedule/mergeMeetings';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import type { AccountMeetings, OwnedMeeting } from '../model/meetingsModel';

/** The lists of an account that {@link groupAccounts} reads. */
export type GroupedAccount = Pick<AccountMeetings, 'accountId' | 'meetings'> &
  Partial<Pick<AccountMeetings, 'pending' | 'previous'>>;

/**
 * Groups the meetings of accounts by time, in one list. A meeting that several accounts have is there
 * once for each of them, because each joins, edits, or deletes it in its own way.
 */
export function groupAccounts(
  accounts: readonly GroupedAccount[],
  now: Date,
): MeetingGroup<OwnedMeeting>[] {
  const owned = (read: (account: GroupedAccount) => readonly ScheduledMeeting[]): OwnedMeeting[] =>
    accounts.flatMap((account) =>
      read(account).map((entry) => ({ accountId: account.accountId, entry })),
    );
  const previous = owned(({ previous = [] }) => previous);
  return groupMeetings(
    owned(({ meetings, pending = [] }) => [...meetings, ...pending]),
    now,
    accounts.length > 1 ? previous.sort((a, b) => byStart(b.entry, a.entry)) : previous,
  );
}
