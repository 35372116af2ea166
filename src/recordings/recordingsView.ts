import * as vscode from 'vscode';
import { accountStatus } from '../accounts/clients/accountLists';
import type { AccountsChange, AccountStore } from '../accounts/store/accountStore';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { ContextKeySetter } from '../platform/contextKeySetter';
import { viewIds } from '../platform/identifiers';
import type { LazyTree, TreeContent } from '../platform/lazyTree';
import type { ReaderLocale } from '../platform/readerLocale';
import type { ViewItem } from '../platform/viewItem';
import { setViewMessage, staleMessage } from '../platform/viewMessage';
import type { Month } from '../schedule/months';
import { ZoomScopeError } from '../zoom/errors';
import type { RecordingTreeItems } from './recordingTreeItems';
import {
  EarlierNode,
  MonthNode,
  NoteNode,
  RecordingFileNode,
  RecordingNode,
  RecordingsAccountNode,
} from './recordingNodes';
import type { AccountRecordings, RecordingsModel } from './recordingsModel';

/** What the Recordings view can show, as in its context key. */
type RecordingsState = 'loading' | 'ready' | 'empty' | 'noPlan' | 'noScope' | 'failed' | 'ended';

/** How old what is shown may be when the view becomes visible again, in ms. */
const longestAge = 10 * 60_000;

/** What {@link RecordingsView} needs. */
export interface RecordingsViewDeps {
  tree: LazyTree<ViewItem>;
  model: RecordingsModel;
  store: Pick<AccountStore, 'onDidChange'> & { list(): Promise<readonly unknown[]> };
  items: Pick<RecordingTreeItems, 'createTreeItem' | 'createHover'>;
  contextKeys: Pick<ContextKeySetter, 'set'>;
  meetingFormatter: Pick<MeetingFormatter, 'pastTime'>;
  locale: Pick<ReaderLocale, 'onDidChange'>;
}

/** The Recordings view: months with their recordings, grouped by account if there are several. */
export class RecordingsView implements TreeContent<ViewItem> {
  private readonly tree: LazyTree<ViewItem>;
  private readonly model: RecordingsModel;
  private readonly items: RecordingsViewDeps['items'];
  private readonly subscription: vscode.Disposable;
  private needsLoad = true;

  constructor(private readonly deps: RecordingsViewDeps) {
    const { tree, model, items, store, locale } = deps;
    this.tree = tree;
    this.model = model;
    this.items = items;
    this.subscription = vscode.Disposable.from(
      model.onDidChange(() => {
        this.render();
      }),
      store.onDidChange((change) => {
        this.onAccountsChanged(change);
      }),
      locale.onDidChange(() => {
        this.render();
      }),
      tree.view.onDidChangeVisibility(({ visible }) => {
        const isOld = Date.now() - (model.lastRefresh?.getTime() ?? 0) > longestAge;
        if (visible && model.isLoaded && isOld) {
          this.reloadQuietly();
        }
      }),
    );
  }

  /**
   * Reads everything that is shown, with the view's own progress bar.
   *
   * @param isAfterChange the accounts have changed, so a refresh that began before does not count
   * @returns how many recordings there are
   * @throws if no account could be read; the view then shows what it had, marked as not up to date
   */
  async reload(isAfterChange = false): Promise<number> {
    this.needsLoad = false;
    if ((await this.deps.store.list()).length === 0) {
      this.model.clear();
      return 0;
    }
    if (!this.model.isLoaded) {
      this.deps.contextKeys.set('zoom.recordingsState', 'loading');
    }
    return vscode.window.withProgress({ location: { viewId: viewIds.recordings } }, () =>
      isAfterChange ? this.model.refreshAfterChange() : this.model.refresh(),
    );
  }

  /** Shows more months, and brings the view into sight. */
  async showEarlier(): Promise<void> {
    this.model.showEarlier();
    if (!this.tree.view.visible) {
      await vscode.commands.executeCommand(`${viewIds.recordings}.focus`);
    }
  }

