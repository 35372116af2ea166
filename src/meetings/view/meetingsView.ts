import * as vscode from 'vscode';
import { accountStatus } from '../../accounts/clients/accountLists';
import type { AccountsChange, AccountStore } from '../../accounts/store/accountStore';
import type { ContextKeySetter } from '../../platform/contextKeySetter';
import { viewIds } from '../../platform/identifiers';
import type { LazyTree, TreeContent } from '../../platform/lazyTree';
import type { ReaderLocale } from '../../platform/readerLocale';
import type { Settings } from '../../platform/settings';
import { Alarm } from '../../schedule/alarm';
import { nextRegrouping } from '../../schedule/groupMeetings';
import type { MeetingHover } from './meetingHover';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { AccountMeetings, MeetingsModel } from '../model/meetingsModel';
import type { MeetingTreeItems } from './meetingTreeItems';
import { hasRows, isExpired } from './accountRows';
import { showHeader } from './viewHeader';
import type { MeetingId } from '../../zoom/types';
import { groupAccounts } from '../target/groupAccounts';
import { AccountNode, GroupNode, MeetingNode, type TreeNode } from '../target/treeNodes';

/** What {@link MeetingsView} needs. */
export interface MeetingsViewDeps {
  tree: LazyTree<TreeNode>;
  model: MeetingsModel;
  store: Pick<AccountStore, 'onDidChange'> & { list(): Promise<readonly unknown[]> };
  items: MeetingTreeItems;
  formatter: Pick<MeetingFormatter, 'pastTime'>;
  locale: Pick<ReaderLocale, 'onDidChange'>;
  settings: Pick<Settings, 'groupsByAccount' | 'onDidChange'>;
  contextKeys: Pick<ContextKeySetter, 'set'>;
  loadHover: () => Promise<MeetingHover>;
}

/**
 * The Meetings view: days with their meetings, those of all accounts in one list or, if the settings
 * say so, by account.
 */
export class MeetingsView implements TreeContent<TreeNode> {
  private readonly tree: LazyTree<TreeNode>;
  private readonly model: MeetingsModel;
  private readonly subscription: vscode.Disposable;
  private needsLoad = true;
  /** What the tree shows, to notice when nothing has changed. */
  private shown = '';
  /** Renders again when a meeting has ended or a day has begun. */
  private readonly regrouping = new Alarm(() => {
    this.render();
  });

  constructor(private readonly deps: MeetingsViewDeps) {
    const { tree, model, store, locale, settings } = deps;
    this.tree = tree;
    this.model = model;
    this.subscription = vscode.Disposable.from(
      model.onDidChange(() => {
        this.render();
      }),
      store.onDidChange((change) => {
        this.onAccountsChanged(change);
      }),
      locale.onDidChange(() => {
        this.shown = '';
        this.render();
      }),
      settings.onDidChange(['zoom.meetings.groupByAccount'], () => {
        this.render();
      }),
      tree.view.onDidChangeVisibility(() => {
        this.render();
      }),
    );
  }

  get isVisible(): boolean {
    return this.tree.view.visible;
  }

  /** Fires when the view becomes visible or hidden. */
  get onDidChangeVisibility(): vscode.Event<unknown> {
    return this.tree.view.onDidChangeVisibility;
  }

  /**
   * Reads everything, the personal rooms too, with the view's own progress bar.
   *
   * @returns how many meetings there are
   * @throws if no account could be read; the view then shows what it had, marked as not up to date
   */
  reload(): Promise<number> {
    return this.read(async () => {
      const count = await this.model.refresh();
      await this.model.readPersonalRooms();
      return count;
    }, true);
  }

  /**
   * Reloads in the background: a failure shows in the view and nowhere else.
   *
   * @param isAfterChange the accounts have changed, so a refresh that began before does not count
   */
  async reloadQuietly(isAfterChange = false): Promise<void> {
    const refresh = () =>
      isAfterChange ? this.model.refreshAfterChange() : this.model.refresh(false);
    await this.read(refresh, !this.model.isLoaded).catch(() => undefined);
  }

  /** Shows what the settings ask for now, and reloads it: at once if the view is visible, or when it is. */
  reloadWhenVisible(): void {
    this.render();
    if (this.tree.view.visible) {
      void this.reloadQuietly(true);
    } else {
      this.needsLoad = true;
      this.tree.refresh();
    }
  }

