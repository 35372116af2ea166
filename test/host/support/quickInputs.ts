import * as vscode from 'vscode';
import { until } from './until';

type Input = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

/** The questions that the extension asks in VS Code's quick input, and the person who answers them. */
export class QuickInputs {
  readonly #created: Input[] = [];
  readonly #shown = new WeakSet<Input>();
  readonly #original = {
    createQuickPick: vscode.window.createQuickPick,
    createInputBox: vscode.window.createInputBox,
  };

  /** Starts to follow the questions. */
  constructor() {
    // The tests share the extension's `vscode`, which lets them change its `window`.
    Object.assign(vscode.window, {
      createQuickPick: () => this.#follow(this.#original.createQuickPick()),
      createInputBox: () => this.#follow(this.#original.createInputBox()),
    });
  }

  /** Stops to follow them. */
  dispose(): void {
    Object.assign(vscode.window, this.#original);
  }

  /**
   * Waits for a question.
   *
   * @param title with the step, such as `Create Meeting (1/3)`
   */
  async waitFor(title: string): Promise<Input> {
    return until(`the question ${title}`, () => {
      const input = this.#created.at(-1);
      return input !== undefined && this.#shown.has(input) && this.#title() === title
        ? input
        : undefined;
    });
  }

  /** Picks an item. */
  async pick(title: string, label: string): Promise<vscode.QuickPick<vscode.QuickPickItem>> {
    const input = await this.waitFor(title);
    if (!('items' in input)) {
      throw new Error(`${title} has no items.`);
    }
    const item = input.items.find((one) => one.label === label);
    if (item === undefined) {
      throw new Error(`${title} has ${input.items.map((one) => one.label).join(', ')}.`);
    }
    input.activeItems = [item];
    await this.#press('workbench.action.acceptSelectedQuickOpenItem');
    return input;
  }

  /** Waits until an item is offered, by the question of this title that has it. */
  async waitForItem(title: string, label: string): Promise<void> {
    await until(`${label} in ${title}`, async () => {
      const input = await this.waitFor(title);
      return 'items' in input && input.items.some((one) => one.label === label);
    });
  }

  /** Picks an item that is answered with another question of the same title, once it is offered. */
  async choose(title: string, label: string): Promise<void> {
    await this.waitForItem(title, label);
    await this.#left(await this.pick(title, label));
  }

  /** Enters a text that is answered with another question of the same title. */
  async enter(title: string, text: string): Promise<void> {
    await this.#left(await this.type(title, text));
  }

  /** Enters a text. */
  async type(title: string, text: string): Promise<Input> {
    const input = await this.waitFor(title);
    input.value = text;
    await this.#press('workbench.action.acceptSelectedQuickOpenItem');
    return input;
  }

  /** Enters a text, and waits until an item is offered for it. */
  async write(title: string, text: string, label: string): Promise<void> {
    const input = await this.waitFor(title);
    input.value = text;
    await until(`${label} for ${text}`, () =>
      Promise.resolve('items' in input && input.items.some((one) => one.label === label)),
    );
  }

  /** Presses Enter. */
  async accept(title: string): Promise<void> {
    await this.waitFor(title);
    await this.#press('workbench.action.acceptSelectedQuickOpenItem');
  }

  /** Presses Back. */
  async goBack(title: string): Promise<void> {
    await this.waitFor(title);
    await this.#press('workbench.action.quickInputBack');
  }

  /** Presses Escape. */
  async escape(title: string): Promise<void> {
    await this.waitFor(title);
    await this.#press('workbench.action.closeQuickOpen');
  }

  #follow<T extends Input>(input: T): T {
    this.#created.push(input);
    input.onDidHide(() => this.#shown.delete(input));
    const show = input.show.bind(input);
    Object.assign(input, {
      show: () => {
        this.#shown.add(input);
        show();
      },
    });
    return input;
  }

  async #left(input: Input): Promise<void> {
    await until(`the end of ${String(input.title)}`, () =>
      Promise.resolve(!this.#shown.has(input)),
    );
  }

  #title(): string {
    const { title, step, totalSteps } = this.#created.at(-1) ?? {};
    return step === undefined || totalSteps === undefined
      ? String(title)
      : `${String(title)} (${step}/${totalSteps})`;
  }

  /** The extension host sends changes of an input with its next task, and a command at once. */
  async #press(command: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await vscode.commands.executeCommand(command);
  }
}
