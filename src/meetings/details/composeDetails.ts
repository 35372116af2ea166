import type { ZoomClients } from '../../accounts/zoomClients';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import type { MeetingArgument } from '../meetingArgument';
import type { MeetingsModel } from '../meetingsModel';
import type { MeetingWords } from '../meetingWords';
import type { DetailsFiles } from './detailsFiles';
import { DetailsPage } from './detailsPage';
import { DetailsReader } from './detailsReader';
import { MeetingPages } from './meetingPages';
import { MeetingTooltip } from './meetingTooltip';
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
