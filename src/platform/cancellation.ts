import * as vscode from 'vscode';

/** Escape and Cancel are an answer, not a failure. */
export function isCancellation(error: unknown): boolean {
  return (
    error instanceof vscode.CancellationError ||
    (error instanceof Error && error.name === 'AbortError')
  );
}
