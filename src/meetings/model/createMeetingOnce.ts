import { isCancellation } from '../../platform/cancellation';
import { isOutcomeUnknown, type ZoomError } from '../../zoom/errors';
import type { ServerClock } from '../../zoom/serverClock';
import { meetingType, type Meeting, type NewMeeting } from '../../zoom/types';
import type { ZoomClient } from '../../zoom/zoomClient';

/** How long before our request Zoom's `created_at` may lie, in ms, because Zoom has several clocks. */
const clockTolerance = 60_000;

/** A create whose response was lost, and whose meeting was not found at Zoom. */
export class ResponseLostError extends Error {
  constructor(
    override readonly cause: ZoomError,
    /** When the request was sent, in ms of this machine's monotonic clock. */
    readonly sentAt: number,
  ) {
    super(cause.message);
  }
}

/** How to create a meeting. */
export interface CreateMeetingOptions {
  /** The outcome of an earlier attempt with the same request: the meeting is then searched for first. */
  lost?: ResponseLostError;
  /** Called before Zoom's lists are searched for the meeting, because a response was lost. */
  onLookup?: () => void;
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
  client: ZoomClient,
  request: NewMeeting,
  clock: Pick<ServerClock, 'now'>,
  { lost, onLookup }: CreateMeetingOptions = {},
): Promise<Meeting> {
  if (lost !== undefined) {
    onLookup?.();
  }
  const found = lost && (await findCreated(client, request, clock, lost.sentAt));
  if (found !== undefined) {
    return found;
  }
  const sentAt = performance.now();
  try {
    return await client.createMeeting(request);
  } catch (error) {
    if (!isOutcomeUnknown(error)) {
      throw error;
    }
    onLookup?.();
    const created = await findCreated(client, request, clock, sentAt).catch((failure: unknown) => {
      if (isCancellation(failure)) {
        throw failure;
      }
      return undefined;
    });
    if (created === undefined) {
      throw new ResponseLostError(error, sentAt);
    }
    return created;
  }
}

/**
 * Finds a meeting that was created as requested since `sentAt`.
 *
 * An instant meeting is in no list but the live one, and only once it has begun. The list of upcoming
 * meetings ends after six months, so the list of all scheduled ones is read.
 */
async function findCreated(
  client: ZoomClient,
  request: NewMeeting,
  clock: Pick<ServerClock, 'now'>,
  sentAt: number,
): Promise<Meeting | undefined> {
  const list = request.type === meetingType.instant ? 'live' : 'scheduled';
  for await (const page of client.listMeetings(list)) {
    const earliest = clock.now().getTime() - (performance.now() - sentAt) - clockTolerance;
    const found = page.find(
      (meeting) =>
        isAsRequested(meeting, request) && Date.parse(meeting.created_at ?? '') >= earliest,
    );
    if (found !== undefined) {
      return client.getMeeting(found.id);
    }
  }
  return undefined;
}

function isAsRequested(meeting: Meeting, request: NewMeeting): boolean {
  return (
    meeting.topic === request.topic &&
    meeting.type === request.type &&
    (request.duration === undefined || meeting.duration === request.duration) &&
    (request.start_time === undefined ||
      Date.parse(meeting.start_time ?? '') === Date.parse(request.start_time))
  );
}
