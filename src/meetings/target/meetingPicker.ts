import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { pickLoaded } from '../../platform/pickLoaded';
import { plainText } from '../../text/plainText';
import type { Settings } from '../../platform/settings';
import type { MeetingGroup } from '../../schedule/groupMeetings';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import type { MeetingsModel, OwnedMeeting } from '../model/meetingsModel';
import { groupAccounts, type GroupedAccount } from './groupAccounts';
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
    private readonly settings: Pick<Settings, 'groupsByAccount'>,
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
    const accounts = this.model.accounts().map(({ accountId, label, meetings }) => ({
      accountId,
      label,
      meetings: meetings.filter(isOffered),
    }));
    if (accounts.length < 2) {
      return this.itemsOf(accounts, []);
    }
    return this.settings.groupsByAccount
      ? accounts.flatMap((account) => this.itemsOf([account], accounts))
      : this.itemsOf(accounts, accounts);
  }

  /**
   * The items of accounts in one list. They name the day and the account themselves, because the names
   * of the groups disappear when somebody types.
   *
   * @param named the accounts to name
   */
  private itemsOf(
    accounts: readonly (GroupedAccount & { label: string })[],
    named: readonly { accountId: string; label: string }[],
  ): MeetingPick[] {
    const labels = new Map(named.map(({ accountId, label }) => [accountId, plainText(label)]));
    const [only] = accounts.length === 1 ? accounts : [];
    const groupLabel = (group: MeetingGroup) =>
      joinParts([this.formatter.group(group), labels.get(only?.accountId ?? '')]);
    return groupAccounts(accounts, new Date()).flatMap((group) => [
      { label: groupLabel(group), kind: vscode.QuickPickItemKind.Separator },
      ...group.meetings.map((meeting) => ({
        label: plainText(this.formatter.topic(meeting.entry)),
        description: joinParts([
          this.formatter.whenWithDay(meeting.entry, group),
          labels.get(meeting.accountId),
        ]),
        meeting,
      })),
    ]);
  }
}

function joinParts(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
