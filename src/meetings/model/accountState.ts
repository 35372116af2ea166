import type { AccountListState } from '../../accounts/clients/accountLists';
import {
  mergeMeetings,
  mergePrevious,
  reachOfHosted,
  type MeetingLists,
} from '../../schedule/mergeMeetings';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { meetingType, type Meeting, type MeetingId } from '../../zoom/types';

/** A change made here, which lists that were asked for before it do not know of. */
export interface ListChange {
  /** The run of refreshes during or before which it was made. */
  run: number;
  apply: (lists: MeetingLists) => MeetingLists;
  /** Zoom has not said yet whether it does it, so that no list can be told to have it. */
  isUnconfirmed?: boolean;
  /** The meeting that it adds. */
  adds?: Meeting;
  /** The meeting that it takes out, all of it. */
  removes?: MeetingId;
}

/** What is known of the meetings of one account. */
interface Known {
  /** As Zoom gave them. */
  lists: MeetingLists;
  /** Whether this window has read what is further ahead than six months. */
  hasReadFar: boolean;
  /** The run of refreshes since which that has failed. */
  farFailedIn: number | undefined;
  changes: readonly ListChange[];
  /**
   * The number of the personal room, as this window has read it: `null` where there is none,
   * `undefined` before.
   */
  roomId: number | null | undefined;
  /** What Zoom has been asked to create and has not answered yet. */
  pending: readonly Meeting[];
  /** Why these are not the latest; `undefined` while they are, or are being read. */
  failure: unknown;
  /** Whether these are what an earlier window left, until Zoom has answered. */
  isCached: boolean;
  /** When they were read; `undefined` where they have not been yet. */
  readAt: Date | undefined;
  /** When this window has read them itself, with their links; in ms since 1970. */
  linksReadAt: number;
}

/**
 * How long what was live when it was read counts as live, in ms: after a weekend asleep, or without a
 * network, nobody knows.
 */
const longestLive = 60 * 60_000;

/** Merged lists, and the minute that they were merged for. */
interface Merged {
  version: number;
  minute: number;
  /** Whether the lists were too old to say what is live. */
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

  /** Another number whenever something else is to be shown. */
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
   * The edits that lists do not have which were asked for in a run: what was changed since, and what
   * was added so far ahead that none of them reaches it.
   *
   * @param hasReadFar whether one of them reaches that far
   */
  changesAfter(run: number, now: number, hasReadFar = false): ListChange[] {
    const { changes } = this.current;
    const isOutdated = (id: MeetingId, index: number) =>
      changes.some(({ removes }) => removes === id) ||
      changes.slice(index + 1).some(({ adds }) => adds?.id === id);
    return changes.filter(
      ({ run: madeIn, isUnconfirmed, adds }, index) =>
        madeIn >= run ||
        isUnconfirmed === true ||
        (!hasReadFar &&
          adds !== undefined &&
          Date.parse(adds.start_time ?? '') > now + reachOfHosted &&
          !isOutdated(adds.id, index)),
    );
  }

  /**
   * What is known of the meetings far ahead, for when it is not read anew with the other lists.
   *
   * @param kept the edits that go on applying; the others are in it from now on
   */
  beyondHorizonWithout(kept: readonly ListChange[]): readonly Meeting[] | undefined {
    const { changes, lists } = this.current;
    const far: MeetingLists = { hosted: [], live: [], upcoming: [], far: lists.far };
    return changes
      .filter((change) => !kept.includes(change))
      .reduce((before, { apply }) => apply(before), far).far;
  }

  /** Whether anything was changed that lists yet to come will have. */
  isChanged(now: number): boolean {
    return this.current.changes.length > this.changesAfter(Infinity, now).length;
  }

  /**
   * The lists as one, with the changes made here and the personal room.
   *
   * @param signedInRoom the number of the room as long as this window has not read it
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

/** Lists do not have the room, so they do not have its link either: it is read when it is needed. */
function personalRoomMeeting(id: number): Meeting {
  return { id, type: meetingType.personalRoom, join_url: '' };
}
