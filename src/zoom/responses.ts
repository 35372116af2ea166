import * as v from 'valibot';
import { ZoomServerError } from './errors';
import { isObject, lenient, lenientList, lenientObject } from './lenientObject';
import type { Recurrence } from './recurrence';

// Zoom's own JSON objects, their field names untouched. Zoom may leave out any field, set it to null,
// or send something else than it documents; what is not needed must not make the rest unreadable.

/** IDs come as numbers; some of Zoom's own examples show strings of digits. */
export const meetingIdSchema = v.union([
  v.custom<number>((id) => Number.isSafeInteger(id) && (id as number) > 0),
  v.pipe(v.string(), v.digits(), v.transform(Number), v.safeInteger()),
]);

/** A text that must be there. */
export const textSchema = v.pipe(v.string(), v.nonEmpty());

/**
 * The response of a list, under its name. Zoom leaves the list out if it has no entries, and says so by
 * `total_records`.
 */
export function listSchema<const N extends string, const S extends v.GenericSchema>(
  name: N,
  entry: S,
) {
  return v.pipe(
    v.custom<Record<string, unknown>>(isObject),
    v.transform((response) =>
      response.total_records === 0 ? { ...response, [name]: response[name] ?? [] } : response,
    ),
    v.object({ [name]: lenientList(entry) } as Record<N, ReturnType<typeof lenientList<S>>>),
  );
}

export const occurrenceSchema = lenientObject({
  occurrence_id: 'string',
  /** ISO 8601, UTC. */
  start_time: 'time',
  /** Minutes. */
  duration: 'duration',
  status: 'string',
});

export const meetingSchema = lenientObject(
  {
    uuid: 'string',
    topic: 'string',
    /** One of `meetingType`. */
    type: 'number',
    /** ISO 8601, UTC; absent for meetings without a fixed time. */
    start_time: 'time',
    /** Minutes. */
    duration: 'duration',
    /** The zone the meeting was scheduled in. */
    timezone: 'string',
    agenda: 'string',
    /** The template that it was scheduled from. */
    template_id: 'string',
    created_at: 'time',
    join_url: 'string',
    password: 'string',
    passcode: 'string',
    status: 'string',
    host_id: 'string',
    host_email: 'string',
    is_host: 'boolean',
    is_all_day: 'boolean',
  },
  {
    id: meetingIdSchema,
    /** The number of the personal meeting room, if the meeting takes place in it. */
    pmi: lenient(v.union([v.string(), v.number()])),
    occurrences: lenient(v.array(occurrenceSchema)),
    recurrence: lenient(v.custom<Recurrence>(isObject)),
  },
  // Anyone with the first one, which holds a ZAK, or the second one can become the host.
  ['start_url', 'dynamic_host_key'],
);

/** A list's entries without a usable ID are left out: nothing can be done with them. */
export const meetingsSchema = listSchema('meetings', meetingSchema);

export const pastMeetingSchema = lenientObject(
  {
    uuid: 'string',
    topic: 'string',
    /** ISO 8601, UTC. */
    start_time: 'time',
    /** ISO 8601, UTC. */
    end_time: 'time',
    /** Minutes, from when the first person joined until the last one left. */
    duration: 'duration',
    participants_count: 'number',
    user_name: 'string',
    user_email: 'string',
  },
  { id: meetingIdSchema },
);

export const pastParticipantSchema = lenientObject({
  /** Zoom's ID of the person; empty for guests. */
  id: 'string',
  name: 'string',
  user_email: 'string',
  /** ISO 8601, UTC. */
  join_time: 'time',
  /** ISO 8601, UTC. */
  leave_time: 'time',
  /** Seconds. */
  duration: 'duration',
  /** `in_meeting`, or `in_waiting_room` for a stay that got no further. */
  status: 'string',
});

export const pastParticipantsSchema = listSchema('participants', pastParticipantSchema);

export const pastInstanceSchema = lenientObject(
  {
    /** ISO 8601, UTC. */
    start_time: 'time',
  },
  { uuid: textSchema },
);

export const pastInstancesSchema = listSchema('meetings', pastInstanceSchema);

export const userSchema = lenientObject(
  {
    email: 'string',
    display_name: 'string',
    first_name: 'string',
    last_name: 'string',
    account_id: 'string',
    timezone: 'string',
    /** The number of the personal meeting room. */
    pmi: 'number',
    /** The link to the personal meeting room, its passcode included. */
    personal_meeting_url: 'string',
  },
  { id: textSchema },
);

export const meetingTemplateSchema = lenientObject(
  {
    name: 'string',
    /** 1 for a template of the user, 2 for one that an admin shares with the account. */
    type: 'number',
  },
  { id: textSchema },
);

export const meetingTemplatesSchema = listSchema('templates', meetingTemplateSchema);

/** The response to a request for a ZAK; without a token if Zoom issues none to the user. */
export const tokenSchema = v.object({ token: v.nullable(textSchema) });

/**
 * Reads a response by its schema.
 *
 * @param host the host that sent it, for the error's message
 * @throws {ZoomServerError} `unreadable` if the response does not fit
 */
export function readResponse<S extends v.GenericSchema>(
  schema: S,
  response: unknown,
  host: string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, response);
  if (!result.success) {
    throw new ZoomServerError('unreadable', host);
  }
  return result.output;
}