  getTreeItem(node: ViewItem): vscode.TreeItem {
    return this.items.createTreeItem(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: ViewItem): vscode.TreeItem {
    if (node instanceof RecordingNode) {
      item.tooltip = this.items.createHover(node);
    }
    return item;
  }

  /** VS Code asks for rows only while the view is visible, so the first time is the time to load. */
  getChildren(parent?: ViewItem): ViewItem[] | Promise<ViewItem[]> {
    if (this.needsLoad) {
      this.reloadQuietly();
    }
    const accounts = this.model.accounts();
    if (parent === undefined) {
      const [only] = accounts;
      if (only === undefined || accounts.length > 1) {
        return accounts.map(
          (account) =>
            new RecordingsAccountNode(account.accountId, account.label, shownFailure(account)),
        );
      }
      return this.stateOf(only) === 'ready' ? this.months(only) : [];
    }
    if (parent instanceof RecordingsAccountNode) {
      const account = accounts.find(({ accountId }) => accountId === parent.accountId);
      return account === undefined ? [] : this.monthsOrNote(account);
    }
    if (parent instanceof MonthNode) {
      return this.recordings(parent);
    }
    return parent instanceof RecordingNode
      ? parent.recording.recording_files.map(
          (file, index) => new RecordingFileNode(parent.accountId, parent.recording, file, index),
        )
      : [];
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private months(account: AccountRecordings): ViewItem[] {
    const { accountId, months } = account;
    const [first, second] = this.model.shownMonths();
    const isEmpty = (month: Month | undefined) => months.get(month ?? 0)?.length === 0;
    return [
      ...this.model
        .shownMonths()
        .map(
          (month) =>
            new MonthNode(
              accountId,
              month,
              month === first || (month === second && isEmpty(first)),
            ),
        ),
      new EarlierNode(accountId),
    ];
  }

  private monthsOrNote(account: AccountRecordings): ViewItem[] {
    const note = (text: string, failure?: unknown) => [
      new NoteNode(account.accountId, 'note', text, failure),
    ];
    switch (this.stateOf(account)) {
      case 'loading':
        return [];
      case 'noPlan':
        return note(vscode.l10n.t('No cloud recordings for this account'));
      case 'ready':
      case 'empty':
        return this.months(account);
      case 'noScope':
        return note(vscode.l10n.t('The Zoom app has no scope for cloud recordings'));
      case 'ended':
      case 'failed':
        return note(vscode.l10n.t('Could not load recordings'), account.failure);
    }
  }

  private async recordings({ accountId, month }: MonthNode): Promise<ViewItem[]> {
    try {
      const recordings = await this.model.readMonth(accountId, month);
      return recordings.length === 0
        ? [new NoteNode(accountId, `${month}/none`, vscode.l10n.t('No recordings'))]
        : recordings.map((recording) => new RecordingNode(accountId, recording));
    } catch (error) {
      return [
        new NoteNode(
          accountId,
          `${month}/failed`,
          vscode.l10n.t('Could not load recordings'),
          error,
        ),
      ];
    }
  }

  /** For a refresh that nobody asked for: its failure shows in the view and nowhere else. */
  private reloadQuietly(isAfterChange = false): void {
    this.reload(isAfterChange).catch(() => undefined);
  }

  /** A renewed token is no reason to read recordings; a new sign-in is. */
  private onAccountsChanged({ added, removed, changed }: AccountsChange): void {
    if (added.length + removed.length + changed.length === 0) {
      return;
    }
    if (this.tree.view.visible) {
      this.reloadQuietly(true);
    } else {
      this.needsLoad = true;
      this.tree.refresh();
    }
  }

  private render(): void {
    const accounts = this.model.accounts();
    const failed = accounts.find((account) => shownFailure(account) !== undefined);
    const [only] = accounts;
    const state = only === undefined || accounts.length > 1 ? 'ready' : this.stateOf(only);
    this.deps.contextKeys.set('zoom.recordingsState', state);
    this.tree.refresh();
    const { lastRefresh } = this.model;
    setViewMessage(
      this.tree.view,
      failed === undefined || state !== 'ready'
        ? undefined
        : staleMessage(
            failed.failure,
            lastRefresh && this.deps.meetingFormatter.pastTime(lastRefresh),
          ),
    );
  }

  /** What there is to see of an account. */
  private stateOf({ months, failure, hasNoPlan }: AccountRecordings): RecordingsState {
    if (failure instanceof ZoomScopeError) {
      return 'noScope';
    }
    const hasRecordings = [...months.values()].some((recordings) => recordings.length > 0);
    if (hasRecordings) {
      return 'ready';
    }
    if (failure !== undefined) {
      return accountStatus(failure) === 'expired' ? 'ended' : 'failed';
    }
    if (!this.model.isLoaded) {
      return 'loading';
    }
    if (hasNoPlan) {
      return 'noPlan';
    }
    return this.model.goesBack ? 'ready' : 'empty';
  }
}

/** What marks an account. Without the scope for recordings, which is optional, nothing is out of date. */
function shownFailure({ failure }: AccountRecordings): unknown {
  return failure instanceof ZoomScopeError ? undefined : failure;
}
