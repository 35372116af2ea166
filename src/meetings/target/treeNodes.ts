import type { AccountStatus } from '../../accounts/clients/accountLists';
import { ViewItem } from '../../platform/viewItem';
import type { GroupKind, MeetingGroup } from '../../schedule/groupMeetings';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';

/** An account. It is shown if there are several, or if its session has expired. */
export class AccountNode extends ViewItem {
  constructor(
    accountId: string,
    readonly label: string,
    readonly status: AccountStatus,
  ) {
    super(accountId);
  }
}

/** A day, or another group of meetings. */
export class GroupNode extends ViewItem {
  constructor(
    accountId: string,
    readonly group: MeetingGroup,
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
  ) {
    super(accountId);
  }
}

/** An item of the Meetings view. */
export type TreeNode = AccountNode | GroupNode | MeetingNode;
