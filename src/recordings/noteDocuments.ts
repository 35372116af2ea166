import { posix } from 'node:path';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { accountById } from '../accounts/clients/accountLookup';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import type {
  MeetingDocumentSource,
  MeetingFileSystemProvider,
} from '../meetings/details/meetingFileSystemProvider';
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
  clients: Pick<ZoomClients, 'signedInAccounts'>;
  formatter: RecordingFormatter;
  log: Pick<Log, 'error'>;
  /** Reads a document from Zoom. */
  readNote: (kind: NoteKind, meeting: PastMeeting) => Promise<Note>;
}

/** The transcripts and summaries that are open, as read-only documents. */
export class NoteDocuments implements MeetingDocumentSource {
  private readonly pages = new Map<string, { content: Uint8Array; changedAt: number }>();
  private readonly subscription: vscode.Disposable;

  constructor(private readonly deps: NoteDocumentsDeps) {
    this.subscription = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const { input } of closed) {
        if (input instanceof vscode.TabInputText) {
          this.pages.delete(input.uri.toString());
        }
      }
    });
  }

  /** Opens a document, or shows the one that is open with the new text. */
  async showNote(note: Note): Promise<void> {
    const uri = this.uriOf(note);
    this.put(uri, note.text);
    await closeOthers(uri);
    await vscode.window.showTextDocument(uri, { preview: false });
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

  /** VS Code reads a document again when its time has changed. */
  stat(uri: vscode.Uri): vscode.FileStat {
    const page = this.pages.get(uri.toString());
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: page?.changedAt ?? 0,
      size: page?.content.byteLength ?? 0,
      permissions: vscode.FilePermission.Readonly,
    };
  }

  /** A document that is not open yet, as when a window opens with it again, is read from Zoom. */
  async read(uri: vscode.Uri): Promise<Uint8Array> {
    return this.pages.get(uri.toString())?.content ?? this.put(uri, await this.fetchText(uri));
  }

  dispose(): void {
    this.subscription.dispose();
    this.pages.clear();
  }

  private put(uri: vscode.Uri, text: string): Uint8Array {
    const key = uri.toString();
    const before = this.pages.get(key);
    const content = new TextEncoder().encode(text);
    const changedAt = Math.max(Date.now(), (before?.changedAt ?? 0) + 1);
    this.pages.set(key, { content, changedAt });
    if (before !== undefined) {
      this.deps.provider.changed(uri);
    }
    return content;
  }

  private async fetchText(uri: vscode.Uri): Promise<string> {
    const address = readAddress(uri);
    if (address === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    const { kind, accountId, ...meeting } = address;
    try {
      const account = accountById(await this.deps.clients.signedInAccounts(), accountId);
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
