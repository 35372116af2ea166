import * as vscode from 'vscode';
import type { ZoomClients } from '../../accounts/clients/zoomClients';
import { MeetingFormatter } from '../../meetings/format/meetingFormatter';
import { MeetingsCache } from '../../meetings/model/meetingsCache';
import type { Services } from '../../platform/services';
import { ReminderFormatter } from '../format/reminderFormatter';
import { CachedUpcoming } from './cachedUpcoming';
import { StatusBarMeetingItem } from './statusBarMeetingItem';
import { UpcomingMeetingsHover } from './upcomingMeetingsHover';

/** The status bar item, which can be shown before the meetings are loaded. */
export interface StatusBar {
  readonly item: StatusBarMeetingItem;
  readonly formatter: ReminderFormatter;
  readonly cached: CachedUpcoming;
  dispose(): void;
}

/** Creates the status bar item and the reader of the cache, in a chunk without the meetings. */
export function createStatusBar(
  services: Services,
  clients: Pick<ZoomClients, 'accounts'>,
): StatusBar {
  const { settings, log } = services;
  const meetingFormatter = new MeetingFormatter(vscode.env.language);
  const formatter = new ReminderFormatter(meetingFormatter, vscode.env.language);
  const item = new StatusBarMeetingItem(
    formatter,
    new UpcomingMeetingsHover(meetingFormatter, formatter),
  );
  const cache = new MeetingsCache(services.folder('meetings'), (error) => {
    log.error(error);
  });
  const cached = new CachedUpcoming({ clients, cache, settings, statusBar: item });
  return {
    item,
    formatter,
    cached,
    dispose: () => {
      cached.stop();
      item.dispose();
    },
  };
}
