import * as vscode from 'vscode';

/**
 * Opens a text in a new untitled Markdown document, with progress in the status bar.
 *
 * @param title the progress message
 * @param createText creates the text; if it throws, no document is opened
 * @returns the text
 */
export async function openMarkdownDocument(
  title: string,
  createText: () => Promise<string>,
): Promise<string> {
  const content = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title },
    createText,
  );
  const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
  await vscode.window.showTextDocument(document, { preview: false });
  return content;
}
