import { reachOfHosted, type MeetingLists } from '../../schedule/mergeMeetings';
import { collectPages, type CollectedList } from '../../zoom/collectPages';
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
  const live = settled(collectPages(client.listMeetings('live')));
  const upcoming = settled(
    client.listUpcomingMeetings().then((entries) => ({ entries, failure: undefined })),
  );
  const previous = wants.previous
    ? settled(collectPages(client.listMeetings('previous_meetings')))
    : undefined;
  const wanted = wants.far === 'yes' ? settled(readBeyondHorizon(client, new Date())) : undefined;
  let pages = 0;
  const hosted = await collectPages(client.listMeetings('upcoming'), (soFar) => {
    pages++;
    onPage({ ...before, hosted: [...soFar] });
  });
  const isSmall = wants.far === 'ifSmall' && pages <= 1;
  const far = isSmall ? settled(readBeyondHorizon(client, new Date())) : wanted;
  const others = await Promise.all([live, upcoming, previous, far]);
  const known = others[3]?.entries ?? before.far;
  return {
    lists: {
      hosted: hosted.entries,
      live: others[0].entries ?? before.live,
      upcoming: others[1].entries ?? before.upcoming,
      ...(known && { far: known }),
      ...(wants.previous && { previous: others[2]?.entries ?? before.previous ?? [] }),
    },
    hasReadFar: others[3]?.entries !== undefined,
    failure: [hosted, ...others].find((outcome) => outcome?.failure !== undefined)?.failure,
  };
}

/**
 * Reads the hosted meetings that are too far ahead for the list of upcoming ones: one request a page.
 * The list of scheduled meetings reaches further, but it is not documented whether it contains a series
 * once or each occurrence, so the result adds to the occurrences already known.
 */
export async function readBeyondHorizon(
  client: ZoomClient,
  now: Date,
): Promise<CollectedList<Meeting>> {
  const from = new Date(now.getTime() + reachOfHosted).toISOString().slice(0, 10);
  const { entries, failure } = await collectPages(client.listMeetings('scheduled', from));
  return {
    // If Zoom ignored the first day, it would return everything.
    entries: entries.filter(({ start_time }) => Date.parse(start_time ?? '') >= Date.parse(from)),
    failure,
  };
}

/** What was read of a list, or why nothing was. */
interface Outcome {
  entries?: Meeting[];
  failure: unknown;
}

async function settled(list: Promise<CollectedList<Meeting>>): Promise<Outcome> {
  try {
    return await list;
  } catch (failure) {
    return { failure };
  }
}
