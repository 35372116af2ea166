import * as vscode from 'vscode';
import type { AccountsChange, AccountStore } from '../../accounts/store/accountStore';
import type { ContextKeySetter } from '../../platform/contextKeySetter';
import type { ErrorReporter } from '../../platform/errorReporter';
import { viewIds } from '../../platform/identifiers';
import { setViewMessage, staleMessage } from '../../platform/viewMessage';
import { Alarm } from '../../schedule/alarm';
import { groupMeetings, nextRegrouping } from '../../schedule/groupMeetings';
import { isSessionEnd } from '../../zoom/errors';
import { meetingType } from '../../zoom/types';
import type { MeetingHover } from './meetingHover';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { AccountMeetings, MeetingsModel } from '../model/meetingsModel';
import type { MeetingsTree, TreeContent } from './meetingsTree';
import type { MeetingTreeItems } from './meetingTreeItems';
import { AccountNode, GroupNode, MeetingNode, type TreeNode } from '../target/treeNodes';

/** What the Meetings view shows: days with their meetings, one group an account where there are several. */
export class MeetingsView implements TreeContent {
  private readonly subscription: vscode.Disposable;
  private needsLoad = true;
  /** What the tree shows, to tell a change from an echo. */
  private shown = '';
  /** Renders again when a meeting has ended or a day has begun. */
  private readonly regrouping = new Alarm(() => {
    this.render();
  });

  constructor(
    private readonly tree: MeetingsTree,
    private readonly model: MeetingsModel,
    private readonly store: AccountStore,
    private readonly items: MeetingTreeItems,
    private readonly words: MeetingFormatter,
    private readonly contextKeys: ContextKeySetter,
    private readonly errors: ErrorReporter,
    private readonly loadTooltip: () => Promise<MeetingHover>,
  ) {
    this.subscription = vscode.Disposable.from(
      model.onDidChange(() => {
        this.render();
      }),
      store.onDidChange((change) => {
        this.followAccounts(change);
      }),
      tree.view.onDidChangeVisibility(() => {
        this.render();
      }),
    );
  }

  get isVisible(): boolean {
    return this.tree.view.visible;
  }

  /** Fires when the view comes into sight or goes out of it. */
  get onDidChangeVisibility(): vscode.Event<unknown> {
    return this.tree.view.onDidChangeVisibility;
  }

  /**
   * Reads everything anew, the personal rooms too, with the view's own progress bar.
   *
   * @returns how many meetings there are
   * @throws where no account could be read; the view then shows what it had, marked stale
   */
  reload(): Promise<number> {
    return this.read(async () => {
      const count = await this.model.refresh();
      await this.model.readPersonalRooms();
      return count;
    }, true);
  }

  /**
   * Reloads without anybody having asked, so a failure shows in the view and nowhere else.
   *
   * @param isAfterChange the accounts have changed, so a run that began before does not count
   */
  async reloadQuietly(isAfterChange = false): Promise<void> {
    const refresh = () =>
      isAfterChange ? this.model.refreshAfterChange() : this.model.refresh(false);
    await this.read(refresh, !this.model.isLoaded).catch(() => undefined);
  }

  /** Shows what is wanted now, and reads it anew: at once where somebody looks, else once they do. */
  follow(): void {
    this.render();
    if (this.tree.view.visible) {
      void this.reloadQuietly(true);
    } else {
      this.needsLoad = true;
      this.tree.refresh();
    }
  }

