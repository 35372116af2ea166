import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import type { AccountSummary, ZoomClients } from '../accounts/zoomClients';
import type { Log } from '../platform/log';
import { mergeMeetings, type MeetingLists } from '../schedule/mergeMeetings';
import type { ScheduledMeeting } from '../schedule/scheduledMeeting';
import { ZoomAuthError } from '../zoom/errors';
import type { Meeting, MeetingId } from '../zoom/types';

/** The meetings of one account. */
export interface AccountMeetings {
  accountId: string;
  label: string;
  meetings: ScheduledMeeting[];
  /** Why these are not the latest; `undefined` while they are. */
  failure: unknown;
}

/** A meeting and whose it is. */
export interface OwnedMeeting {
  accountId: string;
  entry: ScheduledMeeting;
}

/**
 * The one owner of what the Meetings view shows. A refresh that fails keeps the meetings of the
 * last one that worked; there is one refresh at a time.
 */
export class MeetingsModel {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private readonly lists = new Map<string, MeetingLists>();
  private readonly failures = new Map<string, unknown>();
  private labels = new Map<string, string>();
  private running: Promise<number> | undefined;
  private loaded = false;
  /** Counts how often everything was forgotten, so that what is read for before is let go. */
  private generation = 0;
  /** What was created while a refresh runs, and what its lists may have missed. */
  private createdMeanwhile: { accountId: string; meeting: Meeting }[] = [];

  /** Fires when what is shown has changed, or a refresh began or ended. */
  readonly onDidChange = this.changes.event;

  /** When every account was last read without a failure. */
  lastRefresh: Date | undefined;

