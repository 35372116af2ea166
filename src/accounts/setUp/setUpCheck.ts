import { describeError } from '../../platform/errorMessages';
import { scopeFeatures } from '../../platform/scopeFeatures';
import { ZoomNotFoundError, ZoomPermissionError, ZoomScopeError } from '../../zoom/errors';
import type { RefusalMeaning } from '../../zoom/refusals';
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

/** What was found out about one feature. */
export interface CheckResult extends FeatureCheck {
  /** Whether the reason is that the app lacks the scope. */
  isScopeMissing: boolean;
  /** Whether the feature is one that people may do without. */
  isOptional: boolean;
}

/** An ID that no meeting has. Requesting it shows whether the scope is granted. */
const unusedMeetingId = 100_000_000;

/** A UUID that no instance of a meeting has. */
const unusedUuid = 'AAAAAAAAAAAAAAAAAAAAAA==';

/** The lifetime of the token that is requested and thrown away, in seconds. */
const shortTtl = 60;

/** Checks which features work, without changing anything. */
export class SetUpCheck {
  constructor(private readonly clients: Pick<ZoomClients, 'probingClientFor'>) {}

  /** Checks every feature for one account, with at most one request each. */
  async checkAccount(account: Account): Promise<CheckResult[]> {
    const client = await this.clients.probingClientFor(account);
    return Promise.all(
      scopeFeatures().map(async ({ scope, label, isRequired }) => ({
        feature: label,
        scope,
        isOptional: !isRequired,
        ...(await this.checkScope(scope, client, account)),
      })),
    );
  }

  private async checkScope(
    scope: Scope,
    client: ZoomClient,
    account: Account,
  ): Promise<Pick<CheckResult, 'ok' | 'detail' | 'isScopeMissing'>> {
    const probe = probes[scope];
    try {
      if (probe !== 'tokenScopes') {
        await probe.send(client);
      } else if (!isScopeGranted(account.scopes, scope)) {
        throw new ZoomScopeError([scope]);
      }
      return works;
    } catch (error) {
      return probe !== 'tokenScopes' && probe.isExpected?.(error) === true
        ? works
        : {
            ok: false,
            detail: describeError(error).message,
            isScopeMissing: error instanceof ZoomScopeError,
          };
    }
  }
}

const works = { ok: true, detail: '', isScopeMissing: false };

/** A request that shows whether a scope is granted. */
interface Probe {
  send: (client: ZoomClient) => Promise<unknown>;
  /** Whether Zoom sends an error although everything works. */
  isExpected?: (error: unknown) => boolean;
}

/** The refusals for meetings of others, which nobody gets without the scope. */
const refusalsOfOthers = new Set<RefusalMeaning | undefined>([
  'notShared',
  'meetingRefused',
  'webinarNotSupported',
  // For a transcript.
  'accessDenied',
]);

/**
 * Whether an error is about the ID that nothing has, and not about access. Zoom checks the scope and
 * the plan first.
 */
function isAboutId(error: unknown): boolean {
  return (
    error instanceof ZoomNotFoundError ||
    (error instanceof ZoomPermissionError && refusalsOfOthers.has(error.meaning))
  );
}

/** A request for an ID that nothing has. */
function unusedId(send: Probe['send']): Probe {
  return { send, isExpected: isAboutId };
}

/**
 * The request that needs each scope. For scopes that only permit changes, the scopes of the token are
 * compared instead, so that nothing is changed.
 */
const probes: Record<Scope, Probe | 'tokenScopes'> = {
  'user:read:user': { send: (client) => client.getUser() },
  'meeting:read:list_meetings': { send: (client) => client.listMeetings('live').next() },
  'meeting:read:list_upcoming_meetings': { send: (client) => client.listUpcomingMeetings() },
  'meeting:read:meeting': unusedId((client) => client.getMeeting(unusedMeetingId)),
  'meeting:write:meeting': 'tokenScopes',
  'meeting:update:meeting': 'tokenScopes',
  'meeting:delete:meeting': 'tokenScopes',
  'meeting:update:status': 'tokenScopes',
  'meeting:read:past_meeting': unusedId((client) => client.getPastMeeting(unusedMeetingId)),
  'meeting:read:list_past_participants': unusedId((client) =>
    client.listPastParticipants(unusedMeetingId).next(),
  ),
  'user:read:token': { send: (client) => client.getZakFor(shortTtl) },
  'user:read:zak': { send: (client) => client.getZak() },
  'cloud_recording:read:list_user_recordings': {
    send: (client) => {
      const today = new Date().toISOString().slice(0, 10);
      return client.listRecordings(today, today).next();
    },
    isExpected: (error) =>
      error instanceof ZoomNotFoundError && error.meaning === 'recordingMissing',
  },
  'cloud_recording:read:list_recording_files': unusedId((client) =>
    client.getRecording(unusedUuid),
  ),
  'cloud_recording:read:meeting_transcript': unusedId((client) => client.getTranscript(unusedUuid)),
  'meeting:read:summary': unusedId((client) => client.getMeetingSummary(unusedUuid)),
  'meeting:read:list_past_instances': unusedId((client) =>
    client.listPastInstances(unusedMeetingId),
  ),
  'meeting:read:list_templates': { send: (client) => client.listMeetingTemplates() },
};
