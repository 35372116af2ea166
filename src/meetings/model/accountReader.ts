import { reachOfHosted, type MeetingLists } from '../../schedule/mergeMeetings';
import { collectPages, type CollectedList } from '../../zoom/collectPages';
import { ZoomScopeError } from '../../zoom/errors';
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
  /** Why a part of what needs the required scopes is not up to date; `undefined` if all of it is. */
  failure: unknown;
  /** Why the invitations are not up to date; `undefined` if they are, or the account lacks the scope. */
  optionalFailure: unknown;
}

/**
 * Reads the meetings of one account: a request for each page of 300 hosted ones, one for those in
 * progress, one for the invitations of the next 24 hours, and more for the optional lists.
 *
 * The invitations need a scope of their own, which accounts may lack. Whatever happens to them, the
 * account counts as read. If one of the other smaller lists cannot be read, the large one is read all
 * the same.
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
  const upcoming = settled(readInvitations(client));
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
  const invitations = await upcoming;
  const others = await Promise.all([live, previous, far]);
  const known = others[2]?.entries ?? before.far;
  return {
    lists: {
      hosted: hosted.entries,
      live: others[0].entries ?? before.live,
      upcoming: invitations.entries ?? before.upcoming,
      ...(known && { far: known }),
      ...(wants.previous && { previous: others[1]?.entries ?? before.previous ?? [] }),
    },
    hasReadFar: others[2]?.entries !== undefined,
    failure: [hosted, ...others].find((outcome) => outcome?.failure !== undefined)?.failure,
    optionalFailure: invitations.failure,
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

/** Without the scope there are none, rather than those of an earlier sign-in that had it. */
async function readInvitations(client: ZoomClient): Promise<CollectedList<Meeting>> {
  try {
    return { entries: await client.listUpcomingMeetings(), failure: undefined };
  } catch (error) {
    if (error instanceof ZoomScopeError) {
      return { entries: [], failure: undefined };
    }
    throw error;
  }
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
