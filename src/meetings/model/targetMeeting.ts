import type { AccountSummary } from '../../accounts/clients/zoomClients';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { isScopeGranted, type Scope } from '../../zoom/scopes';

/** What creating a ZAK needs, with which a host starts a meeting. */
const scopeToStart = 'user:read:zak' satisfies Scope;

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

/** Whether the account can start the meeting as its host, as far as is known without a request. */
export function canStart({ account, entry }: TargetMeeting): boolean {
  return (
    entry.joinUrl !== undefined &&
    isHostedByAccount({ account, entry }) &&
    isScopeGranted(account.scopes, scopeToStart)
  );
}
