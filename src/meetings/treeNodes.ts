import type { GroupKind, MeetingGroup } from '../schedule/groupMeetings';
import type { ScheduledMeeting } from '../schedule/scheduledMeeting';

/** An account; stands in the tree only where there are several. */
export class AccountNode {
  constructor(
    readonly accountId: string,
    readonly label: string,
    readonly failed: boolean,
  ) {}
}

/** A day, or another group of meetings. */
export class GroupNode {
  constructor(
    readonly accountId: string,
    readonly group: MeetingGroup,
  ) {}
}

/** A meeting. Commands take it as their argument. */
export class MeetingNode {
  constructor(
    readonly accountId: string,
    readonly entry: ScheduledMeeting,
    readonly groupKind: GroupKind,
  ) {}
}

/** Whatever stands in the Meetings view. */
export type TreeNode = AccountNode | GroupNode | MeetingNode;
