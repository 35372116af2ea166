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
  /** What to say where there is none of them. */
  none: string;
}

/** A line of the pick: a meeting, or the name of its group. */
export interface MeetingPick extends vscode.QuickPickItem {
  meeting?: OwnedMeeting;
}

/** Lets a person pick one of their meetings, by day. */
export class MeetingPicker {
  constructor(
    private readonly model: MeetingsModel,
    private readonly words: MeetingFormatter,
  ) {}

  /**
   * @throws {vscode.CancellationError} on Escape
   * @throws {ActionableError} where there are no meetings
   */
  async pick(placeHolder: string, offered?: PickedMeetings): Promise<OwnedMeeting> {
    const items = this.items(offered?.isOffered).then((found) => {
      if (found.length === 0) {
        throw new ActionableError(
          offered?.none ?? vscode.l10n.t('There are no meetings to choose from.'),
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

  /** The meetings to pick from, by day; they are read first where they were not yet. */
  async items(isOffered: PickedMeetings['isOffered'] = () => true): Promise<MeetingPick[]> {
    if (!this.model.isLoaded) {
      await this.model.refresh().catch((error: unknown) => {
        // That a smaller list is missing, or that this one is older, is no reason to offer none.
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
            accounts.length > 1 ? `${this.words.group(group)} · ${label}` : this.words.group(group),
          kind: vscode.QuickPickItemKind.Separator,
        },
        ...group.meetings.map((entry) => ({
          label: plainText(this.words.topic(entry)),
          description: this.words.when(entry, group.kind),
          meeting: { accountId, entry },
        })),
      ]),
    );
  }
}