  constructor(
    private readonly clients: ZoomClients,
    store: AccountStore,
    private readonly log: Log,
  ) {
    this.subscription = store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        this.forget(removed);
      }
    });
  }

  get isRefreshing(): boolean {
    return this.running !== undefined;
  }

  /** Whether the accounts were read since the beginning, or since everything was forgotten. */
  get isLoaded(): boolean {
    return this.loaded;
  }

  /** The meetings of every account, in the order of the accounts. */
  accounts(now = new Date()): AccountMeetings[] {
    return [...this.labels].map(([accountId, label]) => {
      const lists = this.lists.get(accountId);
      return {
        accountId,
        label,
        meetings: lists === undefined ? [] : mergeMeetings(lists, now),
        failure: this.failures.get(accountId),
      };
    });
  }

  /** Every meeting of every account. */
  all(now = new Date()): OwnedMeeting[] {
    return this.accounts(now).flatMap(({ accountId, meetings }) =>
      meetings.map((entry) => ({ accountId, entry })),
    );
  }

  /**
   * Reads every account anew, three requests each. Asked again meanwhile, it gives the same run.
   *
   * @returns how many meetings there are
   * @throws the first account's failure where no account could be read
   */
  refresh(): Promise<number> {
    if (this.running === undefined) {
      this.createdMeanwhile = [];
      this.running = this.readAccounts().finally(() => {
        this.running = undefined;
        this.changes.fire();
      });
      this.changes.fire();
    }
    return this.running;
  }

  /** Reads everything after the accounts have changed; a run that began before does not count. */
  async refreshAfterChange(): Promise<number> {
    await this.running?.catch(() => undefined);
    return this.refresh();
  }

  /** Puts a meeting that has just been created among the others, without a request. */
  add(accountId: string, meeting: Meeting): void {
    const created = withoutSecrets(meeting);
    this.createdMeanwhile.push({ accountId, meeting: created });
    const lists = this.lists.get(accountId) ?? { hosted: [], live: [], upcoming: [] };
    this.lists.set(accountId, {
      ...lists,
      hosted: [...lists.hosted.filter(({ id }) => id !== created.id), created],
    });
    this.changes.fire();
  }

  /**
   * Takes a meeting out of what is shown, all its occurrences or the one that starts at `start`.
   *
   * @returns puts it back, for when Zoom refuses
   */
  remove(accountId: string, id: MeetingId, start?: Date): () => void {
    const before = this.lists.get(accountId);
    const created = this.createdMeanwhile;
    if (before === undefined) {
      return () => undefined;
    }
    const isKept = (meeting: Meeting) =>
      meeting.id !== id ||
      (start !== undefined && Date.parse(meeting.start_time ?? '') !== start.getTime());
    const after = {
      hosted: before.hosted.filter(isKept),
      live: before.live.filter(isKept),
      upcoming: before.upcoming.filter(isKept),
    };
    this.lists.set(accountId, after);
    this.createdMeanwhile = created.filter(({ meeting }) => isKept(meeting));
    this.changes.fire();
    return () => {
      if (this.lists.get(accountId) === after) {
        this.lists.set(accountId, before);
        this.createdMeanwhile = created;
        this.changes.fire();
      }
    };
  }

  /** Forgets everything, as when nobody is signed in. */
  clear(): void {
    this.generation++;
    this.loaded = false;
    this.lists.clear();
    this.failures.clear();
    this.labels.clear();
    this.lastRefresh = undefined;
    this.changes.fire();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  /** What is being read for an account that has left does not count any more. */
  private forget(accountIds: readonly string[]): void {
    this.generation++;
    for (const id of accountIds) {
      this.lists.delete(id);
      this.failures.delete(id);
      this.labels.delete(id);
    }
    this.changes.fire();
  }

  private async readAccounts(): Promise<number> {
    const accounts = await this.clients.accounts();
    const { generation } = this;
    this.labels = new Map(accounts.map(({ id, label }) => [id, label]));
    for (const id of [...this.lists.keys(), ...this.failures.keys()]) {
      if (!this.labels.has(id)) {
        this.lists.delete(id);
        this.failures.delete(id);
      }
    }
    await Promise.all(accounts.map((account) => this.readAccount(account, generation)));
    if (generation !== this.generation) {
      return 0;
    }
    this.loaded = true;
    const [failure] = this.failures.values();
    if (failure === undefined) {
      this.lastRefresh = new Date();
    } else if (this.failures.size === accounts.length) {
      throw asError(failure);
    }
    return this.all().length;
  }

  private async readAccount(account: AccountSummary, generation: number): Promise<void> {
    try {
      if (account.ended !== undefined) {
        throw new ZoomAuthError(account.ended, 'The session has ended.');
      }
      const client = await this.clients.of(account);
      const [hosted, live, upcoming] = await Promise.allSettled([
        allPages(client.listMeetings('upcoming')),
        allPages(client.listMeetings('live')),
        client.listUpcomingMeetings(),
      ]);
      if (generation !== this.generation) {
        return;
      }
      if (hosted.status === 'rejected') {
        throw asError(hosted.reason);
      }
      // An app without the scopes for the smaller lists still gets the large one.
      const before = this.lists.get(account.id);
      this.lists.set(account.id, {
        hosted: withMeetings(
          hosted.value,
          this.createdMeanwhile
            .filter(({ accountId }) => accountId === account.id)
            .map(({ meeting }) => meeting),
        ),
        live: live.status === 'fulfilled' ? live.value : (before?.live ?? []),
        upcoming: upcoming.status === 'fulfilled' ? upcoming.value : (before?.upcoming ?? []),
      });
      const partial = [live, upcoming].find((result) => result.status === 'rejected');
      if (partial !== undefined) {
        throw asError(partial.reason);
      }
      this.failures.delete(account.id);
    } catch (error) {
      this.log.error(error);
      if (generation !== this.generation) {
        return;
      }
      this.failures.set(account.id, error);
    }
  }
}

async function allPages(pages: AsyncIterable<Meeting[]>): Promise<Meeting[]> {
  const all: Meeting[] = [];
  for await (const page of pages) {
    all.push(...page);
  }
  return all;
}

/** A list with meetings that it does not have yet. */
function withMeetings(list: readonly Meeting[], others: readonly Meeting[]): Meeting[] {
  return [...list, ...others.filter(({ id }) => list.every((meeting) => meeting.id !== id))];
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** The answer to a create carries the start link with the host's ZAK, which is not kept. */
function withoutSecrets(meeting: Meeting): Meeting {
  return { ...meeting, start_url: undefined };
}
