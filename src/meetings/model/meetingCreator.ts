import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { isOutcomeUnknown, type ZoomError } from '../../zoom/errors';
import type { ServerClock } from '../../zoom/serverClock';
import { meetingType, type Meeting, type NewMeeting } from '../../zoom/types';
import type { ZoomClient } from '../../zoom/zoomClient';
import type { MeetingsModel } from './meetingsModel';

/** How far Zoom's `created_at` may lie before our request, in ms: its clocks are several. */
const clockTolerance = 60_000;

/** The error of a create whose answer was lost and which was not found at Zoom either. */
export class ResponseLostError extends Error {
  constructor(
    override readonly cause: ZoomError,
    /** When the request was sent, in ms of this machine's monotonic clock. */
    readonly sentAt: number,
  ) {
    super(cause.message);
  }
}

/** Creates meetings, each once: when an answer is lost, the meeting is looked for. */
export class MeetingCreator {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: MeetingsModel,
    private readonly clock: ServerClock,
  ) {}

  /**
   * Creates a meeting and shows it, in one request where nothing goes wrong.
   *
   * @param lost the outcome of an earlier try with the same request; the meeting is then looked for
   *   before it is asked for again
   * @throws {ResponseLostError} where nobody can say whether it was created
   * @throws {ZoomError} where Zoom refused
   */
  async create(
    account: AccountSummary,
    request: NewMeeting,
    lost?: ResponseLostError,
  ): Promise<Meeting> {
    const endPending = this.model.changes.addPending(account.id, request);
    try {
      const client = await this.clients.clientFor(account);
      const meeting =
        (lost === undefined ? undefined : await this.find(client, request, lost.sentAt)) ??
        (await this.send(client, request));
      this.model.changes.add(account.id, meeting);
      return meeting;
    } finally {
      endPending();
    }
  }

  private async send(client: ZoomClient, request: NewMeeting): Promise<Meeting> {
    const sentAt = performance.now();
    try {
      return await client.createMeeting(request);
    } catch (error) {
      if (!isOutcomeUnknown(error)) {
        throw error;
      }
      const found = await this.find(client, request, sentAt).catch(() => undefined);
      if (found === undefined) {
        throw new ResponseLostError(error, sentAt);
      }
      return found;
    }
  }

  /**
   * Instant meetings are in no list but the live one, and in that only once they have begun; the
   * list of upcoming ones ends after six months.
   */
  private async find(
    client: ZoomClient,
    request: NewMeeting,
    sentAt: number,
  ): Promise<Meeting | undefined> {
    const list = request.type === meetingType.instant ? 'live' : 'scheduled';
    for await (const page of client.listMeetings(list)) {
      const earliest = this.clock.now().getTime() - (performance.now() - sentAt) - clockTolerance;
      const found = page.find(
        (meeting) =>
          meeting.topic === request.topic &&
          meeting.type === request.type &&
          (request.duration === undefined || meeting.duration === request.duration) &&
          (request.start_time === undefined || startsAt(meeting, request.start_time)) &&
          Date.parse(meeting.created_at ?? '') >= earliest,
      );
      if (found !== undefined) {
        return client.getMeeting(found.id);
      }
    }
    return undefined;
  }
}

function startsAt(meeting: Meeting, start: string): boolean {
  return Date.parse(meeting.start_time ?? '') === Date.parse(start);
}
