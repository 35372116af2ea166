import type { ZoomClients } from '../../accounts/clients/zoomClients';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import type { MeetingArgument } from '../target/meetingResolver';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingWords } from '../format/meetingFormatter';
import type { DetailsFiles } from './meetingFileSystemProvider';
import { DetailsPage } from './meetingPageRenderer';
import { DetailsReader } from './meetingDetailsFetcher';
import { MeetingPages } from './meetingDocuments';
import { MeetingTooltip } from '../view/meetingHover';
import { PreviousSection } from './previousSection';

/** What this room gives: the pages about meetings, and their hovers. */
export interface Details {
  pages: MeetingPages;
  tooltip: MeetingTooltip;
}

/**
 * Puts the parts of this room together, in the chunk that holds them.
 *
 * @param language a BCP 47 tag
 */
export function composeDetails(
  files: DetailsFiles,
  clients: ZoomClients,
  argument: MeetingArgument,
  model: MeetingsModel,
  words: MeetingWords,
  errors: ErrorReporter,
  log: Log,
  language: string,
): Details {
  const page = new DetailsPage(words, new PreviousSection(words, errors), errors, language);
  return {
    pages: new MeetingPages(files, argument, model, new DetailsReader(clients, model), page, log),
    tooltip: new MeetingTooltip(words),
  };
}
