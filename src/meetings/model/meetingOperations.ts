import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { isCancellation } from '../../platform/cancellation';
import { SharedRuns } from '../../platform/sharedRuns';
import {
  isMeetingMissing,
  isOutcomeUnknown,
  ZoomPermissionError,
  ZoomValidationError,
} from '../../zoom/errors';
import { readZoomStart } from '../../schedule/zoomStart';
import { toZoomTime } from '../../schedule/scheduledMeeting';
import type { ServerClock } from '../../zoom/serverClock';
import type { Meeting, MeetingId, MeetingUpdate, NewMeeting } from '../../zoom/types';
import type { DeleteMeetingOptions, ZoomClient } from '../../zoom/zoomClient';
import {
  createMeetingOnce,
  type CreateMeetingOptions,
  findCreated,
  type LostRequest,
  ResponseLostError,
} from './createMeetingOnce';
import type { MeetingsModel } from './meetingsModel';
import { removeIfMissing } from './removeIfMissing';

/** How to read a meeting. */
export interface GetMeetingOptions {
  /** One occurrence of a series, with the fields in which it differs from the others. */
  occurrenceId?: string;
  /** Whether a meeting that Zoom does not have stays in the lists, for a caller that decides later. */
  keepsListed?: boolean;
}

/** A change to a meeting, a series, or one occurrence of it. */
export interface MeetingChange {
  /** The fields that change. */
  update: MeetingUpdate;
  /** `undefined` for all of the meeting. */
  occurrenceId: string | undefined;
  /** What an entry of the meeting in the lists becomes, as far as that is known before Zoom answers. */
  preview: (entry: Meeting) => Meeting;
}

/** What of a meeting to delete. */
export interface MeetingDeletion extends DeleteMeetingOptions {
  /** When the occurrence starts, if that is known. */
  start?: Date;
}

/** How long a lost request is remembered, in ms: one like it is not sent before its meeting is searched for. */
const lostRequestLifetime = 10 * 60_000;

/** What came of a deletion: `missing` if there was nothing left to delete. */
export type DeletionOutcome = 'deleted' | 'missing';

/**
 * The one way to a meeting at Zoom. Each operation shows its change in the lists at once and rolls it
 * back if Zoom refuses, copes with a lost response, and removes a meeting that Zoom does not have from
 * the lists. Zoom may do what was canceled, so the lists are read afterwards.
 */
export class MeetingOperations {
  private readonly creating = new SharedRuns<Meeting>();
  /** The requests whose outcome is not known, by account and request. */
  private readonly lostRequests = new Map<string, ResponseLostError>();
  /** The meetings that were created from here, by account and request. */
  private readonly created = new Map<string, Set<MeetingId>>();

  constructor(
    private readonly clients: Pick<ZoomClients, 'clientFor'>,
    private readonly model: Pick<
      MeetingsModel,
      'all' | 'changes' | 'isRefreshing' | 'refreshAfterChange'
    >,
    private readonly clock: Pick<ServerClock, 'now'>,
    private readonly wait?: (ms: number) => Promise<unknown>,
  ) {}

  /**
   * Reads a meeting with its settings, passcode and join link: one request.
   *
   * @throws {ZoomNotFoundError} if there is no such meeting
   * @throws {ZoomError} if Zoom refused
   */
  async get(
    account: AccountSummary,
    id: MeetingId,
    { occurrenceId, keepsListed = false }: GetMeetingOptions = {},
  ): Promise<Meeting> {
    const client = await this.clients.clientFor(account);
    try {
      return await client.getMeeting(id, occurrenceId);
    } catch (error) {
      throw keepsListed || occurrenceId !== undefined
        ? error
        : removeIfMissing(this.model, account.id, id, error);
    }
  }

  /**
   * Creates a meeting: one request if nothing goes wrong, and never two meetings. The same request twice
   * at a time, such as from a key that is pressed twice, is sent once. One whose response was lost
   * minutes ago is not sent again before its meeting is searched for.
   *
   * @throws {ResponseLostError} if it is not known whether the meeting was created
   * @throws {ZoomError} if Zoom refused
   */
  create(
    account: AccountSummary,
    request: NewMeeting,
    options: CreateMeetingOptions = {},
  ): Promise<Meeting> {
    return this.creating.shareRun([account.id, request], () =>
      this.createAndRemember(account, request, options),
    );
  }

