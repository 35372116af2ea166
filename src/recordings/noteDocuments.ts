import { posix } from 'node:path';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import type { AccountStore } from '../accounts/store/accountStore';
import type {
  MeetingDocumentSource,
  MeetingFileSystemProvider,
} from '../meetings/details/meetingFileSystemProvider';
import { DocumentPages } from '../platform/documentPages';
import { describeError } from '../platform/errorMessages';
import { notesScheme } from '../platform/identifiers';
import type { Log } from '../platform/log';
import { singleLine } from '../text/plainText';
import type { PastMeeting } from './pastMeetingResolver';
import type { RecordingFormatter } from './recordingFormatter';

/** What was written about a meeting. */
export type NoteKind = 'transcript' | 'summary';

/** A document about a past meeting. */
export interface Note {
  kind: NoteKind;
  meeting: PastMeeting;
  /** Markdown. */
  text: string;
}

/** What the query of a document's URI names, so that a window that opens again can read it. */
const addressSchema = v.object({
  label: v.string(),
  kind: v.picklist(['transcript', 'summary']),
  accountId: v.string(),
  uuid: v.string(),
  topic: v.optional(v.string()),
  start: v.optional(v.string()),
});

/** The longest name that is proposed for a file, in characters; some systems allow 255 bytes. */
const longestName = 80;

/** What {@link NoteDocuments} needs. */
export interface NoteDocumentsDeps {
  provider: MeetingFileSystemProvider;
  clients: Pick<ZoomClients, 'accounts'>;
  store: Pick<AccountStore, 'onDidChange'>;
  formatter: RecordingFormatter;
  log: Pick<Log, 'error'>;
  /** Reads a document from Zoom. */
  readNote: (kind: NoteKind, meeting: PastMeeting) => Promise<Note>;
}

/** The transcripts and summaries that are open, as read-only documents. */
export class NoteDocuments implements MeetingDocumentSource {
  private readonly pages: DocumentPages;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly deps: NoteDocumentsDeps) {
    this.pages = new DocumentPages((uri) => {
      deps.provider.changed(uri);
    });
    this.subscription = vscode.Disposable.from(
      this.pages,
      deps.store.onDidChange(({ removed }) => {
        this.forgetAccounts(removed);
      }),
    );
  }

  /** Opens a document, or shows the one that is open with the new text. */
  async showNote(note: Note): Promise<void> {
    const uri = this.uriOf(note);
    this.pages.put(uri, note.text);
    await closeOthers(uri);
    // `showTextDocument` would keep the text for some minutes after the tab is closed.
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default', { preview: false });
  }

  /**
   * Asks for a file, writes a document there and shows it in place of the document.
   *
   * @param uri the document; the one in the active editor if a program names none
   * @returns the file
   * @throws {vscode.CancellationError} on Escape
   */
  async saveNoteAs(uri: unknown): Promise<string> {
    const source = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    if (source?.scheme !== notesScheme) {
      throw new vscode.CancellationError();
    }
    const content = await this.read(source);
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Save As'),
      defaultUri: proposedFile(source),
      filters: { Markdown: ['md'] },
    });
    if (target === undefined) {
      throw new vscode.CancellationError();
    }
    await vscode.workspace.fs.writeFile(target, content);
    const tab = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(
        ({ input }) =>
          input instanceof vscode.TabInputText && input.uri.toString() === source.toString(),
      );
    await vscode.window.showTextDocument(target, {
      preview: false,
      viewColumn: tab?.group.viewColumn,
    });
    if (tab !== undefined) {
      await vscode.window.tabGroups.close(tab);
    }
    return target.toString();
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    return this.pages.stat(uri);
  }

  /** A document that is not open yet, as when a window opens with it again, is read from Zoom. */
  async read(uri: vscode.Uri): Promise<Uint8Array> {
    return this.pages.read(uri) ?? this.pages.put(uri, await this.fetchText(uri));
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /**
   * What is open stays readable after a sign-out, because it may be all that somebody has at hand.
   * Nothing else of the account is kept.
   */
  private forgetAccounts(accountIds: readonly string[]): void {
    for (const uri of this.pages.uris) {
      const accountId = readAddress(uri)?.accountId;
      if (accountId !== undefined && accountIds.includes(accountId)) {
        this.pages.deleteUnlessOpen(uri);
      }
    }
  }

  private async fetchText(uri: vscode.Uri): Promise<string> {
    const address = readAddress(uri);
    if (address === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    const { kind, accountId, ...meeting } = address;
    const account = (await this.deps.clients.accounts()).find(({ id }) => id === accountId);
    if (account === undefined) {
      throw vscode.FileSystemError.Unavailable(
        vscode.l10n.t('To read this document, sign in to its Zoom account.'),
      );
    }
    try {
      return (await this.deps.readNote(kind, { account, ...meeting })).text;
    } catch (error) {
      this.deps.log.error(error);
      throw vscode.FileSystemError.Unavailable(describeError(error).message);
    }
  }

  private uriOf({ kind, meeting: { account, uuid, topic, start } }: Note): vscode.Uri {
    // VS Code takes the label for a path, and would cut it at a slash.
    const label = this.labelOf(kind, topic, start).replace(/[/\\]/g, '\u2215');
    return vscode.Uri.from({
      scheme: notesScheme,
      path: `/${label}.md`,
      query: JSON.stringify({
        label,
        kind,
        accountId: account.id,
        uuid,
        topic: topic ?? undefined,
        start: start ?? undefined,
      } satisfies v.InferInput<typeof addressSchema>),
    });
  }

  private labelOf(
    kind: NoteKind,
    topic: PastMeeting['topic'],
    start: PastMeeting['start'],
  ): string {
    const name = singleLine(this.deps.formatter.topic(topic));
    const day = this.deps.formatter.dateWithYear(start);
    switch (kind) {
      case 'transcript':
        return day === ''
          ? vscode.l10n.t('Transcript of {0}', name)
          : vscode.l10n.t('Transcript of {0}, {1}', name, day);
      case 'summary':
        return day === ''
          ? vscode.l10n.t('AI Summary of {0}', name)
          : vscode.l10n.t('AI Summary of {0}, {1}', name, day);
    }
  }
}

function readAddress({ query }: vscode.Uri): v.InferOutput<typeof addressSchema> | undefined {
  try {
    const { success, output } = v.safeParse(addressSchema, JSON.parse(query));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}

/** A meeting whose topic has changed has a document by its old name too, which goes. */
async function closeOthers(uri: vscode.Uri): Promise<void> {
  const nameOf = (other: vscode.Uri) => {
    const { kind, accountId, uuid } = readAddress(other) ?? {};
    return JSON.stringify([kind, accountId, uuid]);
  };
  const others = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputText &&
        input.uri.scheme === notesScheme &&
        input.uri.toString() !== uri.toString() &&
        nameOf(input.uri) === nameOf(uri),
    );
  await vscode.window.tabGroups.close(others);
}

/** A file in the first folder of the workspace, with a name that every system allows. */
function proposedFile({ path }: vscode.Uri): vscode.Uri {
  const name = posix
    .basename(path, '.md')
    .replace(/[<>:"|?*\u2215\p{Cc}]/gu, '-')
    .trim();
  const file = `${Array.from(name).slice(0, longestName).join('').trim()}.md`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined ? vscode.Uri.file(file) : vscode.Uri.joinPath(folder, file);
}
