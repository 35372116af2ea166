import * as vscode from 'vscode';

/**
 * Opens a URL outside the editor, with exactly the characters it has.
 *
 * @returns whether it was opened. It is not if nothing can open it, which only some systems notice,
 *   or if the person declines VS Code's question about external links.
 */
export async function openExternal(url: string): Promise<boolean> {
  const uri = vscode.Uri.parse(url);
  // A `Uri` does not keep which characters were percent-encoded, and VS Code encodes it differently:
  // `%2B` becomes `+`, `%23` becomes `%2523`. It accepts a string too, and leaves that unchanged.
  const survives = encodeURI(uri.toString(true)) === url;
  try {
    return await vscode.env.openExternal(survives ? uri : (url as unknown as vscode.Uri));
  } catch {
    return false;
  }
}
