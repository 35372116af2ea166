import type * as vscode from 'vscode';

/** Followed by the hash of a `state` that a window is waiting for; the value is until when. */
export const waitingKeyPrefix = 'zoom.waiting.';

/** Whether a window is waiting for a callback, or has left something behind when it was closed. */
export async function hasWaitingKeys(
  secrets: Pick<vscode.SecretStorage, 'keys'>,
): Promise<boolean> {
  return (await secrets.keys()).some((key) => key.startsWith(waitingKeyPrefix));
}
