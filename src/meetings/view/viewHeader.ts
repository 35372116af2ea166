import * as vscode from 'vscode';
import { setViewMessage, staleMessage } from '../../platform/viewMessage';
import { plainText } from '../../text/plainText';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { AccountMeetings } from '../model/meetingsModel';
import { hasRoomAtMost, hasRows } from './accountRows';

type TimeFormatter = Pick<MeetingFormatter, 'pastTime'>;

/** Shows what is around the rows: the message above them, the text next to the title, and the badge. */
export function showHeader(
  view: Pick<vscode.TreeView<unknown>, 'message' | 'description' | 'badge'>,
  accounts: readonly AccountMeetings[],
  formatter: TimeFormatter,
): void {
  const failed = accounts.find(({ failure }) => failure !== undefined);
  setViewMessage(view, message(accounts, failed, formatter));
  // Next to the title, where it moves no rows when it appears.
  const cached = accounts.find((account) => account.isCached && account.readAt !== undefined);
  view.description = description(
    accounts,
    failed === undefined ? cached?.readAt : undefined,
    formatter,
  );
  view.badge = badge(accounts);
}

/** If there are no rows, the view's welcome content says what to do. */
function message(
  accounts: readonly AccountMeetings[],
  failed: AccountMeetings | undefined,
  formatter: TimeFormatter,
): string | undefined {
  if (!accounts.some(hasRows)) {
    return undefined;
  }
  if (failed !== undefined) {
    const { failure, readAt } = failed;
    return staleMessage(failure, readAt && formatter.pastTime(readAt));
  }
  return accounts.every(hasRoomAtMost) ? vscode.l10n.t('No upcoming meetings.') : undefined;
}

/**
 * The account if there is only one, and how old the list is.
 *
 * @param cachedAt when the list was read, if it comes from the cache
 */
function description(
  accounts: readonly AccountMeetings[],
  cachedAt: Date | undefined,
  formatter: TimeFormatter,
): string | undefined {
  const [only] = accounts;
  const label = accounts.length === 1 && only !== undefined ? plainText(only.label) : undefined;
  if (cachedAt === undefined) {
    return label;
  }
  const time = formatter.pastTime(cachedAt);
  return label === undefined
    ? vscode.l10n.t('as of {0}', time)
    : vscode.l10n.t({
        // The time goes first, because a narrow side bar would cut it off after a long name.
        message: 'as of {0} · {1}',
        args: [time, label],
        comment: ['{0} is the time when meetings were read, {1} the name of their account'],
      });
}

/** How many meetings are live. */
function badge(accounts: readonly AccountMeetings[]): vscode.ViewBadge | undefined {
  const live = new Set(
    accounts.flatMap(({ meetings }) => meetings.filter(({ isLive }) => isLive).map(({ id }) => id)),
  ).size;
  if (live === 0) {
    return undefined;
  }
  return {
    value: live,
    tooltip:
      live === 1
        ? vscode.l10n.t('1 meeting is live')
        : vscode.l10n.t('{0} meetings are live', live),
  };
}
