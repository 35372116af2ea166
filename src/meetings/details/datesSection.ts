import * as vscode from 'vscode';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { MeetingDetails } from './meetingDetailsFetcher';
import { listTable } from '../format/factTable';
import { htmlLine, markdownLine } from '../../text/pageMarkdown';

/** How many dates of a series are listed. */
const mostDates = 50;

/** The dates that a series has left; empty for other meetings. */
export function datesSection({ entry, meeting }: MeetingDetails, words: MeetingFormatter): string {
  const dates = (meeting.occurrences ?? []).flatMap(({ start_time, duration, status }) => {
    const start = new Date(start_time ?? '');
    return status === 'deleted' || Number.isNaN(start.getTime()) ? [] : [{ start, duration }];
  });
  if (dates.length === 0) {
    return '';
  }
  const rows = dates.slice(0, mostDates).map(({ start, duration }) => {
    const text = htmlLine(words.fullTime(start));
    return [
      start.getTime() === entry.start?.getTime() ? `<strong>${text}</strong>` : text,
      typeof duration === 'number' && duration > 0 ? htmlLine(words.duration(duration)) : '',
    ];
  });
  const others = dates.length - rows.length;
  return [
    `## ${markdownLine(vscode.l10n.t('Dates'))}`,
    listTable([vscode.l10n.t('When'), vscode.l10n.t('Length')], rows),
    ...(others > 0 ? [markdownLine(vscode.l10n.t('And {0} more.', others))] : []),
  ].join('\n\n');
}
