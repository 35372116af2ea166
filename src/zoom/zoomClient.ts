import {
  readMeeting,
  readMeetings,
  readPastMeeting,
  readPastParticipants,
  readToken,
  readUser,
} from './responses';
import type { ApiRequest } from './http/apiTransport';
import { ZoomValidationError } from './errors';
import { encodeMeetingUuid } from './meetingUuid';
import { readPages } from './http/pages';
import {
  readMeetingSummary,
  readPastInstances,
  readRecording,
  readRecordings,
  readTranscriptInfo,
} from './recordingResponses';
import type { MeetingSummary, PastInstance, Recording, TranscriptInfo } from './recordingTypes';
import type {
  Meeting,
  MeetingId,
  MeetingListType,
  MeetingUpdate,
  NewMeeting,
  PastMeeting,
  PastParticipant,
  User,
} from './types';

/** Sends a call with a valid access token; the one way to Zoom's API. */
export type SendRequest = (request: ApiRequest) => Promise<unknown>;

/** What of a meeting to delete, and whom Zoom is to tell. */
export interface DeleteMeetingOptions {
  /** One occurrence of a series; without it the whole meeting. */
  occurrenceId?: string;
  /** Whether Zoom mails those who registered. */
  mailRegistrants?: boolean;
}

/**
 * Zoom's REST API for one signed-in user. User-level tokens must say `me` for the user.
 *
 * Every method makes one request, unless it says otherwise, takes an `AbortSignal`, and throws
 * {@link ZoomError}s.
 */
export class ZoomClient {
  constructor(
    private readonly send: SendRequest,
    /** The API's host, for messages. */
    private readonly host: string,
  ) {}

  /** The signed-in user. Scope `user:read:user`. */
  async getUser(signal?: AbortSignal): Promise<User> {
    const route = '/users/me';
    return readUser(await this.send({ method: 'GET', path: route, route, signal }), this.host);
  }

  /**
   * The meetings the user hosts, page by page, 300 at a time: one request a page. Page tokens live 15
   * minutes; where one has expired, as after a machine slept, the list is read once more from its
   * beginning, and meetings may come twice.
   * Scope `meeting:read:list_meetings`.
   *
   * @param from the first day, `yyyy-MM-dd`, UTC
   */
  async *listMeetings(
    type: MeetingListType,
    from?: string,
    signal?: AbortSignal,
  ): AsyncGenerator<Meeting[]> {
    const route = '/users/me/meetings';
    const pages = readPages(this.send, {
      path: route,
      route,
      query: { type, from },
      signal,
      mayRestart: isExpiredToken,
    });
    for await (const answer of pages) {
      yield readMeetings(answer, this.host);
    }
  }

  /**
   * The meetings of the next 24 hours, those the user is invited to among them, with `passcode` and
   * `is_host`. Scope `meeting:read:list_upcoming_meetings`.
   */
  async listUpcomingMeetings(signal?: AbortSignal): Promise<Meeting[]> {
    const route = '/users/me/upcoming_meetings';
    const answer = await this.send({ method: 'GET', path: route, route, signal });
    return readMeetings(answer, this.host);
  }

  /**
   * One meeting with its settings, passcode and links. Scope `meeting:read:meeting`.
   *
   * @param occurrenceId one occurrence of a series: what it differs in from the others
   */
  async getMeeting(id: MeetingId, occurrenceId?: string, signal?: AbortSignal): Promise<Meeting> {
    const answer = await this.send({
      method: 'GET',
      path: `/meetings/${id}`,
      route: '/meetings/{meetingId}',
      query: { occurrence_id: occurrenceId },
      signal,
    });
    return readMeeting(answer, this.host);
  }

  /**
   * A meeting that has ended: its latest run by id, a certain one by UUID. Zoom answers 3001 where
   * it never took place. Scope `meeting:read:past_meeting`.
   */
  async getPastMeeting(idOrUuid: MeetingId | string, signal?: AbortSignal): Promise<PastMeeting> {
    const answer = await this.send({
      method: 'GET',
      path: `/past_meetings/${encodeMeetingUuid(String(idOrUuid))}`,
      route: '/past_meetings/{meetingId}',
      signal,
    });
    return readPastMeeting(answer, this.host);
  }

  /**
   * Who was in a meeting that has ended, stay by stay, page by page, 300 at a time: one request a
   * page. Needs a paid plan (code 200 without); a meeting that only its host was in gives nobody.
   * Scope `meeting:read:list_past_participants`.
   */
  async *listPastParticipants(
    idOrUuid: MeetingId | string,
    signal?: AbortSignal,
  ): AsyncGenerator<PastParticipant[]> {
    const pages = readPages(this.send, {
      path: `/past_meetings/${encodeMeetingUuid(String(idOrUuid))}/participants`,
      route: '/past_meetings/{meetingId}/participants',
      signal,
    });
    for await (const answer of pages) {
      yield readPastParticipants(answer, this.host);
    }
  }

  /**
   * Creates a meeting. Sent once: when the answer is lost, the caller must look for the meeting
   * before it asks again. Scope `meeting:write:meeting`; at most 100 creates and updates a UTC day.
   */
  async createMeeting(meeting: NewMeeting, signal?: AbortSignal): Promise<Meeting> {
    const route = '/users/me/meetings';
    const answer = await this.send({ method: 'POST', path: route, route, body: meeting, signal });
    return readMeeting(answer, this.host);
  }

