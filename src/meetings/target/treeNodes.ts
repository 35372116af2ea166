import type { AccountStatus } from '../../accounts/clients/accountLists';
import { ViewItem } from '../../platform/viewItem';
import type { GroupKind, MeetingGroup } from '../../schedule/groupMeetings';
import type { OwnedMeeting } from '../model/meetingsModel';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';

/**
 * An account. It has a row if there are several and they are listed by account, and if it is not up to
 * date or its session has expired.
 */
export class AccountNode extends ViewItem {
  constructor(
    accountId: string,
    readonly label: string,
    readonly status: AccountStatus,
    /** Whether its meetings are under it, and not in the list of all accounts. */
    readonly hasMeetings = true,
  ) {
    super(accountId);
  }
}

/** A day, or another group of meetings. */
export class GroupNode extends ViewItem<string | undefined> {
  /** @param accountId whose meetings these are; `undefined` if those of all accounts */
  constructor(
    accountId: string | undefined,
    readonly group: MeetingGroup<OwnedMeeting>,
  ) {
    super(accountId);
  }
}

/** A meeting. Commands take it as their argument. */
export class MeetingNode extends ViewItem {
  constructor(
    accountId: string,
    readonly entry: ScheduledMeeting,
    readonly groupKind: GroupKind,
    /** The account's label, if meetings of several accounts are in one list. */
    readonly accountLabel?: string,
  ) {
    super(accountId);
  }
}

/** An item of the Meetings view. */
export type TreeNode = AccountNode | GroupNode | MeetingNode;
