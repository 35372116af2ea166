import type { AccountSummary } from '../../accounts/clients/zoomClients';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';

/** A meeting that a command is about, and the account to reach it with. */
export interface TargetMeeting {
  account: AccountSummary;
  entry: ScheduledMeeting;
}
