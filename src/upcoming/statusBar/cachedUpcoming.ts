import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { AccountState } from '../../meetings/model/accountState';
import type { MeetingsCache } from '../../meetings/model/meetingsCache';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import { canStart } from '../../meetings/model/targetMeeting';
import type { Settings } from '../../platform/settings';
import { Alarm } from '../../schedule/alarm';
import {
  comingMeetings,
  distinctMeetings,
  nextChangeOfUpcoming,
  upcomingMeetings,
} from '../../schedule/upcomingMeetings';
import type { StatusBarMeetingItem } from './statusBarMeetingItem';

/** What {@link CachedUpcoming} needs. */
export interface CachedUpcomingDeps {
  clients: Pick<ZoomClients, 'accounts'>;
  cache: Pick<MeetingsCache, 'read'>;
  settings: Pick<Settings, 'showsStatusBar' | 'statusBarLeadTime'>;
  statusBar: Pick<StatusBarMeetingItem, 'show'>;
}

/**
 * Shows in the status bar what an earlier window has left in the cache, until the meetings are loaded.
 * Makes no request.
 */
export class CachedUpcoming {
  private readonly alarm = new Alarm(() => {
    this.update();
  });
  private accounts: readonly AccountSummary[] = [];
  private meetings: readonly OwnedMeeting[] = [];
  private hasStopped = false;

  constructor(private readonly deps: CachedUpcomingDeps) {}

  /** Reads the cache of the accounts that are signed in, and shows what is in it. */
  async show(): Promise<void> {
    if (this.hasStopped) {
      return;
    }
    const { clients, settings } = this.deps;
    const accounts = settings.showsStatusBar ? await clients.accounts() : [];
    const lists = await Promise.all(accounts.map((account) => this.readMeetings(account)));
    this.accounts = accounts;
    this.meetings = distinctMeetings(lists.flat());
    this.update();
  }

  /** Leaves the status bar to those who know more. */
  stop(): void {
    this.hasStopped = true;
    this.alarm.dispose();
  }

  private update(): void {
    if (this.hasStopped) {
      return;
    }
    const now = new Date();
    const { statusBarLeadTime } = this.deps.settings;
    const upcoming = upcomingMeetings(this.meetings, now, statusBarLeadTime);
    const first = upcoming[0]?.meeting;
    const account = this.accounts.find(({ id }) => id === first?.accountId);
    this.deps.statusBar.show(upcoming, comingMeetings(this.meetings, now), {
      remindsAt: undefined,
      isJoined: false,
      opensAsHost:
        first !== undefined &&
        account !== undefined &&
        !first.entry.isLive &&
        canStart({ account, entry: first.entry }),
    });
    this.alarm.set(nextChangeOfUpcoming(this.meetings, now, statusBarLeadTime));
  }

  private async readMeetings({ id, personalRoom }: AccountSummary): Promise<OwnedMeeting[]> {
    const found = await this.deps.cache.read(id);
    if (found === undefined) {
      return [];
    }
    const state = new AccountState(() => 0);
    state.change({ lists: found.lists, readAt: new Date(found.readAt) });
    const { meetings } = state.merged(personalRoom?.id, new Date());
    return meetings.map((entry) => ({ accountId: id, entry }));
  }
}
