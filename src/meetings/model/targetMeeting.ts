import type { AccountSummary } from '../../accounts/clients/zoomClients';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { meetingType } from '../../zoom/types';

/** A meeting that a command is about, and the account to reach it with. */
export interface TargetMeeting {
  account: AccountSummary;
  entry: ScheduledMeeting;
}

/** Whether the account hosts the meeting, as far as Zoom has said. */
export function isHostedByAccount({ account, entry }: TargetMeeting): boolean {
  const hostId = entry.meeting.host_id ?? undefined;
  return entry.isHost && (hostId === undefined || hostId === '' || hostId === account.id);
}

/** Whether this is the personal meeting room itself, which is permanent, and not a meeting held in it. */
export function isPersonalRoomItself({ id, meeting }: ScheduledMeeting): boolean {
  return meeting.type === meetingType.personalRoom || String(meeting.pmi ?? '') === String(id);
}
