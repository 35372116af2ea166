import * as vscode from 'vscode';

/**
 * Shows a quick pick of items that are still loading, and returns the picked one.
 *
 * @throws {vscode.CancellationError} on Escape, even if loading fails later
 * @throws the error that loading fails with
 */
export async function pickLoaded<T extends vscode.QuickPickItem>(
  items: Promise<T[]>,
  options: vscode.QuickPickOptions,
): Promise<T> {
  const loading = { hasFailed: false };
  const loaded = items.catch((error: unknown) => {
    loading.hasFailed = true;
    throw error;
  });
  // The pick closes by itself when loading fails, and may have been closed long before.
  loaded.catch(() => undefined);
  const picked = await vscode.window.showQuickPick(loaded, options).then(
    (choice) => choice,
    (error: unknown) => {
      if (!loading.hasFailed) {
        throw error;
      }
      return undefined;
    },
  );
  if (loading.hasFailed) {
    await loaded;
  }
  if (picked === undefined) {
    throw new vscode.CancellationError();
  }
  return picked;
}
