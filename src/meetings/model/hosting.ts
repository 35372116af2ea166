import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { meetingType } from '../../zoom/types';
import type { TargetMeeting } from './targetMeeting';

/** Whether the account hosts the meeting, as far as Zoom has said. */
export function isHostedBy({ account, entry }: TargetMeeting): boolean {
  const hostId = entry.meeting.host_id ?? undefined;
  return entry.isHost && (hostId === undefined || hostId === '' || hostId === account.id);
}

/** Whether this is the personal room itself, and not a meeting that is held in it: it stays for good. */
export function isRoomItself({ id, meeting }: ScheduledMeeting): boolean {
  return meeting.type === meetingType.personalRoom || String(meeting.pmi ?? '') === String(id);
}
