import * as vscode from 'vscode';
import type { AccountStore } from '../../accounts/store/accountStore';
import { formatMeetingNumber } from '../../links/zoomLink';
import type { CommandProgress } from '../../platform/commandProgress';
import { DocumentPages } from '../../platform/documentPages';
import type { Log } from '../../platform/log';
import type { ReaderLocale } from '../../platform/readerLocale';
import { ZoomAuthError, ZoomNotFoundError } from '../../zoom/errors';
import type { Meeting } from '../../zoom/types';
import type { MeetingResolver, FoundMeeting } from '../target/meetingResolver';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingFileSystemProvider, MeetingDocumentSource } from './meetingFileSystemProvider';
import type { MeetingPageRenderer } from './meetingPageRenderer';
import type { MeetingDetailsFetcher, MeetingDetails } from './meetingDetailsFetcher';
import { parseMeetingPageUri } from '../target/parseMeetingReference';
import { areOfSameMeeting, meetingPageUri } from '../target/meetingPageUri';

/** VS Code's Markdown preview as an editor of its own, so that our buttons can stand above it. */
const previewEditor = 'vscode.markdown.preview.editor';

/** What {@link MeetingDocuments} needs. */
export interface MeetingDocumentsDeps {
  provider: MeetingFileSystemProvider;
  resolver: MeetingResolver;
  model: MeetingsModel;
  store: Pick<AccountStore, 'onDidChange'>;
  fetcher: MeetingDetailsFetcher;
  renderer: MeetingPageRenderer;
  progress: Pick<CommandProgress, 'describeWait'>;
  locale: Pick<ReaderLocale, 'onDidChange'>;
  log: Pick<Log, 'error'>;
}

/** The pages about meetings that are open. */
export class MeetingDocuments implements MeetingDocumentSource {
  private readonly pages: DocumentPages;
  /** What the lists said of each meeting when its page was made. */
  private readonly listings = new Map<string, string | undefined>();
  /** What is being opened: anyone who asks twice in a hurry, as with a key, gets one request. */
  private readonly opening = new Map<string, Promise<Meeting>>();
  /** The latest rewriting of each page. */
  private readonly rewriting = new Map<string, symbol>();
  private readonly subscription: vscode.Disposable;

  constructor(private readonly deps: MeetingDocumentsDeps) {
    this.pages = new DocumentPages((uri) => {
      deps.provider.changed(uri);
    });
    this.subscription = vscode.Disposable.from(
      this.pages,
      deps.model.onDidChange(() => {
        this.follow();
      }),
      // The lists say nothing of a meeting that was opened by its ID, or before they were read.
      deps.store.onDidChange(({ removed }) => {
        this.forgetAccounts(removed);
      }),
      deps.locale.onDidChange(() => {
        for (const uri of this.pages.uris) {
          void this.rewrite(uri);
        }
      }),
      this.pages.onDidClose((uri) => {
        this.listings.delete(uri.toString());
        this.rewriting.delete(uri.toString());
      }),
    );
  }

  /**
   * Reads a meeting and opens its page, or reads the open page again.
   *
   * @returns Zoom's own object, without secrets
   */
  async show(argument: unknown): Promise<Meeting> {
    const named = await this.deps.resolver.find(
      argument,
      vscode.l10n.t('Which meeting do you want to see?'),
    );
    const key = `${named.account.id} ${named.id} ${named.start?.toISOString() ?? ''}`;
    const opening = this.opening.get(key) ?? this.open(named);
    this.opening.set(key, opening);
    try {
      return await opening;
    } finally {
      this.opening.delete(key);
    }
  }

  private async open(named: FoundMeeting): Promise<Meeting> {
    this.deps.progress.describeWait(vscode.l10n.t('Loading the meeting…'));
    const details = await this.deps.fetcher.fetch(named);
    const uri = this.uriOf(details);
    this.put(uri, this.deps.renderer.render(details));
    await closeOthers(uri);
    await vscode.commands.executeCommand('vscode.openWith', uri, previewEditor, { preview: true });
    return details.meeting;
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (parseMeetingPageUri(uri) === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return this.pages.stat(uri);
  }

  /** A page that is not open yet, as when a window opens with it again, is read from Zoom. */
  async read(uri: vscode.Uri): Promise<Uint8Array> {
    return this.pages.read(uri) ?? this.put(uri, await this.written(uri));
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Reads those pages again whose meetings have changed in the lists; a refresh as such is no reason. */
  private follow(): void {
    if (this.deps.model.isRefreshing) {
      return;
    }
    for (const uri of this.pages.uris) {
      const before = this.listings.get(uri.toString());
      const listed = this.listed(uri);
      this.listings.set(uri.toString(), listed);
      if (before !== undefined && before !== listed) {
        void this.rewrite(uri);
      }
    }
  }

  /** Replaces what the pages of accounts that were signed out show. */
  private forgetAccounts(accountIds: readonly string[]): void {
    for (const uri of this.pages.uris) {
      const accountId = parseMeetingPageUri(uri)?.accountId;
      if (accountId !== undefined && accountIds.includes(accountId)) {
        void this.rewrite(uri, false);
      }
    }
  }

  /** @param keepsOld whether the page stays as it is if Zoom can't be reached */
  private async rewrite(uri: vscode.Uri, keepsOld = true): Promise<void> {
    const key = uri.toString();
    const rewriting = Symbol(key);
    this.rewriting.set(key, rewriting);
    const text = await (keepsOld ? this.written(uri, true) : this.written(uri));
    // An answer that comes late is older than the page that a later one has made.
    if (text !== undefined && this.pages.has(uri) && this.rewriting.get(key) === rewriting) {
      this.put(uri, text);
    }
  }

  private async written(uri: vscode.Uri): Promise<string>;
  private async written(uri: vscode.Uri, keepsOld: true): Promise<string | undefined>;
  private async written(uri: vscode.Uri, keepsOld = false): Promise<string | undefined> {
    const address = parseMeetingPageUri(uri);
    if (address === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    try {
      return this.deps.renderer.render(
        await this.deps.fetcher.fetch(await this.deps.resolver.find(uri, '')),
      );
    } catch (error) {
      this.deps.log.error(error);
      const isOutdated = error instanceof ZoomNotFoundError || error instanceof ZoomAuthError;
      return keepsOld && !isOutdated
        ? undefined
        : this.deps.renderer.renderFailure(address.id, error);
    }
  }

  private put(uri: vscode.Uri, text: string): Uint8Array {
    this.listings.set(uri.toString(), this.listed(uri));
    return this.pages.put(uri, text);
  }

  private listed(uri: vscode.Uri): string | undefined {
    const address = parseMeetingPageUri(uri);
    const owned = address === undefined ? undefined : this.deps.resolver.listedCopy(address);
    return owned === undefined
      ? undefined
      : JSON.stringify([owned.entry.isLive, owned.entry.meeting]);
  }

  private uriOf({ account, entry }: MeetingDetails): vscode.Uri {
    return meetingPageUri(
      account.id,
      entry,
      entry.topic === ''
        ? vscode.l10n.t('Meeting {0}', formatMeetingNumber(entry.id))
        : entry.topic,
    );
  }
}

/** A meeting whose topic has changed has a page by its old name too, which goes. */
async function closeOthers(uri: vscode.Uri): Promise<void> {
  const others = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputCustom &&
        areOfSameMeeting(input.uri, uri) &&
        input.uri.toString() !== uri.toString(),
    );
  await vscode.window.tabGroups.close(others);
}
