import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { pickLoaded } from '../../platform/pickLoaded';
import { plainText } from '../../text/plainText';
import { groupMeetings } from '../../schedule/groupMeetings';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import type { MeetingsModel, OwnedMeeting } from '../model/meetingsModel';
import type { MeetingFormatter } from '../format/meetingFormatter';

/** Which meetings a pick offers. */
export interface PickedMeetings {
  isOffered: (entry: ScheduledMeeting) => boolean;
  /** The message if there are none of them. */
  none: string;
}

/** An item of the quick pick: a meeting, or the name of a group. */
export interface MeetingPick extends vscode.QuickPickItem {
  meeting?: OwnedMeeting;
}

/** Lets a person pick one of their meetings, by day. */
export class MeetingPicker {
  constructor(
    private readonly model: MeetingsModel,
    private readonly formatter: MeetingFormatter,
  ) {}

  /**
   * Lets a person pick a meeting, by day.
   *
   * @param offered which meetings there are to pick; all of them by default
   * @throws {vscode.CancellationError} if the pick is dismissed
   * @throws {ActionableError} if there are no meetings
   */
  async pickMeeting(placeHolder: string, offered?: PickedMeetings): Promise<OwnedMeeting> {
    const items = this.listItems(offered?.isOffered).then((found) => {
      if (found.length === 0) {
        throw new ActionableError(
          offered?.none ?? vscode.l10n.t('There are no meetings to select.'),
          [
            offered === undefined
              ? {
                  title: vscode.l10n.t('Create Meeting'),
                  run: () => vscode.commands.executeCommand('zoom.createMeeting'),
                }
              : {
                  title: vscode.l10n.t('Refresh Meetings'),
                  run: () => vscode.commands.executeCommand('zoom.refreshMeetings'),
                },
          ],
        );
      }
      return found;
    });
    const { meeting } = await pickLoaded(items, { placeHolder, matchOnDescription: true });
    if (meeting === undefined) {
      throw new vscode.CancellationError();
    }
    return meeting;
  }

  /** Returns the meetings to pick from, by day, and reads them first if they were not read yet. */
  async listItems(isOffered: PickedMeetings['isOffered'] = () => true): Promise<MeetingPick[]> {
    if (!this.model.isLoaded) {
      await this.model.refresh().catch((error: unknown) => {
        // Some meetings, or older ones, are better than none.
        if (this.model.accounts().every(({ readAt }) => readAt === undefined)) {
          throw error;
        }
      });
    }
    const accounts = this.model.accounts();
    return accounts.flatMap(({ accountId, label, meetings }) =>
      groupMeetings(meetings.filter(isOffered), new Date()).flatMap((group) => [
        {
          label:
            accounts.length > 1
              ? `${this.formatter.group(group)} · ${label}`
              : this.formatter.group(group),
          kind: vscode.QuickPickItemKind.Separator,
        },
        ...group.meetings.map((entry) => ({
          label: plainText(this.formatter.topic(entry)),
          description: this.formatter.when(entry, group.kind),
          meeting: { accountId, entry },
        })),
      ]),
    );
  }
}
