import type { AccountSummary } from '../../accounts/clients/zoomClients';
import { isCancellation } from '../../platform/cancellation';
import type { Meeting, NewMeeting } from '../../zoom/types';
import { ResponseLostError } from '../model/createMeetingOnce';
import type { MeetingOperations } from '../model/meetingOperations';
import type { CreatedFromDraft, DraftAttempt, MeetingDraft } from './meetingDrafts';

/** What creating a meeting from a draft needs. */
export interface DraftCreation {
  draft: MeetingDraft;
  account: AccountSummary;
  request: NewMeeting;
  operations: Pick<MeetingOperations, 'create' | 'findCreated'>;
  /** Finds the account of an earlier request; `undefined` if it is not signed in any more. */
  findAccount: (id: string) => AccountSummary | undefined;
  /** Called before Zoom's lists are searched for the meeting, because a response was lost. */
  onLookup?: () => void;
}

/** What came of it. */
export type DraftOutcome =
  /** The meeting, which was created now. */
  | { kind: 'created'; account: AccountSummary; meeting: Meeting }
  /** The meeting of an earlier request whose response was lost; it may differ from what is asked for now. */
  | { kind: 'found'; account: AccountSummary; meeting: Meeting; request: NewMeeting }
  /** Another window has created the meeting. */
  | { kind: 'createdElsewhere'; created: CreatedFromDraft };

/**
 * Creates the meeting of a draft, but never twice: neither if several windows have opened the draft, nor
 * if one was closed while Zoom was asked. What was asked for earlier is searched for first.
 *
 * @throws {ResponseLostError} if it is not known whether the meeting was created
 * @throws {ZoomError} if Zoom refused, or if it cannot be asked for the meeting of an earlier request
 */
export function createFromDraft({
  draft,
  account,
  request,
  operations,
  findAccount,
  onLookup,
}: DraftCreation): Promise<DraftOutcome> {
  return draft.whileClaimed<DraftOutcome>(async (claim) => {
    const { created, attempts } = claim.record;
    if (created !== undefined) {
      return { kind: 'createdElsewhere', created };
    }
    for (const attempt of attempts) {
      const host = findAccount(attempt.accountId);
      const meeting = host && (await findEarlier(host, attempt));
      if (meeting !== undefined) {
        await claim.noteCreated(attempt.accountId, meeting);
        return { kind: 'found', account: host ?? account, meeting, request: attempt.request };
      }
    }
    await claim.noteAttempt(account.id, request);
    try {
      const meeting = await operations.create(account, request, { onLookup });
      await claim.noteCreated(account.id, meeting);
      return { kind: 'created', account, meeting };
    } catch (error) {
      if (!(error instanceof ResponseLostError) && !isCancellation(error)) {
        await claim.noteFailure();
      }
      throw error;
    }
  });

  function findEarlier(host: AccountSummary, attempt: DraftAttempt): Promise<Meeting | undefined> {
    onLookup?.();
    return operations.findCreated(host, attempt);
  }
}
