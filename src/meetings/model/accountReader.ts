import { reachOfHosted, type MeetingLists } from '../../schedule/mergeMeetings';
import type { Meeting } from '../../zoom/types';
import type { ZoomClient } from '../../zoom/zoomClient';

/** What to read of an account besides the lists that everybody sees. */
export interface WantedLists {
  /** What is over. */
  previous: boolean;
  /**
   * What is further ahead than six months: not at all, or where the rest was no more than a page, so
   * that this is one request and not many.
   */
  far: 'no' | 'ifSmall' | 'yes';
}

/** What was read of an account. */
export interface ReadLists {
  lists: MeetingLists;
  /** Whether `lists.far` is as Zoom has it now. */
  hasReadFar: boolean;
  /** Why a part of it is not the latest; `undefined` where all of it is. */
  failure: unknown;
}

/**
 * Reads the meetings of one account: a request for each page of 300 hosted ones, one for those going
 * on, one for the invitations of the next 24 hours, and where they are wanted those that are over and
 * those that are far ahead.
 *
 * An app that may not read the smaller lists still gets the large one.
 *
 * @param before what stands in for a smaller list that cannot be read
 * @param onPage is told what there is so far, whenever a page of hosted meetings has come
 * @throws {ZoomError} where the hosted meetings cannot be read
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
  const asked = wants.far === 'yes' ? settled(readBeyondHorizon(client, new Date())) : undefined;
  const hosted: Meeting[] = [];
  let pages = 0;
  for await (const page of client.listMeetings('upcoming')) {
    pages++;
    hosted.push(...page);
    onPage({ ...before, hosted: [...hosted] });
  }
  const isSmall = wants.far === 'ifSmall' && pages <= 1;
  const far = isSmall ? settled(readBeyondHorizon(client, new Date())) : asked;
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
 * Reads the hosted meetings that are further ahead than the list of upcoming ones reaches: one
 * request a page. The list of scheduled ones has no end; whether Zoom names a series in it once or
 * date by date is not said, so what it gives is added to the dates that are known.
 */
export async function readBeyondHorizon(client: ZoomClient, now: Date): Promise<Meeting[]> {
  const from = new Date(now.getTime() + reachOfHosted).toISOString().slice(0, 10);
  const far: Meeting[] = [];
  for await (const page of client.listMeetings('scheduled', from)) {
    // Should Zoom not heed the first day, it would give everything.
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
