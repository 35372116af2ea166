import * as vscode from 'vscode';
import type { TokenExpiry } from './tokenExpiry';

/** The longest document in which tokens are looked for, in characters. */
const longestDocument = 1_000_000;

/** Documents that no person writes. */
const otherSchemes = new Set(['output', 'debug', 'git', 'vscode-terminal', 'comment']);

/**
 * Provides the lenses of tokens. Nothing is loaded before a document may have one, and only documents that
 * are open in an editor are looked at.
 */
export class ExpiryLenses implements vscode.CodeLensProvider {
  private readonly changes = new vscode.EventEmitter<void>();
  private subscription: vscode.Disposable | undefined;

  readonly onDidChangeCodeLenses = this.changes.event;

  /**
   * @param beginning matches a text that may have a token
   */
  constructor(
    private readonly beginning: RegExp,
    private readonly load: () => Promise<TokenExpiry>,
  ) {}

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (otherSchemes.has(document.uri.scheme)) {
      return [];
    }
    const text = document.getText();
    if (text.length > longestDocument || !this.beginning.test(text)) {
      return [];
    }
    const expiry = await this.load();
    this.subscription ??= expiry.onDidChange(() => {
      this.changes.fire();
    });
    return expiry.createLenses(document);
  }

  dispose(): void {
    this.subscription?.dispose();
    this.changes.dispose();
  }
}
