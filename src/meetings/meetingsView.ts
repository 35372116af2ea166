import * as vscode from 'vscode';
import type { AccountsChange, AccountStore } from '../accounts/accountStore';
import type { ContextKeySetter } from '../platform/contextKeySetter';
import type { ErrorReporter } from '../platform/errorReporter';
import { viewIds } from '../platform/identifiers';
import { groupMeetings } from '../schedule/groupMeetings';
import { ZoomAuthError, ZoomNetworkError, ZoomServerError } from '../zoom/errors';
import type { AccountMeetings, MeetingsModel } from './meetingsModel';
import type { TreeItems } from './treeItems';
import { AccountNode, GroupNode, MeetingNode, type TreeNode } from './treeNodes';

/** The Meetings view: days with their meetings, one group an account where there are several. */
export class MeetingsView implements vscode.TreeDataProvider<TreeNode> {
  private readonly treeChanges = new vscode.EventEmitter<undefined>();
  private readonly view: vscode.TreeView<TreeNode>;
  private readonly subscription: vscode.Disposable;
  private needsLoad = true;

  readonly onDidChangeTreeData = this.treeChanges.event;

  constructor(
    private readonly model: MeetingsModel,
    private readonly store: AccountStore,
    private readonly items: TreeItems,
    private readonly contextKeys: ContextKeySetter,
    private readonly errors: ErrorReporter,
  ) {
    this.view = vscode.window.createTreeView(viewIds.meetings, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.subscription = vscode.Disposable.from(
      model.onDidChange(() => {
        this.render();
      }),
      store.onDidChange((change) => {
        this.followAccounts(change);
      }),
    );
  }

  /**
   * Reads everything anew, with the view's own progress bar.
   *
   * @param isAfterChange the accounts have changed, so a run that began before does not count
   * @returns how many meetings there are
   * @throws where no account could be read; the view then shows what it had, marked stale
   */
  async reload(isAfterChange = false): Promise<number> {
    this.needsLoad = false;
    if ((await this.store.list()).length === 0) {
      this.model.clear();
      return 0;
    }
    if (!this.model.isLoaded) {
      this.contextKeys.set('zoom.meetingsState', 'loading');
    }
    return vscode.window.withProgress({ location: { viewId: viewIds.meetings } }, () =>
      isAfterChange ? this.model.refreshAfterChange() : this.model.refresh(),
    );
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return this.items.of(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    if (node instanceof MeetingNode) {
      item.tooltip = this.items.tooltip(node.entry);
    }
    return item;
  }

  /** VS Code asks only while the view is visible, so the first question is the time to load. */
  getChildren(parent?: TreeNode): TreeNode[] {
    if (this.needsLoad) {
      this.loadQuietly();
    }
    if (parent === undefined) {
      const accounts = this.model.accounts();
      const [only] = accounts;
      return accounts.length === 1 && only !== undefined && !isEnded(only)
        ? this.groups(only.accountId)
        : accounts.filter((account) => accounts.length > 1 || hasMeetings(account)).map(toNode);
    }
    if (parent instanceof AccountNode) {
      return this.groups(parent.accountId);
    }
    return parent instanceof GroupNode
      ? parent.group.meetings.map(
          (entry) => new MeetingNode(parent.accountId, entry, parent.group.kind),
        )
      : [];
  }

  dispose(): void {
    this.subscription.dispose();
    this.view.dispose();
    this.treeChanges.dispose();
  }

  private groups(accountId: string): GroupNode[] {
    const account = this.model.accounts().find((candidate) => candidate.accountId === accountId);
    return groupMeetings(account?.meetings ?? [], new Date()).map(
      (group) => new GroupNode(accountId, group),
    );
  }

  /** Nobody asked for this refresh, so its failure shows in the view and nowhere else. */
  private loadQuietly(isAfterChange = false): void {
    this.reload(isAfterChange).catch(() => undefined);
  }

  /** A renewed token is no reason to read meetings; whoever signs in anew wants them fresh. */
  private followAccounts({ added, removed, changed }: AccountsChange): void {
    if (added.length + removed.length + changed.length === 0) {
      return;
    }
    if (this.view.visible) {
      this.loadQuietly(true);
    } else {
      this.needsLoad = true;
      this.treeChanges.fire(undefined);
    }
  }

  private render(): void {
    const accounts = this.model.accounts();
    const failure = accounts.map(({ failure }) => failure).find((found) => found !== undefined);
    const isEmpty = accounts.every(({ meetings }) => meetings.length === 0);
    if (!this.model.isRefreshing && (this.model.isLoaded || failure !== undefined)) {
      this.contextKeys.set(
        'zoom.meetingsState',
        !isEmpty
          ? 'ready'
          : failure === undefined
            ? 'empty'
            : isSessionEnd(failure)
              ? 'ended'
              : 'failed',
      );
    }
    this.view.message = failure === undefined || isEmpty ? undefined : this.staleMessage(failure);
    this.treeChanges.fire(undefined);
  }

  private staleMessage(failure: unknown): string {
    const reason =
      failure instanceof ZoomNetworkError || failure instanceof ZoomServerError
        ? vscode.l10n.t('Not up to date: Zoom cannot be reached.')
        : this.errors.words(failure).message;
    const since = this.model.lastRefresh;
    return since === undefined
      ? reason
      : vscode.l10n.t(
          '{0} Shown as of {1}.',
          reason,
          new Intl.DateTimeFormat(vscode.env.language, { timeStyle: 'short' }).format(since),
        );
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

/** Whether signing in again is what mends it. */
function isSessionEnd(failure: unknown): boolean {
  return (
    failure instanceof ZoomAuthError && ['sessionEnded', 'anotherSignIn'].includes(failure.reason)
  );
}

function hasMeetings({ meetings }: AccountMeetings): boolean {
  return meetings.length > 0;
}
