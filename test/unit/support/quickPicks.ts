import { vi } from 'vitest';
import * as vscode from 'vscode';

/**
 * What a person does in a question: picks a label, types text and presses Enter, picks several labels, or
 * presses Escape, Back, or the button of a line.
 */
export type Answer = string | { type: string } | { press: string } | { select: readonly string[] };

/** A question as it was shown. */
export interface Shown {
  title: string;
  lines: readonly vscode.QuickPickItem[];
  value: string;
  message?: string;
}

/** Answers the questions of VS Code's quick input, one after the other. */
export class QuickPicks {
  /** The questions so far. */
  readonly shown: Shown[] = [];
  private answers: Answer[] = [];

  constructor() {
    vi.spyOn(vscode.window, 'createQuickPick').mockImplementation(
      () => this.create() as unknown as vscode.QuickPick<vscode.QuickPickItem>,
    );
    Object.assign(vscode.window, { createInputBox: () => this.create() });
  }

  /** Sets what is answered from now on. */
  answer(...answers: readonly Answer[]): void {
    this.answers = [...answers];
  }

  /** How many answers have not been asked for. */
  get left(): number {
    return this.answers.length;
  }

  /** The line with a label in the latest question that has one. */
  line(label: string): vscode.QuickPickItem | undefined {
    return this.shown.flatMap(({ lines }) => lines.filter((line) => line.label === label)).at(-1);
  }

  private create() {
    const [accepted, hidden, changed, pressed, selected, itemPressed] = [
      new vscode.EventEmitter<void>(),
      new vscode.EventEmitter<void>(),
      new vscode.EventEmitter<string>(),
      new vscode.EventEmitter<unknown>(),
      new vscode.EventEmitter<readonly vscode.QuickPickItem[]>(),
      new vscode.EventEmitter<{ item: vscode.QuickPickItem | undefined }>(),
    ];
    const pick = {
      title: '',
      step: undefined as number | undefined,
      totalSteps: undefined as number | undefined,
      items: [] as vscode.QuickPickItem[],
      selectedItems: [] as vscode.QuickPickItem[],
      value: '',
      validationMessage: undefined as string | undefined,
      onDidAccept: accepted.event,
      onDidHide: hidden.event,
      onDidChangeValue: changed.event,
      onDidTriggerButton: pressed.event,
      onDidTriggerItemButton: itemPressed.event,
      onDidChangeSelection: selected.event,
      show: () => {
        const { title, step, totalSteps } = pick;
        const shown: Shown = {
          title: step === undefined ? title : `${title} (${step}/${totalSteps ?? 0})`,
          lines: pick.items,
          value: pick.value,
        };
        this.shown.push(shown);
        const answer = this.answers.shift();
        if (answer === undefined || answer === 'Escape') {
          hidden.fire();
        } else if (answer === 'Back') {
          pressed.fire(vscode.QuickInputButtons.Back);
        } else if (typeof answer === 'string') {
          const item = pick.items.find(({ label }) => label === answer);
          if (item === undefined) {
            throw new Error(`“${answer}” is not in ${pick.items.map((i) => i.label).join(', ')}.`);
          }
          pick.selectedItems = [item];
          accepted.fire();
        } else if ('press' in answer) {
          itemPressed.fire({ item: pick.items.find(({ label }) => label === answer.press) });
        } else if ('select' in answer) {
          for (const label of answer.select) {
            const item = pick.items.find((each) => each.label === label);
            pick.selectedItems = pick.selectedItems.some((each) => each.label === label)
              ? pick.selectedItems.filter((each) => each.label !== label)
              : [...pick.selectedItems, ...(item === undefined ? [] : [item])];
            selected.fire(pick.selectedItems);
          }
          accepted.fire();
        } else {
          pick.value = answer.type;
          changed.fire(answer.type);
          pick.selectedItems = pick.items.slice(0, 1);
          shown.lines = pick.items;
          accepted.fire();
          if (pick.validationMessage !== undefined) {
            shown.message = pick.validationMessage;
          }
          // A refused answer leaves the question open, and the person leaves it.
          setTimeout(() => hidden.fire());
        }
      },
      dispose: () => undefined,
    };
    return pick;
  }
}
