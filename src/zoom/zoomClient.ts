import type { GenericSchema, InferOutput } from 'valibot';
import { ZoomPermissionError, ZoomValidationError } from './errors';
import type { ScopedRequest } from './http/apiTransport';
import { readPages, type PagedRequest } from './http/pages';
import {
  meetingSummarySchema,
  recordingSchema,
  recordingsSchema,
  transcriptInfoSchema,
} from './recordingResponses';
import { refusalEffects } from './refusals';
import type { MeetingSummary, PastInstance, Recording, TranscriptInfo } from './recordingTypes';
import {
  meetingSchema,
  meetingsSchema,
  meetingTemplatesSchema,
  pastInstancesSchema,
  pastMeetingSchema,
  pastParticipantsSchema,
  readResponse,
  tokenSchema,
  userSchema,
} from './responses';
import type {
  Meeting,
  MeetingId,
  MeetingListType,
  MeetingTemplate,
  MeetingUpdate,
  NewMeeting,
  PastMeeting,
  PastParticipant,
  User,
} from './types';

/** Sends a request with a valid access token, and returns the JSON of the response. */
export type SendRequest = (request: ScopedRequest) => Promise<unknown>;

/** Which part of a meeting to delete, and whom Zoom informs. */
export interface DeleteMeetingOptions {
  /** One occurrence of a series; without it the whole meeting. */
  occurrenceId?: string;
  /** Whether Zoom emails those who registered. */
  mailRegistrants?: boolean;
}

/** A request that only reads. */
interface GetRequest extends Pick<ScopedRequest, 'kind' | 'path' | 'scope' | 'query' | 'signal'> {
  /** The path unless it is given, see {@link ScopedRequest.route}. */
  route?: string;
}

/**
 * Zoom's REST API for one signed-in user. User-level tokens must say `me` for the user.
 *
 * Every method sends one request unless it says otherwise, takes an `AbortSignal`, and throws
 * `ZoomError`s: a {@link ZoomValidationError} without a request if an ID cannot be one.
 *
 * A list that comes page by page ends with a `ZoomServerError` `endlessList` if its pages repeat
 * or do not end.
 */
export class ZoomClient {
  /**
   * @param send the one way to Zoom's API
   * @param host the API's host, for messages
   */
  constructor(
    private readonly send: SendRequest,
    private readonly host: string,
  ) {}

  /** The signed-in user. Scope `user:read:user`. */
  getUser(signal?: AbortSignal): Promise<User> {
    return this.get(userSchema, {
      kind: 'getUser',
      path: '/users/me',
      scope: 'user:read:user',
      signal,
    });
  }

  /**
   * The meetings that the user hosts, page by page, 300 each, one request per page. Page tokens live
   * 15 minutes; if one has expired, for example after the computer slept, the list is read once more
   * from its start, and meetings may come twice.
   * Scope `meeting:read:list_meetings`.
   *
   * @param from the first day, `yyyy-MM-dd`, UTC
   */
  async *listMeetings(
    type: MeetingListType,
    from?: string,
    signal?: AbortSignal,
  ): AsyncGenerator<Meeting[]> {
    const pages = this.getPages(meetingsSchema, {
      kind: 'listMeetings',
      path: '/users/me/meetings',
      scope: 'meeting:read:list_meetings',
      query: { type, from },
      signal,
      mayRestart: isExpiredToken,
    });
    for await (const { meetings } of pages) {
      yield meetings;
    }
  }

  /**
   * The meetings of the next 24 hours, including those the user is invited to, with `passcode` and
   * `is_host`. Scope `meeting:read:list_upcoming_meetings`.
   */
  async listUpcomingMeetings(signal?: AbortSignal): Promise<Meeting[]> {
    const path = '/users/me/upcoming_meetings';
    const scope = 'meeting:read:list_upcoming_meetings';
    const kind = 'listUpcomingMeetings';
    return (await this.get(meetingsSchema, { kind, path, scope, signal })).meetings;
  }

  /**
   * One meeting with its settings, passcode and links. Scope `meeting:read:meeting`.
   *
   * @param occurrenceId one occurrence of a series, with what it does not share with the others
   */
  async getMeeting(id: MeetingId, occurrenceId?: string, signal?: AbortSignal): Promise<Meeting> {
    return this.get(meetingSchema, {
      kind: 'getMeeting',
      path: `/meetings/${idSegment('meetingId', id)}`,
      route: '/meetings/{meetingId}',
      scope: 'meeting:read:meeting',
      query: { occurrence_id: checkOccurrenceId(occurrenceId) },
      signal,
    });
  }

