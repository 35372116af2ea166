import { setTimeout as delay } from 'node:timers/promises';
import { isCancellation } from '../../platform/cancellation';
import { readRecurrence } from '../../schedule/recurrence';
import { seriesDates } from '../../schedule/seriesDates';
import { day, isSameTimeOfDay } from '../../schedule/wallClock';
import { readZoomStart } from '../../schedule/zoomStart';
import { isOutcomeUnknown, type ZoomError } from '../../zoom/errors';
import type { Recurrence } from '../../zoom/recurrence';
import type { ServerClock } from '../../zoom/serverClock';
import { toIntlTimeZone } from '../../zoom/timeZones';
import { meetingType, type Meeting, type MeetingId, type NewMeeting } from '../../zoom/types';
import type { ZoomClient } from '../../zoom/zoomClient';

/** How long before our request Zoom's `created_at` may lie, in ms, because Zoom has several clocks. */
const clockTolerance = 60_000;

/**
 * How long to wait before each search for a meeting, in ms: Zoom may still be creating it when the
 * connection is lost.
 */
const searchDelays = [0, 1_000, 3_000];

/** A request to create a meeting whose outcome is not known. */
export interface LostRequest {
  /** What was asked for. Its passcode does not matter. */
  readonly request: NewMeeting;
  /** When it was sent, in ms since 1970 by this machine's clock, which somebody may set. */
  readonly sentAt: number;
  /**
   * The same in ms of this process's monotonic clock, which may stop while the machine sleeps;
   * `undefined` if another process sent it.
   */
  readonly sentAtMonotonic?: number;
}

/** A create whose response was lost, and whose meeting was not found at Zoom. */
export class ResponseLostError extends Error {
  constructor(
    override readonly cause: ZoomError,
    /** The first request that may have created the meeting. */
    readonly lost: LostRequest,
  ) {
    super(cause.message);
  }

  /** Whether the meeting could be in none of Zoom's lists, so that only a person can decide. */
  get isUnlisted(): boolean {
    return this.lost.request.type === meetingType.instant;
  }
}

/** How to create a meeting. */
export interface CreateMeetingOptions {
  /**
   * The outcome of an earlier attempt with the same request: the meeting is then searched for first. One
   * that no list has is not created again.
   */
  lost?: ResponseLostError;
  /** Called before Zoom's lists are searched for the meeting, because a response was lost. */
  onLookup?: () => void;
}

/** What a search for a meeting needs. */
export interface SearchContext {
  client: Pick<ZoomClient, 'listMeetings' | 'getMeeting'>;
  clock: Pick<ServerClock, 'now'>;
  /** Whether a listed meeting is known as another one that was created from here. */
  isOther?: (listed: Meeting) => boolean;
}

/** What creating a meeting needs. */
export interface CreationContext extends SearchContext {
  client: Pick<ZoomClient, 'createMeeting' | 'listMeetings' | 'getMeeting'>;
  /** Waits some ms between two searches. */
  wait?: (ms: number) => Promise<unknown>;
}

/** The failure that a {@link ResponseLostError} stands for; any other error itself. */
export function withoutLostResponse(error: unknown): unknown {
  return error instanceof ResponseLostError ? error.cause : error;
}

/**
 * Creates a meeting, but never twice: if the response is lost, Zoom's lists are searched for it.
 *
 * @throws {ResponseLostError} if it is not known whether the meeting was created
 * @throws {ZoomError} if Zoom refused
 */
export async function createMeetingOnce(
  context: CreationContext,
  request: NewMeeting,
  { lost, onLookup }: CreateMeetingOptions = {},
): Promise<Meeting> {
  if (lost !== undefined) {
    onLookup?.();
    const found = await findCreated(context, lost.lost);
    if (found !== undefined) {
      return found;
    }
    if (lost.isUnlisted) {
      throw lost;
    }
  }
  const sent = lost?.lost ?? {
    request,
    sentAt: Date.now(),
    sentAtMonotonic: performance.now(),
  };
  try {
    return await context.client.createMeeting(request);
  } catch (error) {
    if (!isOutcomeUnknown(error)) {
      throw error;
    }
    onLookup?.();
    const created = await searchSomeTimes(context, sent);
    if (created === undefined) {
      throw new ResponseLostError(error, sent);
    }
    return created;
  }
}

/** Searches for a meeting until it is there, or nobody would wait any longer. */
async function searchSomeTimes(
  context: CreationContext,
  lost: LostRequest,
): Promise<Meeting | undefined> {
  const { wait = delay } = context;
  for (const ms of searchDelays) {
    if (ms > 0) {
      await wait(ms);
    }
    try {
      const found = await findCreated(context, lost);
      if (found !== undefined) {
        return found;
      }
    } catch (error) {
      if (isCancellation(error)) {
        throw error;
      }
    }
  }
  return undefined;
}

