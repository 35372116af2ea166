import * as vscode from 'vscode';

/**
 * Lets a person pick one of what is still being read.
 *
 * @throws {vscode.CancellationError} on Escape, whatever comes of the reading after it
 * @throws what the reading failed with
 */
export async function pickLoaded<T extends vscode.QuickPickItem>(
  items: Promise<T[]>,
  options: vscode.QuickPickOptions,
): Promise<T> {
  const reading = { hasFailed: false };
  const read = items.catch((error: unknown) => {
    reading.hasFailed = true;
    throw error;
  });
  // The pick closes by itself when its items fail, and may have been closed long before.
  read.catch(() => undefined);
  const picked = await vscode.window.showQuickPick(read, options).then(
    (choice) => choice,
    (error: unknown) => {
      if (!reading.hasFailed) {
        throw error;
      }
      return undefined;
    },
  );
  if (reading.hasFailed) {
    await read;
  }
  if (picked === undefined) {
    throw new vscode.CancellationError();
  }
  return picked;
}