  /**
   * Changes some fields of a meeting, a series or one of its occurrences. The same call again is
   * harmless: it says what the fields are to be. Scope `meeting:update:meeting`; at most 100 creates
   * and updates a UTC day.
   *
   * @param occurrenceId one occurrence of a series; without it the whole meeting
   * @throws {ZoomNotFoundError} 3001 where there is no such meeting
   */
  async updateMeeting(
    id: MeetingId,
    update: MeetingUpdate,
    occurrenceId?: string,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.send({
      method: 'PATCH',
      path: `/meetings/${id}`,
      route: '/meetings/{meetingId}',
      query: { occurrence_id: occurrenceId },
      body: update,
      signal,
    });
  }

  /**
   * Deletes a meeting, a series with all its occurrences, or one of them. The same call again is
   * harmless: Zoom then has nothing to delete. Scope `meeting:delete:meeting`.
   *
   * @throws {ZoomNotFoundError} 3001 where it is gone already
   * @throws {ZoomPermissionError} 3018 for the personal room
   */
  async deleteMeeting(
    id: MeetingId,
    { occurrenceId, mailRegistrants }: DeleteMeetingOptions = {},
    signal?: AbortSignal,
  ): Promise<void> {
    await this.send({
      method: 'DELETE',
      path: `/meetings/${id}`,
      route: '/meetings/{meetingId}',
      query: {
        occurrence_id: occurrenceId,
        cancel_meeting_reminder: mailRegistrants === true ? 'true' : undefined,
      },
      signal,
    });
  }

  /**
   * Ends a meeting that is live, for everybody in it. Scope `meeting:update:status`.
   *
   * @throws {ZoomNotFoundError} 3001 where there is no such meeting
   * @throws {ZoomPermissionError} 3000 where it is not live, 3063 for one on a server of one's own
   */
  async endMeeting(id: MeetingId, signal?: AbortSignal): Promise<void> {
    await this.send({
      method: 'PUT',
      path: `/meetings/${id}/status`,
      route: '/meetings/{meetingId}/status',
      body: { action: 'end' },
      signal,
    });
  }

  /** A ZAK that is valid for 5 minutes. Scope `user:read:zak`. */
  async getZak(signal?: AbortSignal): Promise<string> {
    const route = '/users/me/zak';
    return readToken(await this.send({ method: 'GET', path: route, route, signal }), this.host);
  }

  /**
   * A ZAK that is valid for `ttl` seconds, of the signed-in user or of one that has shared their
   * access. Scope `user:read:token`.
   */
  async getZakFor(ttl: number, userId = 'me', signal?: AbortSignal): Promise<string> {
    const answer = await this.send({
      method: 'GET',
      path: `/users/${encodeURIComponent(userId)}/token`,
      route: '/users/{userId}/token',
      query: { type: 'zak', ttl },
      signal,
    });
    return readToken(answer, this.host);
  }

  /**
   * The user's cloud recordings of some days, page by page: one request a page.
   * Scope `cloud_recording:read:list_user_recordings`.
   *
   * @param from the first day, `yyyy-MM-dd`, UTC
   * @param to the last day, at most a month after the first
   */
  async *listRecordings(
    from: string,
    to: string,
    signal?: AbortSignal,
  ): AsyncGenerator<Recording[]> {
    const route = '/users/me/recordings';
    const pages = readPages(this.send, { path: route, route, query: { from, to }, signal });
    for await (const answer of pages) {
      yield readRecordings(answer, this.host);
    }
  }

  /**
   * The recording of an instance by its uuid, or of the latest one by the meeting's id; with the
   * passcode. Scope `cloud_recording:read:list_recording_files`.
   */
  async getRecording(idOrUuid: string, signal?: AbortSignal): Promise<Recording> {
    return readRecording(await this.getOf(idOrUuid, 'recordings', signal), this.host);
  }

  /**
   * Whether and where the transcript of an instance can be had.
   * Scope `cloud_recording:read:meeting_transcript`.
   */
  async getTranscript(uuid: string, signal?: AbortSignal): Promise<TranscriptInfo> {
    return readTranscriptInfo(await this.getOf(uuid, 'transcript', signal), this.host);
  }

  /** The AI summary of an instance, which an id does not name. Scope `meeting:read:summary`. */
  async getMeetingSummary(uuid: string, signal?: AbortSignal): Promise<MeetingSummary> {
    return readMeetingSummary(await this.getOf(uuid, 'meeting_summary', signal), this.host);
  }

  /**
   * When a meeting took place in the last 15 months, in no certain order.
   * Scope `meeting:read:list_past_instances`.
   */
  async listPastInstances(id: MeetingId, signal?: AbortSignal): Promise<PastInstance[]> {
    const answer = await this.send({
      method: 'GET',
      path: `/past_meetings/${id}/instances`,
      route: '/past_meetings/{meetingId}/instances',
      signal,
    });
    return readPastInstances(answer, this.host);
  }

  private getOf(idOrUuid: string, what: string, signal?: AbortSignal): Promise<unknown> {
    return this.send({
      method: 'GET',
      path: `/meetings/${encodeMeetingUuid(idOrUuid)}/${what}`,
      route: `/meetings/{meetingId}/${what}`,
      signal,
    });
  }
}

/** Zoom has no code of its own for a page token that is no longer known. */
function isExpiredToken(error: unknown): boolean {
  return error instanceof ZoomValidationError;
}
