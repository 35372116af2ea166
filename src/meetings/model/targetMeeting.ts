import type { AccountSummary } from '../../accounts/clients/zoomClients';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';

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
