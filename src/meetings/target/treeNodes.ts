import type { GroupKind, MeetingGroup } from '../../schedule/groupMeetings';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';

/** An account; stands in the tree where there are several, or where it needs to sign in again. */
export class AccountNode {
  constructor(
    readonly accountId: string,
    readonly label: string,
    /** Whether its meetings are the latest, are not, or cannot be until somebody signs in again. */
    readonly standing: 'current' | 'failed' | 'ended',
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

/** Whether a value is a node of the Meetings view. */
export function isTreeNode(value: unknown): value is TreeNode {
  return value instanceof MeetingNode || value instanceof GroupNode || value instanceof AccountNode;
}
