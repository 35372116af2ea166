import * as vscode from 'vscode';

/** What the editor was asked to open while nothing was opened in truth. */
export interface Opening<T> {
  readonly result: T;
  readonly opened: readonly string[];
}

/**
 * Does something while VS Code opens nothing outside itself, as where an address would lead out of
 * the sandbox, or where nothing is there to open it with.
 *
 * @param answer what VS Code says to whoever asks it to open something
 */
export async function withoutOpening<T>(
  answer: boolean,
  run: () => PromiseLike<T>,
): Promise<Opening<T>> {
  const { openExternal } = vscode.env;
  const opened: string[] = [];
  // VS Code leaves its `env` open to changes in a test run, for just such a purpose.
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
