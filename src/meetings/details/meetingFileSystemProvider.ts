import * as vscode from 'vscode';

/** The content of the documents. It is loaded when the first one is read. */
export interface MeetingDocumentSource {
  stat(uri: vscode.Uri): vscode.FileStat;
  read(uri: vscode.Uri): Uint8Array | Promise<Uint8Array>;
  /** Stores what a person has saved; absent if the documents are read-only. */
  write?(uri: vscode.Uri, content: Uint8Array): void;
}

/**
 * Documents about meetings as files, which VS Code shows with its own Markdown preview, finds
 * text in, prints, and restores when a window opens again.
 */
export class MeetingFileSystemProvider implements vscode.FileSystemProvider {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  readonly onDidChangeFile = this.changes.event;

  constructor(private readonly load: () => Promise<MeetingDocumentSource>) {}

  /** Makes VS Code read a document again. */
  changed(uri: vscode.Uri): void {
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return (await this.load()).stat(uri);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.load()).read(uri);
  }

  /** Every change fires, watched or not. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const source = await this.load();
    if (source.write === undefined) {
      throw vscode.FileSystemError.NoPermissions(uri);
    }
    source.write(uri, content);
    this.changed(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.changes.dispose();
  }
}
