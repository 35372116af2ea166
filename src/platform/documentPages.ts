import * as vscode from 'vscode';

interface Page {
  content: Uint8Array;
  changedAt: number;
}

/** The text of read-only documents, each of which is kept until its last tab is closed. */
export class DocumentPages {
  private readonly pages = new Map<string, Page>();
  private readonly closes = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscription: vscode.Disposable;

  /** Fires when the last tab with a document is closed. */
  readonly onDidClose = this.closes.event;

  /** @param changed makes VS Code read a document again */
  constructor(private readonly changed: (uri: vscode.Uri) => void) {
    // By its tab: VS Code opens and closes the document several times while it shows one page.
    this.subscription = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const uri of closed.flatMap(urisOf)) {
        if (!isInTab(uri)) {
          this.pages.delete(uri.toString());
          this.closes.fire(uri);
        }
      }
    });
  }

  /** The documents whose text is kept. */
  get uris(): vscode.Uri[] {
    return [...this.pages.keys()].map((key) => vscode.Uri.parse(key, true));
  }

  /** Whether the text of a document is kept. */
  has(uri: vscode.Uri): boolean {
    return this.pages.has(uri.toString());
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

  /** The kept text of a document, in UTF-8. */
  read(uri: vscode.Uri): Uint8Array | undefined {
    return this.pages.get(uri.toString())?.content;
  }

  /** Keeps the text of a document, and shows it if the document is open. Returns it in UTF-8. */
  put(uri: vscode.Uri, text: string): Uint8Array {
    const key = uri.toString();
    const before = this.pages.get(key);
    const content = new TextEncoder().encode(text);
    const changedAt = Math.max(Date.now(), (before?.changedAt ?? 0) + 1);
    this.pages.set(key, { content, changedAt });
    if (before !== undefined) {
      this.changed(uri);
    }
    return content;
  }

  /** Forgets the text of a document, unless it is open in a tab. */
  deleteUnlessOpen(uri: vscode.Uri): void {
    if (!isInTab(uri)) {
      this.pages.delete(uri.toString());
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.closes.dispose();
    this.pages.clear();
  }
}

function isInTab(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some((tab) => urisOf(tab).some((other) => other.toString() === key)),
  );
}

function urisOf({ input }: vscode.Tab): vscode.Uri[] {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    ? [input.uri]
    : [];
}