  /**
   * A meeting that has ended: its latest instance by ID, a certain one by UUID.
   * Scope `meeting:read:past_meeting`.
   *
   * @throws {ZoomNotFoundError} 3001 if it never took place, 300 if no meeting has the ID
   */
  async getPastMeeting(idOrUuid: MeetingId | string, signal?: AbortSignal): Promise<PastMeeting> {
    return this.get(pastMeetingSchema, {
      kind: 'getPastMeeting',
      path: `/past_meetings/${encodeMeetingUuid(idOrUuid)}`,
      route: '/past_meetings/{meetingId}',
      scope: 'meeting:read:past_meeting',
      signal,
    });
  }

  /**
   * Who was in a meeting that has ended, stay by stay, page by page, 300 each, one request per page.
   * Nobody is listed if only the host was in it. Scope `meeting:read:list_past_participants`.
   *
   * @throws {ZoomPermissionError} 200 without a paid plan
   */
  async *listPastParticipants(
    idOrUuid: MeetingId | string,
    signal?: AbortSignal,
  ): AsyncGenerator<PastParticipant[]> {
    const pages = this.getPages(pastParticipantsSchema, {
      kind: 'listPastParticipants',
      path: `/past_meetings/${encodeMeetingUuid(idOrUuid)}/participants`,
      route: '/past_meetings/{meetingId}/participants',
      scope: 'meeting:read:list_past_participants',
      signal,
    });
    for await (const { participants } of pages) {
      yield participants;
    }
  }

  /**
   * Creates a meeting. Sent once: if the response is lost, the caller must look for the meeting
   * before it tries again. Scope `meeting:write:meeting`; at most 100 creates and updates per UTC
   * day.
   */
  async createMeeting(meeting: NewMeeting, signal?: AbortSignal): Promise<Meeting> {
    const route = '/users/me/meetings';
    const response = await this.send({
      kind: 'createMeeting',
      method: 'POST',
      path: route,
      route,
      scope: 'meeting:write:meeting',
      body: meeting,
      signal,
    });
    return readResponse(meetingSchema, response, this.host);
  }

  /**
   * Changes some fields of a meeting, a series or one of its occurrences. Repeating the call is
   * harmless: it says what the fields are to be. Scope `meeting:update:meeting`; at most 100 creates
   * and updates per UTC day.
   *
   * @param occurrenceId one occurrence of a series; without it the whole meeting
   * @throws {ZoomNotFoundError} 3001 if there is no such meeting
   */
  async updateMeeting(
    id: MeetingId,
    update: MeetingUpdate,
    occurrenceId?: string,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.send({
      kind: 'updateMeeting',
      method: 'PATCH',
      path: `/meetings/${idSegment('meetingId', id)}`,
      route: '/meetings/{meetingId}',
      scope: 'meeting:update:meeting',
      query: { occurrence_id: checkOccurrenceId(occurrenceId) },
      body: update,
      signal,
    });
  }

  /**
   * Deletes a meeting, a series with all its occurrences, or one of them. Repeating the call is
   * harmless: Zoom then has nothing to delete. Scope `meeting:delete:meeting`.
   *
   * @throws {ZoomNotFoundError} 3001 if it is gone already
   * @throws {ZoomPermissionError} 3018 for the personal meeting room
   */
  async deleteMeeting(
    id: MeetingId,
    { occurrenceId, mailRegistrants }: DeleteMeetingOptions = {},
    signal?: AbortSignal,
  ): Promise<void> {
    await this.send({
      kind: 'deleteMeeting',
      method: 'DELETE',
      path: `/meetings/${idSegment('meetingId', id)}`,
      route: '/meetings/{meetingId}',
      scope: 'meeting:delete:meeting',
      query: {
        occurrence_id: checkOccurrenceId(occurrenceId),
        cancel_meeting_reminder: mailRegistrants === true ? 'true' : undefined,
      },
      signal,
    });
  }

