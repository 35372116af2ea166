import * as vscode from 'vscode';

/** The answer of a step whose back button was pressed. */
export const back = Symbol('back');

/** A step asks one thing; it gives {@link back} to go to the one before. */
export type QuickInputStep = () => Promise<typeof back | undefined>;

/** What a step that asks for text shows. */
export interface TextStep {
  value: string;
  placeholder: string;
  prompt: string;
  /** Words for what is wrong, `undefined` where nothing is. */
  validate: (value: string) => string | undefined;
  /** Called with every change, so that what was typed is kept on the way back. */
  keep?: (value: string) => void;
}

/** What a step that offers a choice shows. */
export interface PickStep<T extends vscode.QuickPickItem & { isRefused?: boolean }> {
  items: readonly T[];
  active?: T;
  value?: string;
  placeholder: string;
  /** Other items for what is typed. */
  itemsFor?: (value: string) => readonly T[];
  keep?: (value: string) => void;
}

/** What stands above a question. */
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
  async run(title: string, steps: readonly QuickInputStep[]): Promise<void> {
    for (let index = 0; index < steps.length;) {
      this.frame = { title, step: index + 1, totalSteps: steps.length, hasBack: index > 0 };
      index += (await steps[index]?.()) === back ? -1 : 1;
    }
  }

  /**
   * Asks a single question.
   *
   * @param hasBack whether there is something to go back to; Escape then does so too
   * @throws {vscode.CancellationError} on Escape, where there is nothing to go back to
   */
  async ask<T>(
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

  async text({ value, placeholder, prompt, validate, keep }: TextStep) {
    const box = vscode.window.createInputBox();
    box.value = value;
    box.placeholder = placeholder;
    box.prompt = prompt;
    box.validationMessage = validate(value);
    box.onDidChangeValue((changed) => {
      box.validationMessage = validate(changed);
      keep?.(changed);
    });
    return this.show<string>(box, (accept) =>
      box.onDidAccept(() => {
        if (validate(box.value) === undefined) {
          accept(box.value);
        }
      }),
    );
  }

  async pick<T extends vscode.QuickPickItem & { isRefused?: boolean }>({
    items,
    active,
    value,
    placeholder,
    itemsFor,
    keep,
  }: PickStep<T>) {
    const pick = vscode.window.createQuickPick<T>();
    pick.items = items;
    pick.placeholder = placeholder;
    pick.value = value ?? '';
    if (active !== undefined) {
      pick.activeItems = [active];
    }
    pick.onDidChangeValue((changed) => {
      keep?.(changed);
      if (itemsFor !== undefined) {
        pick.items = itemsFor(changed);
      }
    });
    return this.show<T>(pick, (accept) =>
      pick.onDidAccept(() => {
        // Who types fast presses Enter before the items for it are shown; what stands selected then
        // is from an older list.
        const typed = pick.value === '' ? [] : (itemsFor?.(pick.value) ?? []);
        const chosen = typed.length === 1 ? typed[0] : pick.selectedItems[0];
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
