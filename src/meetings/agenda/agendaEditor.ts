import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { agendaScheme } from '../../platform/identifiers';
import { agendaProblem, longestAgenda } from '../input/fieldProblems';

/** An agenda in memory. It never reaches a disk. */
interface AgendaFile {
  text: string;
  /** When it was last saved, in ms since 1970. */
  savedAt: number;
}

/** Somebody who waits for an agenda. */
interface Waiter {
  resolve: (text: string) => void;
  reject: (error: unknown) => void;
}

/**
 * Has agendas written in VS Code's own editor, as files that exist only in memory. Saving one takes it
 * over, and closing its editor returns to the meeting.
 */
export class AgendaEditor {
  private readonly files = new Map<string, AgendaFile>();
  private readonly waiting = new Map<string, Waiter>();
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('zoom-agenda');
  private readonly subscriptions: readonly { dispose(): unknown }[];

  /** @param onDidChange called when a file has other contents than VS Code may have read before */
  constructor(private readonly onDidChange: (uri: vscode.Uri) => void) {
    this.subscriptions = [
      this.diagnostics,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.check(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.check(document);
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (input instanceof vscode.TabInputText && input.uri.scheme === agendaScheme) {
            this.finish(input.uri);
          }
        }
      }),
    ];
  }

  /** The commands of the editor of an agenda. */
  get commands(): CommandHandlers<'agenda'> {
    return { 'zoom.useAgenda': () => this.useAgenda() };
  }

  /**
   * Opens an editor, and waits until it is closed.
   *
   * @param name tells the agendas of different meetings apart
   * @returns the agenda as it was last saved
   * @throws {vscode.CancellationError} if the same agenda is opened by another command meanwhile
   */
  async writeAgenda(name: string, text: string): Promise<string> {
    const uri = agendaUri(name);
    const key = uri.toString();
    this.waiting.get(key)?.reject(new vscode.CancellationError());
    if (this.files.get(key)?.text !== text) {
      this.files.set(key, { text, savedAt: Date.now() });
      this.onDidChange(uri);
    }
    const written = new Promise<string>((resolve, reject) => {
      this.waiting.set(key, { resolve, reject });
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    return written;
  }

  /** For the file system provider. Also a file from before a restart exists, so that VS Code restores its editor. */
  stat(uri: vscode.Uri): vscode.FileStat {
    const { text, savedAt } = this.file(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: savedAt, size: encode(text).length };
  }

  /** For the file system provider. */
  read(uri: vscode.Uri): Uint8Array {
    return encode(this.file(uri).text);
  }

  /** For the file system provider. */
  write(uri: vscode.Uri, content: Uint8Array): void {
    const text = new TextDecoder().decode(content).replace(/\r\n?/g, '\n');
    this.files.set(uri.toString(), { text, savedAt: Date.now() });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
    for (const { reject } of this.waiting.values()) {
      reject(new vscode.CancellationError());
    }
  }

  /** Saves the agenda in the active editor, and closes the editor. */
  private async useAgenda(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.uri.scheme !== agendaScheme) {
      throw new ActionableError(vscode.l10n.t('Open the agenda of a meeting first.'));
    }
    const problem = agendaProblem(document.getText());
    if (problem !== undefined) {
      throw new ActionableError(problem);
    }
    if (!this.waiting.has(document.uri.toString())) {
      // The window was reloaded, so no meeting waits for it. The editor stays, and its text with it.
      throw new ActionableError(
        vscode.l10n.t(
          'No meeting is waiting for this agenda anymore. Create or edit the meeting, and open its agenda there; the text is kept.',
        ),
        [
          {
            title: vscode.l10n.t('Create Meeting'),
            run: () => vscode.commands.executeCommand('zoom.createMeeting'),
          },
        ],
      );
    }
    await document.save();
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString(),
      );
    await vscode.window.tabGroups.close(tabs);
  }

  /** Passes an agenda to the meeting that waits for it, unless another editor still shows it. */
  private finish(uri: vscode.Uri): void {
    const key = uri.toString();
    const isOpen = vscode.window.tabGroups.all.some(({ tabs }) =>
      tabs.some(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key,
      ),
    );
    if (!isOpen) {
      this.waiting.get(key)?.resolve(this.file(uri).text);
      this.waiting.delete(key);
    }
  }

  /** Marks what Zoom would not take. */
  private check(document: vscode.TextDocument): void {
    if (document.uri.scheme !== agendaScheme) {
      return;
    }
    const text = document.getText();
    const problem = agendaProblem(text);
    const excess = new vscode.Range(
      document.positionAt(longestAgenda),
      document.positionAt(text.length),
    );
    this.diagnostics.set(
      document.uri,
      problem === undefined ? [] : [new vscode.Diagnostic(excess, problem)],
    );
  }

  private file(uri: vscode.Uri): AgendaFile {
    return this.files.get(uri.toString()) ?? { text: '', savedAt: 0 };
  }
}

function agendaUri(name: string): vscode.Uri {
  const file = vscode.l10n.t({ message: 'Agenda.txt', comment: ['The name of a file, with .txt'] });
  return vscode.Uri.from({ scheme: agendaScheme, path: `/${encodeURIComponent(name)}/${file}` });
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
