import type { MeetingLists } from '../schedule/mergeMeetings';
import type { Meeting } from '../zoom/types';
import type { ZoomClient } from '../zoom/zoomClient';

/** What was read of an account. */
export interface ReadLists {
  lists: MeetingLists;
  /** Why a part of it is not the latest; `undefined` where all of it is. */
  failure: unknown;
}

/**
 * Reads the meetings of one account: a request for each page of 300 hosted ones, one for those going
 * on, one for the invitations of the next 24 hours, and where they are wanted those that are over.
 *
 * An app that may not read the smaller lists still gets the large one.
 *
 * @param before what stands in for a smaller list that cannot be read
 * @param onPage is told what there is so far, whenever a page of hosted meetings has come
 * @throws {ZoomError} where the hosted meetings cannot be read
 */
export async function readAccount(
  client: ZoomClient,
  wants: { previous: boolean },
  before: MeetingLists,
  onPage: (lists: MeetingLists) => void,
): Promise<ReadLists> {
  const live = settled(allPages(client.listMeetings('live')));
  const upcoming = settled(client.listUpcomingMeetings());
  const previous = wants.previous
    ? settled(allPages(client.listMeetings('previous_meetings')))
    : undefined;
  const hosted: Meeting[] = [];
  for await (const page of client.listMeetings('upcoming')) {
    hosted.push(...page);
    onPage({ ...before, hosted: [...hosted] });
  }
  const others = await Promise.all([live, upcoming, previous]);
  return {
    lists: {
      hosted,
      live: others[0].value ?? before.live,
      upcoming: others[1].value ?? before.upcoming,
      ...(wants.previous && { previous: others[2]?.value ?? before.previous ?? [] }),
    },
    failure: others.find((outcome) => outcome?.failure !== undefined)?.failure,
  };
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
