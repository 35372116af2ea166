import * as vscode from 'vscode';
import type { AccountLists } from '../../accounts/clients/accountLists';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import type { Meeting, MeetingId } from '../../zoom/types';
import type { AccountState, ListChange } from './accountState';
import { endMeeting, mapMeeting, removeMeeting, upsertMeeting } from './listReducers';

/** A change that Zoom has been asked for. Its answer decides which of these is called. */
export interface UnconfirmedChange {
  /** Zoom has made the change, so the lists of later refreshes replace it. */
  confirm: () => void;
  /** Zoom has refused the change, so the lists show what they showed before it. */
  rollback: () => void;
}

/**
 * The changes that are made to meetings from here, shown before Zoom confirms them. They are applied
 * on top of Zoom's lists, so that a refresh in progress does not undo them, and a refusal rolls back
 * only its own.
 */
export class OptimisticChanges {
  private readonly applied = new vscode.EventEmitter<void>();
  /** When meetings were ended from here, in ms since 1970. */
  private readonly ended = new Map<MeetingId, number>();

  /** Fires when a meeting was created, changed, ended or deleted from here. */
  readonly onDidApply = this.applied.event;

  constructor(private readonly states: AccountLists<AccountState>) {}

  /**
   * Shows a meeting that Zoom has been asked to create.
   *
   * @returns removes it again, whether it was created or not
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

  /** Adds a meeting that has just been created, or replaces one that has just been changed. */
  add(accountId: string, meeting: Meeting): void {
    this.apply(accountId, { apply: (lists) => upsertMeeting(lists, meeting), adds: meeting });
  }

  /**
   * Shows a meeting with changes that Zoom has been asked for.
   *
   * @param change what each of its entries in the lists becomes
   */
  change(accountId: string, id: MeetingId, change: (entry: Meeting) => Meeting): UnconfirmedChange {
    return this.applyUnconfirmed(accountId, { apply: (lists) => mapMeeting(lists, id, change) });
  }

  /**
   * Removes a meeting that Zoom has been asked to delete: all its occurrences, or the one that starts
   * at `start`.
   */
  delete(accountId: string, id: MeetingId, start?: Date): UnconfirmedChange {
    return this.applyUnconfirmed(accountId, removal(id, start));
  }

  /** Removes a meeting that Zoom no longer has. */
  remove(accountId: string, id: MeetingId): void {
    this.apply(accountId, removal(id));
  }

  /** Shows a meeting as no longer in progress, and removes it if it is an instant one. */
  end(accountId: string, id: MeetingId): void {
    this.ended.set(id, Date.now());
    this.apply(accountId, { apply: (lists) => endMeeting(lists, id) });
  }

  /** Whether a meeting, or an occurrence of a series, was ended from here and has not begun again. */
  hasEnded({ id, start, isLive }: ScheduledMeeting): boolean {
    const endedAt = this.ended.get(id);
    return endedAt !== undefined && !isLive && (start?.getTime() ?? Infinity) <= endedAt;
  }

  dispose(): void {
    this.applied.dispose();
  }

  private applyUnconfirmed(accountId: string, change: Omit<ListChange, 'run'>): UnconfirmedChange {
    const applied = this.apply(accountId, { ...change, isUnconfirmed: true });
    return {
      confirm: () => {
        applied.isUnconfirmed = false;
        // Lists that are being read may have been requested before Zoom made the change.
        applied.run = this.states.run;
      },
      rollback: () => {
        const state = this.states.getOrCreate(accountId);
        state.change({ changes: state.known.changes.filter((other) => other !== applied) });
        this.states.fire();
      },
    };
  }

  private apply(accountId: string, change: Omit<ListChange, 'run'>): ListChange {
    const applied: ListChange = { run: this.states.run, ...change };
    const state = this.states.getOrCreate(accountId);
    state.change({ changes: [...state.known.changes, applied] });
    this.states.fire();
    this.applied.fire();
    return applied;
  }
}

function removal(id: MeetingId, start?: Date): Omit<ListChange, 'run'> {
  return {
    apply: (lists) => removeMeeting(lists, id, start),
    ...(start === undefined && { removes: id }),
  };
}
