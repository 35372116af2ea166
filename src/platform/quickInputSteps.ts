import * as vscode from 'vscode';

/** The answer to a question whose Back button was pressed. */
export const back = Symbol('back');

/** Asks one question; returns {@link back} to return to the step before. */
export type QuickInputStep = () => Promise<typeof back | undefined>;

/** A question that is answered with text. */
export interface TextStep {
  value: string;
  placeholder: string;
  prompt: string;
  /** A sentence about what is wrong; `undefined` if nothing is. */
  validate: (value: string) => string | undefined;
  /**
   * Checks on Enter what takes time, while the field is busy; returns a sentence about what is wrong.
   * The signal is aborted when the person leaves the question.
   */
  check?: (value: string, signal: AbortSignal) => Promise<string | undefined>;
  /** Called with each change, so that Back does not lose what was typed. */
  onChange?: (value: string) => void;
  /** Whether the text is hidden. */
  isPassword?: boolean;
  /** Buttons next to Back, which do not answer the question. */
  buttons?: readonly StepButton[];
}

/** A button in the title of a question. */
export interface StepButton extends vscode.QuickInputButton {
  run: () => Promise<unknown>;
}

/** An item of a question. */
export interface PickItem extends vscode.QuickPickItem {
  /** Whether it explains why nothing can be chosen, and cannot be chosen itself. */
  isRefused?: boolean;
  /**
   * Whether it is the only thing that can be meant by what is typed, so that Enter takes it even before it
   * is shown.
   */
  isCertain?: boolean;
}

/** A question that is answered with one of several items. */
export interface PickStep<T extends PickItem> {
  items: readonly T[];
  active?: T;
  value?: string;
  placeholder: string;
  /** The items for what is typed. */
  itemsFor?: (value: string) => readonly T[];
  onChange?: (value: string) => void;
  /** Called with the chosen item; if it returns a promise, the item is no answer. */
  handle?: (item: T) => Promise<unknown> | undefined;
  /** Returns the answer that the button of an item stands for. */
  answerOfButton?: (item: T) => T;
  /** Whether there is a button Back although Escape leaves, as in the first of several questions. */
  hasBack?: boolean;
}

/** A question that is answered with any number of items. */
export interface MultiPickStep<T extends vscode.QuickPickItem> {
  items: readonly T[];
  /** The items that are selected at first. */
  selected: readonly T[];
  placeholder: string;
  /** Called with each change of the selection; returns what is to be selected instead, if anything. */
  onSelect?: (selected: readonly T[]) => readonly T[] | undefined;
  /** Whether Enter takes a selection; by default any. */
  isComplete?: (selected: readonly T[]) => boolean;
}

/** What is shown above a question. */
interface Frame {
  title: string;
  step?: number;
  totalSteps?: number;
  hasBack: boolean;
}

/** Asks questions in VS Code's quick input, with a way back. */
export class QuickInputSteps {
  private frame: Frame = { title: '', hasBack: false };

  /**
   * Asks one question after the other, with step numbers.
   *
   * @param listSteps returns the steps that the answers so far lead to
   * @param first the index of the step to begin with; the ones before it are reached with Back
   * @throws {vscode.CancellationError} on Escape
   */
  async runSteps(
    title: string,
    listSteps: () => readonly QuickInputStep[],
    first = 0,
  ): Promise<void> {
    await this.runFrom(first, { title, hasBack: false }, listSteps);
  }

  /**
   * Asks the questions that make up the one that is asked, with a way back from the first of them. They
   * have the step number of that one, or numbers of their own if it has none.
   *
   * @returns {@link back} if Back is pressed in the first one
   * @throws {vscode.CancellationError} on Escape
   */
  async runSubSteps(listSteps: () => readonly QuickInputStep[]): Promise<typeof back | undefined> {
    return this.runFrom(0, { ...this.frame, hasBack: true }, listSteps);
  }

  private async runFrom(
    first: number,
    frame: Frame,
    listSteps: () => readonly QuickInputStep[],
  ): Promise<typeof back | undefined> {
    let index = first;
    for (;;) {
      const steps = listSteps();
      const step = steps[index];
      if (step === undefined) {
        return index < 0 ? back : undefined;
      }
      this.frame = {
        ...frame,
        ...(frame.step === undefined &&
          // A single question is no step of several.
          !(frame.hasBack && steps.length === 1) && { step: index + 1, totalSteps: steps.length }),
        hasBack: frame.hasBack || index > 0,
      };
      index += (await step()) === back ? -1 : 1;
    }
  }

  /**
   * Asks a single question.
   *
   * @param hasBack whether there is something to go back to, which Escape then does as well
   * @throws {vscode.CancellationError} on Escape, if there is nothing to go back to
   */
  async askOne<T>(
    title: string,
    hasBack: boolean,
    question: () => Promise<T | typeof back>,
  ): Promise<T | typeof back> {
    this.frame = { title, hasBack };
    try {
      return await question();
    } catch (error) {
      if (hasBack && error instanceof vscode.CancellationError) {
        return back;
      }
      throw error;
    }
  }

