import * as vscode from 'vscode';
import type { AccountsChange, AccountStore } from '../accounts/store/accountStore';
import type { ContextKeySetter } from '../platform/contextKeySetter';
import type { ErrorReporter } from '../platform/errorReporter';
import { viewIds } from '../platform/identifiers';
import { setViewMessage, staleMessage } from '../platform/viewMessage';
import type { Month } from '../schedule/months';
import { isSessionEnd, ZoomScopeError } from '../zoom/errors';
import type { RecordingTreeItems } from './recordingTreeItems';
import {
  EarlierNode,
  MonthNode,
  NoteNode,
  RecordingFileNode,
  RecordingNode,
  RecordingsAccountNode,
} from './recordingNodes';
import type { ViewItem } from '../platform/viewItem';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { AccountRecordings, RecordingsModel } from './recordingsModel';

/** How old what is shown may be when the view comes into sight again, in ms. */
const longestAge = 10 * 60_000;

/** The Recordings view: months with their recordings, one group an account where there are several. */
export class RecordingsView implements vscode.TreeDataProvider<ViewItem> {
  private readonly treeChanges = new vscode.EventEmitter<undefined>();
  private readonly subscription: vscode.Disposable;
  private needsLoad = true;

  readonly onDidChangeTreeData = this.treeChanges.event;

  constructor(
    private readonly view: vscode.TreeView<ViewItem>,
    private readonly model: RecordingsModel,
    private readonly store: AccountStore,
    private readonly items: RecordingTreeItems,
    private readonly contextKeys: ContextKeySetter,
    private readonly errors: ErrorReporter,
    private readonly meetingWords: MeetingFormatter,
  ) {
    this.subscription = vscode.Disposable.from(
      model.onDidChange(() => {
        this.render();
      }),
      store.onDidChange((change) => {
        this.followAccounts(change);
      }),
      view.onDidChangeVisibility(({ visible }) => {
        const isOld = Date.now() - (model.lastRefresh?.getTime() ?? 0) > longestAge;
        if (visible && model.isLoaded && isOld) {
          this.loadQuietly();
        }
      }),
    );
  }

  /**
   * Reads everything that is shown anew, with the view's own progress bar.
   *
   * @param isAfterChange the accounts have changed, so a run that began before does not count
   * @returns how many recordings there are
   * @throws where no account could be read; the view then shows what it had, marked stale
   */
  async reload(isAfterChange = false): Promise<number> {
    this.needsLoad = false;
    if ((await this.store.list()).length === 0) {
      this.model.clear();
      return 0;
    }
    if (!this.model.isLoaded) {
      this.contextKeys.set('zoom.recordingsState', 'loading');
    }
    return vscode.window.withProgress({ location: { viewId: viewIds.recordings } }, () =>
      isAfterChange ? this.model.refreshAfterChange() : this.model.refresh(),
    );
  }

  /** Shows more months, and the view where it is out of sight. */
  async showEarlier(): Promise<void> {
    this.model.showEarlier();
    if (!this.view.visible) {
      await vscode.commands.executeCommand(`${viewIds.recordings}.focus`);
    }
  }

  getTreeItem(node: ViewItem): vscode.TreeItem {
    return this.items.create(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: ViewItem): vscode.TreeItem {
    if (node instanceof RecordingNode) {
      item.tooltip = this.items.createHover(node);
    }
    return item;
  }

  /** VS Code asks only while the view is visible, so the first question is the time to load. */
  getChildren(parent?: ViewItem): ViewItem[] | Promise<ViewItem[]> {
    if (this.needsLoad) {
      this.loadQuietly();
    }
    const accounts = this.model.accounts();
    if (parent === undefined) {
      const [only] = accounts;
      if (only === undefined || accounts.length > 1) {
        return accounts.map(
          ({ accountId, label, failure }) => new RecordingsAccountNode(accountId, label, failure),
        );
      }
      return this.standing(only) === 'ready' ? this.months(only) : [];
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
    this.treeChanges.dispose();
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
    switch (this.standing(account)) {
      case 'loading':
        return [];
      case 'noPlan':
        return note(vscode.l10n.t('No cloud recording on this account'));
      case 'ready':
      case 'empty':
        return this.months(account);
      case 'noScope':
      case 'ended':
      case 'failed':
        return note(vscode.l10n.t('Could not be loaded'), account.failure);
    }
  }

  private async recordings({ accountId, month }: MonthNode): Promise<ViewItem[]> {
    try {
      const recordings = await this.model.month(accountId, month);
      return recordings.length === 0
        ? [new NoteNode(accountId, `${month}/none`, vscode.l10n.t('No recordings'))]
        : recordings.map((recording) => new RecordingNode(accountId, recording));
    } catch (error) {
      return [
        new NoteNode(accountId, `${month}/failed`, vscode.l10n.t('Could not be loaded'), error),
      ];
    }
  }

  /** Nobody asked for this refresh, so its failure shows in the view and nowhere else. */
  private loadQuietly(isAfterChange = false): void {
    this.reload(isAfterChange).catch(() => undefined);
  }

  /** A renewed token is no reason to read recordings; whoever signs in anew wants them fresh. */
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
    const [only] = accounts;
    const standing = only === undefined || accounts.length > 1 ? 'ready' : this.standing(only);
    this.contextKeys.set('zoom.recordingsState', standing);
    this.treeChanges.fire(undefined);
    setViewMessage(
      this.view,
      failure === undefined || standing !== 'ready'
        ? undefined
        : staleMessage(
            this.errors,
            failure,
            this.model.lastRefresh && this.meetingWords.pastTime(this.model.lastRefresh),
          ),
    );
  }

  /** What there is to see of an account. */
  private standing({ months, failure, hasNoPlan }: AccountRecordings) {
    const hasRecordings = [...months.values()].some((recordings) => recordings.length > 0);
    if (hasRecordings) {
      return 'ready';
    }
    if (failure !== undefined) {
      return failure instanceof ZoomScopeError
        ? 'noScope'
        : isSessionEnd(failure)
          ? 'ended'
          : 'failed';
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