  /**
   * Finds the meeting of a request whose response was lost.
   *
   * @throws {ZoomError} if Zoom cannot be asked
   */
  async findCreated(account: AccountSummary, lost: LostRequest): Promise<Meeting | undefined> {
    const client = await this.clients.clientFor(account);
    const key = keyOf(account, lost.request);
    const found = await findCreated(this.searchWith(client, key), lost);
    if (found !== undefined) {
      this.rememberCreated(key, found.id);
      this.model.changes.add(account.id, found);
    }
    return found;
  }

  private async createAndRemember(
    account: AccountSummary,
    request: NewMeeting,
    options: CreateMeetingOptions,
  ): Promise<Meeting> {
    const key = keyOf(account, request);
    const lost = options.lost ?? this.recentlyLost(key);
    try {
      const meeting = await this.createOnce(account, request, { ...options, lost });
      this.rememberCreated(key, meeting.id);
      this.lostRequests.delete(key);
      return meeting;
    } catch (error) {
      if (error instanceof ResponseLostError && !error.isUnlisted) {
        this.lostRequests.set(key, error);
      }
      throw error;
    }
  }

  private async createOnce(
    account: AccountSummary,
    request: NewMeeting,
    options: CreateMeetingOptions,
  ): Promise<Meeting> {
    const start = readZoomStart(request);
    const removePending = this.model.changes.addPending(account.id, {
      ...request,
      start_time: start && toZoomTime(start),
    });
    try {
      const client = await this.clients.clientFor(account);
      const context = {
        ...this.searchWith(client, keyOf(account, request)),
        client,
        wait: this.wait,
      };
      const meeting = await createMeetingOnce(context, request, options);
      this.model.changes.add(account.id, meeting);
      return meeting;
    } catch (error) {
      this.refreshIfCanceled(error);
      throw error;
    } finally {
      removePending();
    }
  }

  private recentlyLost(key: string): ResponseLostError | undefined {
    const lost = this.lostRequests.get(key);
    return lost !== undefined && Date.now() - lost.lost.sentAt < lostRequestLifetime
      ? lost
      : undefined;
  }

  private rememberCreated(key: string, id: MeetingId): void {
    const ids = this.created.get(key) ?? new Set();
    this.created.set(key, ids.add(id));
  }

  /** A search for the meeting of a request, which is none of those that the same request has created. */
  private searchWith(client: ZoomClient, key: string) {
    return {
      client,
      clock: this.clock,
      isOther: ({ id }: Meeting) => this.created.get(key)?.has(id) === true,
    };
  }

  /**
   * Changes a meeting: a request, and another one that reads the result. A request whose response is
   * lost is repeated, because it says what the fields are to be.
   *
   * @returns the meeting as it is now
   * @throws {ZoomNotFoundError} if there is no such meeting
   * @throws {ZoomError} if Zoom refused
   */
  async update(
    account: AccountSummary,
    meeting: Meeting,
    { update, occurrenceId, preview }: MeetingChange,
  ): Promise<Meeting> {
    const { id } = meeting;
    const client = await this.clients.clientFor(account);
    const change = this.model.changes.change(account.id, id, preview);
    const send = () => client.updateMeeting(id, update, occurrenceId);
    try {
      await send().catch((error: unknown) => {
        if (!isOutcomeUnknown(error)) {
          throw error;
        }
        return send();
      });
    } catch (error) {
      change.rollback();
      if (isOutcomeUnknown(error)) {
        this.refreshInBackground();
      }
      this.refreshIfCanceled(error);
      throw occurrenceId === undefined ? removeIfMissing(this.model, account.id, id, error) : error;
    }
    change.confirm();
    try {
      const changed = await client.getMeeting(id);
      this.model.changes.add(account.id, changed);
      return changed;
    } catch {
      // The change is made all the same; the next refresh brings its exact result.
      this.refreshInBackground();
      return preview(meeting);
    }
  }

