import { reachOfHosted, type MeetingLists } from '../../schedule/mergeMeetings';
import type { Meeting } from '../../zoom/types';
import type { ZoomClient } from '../../zoom/zoomClient';

/** Which optional lists of an account to read. */
export interface WantedLists {
  /** The meetings that have ended. */
  previous: boolean;
  /**
   * The meetings more than six months ahead. `ifSmall`: if all others fit on one page, so that this
   * takes one request and not many.
   */
  far: 'no' | 'ifSmall' | 'yes';
}

/** What was read of an account. */
export interface ReadLists {
  lists: MeetingLists;
  /** Whether `lists.far` is as Zoom has it now. */
  hasReadFar: boolean;
  /** Why a part of it is not up to date; `undefined` if all of it is. */
  failure: unknown;
}

/**
 * Reads the meetings of one account: a request for each page of 300 hosted ones, one for those in
 * progress, one for the invitations of the next 24 hours, and more for the optional lists.
 *
 * If the app may not read one of the smaller lists, the large one is read all the same.
 *
 * @param before replaces a smaller list that cannot be read
 * @param onPage called with the lists so far after each page of hosted meetings
 * @throws {ZoomError} if the hosted meetings cannot be read
 */
export async function readAccount(
  client: ZoomClient,
  wants: WantedLists,
  before: MeetingLists,
  onPage: (lists: MeetingLists) => void,
): Promise<ReadLists> {
  const live = settled(allPages(client.listMeetings('live')));
  const upcoming = settled(client.listUpcomingMeetings());
  const previous = wants.previous
    ? settled(allPages(client.listMeetings('previous_meetings')))
    : undefined;
  const wanted = wants.far === 'yes' ? settled(readBeyondHorizon(client, new Date())) : undefined;
  const hosted: Meeting[] = [];
  let pages = 0;
  for await (const page of client.listMeetings('upcoming')) {
    pages++;
    hosted.push(...page);
    onPage({ ...before, hosted: [...hosted] });
  }
  const isSmall = wants.far === 'ifSmall' && pages <= 1;
  const far = isSmall ? settled(readBeyondHorizon(client, new Date())) : wanted;
  const others = await Promise.all([live, upcoming, previous, far]);
  const known = others[3]?.value ?? before.far;
  return {
    lists: {
      hosted,
      live: others[0].value ?? before.live,
      upcoming: others[1].value ?? before.upcoming,
      ...(known && { far: known }),
      ...(wants.previous && { previous: others[2]?.value ?? before.previous ?? [] }),
    },
    hasReadFar: others[3]?.value !== undefined,
    failure: others.find((outcome) => outcome?.failure !== undefined)?.failure,
  };
}

/**
 * Reads the hosted meetings that are too far ahead for the list of upcoming ones: one request a page.
 * The list of scheduled meetings reaches further, but it is not documented whether it contains a series
 * once or each occurrence, so the result adds to the occurrences already known.
 */
export async function readBeyondHorizon(client: ZoomClient, now: Date): Promise<Meeting[]> {
  const from = new Date(now.getTime() + reachOfHosted).toISOString().slice(0, 10);
  const far: Meeting[] = [];
  for await (const page of client.listMeetings('scheduled', from)) {
    // If Zoom ignored the first day, it would return everything.
    far.push(...page.filter(({ start_time }) => Date.parse(start_time ?? '') >= Date.parse(from)));
  }
  return far;
}

interface Outcome<T> {
  value?: T;
  failure?: unknown;
}

async function settled<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work };
  } catch (failure) {
    return { failure };
  }
}

async function allPages(pages: AsyncIterable<Meeting[]>): Promise<Meeting[]> {
  const all: Meeting[] = [];
  for await (const page of pages) {
    all.push(...page);
  }
  return all;
}