  /**
   * Shows an input box, in a step or in {@link askOne}.
   *
   * @throws {vscode.CancellationError} on Escape
   */
  async showInputBox(step: TextStep) {
    const { value, placeholder, prompt, validate, check, onChange, isPassword = false } = step;
    const box = vscode.window.createInputBox();
    box.value = value;
    box.placeholder = placeholder;
    box.prompt = prompt;
    box.password = isPassword;
    // An empty field is wrong only once Enter is pressed.
    const problemOf = (text: string) => (text === '' ? undefined : validate(text));
    box.validationMessage = problemOf(value);
    box.onDidChangeValue((changed) => {
      box.validationMessage = problemOf(changed);
      onChange?.(changed);
    });
    const left = new AbortController();
    const findProblem = async (text: string): Promise<string | undefined> => {
      if (check === undefined) {
        return undefined;
      }
      // The field stays enabled, because a disabled one loses the focus.
      box.busy = true;
      try {
        return await check(text, left.signal);
      } finally {
        box.busy = false;
      }
    };
    try {
      return await this.show<string>(
        box,
        (accept, fail) =>
          box.onDidAccept(() => {
            const text = box.value;
            box.validationMessage = validate(text);
            if (box.validationMessage !== undefined || box.busy) {
              return;
            }
            findProblem(text).then((problem) => {
              if (box.value !== text) {
                return;
              }
              if (problem === undefined) {
                accept(text);
              } else {
                box.validationMessage = problem;
              }
            }, fail);
          }),
        step.buttons,
      );
    } finally {
      left.abort();
    }
  }

  /**
   * Shows a quick pick, in a step or in {@link askOne}.
   *
   * @throws {vscode.CancellationError} on Escape
   */
  async showQuickPick<T extends PickItem>({
    items,
    active,
    value,
    placeholder,
    itemsFor,
    onChange,
    handle,
    answerOfButton,
    hasBack = false,
  }: PickStep<T>) {
    this.frame.hasBack ||= hasBack;
    const pick = vscode.window.createQuickPick<T>();
    pick.items = items;
    pick.placeholder = placeholder;
    pick.value = value ?? '';
    if (active !== undefined) {
      pick.activeItems = [active];
    }
    if (itemsFor !== undefined) {
      // VS Code would put items whose label contains what is typed first. Its types lack the property.
      Object.assign(pick, { sortByLabel: false });
    }
    pick.onDidChangeValue((changed) => {
      onChange?.(changed);
      if (itemsFor !== undefined) {
        pick.items = itemsFor(changed);
      }
    });
    return this.show<T>(pick, (accept, fail) => {
      pick.onDidTriggerItemButton(({ item }) => {
        accept(answerOfButton?.(item) ?? item);
      });
      pick.onDidAccept(() => {
        // Fast typing and Enter come before the new items are shown, so the selection may be from an
        // older list.
        const typed = pick.value === '' ? [] : (itemsFor?.(pick.value) ?? []);
        const [selected] = pick.selectedItems;
        const chosen =
          typed.length === 0
            ? selected
            : typed.length === 1
              ? typed[0]
              : (typed.find((item) => selected !== undefined && isSameItem(item, selected)) ??
                typed.find(({ isCertain }) => isCertain === true));
        if (chosen === undefined || chosen.isRefused === true) {
          return;
        }
        const handled = handle?.(chosen);
        if (handled === undefined) {
          accept(chosen);
        } else {
          handled.catch(fail);
        }
      });
    });
  }

  /**
   * Shows a quick pick with check boxes, in a step or in {@link askOne}.
   *
   * @throws {vscode.CancellationError} on Escape
   */
  async showMultiPick<T extends vscode.QuickPickItem>({
    items,
    selected,
    placeholder,
    onSelect,
    isComplete = () => true,
  }: MultiPickStep<T>) {
    const pick = vscode.window.createQuickPick<T>();
    pick.canSelectMany = true;
    pick.items = items;
    pick.selectedItems = selected;
    pick.placeholder = placeholder;
    if (onSelect !== undefined) {
      pick.onDidChangeSelection((current) => {
        const corrected = onSelect(current);
        if (corrected !== undefined) {
          pick.selectedItems = corrected;
        }
      });
    }
    return this.show<readonly T[]>(pick, (accept) =>
      pick.onDidAccept(() => {
        if (isComplete(pick.selectedItems)) {
          accept(pick.selectedItems);
        }
      }),
    );
  }

  private async show<T>(
    input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
    onAccept: (accept: (value: T) => void, fail: (error: unknown) => void) => void,
    buttons: readonly StepButton[] = [],
  ): Promise<T | typeof back> {
    input.title = this.frame.title;
    input.step = this.frame.step;
    input.totalSteps = this.frame.totalSteps;
    input.ignoreFocusOut = true;
    input.buttons = [...(this.frame.hasBack ? [vscode.QuickInputButtons.Back] : []), ...buttons];
    try {
      return await new Promise<T | typeof back>((resolve, reject) => {
        onAccept(resolve, reject);
        input.onDidTriggerButton((pressed) => {
          const button = buttons.find((one) => one === pressed);
          if (button === undefined) {
            resolve(back);
          } else {
            button.run().catch(reject);
          }
        });
        input.onDidHide(() => {
          reject(new vscode.CancellationError());
        });
        input.show();
      });
    } finally {
      input.dispose();
    }
  }
}

function isSameItem(one: vscode.QuickPickItem, other: vscode.QuickPickItem): boolean {
  return (
    one.label === other.label &&
    one.description === other.description &&
    one.detail === other.detail
  );
}
