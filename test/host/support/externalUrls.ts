import * as vscode from 'vscode';

/** The URLs that the editor was asked to open, and did not open. */
export interface CapturedUrls<T> {
  readonly result: T;
  readonly opened: readonly string[];
}

/**
 * Runs something while VS Code opens no URLs, for URLs that lead out of the sandbox or that this
 * machine has no app for.
 *
 * @param answer what `openExternal` returns meanwhile
 */
export async function captureOpenExternal<T>(
  answer: boolean,
  run: () => PromiseLike<T>,
): Promise<CapturedUrls<T>> {
  const { openExternal } = vscode.env;
  const opened: string[] = [];
  // VS Code lets tests change its `env` for this purpose.
  Object.assign(vscode.env, {
    openExternal: (target: vscode.Uri) => {
      opened.push(typeof target === 'string' ? target : target.toString(true));
      return Promise.resolve(answer);
    },
  });
  try {
    return { result: await run(), opened };
  } finally {
    Object.assign(vscode.env, { openExternal });
  }
}
