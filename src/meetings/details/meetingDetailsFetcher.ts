import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { attendance, type Attendance } from '../../schedule/attendance';
import { toScheduledMeeting, type ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { collectPages } from '../../zoom/collectPages';
import { isDenied, ZoomNotFoundError, ZoomScopeError } from '../../zoom/errors';
import type { PastInstance } from '../../zoom/recordingTypes';
import type { Meeting, PastMeeting } from '../../zoom/types';
import type { ZoomClient } from '../../zoom/zoomClient';
import type { FoundMeeting } from '../target/meetingResolver';
import type { MeetingsModel } from '../model/meetingsModel';
import { removeIfMissing } from '../model/removeIfMissing';
import type { MeetingOperations } from '../model/meetingOperations';

/** What can be known about one meeting. */
export interface MeetingDetails {
  account: AccountSummary;
  entry: ScheduledMeeting;
  /** Zoom's own object, without secrets. */
  meeting: Meeting;
  /** Why Zoom did not give the meeting itself, so that all there is comes from lists. */
  refusal: unknown;
  /** How it went; `undefined` for meetings that are not over, and for those of others. */
  previous: PreviousRun | undefined;
  readAt: Date;
}

/** How a meeting went. */
export interface PreviousRun {
  run: PastMeeting | undefined;
  /** Why there is no `run`. */
  failure: unknown;
  /** Whether `run` is of the date that was asked for, and not a later one of the same series. */
  isOfThatDate: boolean;
  people: Attendance[];
  /** Why there are no `people`. */
  peopleFailure: unknown;
}

/** A run begins at most this long before or after its time, in ms; further off, it is another one. */
const farthestStart = 12 * 3_600_000;

/** Zoom's own default, in ms, for meetings without a known end. */
const defaultLength = 60 * 60_000;

/** Reads all that Zoom tells about a meeting. */
export class MeetingDetailsFetcher {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: MeetingsModel,
    private readonly operations: Pick<MeetingOperations, 'get'>,
  ) {}

  /**
   * Reads a meeting: one request; of one that has ended also how it went and who took part, at least
   * two more. Of someone else's meeting Zoom tells nothing, so the lists have to do. What no list
   * has is read with the first account that Zoom gives it to.
   *
   * @throws {ZoomNotFoundError} if the meeting is gone; it then leaves the lists too
   * @throws {ZoomError} as Zoom refuses
   */
  async fetch(named: FoundMeeting): Promise<MeetingDetails> {
    try {
      return await this.readAs(named);
    } catch (error) {
      const found =
        named.entry === undefined && isRefusal(error) && (await this.readAsOther(named));
      if (!found) {
        throw error;
      }
      return found;
    }
  }

  private async readAsOther(named: FoundMeeting): Promise<MeetingDetails | undefined> {
    for (const account of await this.clients.accounts()) {
      if (account.id !== named.account.id && account.ended === undefined) {
        const found = await this.readAs({ ...named, account }).catch(() => undefined);
        if (found !== undefined) {
          return found;
        }
      }
    }
    return undefined;
  }

  private async readAs(named: FoundMeeting): Promise<MeetingDetails> {
    const { account, id, start } = named;
    const client = await this.clients.clientFor(account);
    let whole: Meeting | undefined;
    let refusal: unknown;
    try {
      whole = await this.operations.get(account, id, { keepsListed: true });
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
      refusal = error;
    }
    const listed = named.entry ?? (whole === undefined ? await this.listed(named) : undefined);
    const entry = whole === undefined ? listed : entryOf(whole, listed, start);
    const previous =
      entry === undefined || (entry.isHost && isOver(entry))
        ? await readRun(client, id, entry, listed?.meeting.uuid)
        : undefined;
    if (entry !== undefined) {
      const isGone = whole === undefined && refusal instanceof ZoomNotFoundError && entry.isHost;
      if (isGone && previous?.run === undefined) {
        throw removeIfMissing(this.model, account.id, id, refusal);
      }
      const meeting = whole ?? entry.meeting;
      return { account, entry, meeting, refusal, previous, readAt: new Date() };
    }
    if (previous?.run === undefined) {
      throw refusal;
    }
    return {
      account,
      entry: toScheduledMeeting(previous.run),
      meeting: previous.run,
      refusal,
      previous,
      readAt: new Date(),
    };
  }

  /** Finds a meeting in the lists if Zoom does not return it, and loads them if needed. */
  private async listed({
    account,
    id,
    start,
  }: FoundMeeting): Promise<ScheduledMeeting | undefined> {
    if (!this.model.isLoaded) {
      await this.model.refresh().catch(() => undefined);
    }
    return this.model
      .all()
      .find(
        ({ accountId, entry }) =>
          accountId === account.id &&
          entry.id === id &&
          (start === undefined || entry.start?.getTime() === start.getTime()),
      )?.entry;
  }
}