  /**
   * Deletes a meeting, a series, or one occurrence of it. A meeting that Zoom no longer has counts as
   * deleted.
   *
   * @throws {ZoomError} if Zoom refused
   */
  async delete(
    account: AccountSummary,
    id: MeetingId,
    { start, ...options }: MeetingDeletion,
  ): Promise<DeletionOutcome> {
    const isWhole = options.occurrenceId === undefined;
    const isListed = () => this.isListed(account, id, isWhole ? undefined : { start });
    const wasListed = isListed();
    const removal =
      isWhole || start !== undefined
        ? this.model.changes.delete(account.id, id, isWhole ? undefined : start)
        : undefined;
    try {
      const outcome = await deleteAtZoom(await this.clients.clientFor(account), id, options);
      removal?.confirm();
      // A list that was requested earlier still has the meeting, and an occurrence whose start is not
      // known is still shown.
      if (this.model.isRefreshing || (!isWhole && !wasListed)) {
        this.refreshInBackground();
      }
      return outcome;
    } catch (error) {
      removal?.rollback();
      this.refreshIfCanceled(error);
      if (wasListed && !isListed()) {
        this.refreshInBackground();
      }
      throw error;
    }
  }

  /**
   * Ends a meeting for everyone in it. Zoom decides whether it is in progress, because the lists may
   * be older.
   *
   * @throws {ZoomPermissionError} if it is not in progress, or cannot be ended from here
   * @throws {ZoomNotFoundError} if there is no such meeting
   * @throws {ZoomError} if Zoom refused
   */
  async end(account: AccountSummary, id: MeetingId): Promise<void> {
    const client = await this.clients.clientFor(account);
    try {
      await client.endMeeting(id);
    } catch (error) {
      if (error instanceof ZoomPermissionError && error.meaning === 'meetingNotInProgress') {
        // It has ended by itself, or has not begun.
        this.model.changes.end(account.id, id);
      }
      this.refreshIfCanceled(error);
      throw removeIfMissing(this.model, account.id, id, error);
    }
    this.model.changes.end(account.id, id);
  }

  /** @param occurrence one occurrence by its start; `undefined` for any entry of the meeting */
  private isListed(
    account: AccountSummary,
    id: MeetingId,
    occurrence: { start: Date | undefined } | undefined,
  ): boolean {
    return this.model
      .all()
      .some(
        ({ accountId, entry }) =>
          accountId === account.id &&
          entry.id === id &&
          (occurrence === undefined || entry.start?.getTime() === occurrence.start?.getTime()),
      );
  }

  private refreshIfCanceled(error: unknown): void {
    if (isCancellation(error)) {
      this.refreshInBackground();
    }
  }

  private refreshInBackground(): void {
    this.model.refreshAfterChange().catch(() => undefined);
  }
}

/** What is the same for requests that create the same meeting. */
function keyOf({ id }: AccountSummary, request: NewMeeting): string {
  return JSON.stringify([id, request]);
}

/**
 * Sends a deletion, and repeats it if its response is lost: DELETE is idempotent (RFC 9110 §9.2.2), and
 * Zoom mails nobody about a meeting that it does not find.
 */
async function deleteAtZoom(
  client: ZoomClient,
  id: MeetingId,
  options: DeleteMeetingOptions,
): Promise<DeletionOutcome> {
  try {
    await client.deleteMeeting(id, options);
    return 'deleted';
  } catch (error) {
    if (isMeetingMissing(error)) {
      return 'missing';
    }
    if (!isOutcomeUnknown(error)) {
      throw error;
    }
  }
  try {
    await client.deleteMeeting(id, options);
  } catch (error) {
    // An occurrence that was deleted is not a valid parameter anymore.
    const isDone =
      isMeetingMissing(error) ||
      (options.occurrenceId !== undefined && error instanceof ZoomValidationError);
    if (!isDone) {
      throw error;
    }
  }
  return 'deleted';
}
