import * as vscode from 'vscode';
import { describeError } from '../../platform/errorMessages';
import { ZoomNotFoundError } from '../../zoom/errors';
import type { PastMeeting } from '../../zoom/types';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { MeetingDetails, PreviousRun } from './meetingDetailsFetcher';
import { factTable, listTable, type Fact } from '../format/factTable';
import { htmlLine } from '../../text/html';
import { markdownLine } from '../../text/markdown';

/** Renders how a meeting that has ended went, and who attended. */
export class PreviousSection {
  constructor(private readonly formatter: MeetingFormatter) {}

  /** Returns an empty text for a meeting that has not ended. */
  render({ previous, entry }: MeetingDetails): string {
    if (previous === undefined) {
      return '';
    }
    const { run } = previous;
    const title = previous.isOfThatDate ? vscode.l10n.t('How It Went') : vscode.l10n.t('Last Time');
    if (run === undefined) {
      return [heading(vscode.l10n.t('How It Went')), markdownLine(this.why(previous.failure))].join(
        '\n\n',
      );
    }
    return [
      heading(title),
      factTable(this.facts(run, entry.duration)),
      heading(vscode.l10n.t('Participants')),
      this.people(previous),
    ].join('\n\n');
  }

  private facts(run: PastMeeting, planned: number | undefined): Fact[] {
    const facts: [string, string | undefined][] = [
      [vscode.l10n.t('Started'), this.time(run.start_time)],
      [vscode.l10n.t('Ended'), this.time(run.end_time)],
      [vscode.l10n.t('Actual duration'), this.duration(run.duration ?? undefined, planned)],
    ];
    return facts.flatMap(([label, value]) =>
      value === undefined ? [] : [[label, htmlLine(value)] as const],
    );
  }

  private duration(minutes: number | undefined, planned: number | undefined): string | undefined {
    if (minutes === undefined) {
      return undefined;
    }
    const text = this.formatter.duration(minutes);
    return planned === undefined || planned <= 0 || planned === minutes
      ? text
      : vscode.l10n.t('{0} (scheduled: {1})', text, this.formatter.duration(planned));
  }

  private people({ people, peopleFailure }: PreviousRun): string {
    const failure = peopleFailure === undefined ? [] : [markdownLine(this.why(peopleFailure))];
    if (people.length === 0) {
      return (
        failure[0] ??
        markdownLine(vscode.l10n.t('Zoom lists participants only if at least two people attended.'))
      );
    }
    const table = listTable(
      [vscode.l10n.t('Name'), vscode.l10n.t('Email'), vscode.l10n.t('Time in meeting')],
      people.map(({ name, email, minutes }) => [
        htmlLine(name === '' ? vscode.l10n.t('(no name)') : name),
        htmlLine(email),
        minutes === undefined ? '' : htmlLine(this.formatter.duration(minutes)),
      ]),
    );
    return [...failure, table].join('\n\n');
  }

  private why(failure: unknown): string {
    return failure instanceof ZoomNotFoundError
      ? vscode.l10n.t('Zoom has no record of this meeting taking place.')
      : describeError(failure).message;
  }

  private time(text: string | null | undefined): string | undefined {
    const time = new Date(text ?? '');
    return Number.isNaN(time.getTime()) ? undefined : this.formatter.fullTime(time);
  }
}

function heading(title: string): string {
  return `## ${markdownLine(title)}`;
}
