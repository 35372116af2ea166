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
  /** Called with each change, so that Back does not lose what was typed. */
  onChange?: (value: string) => void;
}

/** A question that is answered with one of several items. */
export interface PickStep<T extends vscode.QuickPickItem & { isRefused?: boolean }> {
  items: readonly T[];
  active?: T;
  value?: string;
  placeholder: string;
  /** The items for what is typed. */
  itemsFor?: (value: string) => readonly T[];
  onChange?: (value: string) => void;
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
   * @throws {vscode.CancellationError} on Escape
   */
  async runSteps(title: string, steps: readonly QuickInputStep[]): Promise<void> {
    for (let index = 0; index < steps.length;) {
      this.frame = { title, step: index + 1, totalSteps: steps.length, hasBack: index > 0 };
      index += (await steps[index]?.()) === back ? -1 : 1;
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
  async showInputBox({ value, placeholder, prompt, validate, onChange }: TextStep) {
    const box = vscode.window.createInputBox();
    box.value = value;
    box.placeholder = placeholder;
    box.prompt = prompt;
    box.validationMessage = validate(value);
    box.onDidChangeValue((changed) => {
      box.validationMessage = validate(changed);
      onChange?.(changed);
    });
    return this.show<string>(box, (accept) =>
      box.onDidAccept(() => {
        if (validate(box.value) === undefined) {
          accept(box.value);
        }
      }),
    );
  }

  /**
   * Shows a quick pick, in a step or in {@link askOne}.
   *
   * @throws {vscode.CancellationError} on Escape
   */
  async showQuickPick<T extends vscode.QuickPickItem & { isRefused?: boolean }>({
    items,
    active,
    value,
    placeholder,
    itemsFor,
    onChange,
  }: PickStep<T>) {
    const pick = vscode.window.createQuickPick<T>();
    pick.items = items;
    pick.placeholder = placeholder;
    pick.value = value ?? '';
    if (active !== undefined) {
      pick.activeItems = [active];
    }
    pick.onDidChangeValue((changed) => {
      onChange?.(changed);
      if (itemsFor !== undefined) {
        pick.items = itemsFor(changed);
      }
    });
    return this.show<T>(pick, (accept) =>
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
              : typed.find((item) => selected !== undefined && isSameItem(item, selected));
        if (chosen !== undefined && chosen.isRefused !== true) {
          accept(chosen);
        }
      }),
    );
  }

  private async show<T>(
    input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
    onAccept: (accept: (value: T) => void) => void,
  ): Promise<T | typeof back> {
    input.title = this.frame.title;
    input.step = this.frame.step;
    input.totalSteps = this.frame.totalSteps;
    input.ignoreFocusOut = true;
    input.buttons = this.frame.hasBack ? [vscode.QuickInputButtons.Back] : [];
    try {
      return await new Promise<T | typeof back>((resolve, reject) => {
        onAccept(resolve);
        input.onDidTriggerButton(() => {
          resolve(back);
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