  /**
   * Ends a meeting that is in progress, for everybody in it. Scope `meeting:update:status`.
   *
   * @throws {ZoomNotFoundError} 3001 if there is no such meeting
   * @throws {ZoomPermissionError} 3000 if it is not in progress, 3063 if it runs on the
   *     company's own server
   */
  async endMeeting(id: MeetingId, signal?: AbortSignal): Promise<void> {
    await this.send({
      kind: 'endMeeting',
      method: 'PUT',
      path: `/meetings/${idSegment('meetingId', id)}/status`,
      route: '/meetings/{meetingId}/status',
      scope: 'meeting:update:status',
      body: { action: 'end' },
      signal,
    });
  }

  /**
   * A ZAK that is valid for 5 minutes. Scope `user:read:zak`.
   *
   * @throws {ZoomPermissionError} `zakNotIssued` if Zoom issues none to the user
   */
  async getZak(signal?: AbortSignal): Promise<string> {
    return this.getToken({ kind: 'getZak', path: '/users/me/zak', scope: 'user:read:zak', signal });
  }

  /**
   * A ZAK of the signed-in user, or of one that has shared their access.
   * Scope `user:read:token`.
   *
   * @param ttl how long it is valid, in seconds
   * @throws {ZoomPermissionError} `zakNotIssued` if Zoom issues none to the user
   * @throws {ZoomNotFoundError} 1001 if there is no such user
   */
  async getZakFor(ttl: number, userId = 'me', signal?: AbortSignal): Promise<string> {
    return this.getToken({
      kind: 'getZak',
      path: `/users/${idSegment('userId', userId)}/token`,
      route: '/users/{userId}/token',
      scope: 'user:read:token',
      query: { type: 'zak', ttl },
      signal,
    });
  }

  /**
   * A token with which a Meeting SDK app joins one meeting on behalf of the signed-in user, or of one
   * that has shared their access: once, and only while that user is in the meeting (Meeting SDK, "OBF
   * token FAQ"). Scope `user:read:token`.
   *
   * @param ttl how long it is valid, in seconds
   * @throws {ZoomPermissionError} `zakNotIssued` if Zoom issues none to the user
   * @throws {ZoomNotFoundError} 1001 if there is no such user
   */
  async getOnBehalfToken(
    meetingId: MeetingId,
    { ttl, userId = 'me' }: { ttl: number; userId?: string },
    signal?: AbortSignal,
  ): Promise<string> {
    return this.getToken({
      kind: 'getZak',
      path: `/users/${idSegment('userId', userId)}/token`,
      route: '/users/{userId}/token',
      scope: 'user:read:token',
      query: { type: 'onbehalf', meeting_id: meetingId, ttl },
      signal,
    });
  }

  /**
   * The user's cloud recordings of some days, page by page, one request per page.
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
    const path = '/users/me/recordings';
    for await (const page of this.getPages(recordingsSchema, {
      kind: 'listRecordings',
      path,
      scope: 'cloud_recording:read:list_user_recordings',
      query: { from, to },
      signal,
    })) {
      yield page.meetings;
    }
  }

  /**
   * The recording of an instance by its UUID, or of the latest one by the meeting's ID, with the
   * passcode. Scope `cloud_recording:read:list_recording_files`.
   *
   * @throws {ZoomNotFoundError} 3301 if it was not recorded, 1010 if no meeting has the ID
   */
  async getRecording(idOrUuid: string, signal?: AbortSignal): Promise<Recording> {
    return this.get(recordingSchema, {
      kind: 'getRecording',
      path: `/meetings/${encodeMeetingUuid(idOrUuid)}/recordings`,
      route: '/meetings/{meetingId}/recordings',
      scope: 'cloud_recording:read:list_recording_files',
      signal,
    });
  }

  /**
   * Whether the transcript of an instance is available, and where.
   * Scope `cloud_recording:read:meeting_transcript`.
   *
   * @throws {ZoomPermissionError} without a code if it is not accessible, or no meeting has the ID
   */
  async getTranscript(uuid: string, signal?: AbortSignal): Promise<TranscriptInfo> {
    return this.get(transcriptInfoSchema, {
      kind: 'getTranscript',
      path: `/meetings/${encodeMeetingUuid(uuid)}/transcript`,
      route: '/meetings/{meetingId}/transcript',
      scope: 'cloud_recording:read:meeting_transcript',
      signal,
    });
  }

