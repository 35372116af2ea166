import type { AccountListState } from '../../accounts/clients/accountLists';
import {
  mergeMeetings,
  mergePrevious,
  reachOfHosted,
  type MeetingLists,
} from '../../schedule/mergeMeetings';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { meetingType, type Meeting, type MeetingId } from '../../zoom/types';

/** A change made from here, which lists that were requested before it do not contain. */
export interface ListChange {
  /** The number of the refresh during or before which the change was made. */
  run: number;
  apply: (lists: MeetingLists) => MeetingLists;
  /** Zoom has not confirmed the change yet, so it is not known which lists contain it. */
  isUnconfirmed?: boolean;
  /** The meeting that it adds. */
  adds?: Meeting;
  /** The meeting that it removes with all its occurrences. */
  removes?: MeetingId;
}

/** What is known of the meetings of one account. */
interface Known {
  /** As Zoom gave them. */
  lists: MeetingLists;
  /** Whether this window has read the meetings more than six months ahead. */
  hasReadFar: boolean;
  /** The number of the refresh during or after which that failed. */
  farFailedIn: number | undefined;
  changes: readonly ListChange[];
  /**
   * The number of the personal meeting room, as this window has read it: `null` if there is none,
   * `undefined` if it has not been read.
   */
  roomId: number | null | undefined;
  /** The meetings that Zoom has been asked to create, until it answers. */
  pending: readonly Meeting[];
  /** Why the lists are not up to date; `undefined` while they are, or are being read. */
  failure: unknown;
  /** Whether the lists are those that another window left in the cache. */
  isCached: boolean;
  /** When the lists were read; `undefined` if they have not been read yet. */
  readAt: Date | undefined;
  /** When this window itself read the lists, with their links; in ms since 1970. */
  linksReadAt: number;
}

/**
 * How long a meeting that was in progress counts as being so, in ms, if no new list comes because the
 * machine sleeps or is offline.
 */
const longestLive = 60 * 60_000;

/** Merged lists, and the minute for which they were merged. */
interface Merged {
  version: number;
  minute: number;
  /** Whether the lists were too old to say what is in progress. */
  isOld: boolean;
  meetings: ScheduledMeeting[];
  previous: ScheduledMeeting[];
}

/** What is known of the meetings of one account, with a version that grows with every change. */
export class AccountState implements AccountListState {
  private merging: Merged | undefined;
  private latest: number;
  private current: Known = {
    lists: { hosted: [], live: [], upcoming: [] },
    hasReadFar: false,
    farFailedIn: undefined,
    roomId: undefined,
    changes: [],
    pending: [],
    failure: undefined,
    isCached: false,
    readAt: undefined,
    linksReadAt: 0,
  };

  /** @param nextVersion gives a number that no other state has had */
  constructor(private readonly nextVersion: () => number) {
    this.latest = nextVersion();
  }

  get known(): Readonly<Known> {
    return this.current;
  }

  get failure(): unknown {
    return this.current.failure;
  }

  set failure(failure: unknown) {
    this.change({ failure });
  }

  /** Changes whenever something else is to be shown. */
  get version(): number {
    return this.latest;
  }

  change(change: Partial<Known>): void {
    const before = this.current;
    const after = { ...before, ...change };
    this.current = after;
    if (
      after.lists !== before.lists ||
      after.changes.length !== before.changes.length ||
      after.pending !== before.pending ||
      after.roomId !== before.roomId ||
      after.isCached !== before.isCached ||
      after.failure !== before.failure
    ) {
      this.latest = this.nextVersion();
    }
  }

  /**
   * The changes that the lists of a refresh do not contain: those made since it began, and additions
   * that are too far ahead for the lists.
   *
   * @param run the number of the refresh
   * @param hasReadFar whether its lists include the meetings more than six months ahead
   */
  changesAfter(run: number, now: number, hasReadFar = false): ListChange[] {
    const { changes } = this.current;
    const isOutdated = (id: MeetingId, index: number) =>
      changes.some(({ removes }) => removes === id) ||
      changes.slice(index + 1).some(({ adds }) => adds?.id === id);
    return changes.filter(
      ({ run: changedIn, isUnconfirmed, adds }, index) =>
        changedIn >= run ||
        isUnconfirmed === true ||
        (!hasReadFar &&
          adds !== undefined &&
          Date.parse(adds.start_time ?? '') > now + reachOfHosted &&
          !isOutdated(adds.id, index)),
    );
  }

  /**
   * The meetings more than six months ahead, for a refresh that does not read them again.
   *
   * @param kept the changes that still apply; the others are included in the result
   */
  beyondHorizonWithout(kept: readonly ListChange[]): readonly Meeting[] | undefined {
    const { changes, lists } = this.current;
    const far: MeetingLists = { hosted: [], live: [], upcoming: [], far: lists.far };
    return changes
      .filter((change) => !kept.includes(change))
      .reduce((before, { apply }) => apply(before), far).far;
  }

  /** Whether there are changes that the next lists will contain. */
  isChanged(now: number): boolean {
    return this.current.changes.length > this.changesAfter(Infinity, now).length;
  }

  /**
   * Merges the lists with the changes made from here and the personal meeting room.
   *
   * @param signedInRoom the number of the room at sign-in, used until this window has read it
   */
  merged(signedInRoom: number | undefined, now: Date): Merged {
    const minute = Math.floor(now.getTime() / 60_000);
    const { changes, lists, readAt, roomId } = this.current;
    const room = roomId === undefined ? signedInRoom : (roomId ?? undefined);
    const isOld = readAt !== undefined && now.getTime() - readAt.getTime() > longestLive;
    let { merging } = this;
    if (merging?.version !== this.latest || merging.minute !== minute || merging.isOld !== isOld) {
      const edited = changes.reduce(
        (before, { apply }) => apply(before),
        isOld ? { ...lists, live: [] } : lists,
      );
      merging = {
        version: this.latest,
        minute,
        isOld,
        meetings: mergeMeetings(
          room === undefined
            ? edited
            : { ...edited, hosted: [...edited.hosted, personalRoomMeeting(room)] },
          now,
        ),
        previous: mergePrevious(edited),
      };
      this.merging = merging;
    }
    return merging;
  }
}

/** Zoom's lists do not contain the room, so its link is read when it is needed. */
function personalRoomMeeting(id: number): Meeting {
  return { id, type: meetingType.personalRoom, join_url: '' };
}