  /**
   * Opens VS Code's find in the view. It finds only rows that are loaded, and those of a collapsed
   * group are not, so all groups are expanded first.
   */
  async find(): Promise<void> {
    const focus = () => vscode.commands.executeCommand(`${viewIds.meetings}.focus`);
    await focus();
    if (this.model.accounts().every(({ readAt }) => readAt === undefined)) {
      await this.reloadQuietly();
      await focus();
    }
    const groups = this.allGroups();
    if (groups.length === 0) {
      // Without rows, the command would search another list.
      return;
    }
    // Expanding scrolls to the row, so the nearest group comes last, and the selection after it.
    for (const node of [...groups.reverse(), ...this.tree.view.selection]) {
      // A row that is gone in the meantime needs no expanding.
      await this.tree.expandRow(node).catch(() => undefined);
    }
    await vscode.commands.executeCommand('list.find');
  }

  /** Shows the view, reads the previous meetings, and scrolls to them. */
  async revealPrevious(): Promise<void> {
    if (!this.isVisible) {
      await vscode.commands.executeCommand(`${viewIds.meetings}.focus`);
    }
    // If the change of the setting has begun to read them, it is that refresh.
    await this.read(() => this.model.refresh(false), false).catch(() => undefined);
    const group = this.allGroups().find((node) => node.group.kind === 'previous');
    const [latest] = group === undefined ? [] : this.meetings(group);
    if (group !== undefined && latest !== undefined) {
      // They may be gone in the meantime.
      await this.tree.expandRow(group).catch(() => undefined);
      await this.tree.revealRow(latest).catch(() => undefined);
    }
  }

