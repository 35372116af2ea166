import * as vscode from 'vscode';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import type { Meeting, MeetingId } from '../../zoom/types';
import type { ListChange } from './accountState';
import type { AccountStates } from './accountStates';
import { mapMeeting, endMeeting, upsertMeeting, removeMeeting } from './listReducers';
import { withoutSecrets } from './withoutSecrets';

/** A change that Zoom is being asked for; one of these is called with its answer. */
interface OpenChange {
  /** The lists are what counts from the next refresh on. */
  done: () => void;
  /** Shows what was there before, for when Zoom refuses. */
  putBack: () => void;
}

/**
 * What is done to meetings from here, shown at once: edits on top of what Zoom gave, so that a refresh
 * under way cannot undo them, and a refusal takes back only its own.
 */
export class OptimisticChanges {
  private readonly made = new vscode.EventEmitter<void>();
  /** When meetings were ended from here, in ms since 1970. */
  private readonly ended = new Map<MeetingId, number>();

  /** Fires when a meeting was created, changed or deleted from here. */
  readonly onDidApply = this.made.event;

  constructor(private readonly states: AccountStates) {}

  /**
   * Shows a meeting that Zoom is being asked to create.
   *
   * @returns ends that, whatever came of it
   */
  addPending(
    accountId: string,
    meeting: Pick<Meeting, 'topic' | 'type' | 'start_time' | 'duration'>,
  ): () => void {
    const { topic, type, start_time, duration } = meeting;
    const pending: Meeting = { id: 0, topic, type, start_time, duration };
    const state = this.states.getOrCreate(accountId);
    state.change({ pending: [...state.known.pending, pending] });
    this.states.fire();
    return () => {
      state.change({ pending: state.known.pending.filter((other) => other !== pending) });
      this.states.fire();
    };
  }

  /** Puts a meeting that has just been created or changed among the others, without a request. */
  add(accountId: string, meeting: Meeting): void {
    // The answer to a create carries the start link with the host's ZAK.
    const adds = withoutSecrets(meeting);
    this.make(accountId, { apply: (lists) => upsertMeeting(lists, adds), adds });
  }

  /**
   * Shows a meeting with changes that Zoom is being asked for.
   *
   * @param change makes of each of its entries in the lists what it will be
   */
  change(accountId: string, id: MeetingId, change: (entry: Meeting) => Meeting): OpenChange {
    return this.open(accountId, { apply: (lists) => mapMeeting(lists, id, change) });
  }

  /**
   * Takes out a meeting that Zoom is being asked to delete, all its occurrences or the one that starts
   * at `start`.
   */
  delete(accountId: string, id: MeetingId, start?: Date): OpenChange {
    return this.open(accountId, removal(id, start));
  }

  /** Takes out a meeting that is gone. */
  remove(accountId: string, id: MeetingId): void {
    this.make(accountId, removal(id));
  }

  /** Shows a meeting as not live any more; an instant one is gone with that. */
  end(accountId: string, id: MeetingId): void {
    this.ended.set(id, Date.now());
    this.make(accountId, { apply: (lists) => endMeeting(lists, id) });
  }

  /** Whether a meeting, or a date of a series, was ended from here and has not begun again. */
  hasEnded({ id, start, isLive }: ScheduledMeeting): boolean {
    const endedAt = this.ended.get(id);
    return endedAt !== undefined && !isLive && (start?.getTime() ?? Infinity) <= endedAt;
  }

  dispose(): void {
    this.made.dispose();
  }

  private open(accountId: string, edit: Omit<ListChange, 'run'>): OpenChange {
    const made = this.make(accountId, { ...edit, isOpen: true });
    return {
      done: () => {
        made.isOpen = false;
        // Lists that are being read may have been asked for before.
        made.run = this.states.run;
      },
      putBack: () => {
        this.takeBack(accountId, made);
      },
    };
  }

  private make(accountId: string, edit: Omit<ListChange, 'run'>): ListChange {
    const made: ListChange = { run: this.states.run, ...edit };
    const state = this.states.getOrCreate(accountId);
    state.change({ edits: [...state.known.edits, made] });
    this.states.fire();
    this.made.fire();
    return made;
  }

  private takeBack(accountId: string, edit: ListChange): void {
    const state = this.states.getOrCreate(accountId);
    state.change({ edits: state.known.edits.filter((other) => other !== edit) });
    this.states.fire();
  }
}

function removal(id: MeetingId, start?: Date): Omit<ListChange, 'run'> {
  return {
    apply: (lists) => removeMeeting(lists, id, start),
    ...(start === undefined && { removes: id }),
  };
}
