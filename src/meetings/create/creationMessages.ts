import * as vscode from 'vscode';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { plainText } from '../../text/plainText';
import { joinSentences } from '../../text/sentences';
import { findListedTimeZone } from '../../zoom/timeZones';
import type { Meeting, NewMeeting } from '../../zoom/types';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { type CreationDifference, creationDifferences } from '../model/creationDifferences';
import { MeetingNode } from '../target/treeNodes';
import type { CreatedFromDraft } from './meetingDrafts';

/** A meeting that was created, and what was asked for. */
export interface CreatedMeeting {
  accountId: string;
  meeting: Meeting;
  request: NewMeeting;
  /** The time zone that the meeting was meant to have, whether or not Zoom lists it. */
  timeZone: string;
}

/** Tells a person what came of creating a meeting, with buttons for what is likely to come next. */
export class CreationMessages {
  constructor(private readonly formatter: MeetingFormatter) {}

  /** Shows when a meeting takes place; as a warning if Zoom has made another one of it. */
  async showCreated(created: CreatedMeeting): Promise<void> {
    const { accountId, meeting, request } = created;
    const differences = creationDifferences(request, meeting);
    const entry = toScheduledMeeting(meeting);
    const row = new MeetingNode(accountId, entry, 'today');
    if (differences.length > 0) {
      const topic = plainText(this.formatter.topic(entry));
      const sentences = differences.map((difference) => this.describeDifference(topic, difference));
      await runPressed(
        row,
        vscode.window.showWarningMessage(
          joinSentences(sentences, vscode.env.language),
          { title: vscode.l10n.t('Edit'), id: 'zoom.editMeeting' },
          { title: vscode.l10n.t('Delete'), id: 'zoom.deleteMeeting' },
          { title: vscode.l10n.t('Copy Link'), id: 'zoom.copyJoinLink' },
        ),
      );
      return;
    }
    await runPressed(
      row,
      vscode.window.showInformationMessage(
        this.describeCreated(created),
        { title: vscode.l10n.t('Copy Link'), id: 'zoom.copyJoinLink' },
        { title: vscode.l10n.t('Insert Link'), id: 'zoom.insertJoinLink' },
        { title: vscode.l10n.t('Start'), id: 'zoom.startMeeting' },
      ),
    );
  }

  /** Says that a draft needs no meeting any more, because another window has created it. */
  async showCreatedElsewhere({ accountId, id, topic }: CreatedFromDraft): Promise<void> {
    await runPressed(
      { id, accountId },
      vscode.window.showInformationMessage(
        vscode.l10n.t('“{0}” was already created in another window.', plainText(topic)),
        { title: vscode.l10n.t('Copy Link'), id: 'zoom.copyJoinLink' },
        { title: vscode.l10n.t('Show Details'), id: 'zoom.showMeeting' },
      ),
    );
  }

  private describeCreated({ meeting, request, timeZone }: CreatedMeeting): string {
    const entry = toScheduledMeeting(meeting);
    const topic = plainText(this.formatter.topic(entry));
    if (entry.start === undefined) {
      return vscode.l10n.t('“{0}” is ready.', topic);
    }
    const start = this.formatter.fullTime(entry.start);
    if (request.start_time === undefined || request.timezone !== 'UTC') {
      return vscode.l10n.t('“{0}” is scheduled for {1}.', topic, start);
    }
    const listed = findListedTimeZone(timeZone);
    if (listed === undefined) {
      return vscode.l10n.t(
        '“{0}” is scheduled for {1}. Zoom doesn’t support the time zone {2}, so others see the meeting in UTC.',
        topic,
        start,
        timeZone,
      );
    }
    return listed === 'UTC'
      ? vscode.l10n.t('“{0}” is scheduled for {1}.', topic, start)
      : vscode.l10n.t(
          '“{0}” is scheduled for {1}. The clocks are set back on that day and show this time twice, so the meeting is scheduled in UTC.',
          topic,
          start,
        );
  }

  private describeDifference(topic: string, difference: CreationDifference): string {
    const { requested, actual } = difference;
    switch (difference.field) {
      case 'start':
        return vscode.l10n.t(
          'Zoom scheduled “{0}” for {1} instead of {2}.',
          topic,
          this.formatter.fullTime(difference.actual),
          this.formatter.fullTime(difference.requested),
        );
      case 'duration':
        return vscode.l10n.t(
          'Zoom created “{0}” with a duration of {1} instead of {2}.',
          topic,
          this.formatter.duration(difference.actual),
          this.formatter.duration(difference.requested),
        );
      case 'timeZone':
        return vscode.l10n.t(
          'Zoom created “{0}” in the time zone {1} instead of {2}.',
          topic,
          plainText(String(actual)),
          plainText(String(requested)),
        );
      case 'topic':
        return vscode.l10n.t(
          'Zoom created the meeting as “{0}” instead of “{1}”.',
          plainText(String(actual)),
          plainText(String(requested)),
        );
    }
  }
}

/** Describes a difference for the log. */
export function logDifference({ field, requested, actual }: CreationDifference): string {
  const [was, is] = [requested, actual].map((value) =>
    value instanceof Date ? value.toISOString() : String(value),
  );
  return `Zoom created the meeting with another ${field} than requested: ${is} instead of ${was}.`;
}

async function runPressed(
  argument: unknown,
  message: Thenable<{ id: string } | undefined>,
): Promise<void> {
  const pressed = await message;
  if (pressed !== undefined) {
    await vscode.commands.executeCommand(pressed.id, argument);
  }
}