/** The meeting as it is now; of a series, the date that is asked for. */
function entryOf(
  whole: Meeting,
  listed: ScheduledMeeting | undefined,
  start: Date | undefined,
): ScheduledMeeting {
  const entry = toScheduledMeeting(whole, listed?.isLive);
  const date = listed?.start ?? start;
  if (!entry.isSeries || date === undefined) {
    return entry;
  }
  const duration = listed?.duration ?? entry.duration;
  return {
    ...entry,
    start: date,
    duration,
    end: duration === undefined ? undefined : new Date(date.getTime() + duration * 60_000),
  };
}

function isOver({ start, end, isLive }: ScheduledMeeting): boolean {
  const last = end?.getTime() ?? (start?.getTime() ?? Infinity) + defaultLength;
  return !isLive && last <= Date.now();
}

async function readRun(
  client: ZoomClient,
  id: number,
  entry: ScheduledMeeting | undefined,
  uuid: string | null | undefined,
): Promise<PreviousRun> {
  let run: PastMeeting | undefined;
  try {
    run = await findRun(client, id, entry, uuid);
  } catch (failure) {
    return { run, failure, isOfThatDate: false, people: [], peopleFailure: undefined };
  }
  const found = { run, failure: undefined, isOfThatDate: isOfDate(run, entry) };
  try {
    const { entries, failure } = await collectPages(client.listPastParticipants(run.uuid ?? id));
    return { ...found, people: attendance(entries), peopleFailure: failure };
  } catch (peopleFailure) {
    return { ...found, people: [], peopleFailure };
  }
}

/**
 * By its id Zoom gives a meeting's latest run; an earlier one has to be asked for by its UUID.
 *
 * @param listed the UUID that a list has for it, which may be the series' own
 */
async function findRun(
  client: ZoomClient,
  id: number,
  entry: ScheduledMeeting | undefined,
  listed: string | null | undefined,
): Promise<PastMeeting> {
  const latest = await client.getPastMeeting(id);
  if (isOfDate(latest, entry)) {
    return latest;
  }
  for (const find of [() => Promise.resolve(listed), () => uuidOfDate(client, id, entry)]) {
    const uuid = await orNothing(find());
    const run = uuid ? await orNothing(client.getPastMeeting(uuid)) : undefined;
    if (run !== undefined && isOfDate(run, entry)) {
      return run;
    }
  }
  return latest;
}

/** The UUID of the run that began at the time of a date, if there was one. */
async function uuidOfDate(
  client: ZoomClient,
  id: number,
  entry: ScheduledMeeting | undefined,
): Promise<string | undefined> {
  const start = entry?.start?.getTime() ?? NaN;
  const distance = ({ start_time: began }: PastInstance) =>
    Math.abs(Date.parse(began ?? '') - start);
  return (await client.listPastInstances(id))
    .filter((instance) => distance(instance) <= farthestStart)
    .sort((a, b) => distance(a) - distance(b))[0]?.uuid;
}

/** Without it the latest run is shown, and said to be that. */
async function orNothing<T>(finding: Promise<T>): Promise<T | undefined> {
  try {
    return await finding;
  } catch (error) {
    if (!isRefusal(error)) {
      throw error;
    }
    return undefined;
  }
}

function isOfDate(run: PastMeeting, entry: ScheduledMeeting | undefined): boolean {
  const began = Date.parse(run.start_time ?? '');
  return (
    entry?.start === undefined ||
    Number.isNaN(began) ||
    Math.abs(began - entry.start.getTime()) <= farthestStart
  );
}

/** Whether an answer says "not this meeting, not to you", so that there may be less to show. */
function isRefusal(error: unknown): boolean {
  return isDenied(error) || error instanceof ZoomScopeError;
}
