import * as vscode from 'vscode';

/**
 * Opens a text as a new untitled Markdown document, with progress in the status bar until it is
 * there.
 *
 * @param title what is being opened, such as "Opening the transcript"
 * @returns the text
 */
export async function openMarkdown(title: string, make: () => Promise<string>): Promise<string> {
  const content = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title },
    make,
  );
  const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
  await vscode.window.showTextDocument(document, { preview: false });
  return content;
}
