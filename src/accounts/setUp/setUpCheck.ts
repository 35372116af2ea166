import { describeError } from '../../platform/errorMessages';
import { scopeFeatures } from '../../platform/scopeFeatures';
import { ZoomNotFoundError, ZoomScopeError } from '../../zoom/errors';
import { isScopeGranted, type Scope } from '../../zoom/scopes';
import type { ZoomClient } from '../../zoom/zoomClient';
import type { ZoomClients } from '../clients/zoomClients';
import type { Account } from '../store/account';

/** Whether one feature works, as `zoom.checkSetUp` returns it. */
export interface FeatureCheck {
  feature: string;
  scope: string;
  ok: boolean;
  /** Why the feature does not work, localized; empty if it does. */
  detail: string;
}

/** An ID that no meeting has. Requesting it shows whether the scope is granted. */
const unusedMeetingId = 100_000_000;

/** A UUID that no instance of a meeting has. */
const unusedUuid = 'AAAAAAAAAAAAAAAAAAAAAA==';

/** The lifetime of the token that is requested and thrown away, in seconds. */
const shortTtl = 60;

/** Checks which features work, without changing anything. */
export class SetUpCheck {
  constructor(private readonly clients: ZoomClients) {}

  /** Checks every feature for one account, with at most one request each. */
  async checkAccount(account: Account): Promise<FeatureCheck[]> {
    const client = await this.clients.clientFor(account);
    return Promise.all(
      scopeFeatures().map(async ({ scope, label }) => ({
        feature: label,
        scope,
        ...(await this.checkScope(scope, client, account)),
      })),
    );
  }

  private async checkScope(
    scope: Scope,
    client: ZoomClient,
    account: Account,
  ): Promise<Pick<FeatureCheck, 'ok' | 'detail'>> {
    const request = requests[scope];
    try {
      if (request !== 'tokenScopes') {
        await request(client);
      } else if (!isScopeGranted(account.scopes, scope)) {
        throw new ZoomScopeError([scope]);
      }
      return { ok: true, detail: '' };
    } catch (error) {
      // Zoom checks the scope first, so "not found" means that the scope is granted.
      return error instanceof ZoomNotFoundError
        ? { ok: true, detail: '' }
        : { ok: false, detail: describeError(error).message };
    }
  }
}

/**
 * The request that needs each scope. For scopes that only permit changes, the scopes of the token are
 * compared instead, so that nothing is changed.
 */
const requests: Record<Scope, ((client: ZoomClient) => Promise<unknown>) | 'tokenScopes'> = {
  'user:read:user': (client) => client.getUser(),
  'meeting:read:list_meetings': (client) => client.listMeetings('live').next(),
  'meeting:read:list_upcoming_meetings': (client) => client.listUpcomingMeetings(),
  'meeting:read:meeting': (client) => client.getMeeting(unusedMeetingId),
  'meeting:write:meeting': 'tokenScopes',
  'meeting:update:meeting': 'tokenScopes',
  'meeting:delete:meeting': 'tokenScopes',
  'meeting:update:status': 'tokenScopes',
  'meeting:read:past_meeting': (client) => client.getPastMeeting(unusedMeetingId),
  'meeting:read:list_past_participants': (client) =>
    client.listPastParticipants(unusedMeetingId).next(),
  'user:read:token': (client) => client.getZakFor(shortTtl),
  'user:read:zak': (client) => client.getZak(),
  'cloud_recording:read:list_user_recordings': (client) => {
    const today = new Date().toISOString().slice(0, 10);
    return client.listRecordings(today, today).next();
  },
  'cloud_recording:read:list_recording_files': (client) => client.getRecording(unusedUuid),
  'cloud_recording:read:meeting_transcript': (client) => client.getTranscript(unusedUuid),
  'meeting:read:summary': (client) => client.getMeetingSummary(unusedUuid),
  'meeting:read:list_past_instances': (client) => client.listPastInstances(unusedMeetingId),
};
