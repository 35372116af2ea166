import * as vscode from 'vscode';
import { isDotenv } from '../targets/isDotenv';
import type { TokenExpiry } from './tokenExpiry';

/** The longest document in which tokens are looked for, in characters. */
const longestDocument = 1_000_000;

/** Documents that no person writes. */
const otherSchemes = new Set(['output', 'debug', 'git', 'vscode-terminal', 'comment']);

/** What {@link ExpiryLenses} needs. */
export interface ExpiryLensesDeps {
  /** Matches a text that may have a token. */
  beginning: RegExp;
  /** Loads what describes the expiry, which also shows it in the language status from then on. */
  load: () => Promise<TokenExpiry>;
  onError: (error: unknown) => void;
}

/**
 * Provides the lenses of tokens, and loads what shows their expiry in the language status. Nothing is
 * loaded before a document may have a token, and only documents that are open in an editor are looked at.
 */
export class ExpiryLenses implements vscode.CodeLensProvider {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable[];
  private subscription: vscode.Disposable | undefined;

  readonly onDidChangeCodeLenses = this.changes.event;

  constructor(private readonly deps: ExpiryLensesDeps) {
    // VS Code asks for no lenses if a person has turned off all of them, but has the language status then.
    const loadStatus = () => {
      this.loadStatus();
    };
    this.listeners = [
      vscode.window.onDidChangeActiveTextEditor(loadStatus),
      vscode.workspace.onDidChangeTextDocument(loadStatus),
    ];
    loadStatus();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!this.mayHaveToken(document)) {
      return [];
    }
    const expiry = await this.deps.load();
    this.subscription ??= expiry.onDidChange(() => {
      this.changes.fire();
    });
    return expiry.createLenses(document);
  }

  dispose(): void {
    this.subscription?.dispose();
    this.stopListening();
    this.changes.dispose();
  }

  private loadStatus(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document !== undefined && isDotenv(document) && this.mayHaveToken(document)) {
      this.stopListening();
      this.deps.load().catch(this.deps.onError);
    }
  }

  private stopListening(): void {
    for (const listener of this.listeners.splice(0)) {
      listener.dispose();
    }
  }

  private mayHaveToken(document: vscode.TextDocument): boolean {
    if (otherSchemes.has(document.uri.scheme)) {
      return false;
    }
    const text = document.getText();
    return text.length <= longestDocument && this.deps.beginning.test(text);
  }
}
