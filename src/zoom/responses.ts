import * as v from 'valibot';
import { ZoomServerError } from './errors';
import { looseObject } from './looseObject';
import type { Meeting, PastMeeting, PastParticipant, User } from './types';

/** Ids arrive as numbers; some of Zoom's own documents show strings of digits. */
export const meetingId = v.union([
  v.custom<number>((id) => Number.isSafeInteger(id) && (id as number) > 0),
  v.pipe(v.string(), v.digits(), v.transform(Number), v.safeInteger()),
]);

/** A part that reads as missing where it does not fit. */
export const optional = <S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.nullish(schema), undefined);

const meeting = looseObject(
  {
    uuid: 'string',
    topic: 'string',
    type: 'number',
    start_time: 'string',
    duration: 'number',
    timezone: 'string',
    agenda: 'string',
    created_at: 'string',
    join_url: 'string',
    start_url: 'string',
    password: 'string',
    passcode: 'string',
    status: 'string',
    host_id: 'string',
    host_email: 'string',
    is_host: 'boolean',
    is_all_day: 'boolean',
  },
  {
    id: meetingId,
    occurrences: optional(
      v.array(
        looseObject({
          occurrence_id: 'string',
          start_time: 'string',
          duration: 'number',
          status: 'string',
        }),
      ),
    ),
  },
);

const meetingPage = v.object({ meetings: v.array(v.unknown()) });

const pastMeeting = looseObject(
  {
    uuid: 'string',
    topic: 'string',
    start_time: 'string',
    end_time: 'string',
    duration: 'number',
    participants_count: 'number',
    user_name: 'string',
    user_email: 'string',
  },
  { id: meetingId },
);

const pastParticipant = looseObject({
  id: 'string',
  name: 'string',
  user_email: 'string',
  join_time: 'string',
  leave_time: 'string',
  duration: 'number',
  status: 'string',
});

const pastParticipantPage = v.object({ participants: v.array(v.unknown()) });

const user = looseObject(
  {
    email: 'string',
    display_name: 'string',
    first_name: 'string',
    last_name: 'string',
    account_id: 'string',
    timezone: 'string',
    pmi: 'number',
    personal_meeting_url: 'string',
  },
  { id: v.pipe(v.string(), v.nonEmpty()) },
);

const token = v.object({ token: v.pipe(v.string(), v.nonEmpty()) });

/** @throws {ZoomServerError} where the answer is not a meeting */
export function readMeeting(answer: unknown, host: string): Meeting {
  return read(meeting, answer, host);
}

/**
 * Reads a page of meetings. Entries without a usable id are left out: nothing can be done with them,
 * and one of them must not hide the others.
 *
 * @throws {ZoomServerError} where the answer is not a list
 */
export function readMeetings(answer: unknown, host: string): Meeting[] {
  return readable(meeting, read(meetingPage, answer, host).meetings);
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
export function readPastParticipants(answer: unknown, host: string): PastParticipant[] {
  return readable(pastParticipant, read(pastParticipantPage, answer, host).participants);
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

/** The entries that can be read: one that cannot must not hide the others. */
export function readable<S extends v.GenericSchema>(
  schema: S,
  entries: readonly unknown[],
): v.InferOutput<S>[] {
  const outputs: v.InferOutput<S>[] = [];
  for (const entry of entries) {
    const result = v.safeParse(schema, entry);
    if (result.success) {
      outputs.push(result.output);
    }
  }
  return outputs;
}
