import * as vscode from 'vscode';
import { back, type QuickInputSteps } from '../../platform/quickInputSteps';
import { plainText } from '../../text/plainText';
import type { InvalidField } from '../../zoom/errors';
import type { MeetingFields } from '../input/draftFields';
import type { MeetingStep } from './meetingStep';

/** A line of the menu. */
export interface MenuItem extends vscode.QuickPickItem {
  /** Asks for something, or toggles it, and returns the draft that comes of it; absent for the line that ends the menu. */
  change?: (draft: MeetingFields) => Promise<MeetingFields> | MeetingFields;
}

/** What a menu is about. */
export interface DraftMenuOptions {
  title: string;
  placeholder: string;
  draft: MeetingFields;
  /** The values of a meeting that is edited, which the menu shows next to the new ones. */
  original?: MeetingFields;
  listSteps: (draft: MeetingFields) => readonly MeetingStep[];
  /** The lines above the fields. */
  listActions: (draft: MeetingFields) => MenuItem[];
  /** What Zoom has refused. */
  refused?: readonly InvalidField[];
  /** Whether there is a question before the menu. */
  hasBack?: boolean;
  /** Called with each change. */
  onChange?: (draft: MeetingFields) => void;
}

/** What a person has decided; `leave` if they pressed Escape. */
export interface DraftMenuAnswer {
  kind: 'done' | 'leave' | 'back';
  draft: MeetingFields;
}

/** A menu of everything that is decided about a meeting. Each line shows the value, and asks for another. */
export class DraftMenu {
  constructor(private readonly input: QuickInputSteps) {}

  /** Lets a person change a draft until they are done, or leave. */
  async askDraft(options: DraftMenuOptions): Promise<DraftMenuAnswer> {
    let { draft } = options;
    let refused = options.refused ?? [];
    let active: string | undefined = options
      .listSteps(draft)
      .find((step) => findRefusal(step, refused) !== undefined)?.label;
    for (;;) {
      const picked = await this.pickItem(options, { draft, refused, active });
      if (picked === 'leave' || picked === 'back') {
        return { kind: picked, draft };
      }
      let changed: MeetingFields;
      if (picked.change === undefined) {
        const wrong = options
          .listSteps(draft)
          .find((step) => findProblem(step, draft, options.original) !== undefined);
        if (wrong === undefined) {
          return { kind: 'done', draft };
        }
        active = wrong.label;
        changed = await this.askStep(options.title, wrong, draft);
      } else {
        active = undefined;
        changed = await picked.change(draft);
      }
      if (changed !== draft) {
        const steps = options.listSteps(changed);
        // What Zoom said of an earlier value says nothing about a new one.
        const answered = steps.filter((step) => step.format(changed) !== step.format(draft));
        refused = refused.filter(
          ({ field }) => !answered.some(({ fields }) => fields.includes(field)),
        );
        draft = changed;
        options.onChange?.(draft);
      }
    }
  }

  /** Asks a single step, after which the menu is shown again. */
  async askStep(title: string, step: MeetingStep, draft: MeetingFields): Promise<MeetingFields> {
    const answer = await this.input.askOne(title, true, () => step.askValue(draft));
    return answer === back ? draft : answer;
  }

  /** Asks all steps, one after the other. What was answered before Escape or Back counts. */
  async askAllSteps(
    title: string,
    listSteps: (draft: MeetingFields) => readonly MeetingStep[],
    first: MeetingFields,
  ): Promise<MeetingFields> {
    let draft = first;
    await this.input.askOne(title, true, () =>
      this.input.runSubSteps(() =>
        listSteps(draft).map((step) => async () => {
          const answer = await step.askValue(draft);
          draft = answer === back ? draft : answer;
          return answer === back ? back : undefined;
        }),
      ),
    );
    return draft;
  }

  private async pickItem(
    options: DraftMenuOptions,
    {
      draft,
      refused,
      active,
    }: { draft: MeetingFields; refused: readonly InvalidField[]; active: string | undefined },
  ): Promise<MenuItem | 'leave' | 'back'> {
    const { title, placeholder, hasBack = false } = options;
    const actions = options.listActions(draft);
    const fields = this.fieldItems(options, draft, refused);
    const items = actions.length === 0 ? fields : [...actions, separator(''), ...fields];
    try {
      const picked = await this.input.askOne(title, false, () =>
        this.input.showQuickPick<MenuItem>({
          items,
          active:
            items.find(({ label }) => label === active) ??
            items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator),
          placeholder,
          hasBack,
        }),
      );
      return picked === back ? 'back' : picked;
    } catch (error) {
      if (error instanceof vscode.CancellationError) {
        return 'leave';
      }
      throw error;
    }
  }

  private fieldItems(
    { title, original, listSteps }: DraftMenuOptions,
    draft: MeetingFields,
    refused: readonly InvalidField[],
  ): MenuItem[] {
    const steps = listSteps(draft);
    const settings = steps.filter(({ isSetting }) => isSetting === true);
    const itemOf = (step: MeetingStep): MenuItem => {
      const problem = findProblem(step, draft, original) ?? findRefusal(step, refused);
      return {
        label: step.label,
        description: describeValue(step.format(original ?? draft), step.format(draft)),
        detail: problem === undefined ? step.detail?.(draft) : `$(error) ${plainText(problem)}`,
        iconPath: new vscode.ThemeIcon(step.icon),
        change: (current) => step.toggle?.(current) ?? this.askStep(title, step, current),
      };
    };
    return [
      ...steps.filter((step) => !settings.includes(step)).map(itemOf),
      ...(settings.length > 0 ? [separator(vscode.l10n.t('Settings'))] : []),
      ...settings.map(itemOf),
    ];
  }
}

/** What is wrong with a value, unless the meeting has it already. */
function findProblem(
  step: MeetingStep,
  draft: MeetingFields,
  original: MeetingFields | undefined,
): string | undefined {
  const isUnchanged = original !== undefined && step.format(original) === step.format(draft);
  return isUnchanged ? undefined : step.problem?.(draft);
}

/** What Zoom says about the fields of a step; `undefined` if it has refused none of them. */
function findRefusal(step: MeetingStep, refused: readonly InvalidField[]): string | undefined {
  const found = refused.find(({ field }) =>
    step.fields.some((own) => field === own || field.startsWith(`${own}.`)),
  );
  return found === undefined
    ? undefined
    : found.message === ''
      ? vscode.l10n.t('Zoom does not accept this value.')
      : found.message;
}

/** Describes a value, and the one before if it has changed. */
function describeValue(before: string, value: string): string {
  const format = (text: string) => (text === '' ? vscode.l10n.t('none') : plainText(text));
  return before === value ? format(value) : [before, value].map(format).join(' → ');
}

function separator(label: string): MenuItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
