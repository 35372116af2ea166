import * as vscode from 'vscode';

/**
 * Opens an address outside the editor, to the letter.
 *
 * @returns whether it was opened. VS Code says no where nothing could take it, and where a person
 *   declined its question about outside links; a scheme that nothing is installed for is noticed on
 *   some systems only.
 */
export async function openExternal(address: string): Promise<boolean> {
  const uri = vscode.Uri.parse(address);
  // A `Uri` forgets which characters were percent-encoded, and VS Code encodes what is left in its
  // own way: `%2B` becomes `+`, `%23` becomes `%2523`. It takes text too, and leaves that alone.
  const survives = encodeURI(uri.toString(true)) === address;
  try {
    return await vscode.env.openExternal(survives ? uri : (address as unknown as vscode.Uri));
  } catch {
    return false;
  }
}