  /** Selects a meeting and scrolls to it, if the view is visible and has the meeting. */
  async revealMeeting(accountId: string, id: MeetingId): Promise<void> {
    const row = this.isVisible ? this.findRow(accountId, id) : undefined;
    if (row !== undefined) {
      // It may be gone in the meantime.
      await this.tree.revealRow(row).catch(() => undefined);
    }
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return this.deps.items.createTreeItem(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    if (node instanceof MeetingNode) {
      item.tooltip = (await this.deps.loadHover()).createHover(node);
    }
    return item;
  }

  /** VS Code asks for rows only while the view is visible, so the first time is the time to load. */
  getChildren(parent?: TreeNode): TreeNode[] {
    if (this.needsLoad) {
      void this.reloadQuietly();
    }
    if (parent === undefined) {
      return this.topRows();
    }
    if (parent instanceof AccountNode) {
      return parent.hasMeetings ? this.groups(parent.accountId) : [];
    }
    if (parent instanceof GroupNode) {
      this.readMore(parent);
      return this.meetings(parent);
    }
    return [];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    if (node instanceof AccountNode) {
      return undefined;
    }
    if (node instanceof GroupNode) {
      const parents = this.topRows().filter((root) => root instanceof AccountNode);
      return parents.find(
        ({ accountId, hasMeetings }) => hasMeetings && accountId === node.accountId,
      );
    }
    return this.groups(node.accountId).find(({ group }) =>
      group.meetings.some(
        ({ accountId, entry }) => accountId === node.accountId && entry.key === node.entry.key,
      ),
    );
  }

  dispose(): void {
    this.regrouping.dispose();
    this.subscription.dispose();
  }

  /** Progress is not always shown, because it hides the badge with the number of live meetings. */
  private async read(refresh: () => Promise<number>, showsProgress: boolean): Promise<number> {
    this.needsLoad = false;
    if ((await this.deps.store.list()).length === 0) {
      this.model.clear();
      return 0;
    }
    if (!this.model.isLoaded) {
      this.deps.contextKeys.set('zoom.meetingsState', 'loading');
    }
    return showsProgress
      ? vscode.window.withProgress({ location: { viewId: viewIds.meetings } }, refresh)
      : refresh();
  }

  /** The first row of a meeting. Reads no more meetings, as expanding a group can. */
  private findRow(accountId: string, id: MeetingId): MeetingNode | undefined {
    for (const group of this.groups(accountId)) {
      const row = this.meetings(group).find(
        (meeting) => meeting.accountId === accountId && meeting.entry.id === id,
      );
      if (row !== undefined) {
        return row;
      }
    }
    return undefined;
  }

  /** The accounts or, in one list, those that need attention and the groups of all. */
  private topRows(): TreeNode[] {
    const accounts = this.model.accounts();
    if (this.listsTogether(accounts)) {
      return [
        ...accounts
          .filter(({ failure }) => failure !== undefined)
          .map((account) => toNode(account, false)),
        ...this.allGroups(),
      ];
    }
    const [only] = accounts;
    return accounts.length === 1 && only !== undefined && !isExpired(only)
      ? this.groups(only.accountId)
      : accounts
          .filter((account) => accounts.length > 1 || hasRows(account))
          .map((account) => toNode(account, true));
  }

  /** Whether the meetings of several accounts are in one list. */
  private listsTogether(accounts: readonly AccountMeetings[]): boolean {
    return accounts.length > 1 && !this.deps.settings.groupsByAccount;
  }

  private allGroups(): GroupNode[] {
    const accounts = this.model.accounts();
    return this.listsTogether(accounts)
      ? groupNodes(undefined, accounts)
      : accounts.flatMap((account) => groupNodes(account.accountId, [account]));
  }

  /** The groups with the meetings of an account; in one list, those of all. */
  private groups(accountId: string): GroupNode[] {
    const accounts = this.model.accounts();
    return this.listsTogether(accounts)
      ? groupNodes(undefined, accounts)
      : groupNodes(
          accountId,
          accounts.filter((account) => account.accountId === accountId),
        );
  }

  private meetings({ accountId, group }: GroupNode): MeetingNode[] {
    const accounts = accountId === undefined ? this.model.accounts() : [];
    const labels = new Map(accounts.map((account) => [account.accountId, account.label]));
    return group.meetings.map(
      (meeting) =>
        new MeetingNode(
          meeting.accountId,
          meeting.entry,
          group.kind,
          labels.get(meeting.accountId),
        ),
    );
  }

  /** Reads the meetings further ahead that belong into a group. */
  private readMore({ accountId, group }: GroupNode): void {
    if (group.kind === 'later') {
      for (const account of this.model.accounts()) {
        if (accountId === undefined || account.accountId === accountId) {
          void this.model.readBeyondHorizon(account.accountId);
        }
      }
    }
  }

  /** A renewed token is no reason to read meetings; a new sign-in is. */
  private onAccountsChanged({ added, removed, changed }: AccountsChange): void {
    if (added.length + removed.length + changed.length > 0) {
      this.reloadWhenVisible();
    }
  }

  private render(): void {
    const now = new Date();
    const accounts = this.model.accounts(now);
    const regroupingAt = accounts
      .map(({ meetings }) => nextRegrouping(meetings, now).getTime())
      .reduce((earliest, time) => Math.min(earliest, time), Infinity);
    this.regrouping.set(this.tree.view.visible ? regroupingAt + 1 : undefined);
    // VS Code draws every row again whenever it hears of a change.
    const shown = JSON.stringify([
      regroupingAt,
      this.listsTogether(accounts),
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

  private showState(accounts: readonly AccountMeetings[]): void {
    const failed = accounts.find(({ failure }) => failure !== undefined);
    const isEmpty = !accounts.some(hasRows);
    const isKnown = this.model.isLoaded || failed !== undefined;
    if (!isEmpty || (!this.model.isRefreshing && isKnown)) {
      this.deps.contextKeys.set(
        'zoom.meetingsState',
        !isEmpty
          ? 'ready'
          : failed === undefined
            ? 'empty'
            : isExpired(failed)
              ? 'ended'
              : 'failed',
      );
    }
    showHeader(this.tree.view, accounts, this.deps.formatter);
  }
}

function groupNodes(
  accountId: string | undefined,
  accounts: readonly AccountMeetings[],
): GroupNode[] {
  return groupAccounts(accounts.filter(hasRows), new Date()).map(
    (group) => new GroupNode(accountId, group),
  );
}

function toNode({ accountId, label, failure }: AccountMeetings, hasMeetings: boolean): AccountNode {
  return new AccountNode(accountId, label, accountStatus(failure), hasMeetings);
}
