import * as vscode from 'vscode';

/** Opens a text in a new untitled Markdown document. */
export async function openMarkdownDocument(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
  await vscode.window.showTextDocument(document, { preview: false });
}
