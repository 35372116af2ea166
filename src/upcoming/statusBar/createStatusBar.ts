import type { ZoomClients } from '../../accounts/clients/zoomClients';
import { MeetingFormatter } from '../../meetings/format/meetingFormatter';
import { MeetingsCache } from '../../meetings/model/meetingsCache';
import { createReaderLocale, type ReaderLocale } from '../../platform/readerLocale';
import type { Services } from '../../platform/services';
import { ReminderFormatter } from '../format/reminderFormatter';
import { CachedUpcoming } from './cachedUpcoming';
import { StatusBarMeetingItem } from './statusBarMeetingItem';
import { UpcomingMeetingsHover } from './upcomingMeetingsHover';

/** The status bar item, which can be shown before the meetings are loaded. */
export interface StatusBar {
  readonly item: StatusBarMeetingItem;
  readonly formatter: ReminderFormatter;
  readonly locale: ReaderLocale;
  readonly cached: CachedUpcoming;
  dispose(): void;
}

/** Creates the status bar item and the reader of the cache, in a chunk without the meetings. */
export function createStatusBar(
  services: Services,
  clients: Pick<ZoomClients, 'accounts'>,
): StatusBar {
  const { settings, log } = services;
  const locale = createReaderLocale(settings);
  const meetingFormatter = new MeetingFormatter(locale);
  const formatter = new ReminderFormatter(meetingFormatter, locale);
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
    locale,
    cached,
    dispose: () => {
      cached.stop();
      item.dispose();
      locale.dispose();
    },
  };
}
