import type { ZoomClients } from '../../accounts/clients/zoomClients';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import type { MeetingResolver } from '../target/meetingResolver';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { MeetingFileSystemProvider } from './meetingFileSystemProvider';
import { MeetingPageRenderer } from './meetingPageRenderer';
import { MeetingDetailsFetcher } from './meetingDetailsFetcher';
import { MeetingDocuments } from './meetingDocuments';
import { MeetingHover } from '../view/meetingHover';
import { PreviousSection } from './previousSection';

/** What this room gives: the pages about meetings, and their hovers. */
export interface Details {
  pages: MeetingDocuments;
  tooltip: MeetingHover;
}

/**
 * Puts the parts of this room together, in the chunk that holds them.
 *
 * @param language a BCP 47 tag
 */
export function composeDetails(
  files: MeetingFileSystemProvider,
  clients: ZoomClients,
  argument: MeetingResolver,
  model: MeetingsModel,
  words: MeetingFormatter,
  errors: ErrorReporter,
  log: Log,
  language: string,
): Details {
  const page = new MeetingPageRenderer(words, new PreviousSection(words, errors), errors, language);
  return {
    pages: new MeetingDocuments(
      files,
      argument,
      model,
      new MeetingDetailsFetcher(clients, model),
      page,
      log,
    ),
    tooltip: new MeetingHover(words),
  };
}