/**
 * Finds a meeting that was created as requested since the request was sent.
 *
 * An instant meeting is in no list but the live one, and only once it has begun. The list of upcoming
 * meetings ends after six months, so the list of all scheduled ones is read.
 *
 * @throws {ZoomError} if the lists cannot be read
 */
export async function findCreated(
  { client, clock, isOther = () => false }: SearchContext,
  lost: LostRequest,
): Promise<Meeting | undefined> {
  const list = lost.request.type === meetingType.instant ? 'live' : 'scheduled';
  const others = new Set<MeetingId>();
  for await (const page of client.listMeetings(list)) {
    // Zoom's clock is known after its first response.
    const earliest = clock.now().getTime() - timeSince(lost) - clockTolerance;
    for (const listed of page) {
      const { id, created_at: created } = listed;
      if (
        !others.has(id) &&
        !isOther(listed) &&
        Date.parse(created ?? '') >= earliest &&
        isAsRequested(listed, lost.request)
      ) {
        const meeting = await readCompletely(client, listed);
        if (isSeriesAsRequested(meeting, lost.request)) {
          return meeting;
        }
        others.add(id);
      }
    }
  }
  return undefined;
}

/** That a meeting exists is known even if the rest of it cannot be read right now. */
async function readCompletely(
  client: Pick<ZoomClient, 'getMeeting'>,
  found: Meeting,
): Promise<Meeting> {
  try {
    return await client.getMeeting(found.id);
  } catch (error) {
    if (isCancellation(error)) {
      throw error;
    }
    return found;
  }
}

/** How long ago a request was sent, in ms; too long rather than too short. */
function timeSince({ sentAt, sentAtMonotonic }: LostRequest): number {
  return Math.max(
    Date.now() - sentAt,
    sentAtMonotonic === undefined ? 0 : performance.now() - sentAtMonotonic,
    0,
  );
}

function isAsRequested(meeting: Meeting, request: NewMeeting): boolean {
  return (
    plain(meeting.topic) === plain(request.topic) &&
    meeting.type === request.type &&
    (request.duration === undefined || meeting.duration === request.duration) &&
    startsAsRequested(meeting, request)
  );
}

function startsAsRequested(meeting: Meeting, request: NewMeeting): boolean {
  const requested = readZoomStart(request)?.getTime();
  const start = Date.parse(meeting.start_time ?? '');
  if (requested === undefined || !hasFixedTime(request.type)) {
    return true;
  }
  // Lists have the occurrences of a series, of which a series is compared by the first one only.
  if (request.type === meetingType.recurringFixedTime) {
    return start >= requested;
  }
  // Zoom takes a start in the past for now (Zoom API, "Create a meeting", `start_time`).
  const created = Date.parse(meeting.created_at ?? '');
  return (
    start === requested || (requested <= created && Math.abs(start - created) <= clockTolerance)
  );
}

/** Whether a meeting is no series, or repeats as requested from the same date on. */
function isSeriesAsRequested(meeting: Meeting, request: NewMeeting): boolean {
  const requested = readZoomStart(request);
  const asked = request.recurrence;
  if (request.type !== meetingType.recurringFixedTime || asked === undefined) {
    return true;
  }
  if (meeting.recurrence && !hasSameDays(meeting.recurrence, asked)) {
    return false;
  }
  const start = firstStart(meeting);
  const zone = toIntlTimeZone(request.timezone ?? 'UTC');
  const expected = requested && seriesDates(asked, requested, zone).starts[0];
  return (
    start === undefined ||
    expected === undefined ||
    // Zoom may begin a week earlier or later than is expected here, but not at another time of day.
    (Math.abs(start.getTime() - expected.getTime()) < 7 * day &&
      isSameTimeOfDay(start, expected, zone))
  );
}

/** Whether two series repeat on the same days, whenever they end. */
function hasSameDays(one: Recurrence, other: Recurrence): boolean {
  const [days, otherDays] = [one, other].map((recurrence) => {
    const { unit, interval, weekdays, monthDay, monthWeek } = readRecurrence(recurrence) ?? {};
    return JSON.stringify([unit, interval, weekdays, monthWeek ?? monthDay]);
  });
  return days === otherDays;
}

/** When the first occurrence of a series starts that Zoom has named. */
function firstStart({ occurrences, start_time: text }: Meeting): Date | undefined {
  const times = [...(occurrences ?? []).map(({ start_time }) => start_time), text].flatMap(
    (time) => {
      const ms = Date.parse(time ?? '');
      return Number.isNaN(ms) ? [] : [ms];
    },
  );
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

function hasFixedTime(type: number): boolean {
  return type === meetingType.scheduled || type === meetingType.recurringFixedTime;
}

/** A topic without what Zoom may change about it. */
function plain(topic: string | null | undefined): string {
  return (topic ?? '').normalize().replace(/\s+/g, ' ').trim();
}