  /**
   * Opens VS Code's find in the view. It knows no rows but those that are loaded, and would say that
   * there is nothing like those of a closed group; so every group is opened first.
   */
  async find(): Promise<void> {
    const focus = () => vscode.commands.executeCommand(`${viewIds.meetings}.focus`);
    await focus();
    if (this.model.accounts().every(({ readAt }) => readAt === undefined)) {
      await this.reloadQuietly();
      await focus();
    }
    const groups = this.model.accounts().flatMap(({ accountId }) => this.groups(accountId));
    if (groups.length === 0) {
      // What the view says instead of rows is to be read, and another list is not to be searched.
      return;
    }
    // Opening scrolls to the row, so what is nearest comes last, and where somebody was after it.
    for (const node of [...groups.reverse(), ...this.tree.view.selection]) {
      // A row that has left meanwhile needs no opening.
      await this.tree.open(node).catch(() => undefined);
    }
    await vscode.commands.executeCommand('list.find');
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return this.items.create(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    if (node instanceof MeetingNode) {
      item.tooltip = (await this.loadTooltip()).create(node);
    }
    return item;
  }

  /** VS Code asks only while the view is visible, so the first question is the time to load. */
  getChildren(parent?: TreeNode): TreeNode[] {
    if (this.needsLoad) {
      void this.reloadQuietly();
    }
    if (parent === undefined) {
      const accounts = this.model.accounts();
      const [only] = accounts;
      return accounts.length === 1 && only !== undefined && !isEnded(only)
        ? this.groups(only.accountId)
        : accounts.filter((account) => accounts.length > 1 || hasRows(account)).map(toNode);
    }
    if (parent instanceof AccountNode) {
      return this.groups(parent.accountId);
    }
    if (parent instanceof GroupNode && parent.group.kind === 'later') {
      void this.model.readBeyondHorizon(parent.accountId);
    }
    return parent instanceof GroupNode
      ? parent.group.meetings.map(
          (entry) => new MeetingNode(parent.accountId, entry, parent.group.kind),
        )
      : [];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    if (node instanceof AccountNode) {
      return undefined;
    }
    if (node instanceof GroupNode) {
      const parents = this.getChildren().filter((root) => root instanceof AccountNode);
      return parents.find(({ accountId }) => accountId === node.accountId);
    }
    return this.groups(node.accountId).find(({ group }) =>
      group.meetings.some(({ key }) => key === node.entry.key),
    );
  }

  dispose(): void {
    this.regrouping.dispose();
    this.subscription.dispose();
  }

  /** Progress takes the place of the badge that counts what is live, so there is not always some. */
  private async read(refresh: () => Promise<number>, showsProgress: boolean): Promise<number> {
    this.needsLoad = false;
    if ((await this.store.list()).length === 0) {
      this.model.clear();
      return 0;
    }
    if (!this.model.isLoaded) {
      this.contextKeys.set('zoom.meetingsState', 'loading');
    }
    return showsProgress
      ? vscode.window.withProgress({ location: { viewId: viewIds.meetings } }, refresh)
      : refresh();
  }

  private groups(accountId: string): GroupNode[] {
    const account = this.model.accounts().find((candidate) => candidate.accountId === accountId);
    return account === undefined || !hasRows(account)
      ? []
      : groupMeetings([...account.meetings, ...account.pending], new Date(), account.previous).map(
          (group) => new GroupNode(accountId, group),
        );
  }

  /** A renewed token is no reason to read meetings; whoever signs in anew wants them fresh. */
  private followAccounts({ added, removed, changed }: AccountsChange): void {
    if (added.length + removed.length + changed.length === 0) {
      return;
    }
    this.follow();
  }

  private render(): void {
    const now = new Date();
    const accounts = this.model.accounts(now);
    const regroupingAt = accounts
      .map(({ meetings }) => nextRegrouping(meetings, now).getTime())
      .reduce((earliest, time) => Math.min(earliest, time), Infinity);
    this.regrouping.set(this.tree.view.visible ? regroupingAt + 1 : undefined);
    // Telling VS Code of a change that is none would make it draw every row anew.
    const shown = JSON.stringify([
      regroupingAt,
      accounts.map(({ accountId, label, version, previous, meetings }) => [
        accountId,
        label,
        version,
        previous.length,
        meetings.filter(({ isLive }) => isLive).length,
      ]),
    ]);
    if (shown !== this.shown) {
      this.shown = shown;
      this.tree.refresh();
    }
    this.showState(accounts);
  }

  /** What stands above the rows; where there are none, the view's welcome says what is to be said. */
  private message(
    accounts: readonly AccountMeetings[],
    failed: AccountMeetings | undefined,
  ): string | undefined {
    if (!accounts.some(hasRows)) {
      return undefined;
    }
    if (failed !== undefined) {
      const { failure, readAt } = failed;
      return staleMessage(this.errors, failure, readAt && this.words.pastTime(readAt));
    }
    return accounts.every(hasRoomAtMost) ? vscode.l10n.t('No meetings ahead.') : undefined;
  }

  private showState(accounts: readonly AccountMeetings[]): void {
    const failed = accounts.find(({ failure }) => failure !== undefined);
    const isEmpty = !accounts.some(hasRows);
    const isKnown = this.model.isLoaded || failed !== undefined;
    if (!isEmpty || (!this.model.isRefreshing && isKnown)) {
      this.contextKeys.set(
        'zoom.meetingsState',
        !isEmpty
          ? 'ready'
          : failed === undefined
            ? 'empty'
            : isSessionEnd(failed.failure)
              ? 'ended'
              : 'failed',
      );
    }
    setViewMessage(this.tree.view, this.message(accounts, failed));
    // Beside the title, where its coming and going moves no row.
    const cached = accounts.find((account) => account.isCached && account.readAt !== undefined);
    this.tree.view.description =
      cached?.readAt === undefined || failed !== undefined
        ? undefined
        : vscode.l10n.t('as of {0}', this.words.pastTime(cached.readAt));
    const live = new Set(
      accounts.flatMap(({ meetings }) =>
        meetings.filter(({ isLive }) => isLive).map(({ id }) => id),
      ),
    ).size;
    this.tree.view.badge =
      live === 0
        ? undefined
        : {
            value: live,
            tooltip:
              live === 1
                ? vscode.l10n.t('1 meeting is live')
                : vscode.l10n.t('{0} meetings are live', live),
          };
  }
}

function toNode(account: AccountMeetings): AccountNode {
  return new AccountNode(
    account.accountId,
    account.label,
    isEnded(account) ? 'ended' : account.failure === undefined ? 'current' : 'failed',
  );
}

function isEnded({ failure }: AccountMeetings): boolean {
  return isSessionEnd(failure);
}

/** The personal room, which needs no list, is shown once it is known whether there is anything else. */
function hasRows(account: AccountMeetings): boolean {
  return !hasRoomAtMost(account) || (account.meetings.length > 0 && account.readAt !== undefined);
}

function hasRoomAtMost({ meetings, previous, pending }: AccountMeetings): boolean {
  return (
    previous.length + pending.length === 0 &&
    meetings.every(({ isLive, meeting }) => !isLive && meeting.type === meetingType.personalRoom)
  );
}
