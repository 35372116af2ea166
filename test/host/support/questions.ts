import * as vscode from 'vscode';

/** A warning, and its buttons beside Cancel. */
export interface Question {
  readonly message: string;
  /** Empty for what is not modal. */
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** What something returned, and the warnings that it showed. */
export interface AnsweredQuestions<T> {
  readonly result: T;
  readonly questions: readonly Question[];
}

/**
 * Runs something while a person answers every warning of the extension.
 *
 * @param button the title of the button that is pressed, `undefined` for Cancel; or what returns it
 */
export async function answerQuestions<T>(
  button: string | undefined | ((question: Question) => string | undefined),
  run: () => PromiseLike<T>,
): Promise<AnsweredQuestions<T>> {
  const { showWarningMessage } = vscode.window;
  const questions: Question[] = [];
  // The tests share the extension's `vscode`, which lets them change its `window`.
  Object.assign(vscode.window, {
    showWarningMessage: (message: string, ...rest: (string | vscode.MessageOptions)[]) => {
      const question = {
        message,
        detail: rest.map((item) => (typeof item === 'string' ? '' : (item.detail ?? ''))).join(''),
        buttons: rest.filter((item) => typeof item === 'string'),
      };
      questions.push(question);
      return Promise.resolve(typeof button === 'function' ? button(question) : button);
    },
  });
  try {
    return { result: await run(), questions };
  } finally {
    Object.assign(vscode.window, { showWarningMessage });
  }
}

/**
 * Runs something while a person answers every message that is not a warning.
 *
 * @param answer returns the title of the button that is pressed; `undefined` for none
 */
export async function answerMessages<T>(
  answer: (
    message: string,
    buttons: readonly string[],
  ) => string | undefined | Promise<string | undefined>,
  run: () => PromiseLike<T>,
): Promise<T> {
  const { showInformationMessage, showErrorMessage } = vscode.window;
  const show = async (message: string, ...rest: (string | vscode.MessageItem | object)[]) => {
    const items = rest.filter((item) => typeof item === 'string' || 'title' in item);
    const titleOf = (item: (typeof items)[number]) =>
      typeof item === 'string' ? item : item.title;
    const pressed = await answer(message, items.map(titleOf));
    return items.find((item) => titleOf(item) === pressed);
  };
  Object.assign(vscode.window, { showInformationMessage: show, showErrorMessage: show });
  try {
    return await run();
  } finally {
    Object.assign(vscode.window, { showInformationMessage, showErrorMessage });
  }
}

/** Runs something while a person allows every token, and returns its result. */
export async function allowTokens<T>(run: () => PromiseLike<T>): Promise<T> {
  return (await answerQuestions('Allow', run)).result;
}
