import type { MeetingParts } from '../target/meetingParts';
import { MeetingDetailsFetcher } from './meetingDetailsFetcher';
import { MeetingDocuments } from './meetingDocuments';
import type { MeetingFileSystemProvider } from './meetingFileSystemProvider';
import { MeetingPageRenderer } from './meetingPageRenderer';
import { PreviousSection } from './previousSection';

/** Creates the documents about meetings, in the chunk that holds them. */
export function createMeetingDocuments(
  {
    services: { log, progress },
    accounts: { clients, store },
    model,
    operations,
    resolver,
    formatter,
    locale,
  }: MeetingParts,
  provider: MeetingFileSystemProvider,
): MeetingDocuments {
  const renderer = new MeetingPageRenderer(formatter, new PreviousSection(formatter), locale);
  return new MeetingDocuments({
    provider,
    resolver,
    model,
    store,
    fetcher: new MeetingDetailsFetcher(clients, model, operations),
    renderer,
    progress,
    locale,
    log,
  });
}
