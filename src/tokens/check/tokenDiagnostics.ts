import * as vscode from 'vscode';
import type { TokenProblem } from '../../jwt/tokenProblem';
import { describeProblemAndFix } from './tokenHover';

/**
 * Shows what is wrong with a token as diagnostics, for as long as the text of its document stays as it
 * was. Nothing is checked by itself.
 */
export class TokenDiagnostics {
  private readonly collection = vscode.languages.createDiagnosticCollection('zoom');
  private readonly subscriptions = [
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        this.collection.delete(document.uri);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      this.collection.delete(uri);
    }),
  ];

  /** Shows the problems of a token, and removes those that were shown for the document before. */
  showProblems(uri: vscode.Uri, range: vscode.Range, problems: readonly TokenProblem[]): void {
    this.collection.set(
      uri,
      problems.map((problem) => {
        const diagnostic = new vscode.Diagnostic(
          range,
          describeProblemAndFix(problem),
          problem.isAdvice
            ? vscode.DiagnosticSeverity.Information
            : vscode.DiagnosticSeverity.Error,
        );
        diagnostic.source = 'Zoom';
        if (problem.claim !== '') {
          diagnostic.code = problem.claim;
        }
        return diagnostic;
      }),
    );
  }

  /** Whether the problems of the token at a position are shown. */
  hasProblemsAt(uri: vscode.Uri, position: vscode.Position): boolean {
    return this.collection.get(uri)?.some(({ range }) => range.contains(position)) === true;
  }

  dispose(): void {
    this.collection.dispose();
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }
}
