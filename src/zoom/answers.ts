import * as v from 'valibot';
import { ZoomServerError } from './errors';
import type { Meeting, PastMeeting, PastParticipant, User } from './types';

/** Ids arrive as numbers; some of Zoom's own documents show strings of digits. */
export const meetingId = v.union([
  v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  v.pipe(v.string(), v.digits(), v.transform(Number), v.safeInteger()),
]);

/** A text; anything else reads as missing. */
export const text = v.fallback(v.nullish(v.string()), undefined);
/** A number; anything else reads as missing. */
export const integer = v.fallback(v.nullish(v.pipe(v.number(), v.finite())), undefined);
/** Yes or no; anything else reads as missing. */
export const flag = v.fallback(v.nullish(v.boolean()), undefined);

/** Only what is used is checked, and a field of an unknown kind reads as missing. */
const meeting = v.looseObject({
  id: meetingId,
  uuid: text,
  topic: text,
  type: integer,
  start_time: text,
  duration: integer,
  timezone: text,
  agenda: text,
  created_at: text,
  join_url: text,
  start_url: text,
  password: text,
  passcode: text,
  status: text,
  host_id: text,
  host_email: text,
  is_host: flag,
  is_all_day: flag,
  occurrences: v.fallback(
    v.nullish(
      v.array(
        v.looseObject({ occurrence_id: text, start_time: text, duration: integer, status: text }),
      ),
    ),
    undefined,
  ),
});

const meetingPage = v.looseObject({
  meetings: v.array(v.unknown()),
  next_page_token: text,
});

const pastMeeting = v.looseObject({
  id: meetingId,
  uuid: text,
  topic: text,
  start_time: text,
  end_time: text,
  duration: integer,
  participants_count: integer,
  user_name: text,
  user_email: text,
});

const pastParticipant = v.looseObject({
  id: text,
  name: text,
  user_email: text,
  join_time: text,
  leave_time: text,
  duration: integer,
  status: text,
});

const pastParticipantPage = v.looseObject({
  participants: v.array(v.unknown()),
  next_page_token: text,
});

const user = v.looseObject({
  id: v.pipe(v.string(), v.nonEmpty()),
  email: text,
  display_name: text,
  first_name: text,
  last_name: text,
  account_id: text,
  timezone: text,
  pmi: integer,
  personal_meeting_url: text,
});

const token = v.looseObject({ token: v.pipe(v.string(), v.nonEmpty()) });

/** One page of the stays in a past meeting. */
export interface PastParticipantPage {
  participants: PastParticipant[];
  /** Empty on the last page. */
  nextPageToken: string;
}

/** @throws {ZoomServerError} where the answer is not a meeting */
export function readMeeting(answer: unknown, host: string): Meeting {
  return read(meeting, answer, host);
}

/** The token of the page after this one, without reading the page; empty on the last one. */
export function nextPageTokenOf(answer: unknown): string {
  const token =
    typeof answer === 'object' && answer !== null && 'next_page_token' in answer
      ? answer.next_page_token
      : undefined;
  return typeof token === 'string' ? token : '';
}

/**
 * Reads a page of meetings. Entries without a usable id are left out: nothing can be done with them,
 * and one of them must not hide the others.
 *
 * @throws {ZoomServerError} where the answer is not a list
 */
export function readMeetings(answer: unknown, host: string): Meeting[] {
  const page = read(meetingPage, answer, host);
  return page.meetings.flatMap((entry) => {
    const result = v.safeParse(meeting, entry);
    return result.success ? [result.output] : [];
  });
}

/** @throws {ZoomServerError} where the answer is not a past meeting */
export function readPastMeeting(answer: unknown, host: string): PastMeeting {
  return read(pastMeeting, answer, host);
}

/**
 * Reads a page of those who took part; what is no object is left out.
 *
 * @throws {ZoomServerError} where the answer is not a list
 */
export function readPastParticipantPage(answer: unknown, host: string): PastParticipantPage {
  const page = read(pastParticipantPage, answer, host);
  const participants = page.participants.flatMap((entry) => {
    const result = v.safeParse(pastParticipant, entry);
    return result.success ? [result.output] : [];
  });
  return { participants, nextPageToken: page.next_page_token ?? '' };
}

/** @throws {ZoomServerError} where the answer is not a user */
export function readUser(answer: unknown, host: string): User {
  return read(user, answer, host);
}

/** @throws {ZoomServerError} where the answer has no token */
export function readToken(answer: unknown, host: string): string {
  return read(token, answer, host).token;
}

/** @throws {ZoomServerError} where the answer does not fit the schema */
export function read<S extends v.GenericSchema>(
  schema: S,
  answer: unknown,
  host: string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, answer);
  if (!result.success) {
    throw new ZoomServerError('unreadable', host);
  }
  return result.output;
}