  /**
   * The AI summary of an instance; an ID does not name one. Scope `meeting:read:summary`.
   *
   * @throws {ZoomNotFoundError} 3001 if there is none, 300 if no meeting has the ID
   */
  async getMeetingSummary(uuid: string, signal?: AbortSignal): Promise<MeetingSummary> {
    return this.get(meetingSummarySchema, {
      kind: 'getSummary',
      path: `/meetings/${encodeMeetingUuid(uuid)}/meeting_summary`,
      route: '/meetings/{meetingId}/meeting_summary',
      scope: 'meeting:read:summary',
      signal,
    });
  }

  /**
   * When a meeting took place in the last 15 months, in no particular order.
   * Scope `meeting:read:list_past_instances`.
   */
  async listPastInstances(id: MeetingId, signal?: AbortSignal): Promise<PastInstance[]> {
    const { meetings } = await this.get(pastInstancesSchema, {
      kind: 'listPastInstances',
      path: `/past_meetings/${idSegment('meetingId', id)}/instances`,
      route: '/past_meetings/{meetingId}/instances',
      scope: 'meeting:read:list_past_instances',
      signal,
    });
    return meetings;
  }

  /**
   * The templates that the user can schedule meetings from: their own, and those that an admin shares,
   * which alone a new meeting can be created from. Scope `meeting:read:list_templates`.
   *
   * @throws {ZoomPermissionError} 3161 without a license to host meetings
   */
  async listMeetingTemplates(signal?: AbortSignal): Promise<MeetingTemplate[]> {
    const { templates } = await this.get(meetingTemplatesSchema, {
      kind: 'listTemplates',
      path: '/users/me/meeting_templates',
      scope: 'meeting:read:list_templates',
      signal,
    });
    return templates;
  }

  private async getToken(request: GetRequest): Promise<string> {
    const { token } = await this.get(tokenSchema, request);
    if (token === null) {
      const { next: nextStep } = refusalEffects.zakNotIssued;
      throw new ZoomPermissionError('', { status: 200, meaning: 'zakNotIssued', nextStep });
    }
    return token;
  }

  private async get<S extends GenericSchema>(
    schema: S,
    { path, route = path, ...request }: GetRequest,
  ): Promise<InferOutput<S>> {
    const response = await this.send({ method: 'GET', path, route, ...request });
    return readResponse(schema, response, this.host);
  }

  private async *getPages<S extends GenericSchema>(
    schema: S,
    request: Omit<PagedRequest, 'host'>,
  ): AsyncGenerator<InferOutput<S>> {
    for await (const response of readPages(this.send, { ...request, host: this.host })) {
      yield readResponse(schema, response, this.host);
    }
  }
}

/** Zoom has no error code of its own for a page token that is no longer known. */
function isExpiredToken(error: unknown): boolean {
  return error instanceof ZoomValidationError;
}

/**
 * Encodes a meeting's UUID for a path. Zoom's UUIDs are base64: one that starts with `/` or contains
 * `//` must be encoded twice, any other one once (Zoom, "Meeting UUID").
 */
function encodeMeetingUuid(idOrUuid: MeetingId | string): string {
  const once = idSegment('meetingId', idOrUuid);
  const hasSlashes = /^\/|\/\//.test(String(idOrUuid));
  return hasSlashes ? encodeURIComponent(once) : once;
}

/**
 * Encodes an ID as one segment of a path. `.` and `..` are refused: a URL parser removes them, also
 * in encoded form, so that another request would be sent.
 */
function idSegment(field: string, id: string | number): string {
  const text = checkId(field, String(id));
  if (text === '.' || text === '..') {
    throw invalidId(field);
  }
  return encodeURIComponent(text);
}

/** Returns an ID that is neither empty nor contains control characters or unpaired surrogates. */
function checkId(field: string, id: string): string {
  if (id === '' || /[\p{Cc}\p{Cs}]/u.test(id)) {
    throw invalidId(field);
  }
  return id;
}

/** An empty ID is refused because Zoom would take the whole series instead. */
function checkOccurrenceId(id: string | undefined): string | undefined {
  return id === undefined ? undefined : checkId('occurrenceId', id);
}

function invalidId(field: string): ZoomValidationError {
  return new ZoomValidationError([{ field, message: '' }], '');
}
