import type { ErrorReporter } from '../../platform/errorReporter';
import { scopeFeatures } from '../../platform/scopeFeatures';
import { ZoomNotFoundError, ZoomScopeError } from '../../zoom/errors';
import { isScopeGranted, type Scope } from '../../zoom/scopes';
import type { ZoomClient } from '../../zoom/zoomClient';
import type { Account } from '../store/account';
import type { ZoomClients } from '../clients/zoomClients';

/** How one feature stands, as `zoom.checkSetUp` gives it. */
export interface FeatureCheck {
  feature: string;
  scope: string;
  ok: boolean;
  detail: string;
}

/** An ID that no meeting has: asking for it tells whether asking is allowed. */
const noMeeting = 100_000_000;

/** A UUID that no instance of a meeting has. */
const noInstance = 'AAAAAAAAAAAAAAAAAAAAAA==';

/** The shortest lifetime worth asking for, in seconds: the token is thrown away. */
const shortTtl = 60;

/** Tries what each feature needs, once, and changes nothing. */
export class SetUpCheck {
  constructor(
    private readonly clients: ZoomClients,
    private readonly errors: ErrorReporter,
  ) {}

  /** Checks one account, with a call a feature; what only writes is told from the token's scopes. */
  async checkAccount(account: Account): Promise<FeatureCheck[]> {
    const client = await this.clients.clientFor(account);
    return Promise.all(
      scopeFeatures().map(async ({ scope, label }) => ({
        feature: label,
        scope,
        ...(await this.check(scope, client, account)),
      })),
    );
  }

  private async check(
    scope: Scope,
    client: ZoomClient,
    account: Account,
  ): Promise<Pick<FeatureCheck, 'ok' | 'detail'>> {
    const call = calls[scope];
    try {
      if (call === undefined) {
        if (!isScopeGranted(account.scopes, scope)) {
          throw new ZoomScopeError([scope]);
        }
      } else {
        await call(client);
      }
      return { ok: true, detail: '' };
    } catch (error) {
      // Zoom looks at the scope first, so a meeting that does not exist is an answer.
      return error instanceof ZoomNotFoundError
        ? { ok: true, detail: '' }
        : { ok: false, detail: this.errors.describe(error).message };
    }
  }
}

/** What to call to try each scope; none for scopes that only change something. */
const calls: Record<Scope, ((client: ZoomClient) => Promise<unknown>) | undefined> = {
  'user:read:user': (client) => client.getUser(),
  'meeting:read:list_meetings': (client) => client.listMeetings('live').next(),
  'meeting:read:list_upcoming_meetings': (client) => client.listUpcomingMeetings(),
  'meeting:write:meeting': undefined,
  'meeting:update:meeting': undefined,
  'meeting:delete:meeting': undefined,
  'meeting:update:status': undefined,
  'meeting:read:meeting': (client) => client.getMeeting(noMeeting),
  'meeting:read:past_meeting': (client) => client.getPastMeeting(noMeeting),
  'meeting:read:list_past_participants': (client) => client.listPastParticipants(noMeeting).next(),
  'user:read:token': (client) => client.getZakFor(shortTtl),
  'user:read:zak': (client) => client.getZak(),
  'cloud_recording:read:list_user_recordings': (client) => {
    const today = new Date().toISOString().slice(0, 10);
    return client.listRecordings(today, today).next();
  },
  'cloud_recording:read:list_recording_files': (client) => client.getRecording(noInstance),
  'cloud_recording:read:meeting_transcript': (client) => client.getTranscript(noInstance),
  'meeting:read:summary': (client) => client.getMeetingSummary(noInstance),
  'meeting:read:list_past_instances': (client) => client.listPastInstances(noMeeting),
};
