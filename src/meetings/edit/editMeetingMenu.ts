import * as vscode from 'vscode';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { DurationQuestion } from '../input/durationQuestion';
import { agendaProblem, passcodeProblem, topicProblem } from '../input/fieldProblems';
import type { MeetingFields } from '../input/meetingFields';
import { back, type QuickInputSteps, type TextStep } from '../../platform/quickInputSteps';
import { StartQuestion } from '../input/startQuestion';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { plainText } from '../../text/plainText';
import { plannedStartOf, type EditSubject } from './editSubject';
import { describeChange, setChange, type MenuItem } from './menuItem';
import { settingItems } from './settingItems';

/** Stands for a line break, because an input box has only one line. */
const lineEnd = '↵';

/** A menu of what can be changed about a meeting. Each line shows the current value and the new one. */
export class EditMeetingMenu {
  private readonly start: StartQuestion;
  private readonly duration: DurationQuestion;

  constructor(
    private readonly input: QuickInputSteps,
    private readonly formatter: MeetingFormatter,
  ) {
    this.start = new StartQuestion(input, formatter);
    this.duration = new DurationQuestion(input, formatter);
  }

  /**
   * Lets a person make changes until they save them.
   *
   * @param changes the changes made before, to which the new ones are added
   * @throws {vscode.CancellationError} on Escape, which asks first if there are changes to lose
   */
  async askChanges(title: string, subject: EditSubject, changes: MeetingFields): Promise<void> {
    let active: string | undefined;
    for (;;) {
      const items = this.allItems(title, subject, changes);
      const picked = await this.pickItem(title, items, active);
      if (picked === undefined) {
        const answer = items.some(hasChanged) ? await this.askWhetherToSave(subject) : 'discard';
        if (answer === 'discard') {
          throw new vscode.CancellationError();
        }
        if (answer === 'save') {
          return;
        }
      } else if (picked.change === undefined) {
        return;
      } else {
        await picked.change();
      }
      active = vscode.l10n.t('Save Changes');
    }
  }

  /**
   * @param active the label of the line to begin with; by default the first field
   * @returns `undefined` on Escape
   */
  private async pickItem(
    title: string,
    items: readonly MenuItem[],
    active: string | undefined,
  ): Promise<MenuItem | undefined> {
    try {
      const picked = await this.input.askOne(title, false, () =>
        this.input.showQuickPick<MenuItem>({
          items,
          active: items.find(({ label }) => label === active) ?? items.find(isField),
          placeholder: vscode.l10n.t('What do you want to change?'),
        }),
      );
      return picked === back ? undefined : picked;
    } catch (error) {
      if (error instanceof vscode.CancellationError) {
        return undefined;
      }
      throw error;
    }
  }

  /** Asks what VS Code asks when an editor with changes is closed. Cancel returns to the menu. */
  private async askWhetherToSave({
    meeting,
  }: EditSubject): Promise<'save' | 'discard' | 'continue'> {
    const save = vscode.l10n.t('Save Changes');
    const discard = vscode.l10n.t('Don’t Save');
    const topic = plainText(this.formatter.topic(toScheduledMeeting(meeting)));
    const pressed = await vscode.window.showWarningMessage(
      vscode.l10n.t('Do you want to save the changes to “{0}”?', topic),
      {
        modal: true,
        detail: vscode.l10n.t('Your changes will be lost if you don’t save them.'),
      },
      save,
      discard,
    );
    return pressed === save ? 'save' : pressed === discard ? 'discard' : 'continue';
  }

  private allItems(title: string, subject: EditSubject, changes: MeetingFields): MenuItem[] {
    const fields = [
      ...this.fieldItems(title, subject, changes),
      { label: vscode.l10n.t('Settings'), kind: vscode.QuickPickItemKind.Separator },
      ...settingItems(this.input, title, subject, changes),
    ];
    const count = fields.filter(hasChanged).length;
    return count === 0
      ? fields
      : [
          {
            label: vscode.l10n.t('Save Changes'),
            description:
              count === 1 ? vscode.l10n.t('1 change') : vscode.l10n.t('{0} changes', count),
            iconPath: new vscode.ThemeIcon('check'),
            alwaysShow: true,
          },
          { label: '', kind: vscode.QuickPickItemKind.Separator },
          ...fields,
        ];
  }

  private fieldItems(title: string, subject: EditSubject, changes: MeetingFields): MenuItem[] {
    const { meeting, occurrence } = subject;
    const { duration, topic } = toScheduledMeeting(meeting);
    const { agenda, password } = meeting;
    const start = plannedStartOf(subject, new Date());
    return [
      // All occurrences share the topic and the passcode.
      ...(occurrence === undefined
        ? [
            this.textItem(title, changes, {
              field: 'topic',
              label: vscode.l10n.t('Topic'),
              icon: 'tag',
              was: topic,
              prompt: vscode.l10n.t('What is the meeting about?'),
              problem: (value) =>
                value.trim() === '' ? vscode.l10n.t('Enter a topic.') : topicProblem(value),
            }),
          ]
        : []),
      ...(start === undefined
        ? []
        : [
            this.startItem(title, { start, duration }, changes),
            this.durationItem(title, duration, changes),
          ]),
      this.textItem(title, changes, {
        field: 'agenda',
        label: vscode.l10n.t('Agenda'),
        icon: 'note',
        was: agenda ?? '',
        prompt: vscode.l10n.t('{0} stands for a new line.', lineEnd),
        problem: agendaProblem,
      }),
      ...(occurrence === undefined
        ? [
            this.textItem(title, changes, {
              field: 'passcode',
              label: vscode.l10n.t('Passcode'),
              icon: 'key',
              was: password ?? '',
              prompt: vscode.l10n.t(
                'People with an earlier link will be asked for the new passcode.',
              ),
              problem: passcodeProblem,
            }),
          ]
        : []),
    ];
  }

  private startItem(
    title: string,
    { start: was, duration }: { start: Date; duration: number | undefined },
    changes: MeetingFields,
  ): MenuItem {
    const { startTime: start } = changes;
    return {
      label: vscode.l10n.t({
        message: 'Start',
        comment: ['The time when a meeting starts, not a command'],
      }),
      description: describeChange(
        this.formatter.fullTime(was),
        start && this.formatter.fullTime(start),
      ),
      iconPath: new vscode.ThemeIcon('calendar'),
      hasChanged: start !== undefined,
      change: async () => {
        const answer = await this.input.askOne(title, true, () =>
          this.start.askStart({ start: start ?? was, offersNow: false }),
        );
        if (answer !== back && answer.start !== undefined) {
          setChange(changes, 'startTime', answer.start, answer.start.getTime() !== was.getTime());
          if (answer.duration !== undefined) {
            setChange(changes, 'duration', answer.duration, answer.duration !== duration);
          }
        }
      },
    };
  }

  private durationItem(title: string, was: number | undefined, changes: MeetingFields): MenuItem {
    const { duration } = changes;
    const format = (minutes: number | undefined) =>
      minutes === undefined ? '' : this.formatter.duration(minutes);
    return {
      label: vscode.l10n.t('Duration'),
      description: describeChange(
        format(was),
        duration === undefined ? undefined : format(duration),
      ),
      iconPath: new vscode.ThemeIcon('watch'),
      hasChanged: duration !== undefined,
      change: async () => {
        const minutes = await this.input.askOne(title, true, () =>
          this.duration.askDuration(duration ?? was),
        );
        if (minutes !== back) {
          setChange(changes, 'duration', minutes, minutes !== was);
        }
      },
    };
  }

  private textItem(
    title: string,
    changes: MeetingFields,
    {
      field,
      label,
      icon,
      was,
      prompt,
      problem,
    }: {
      field: 'topic' | 'agenda' | 'passcode';
      label: string;
      icon: string;
      was: string;
      prompt: string;
      problem: TextStep['validate'];
    },
  ): MenuItem {
    const to = changes[field];
    return {
      label,
      description: describeChange(toOneLine(was), to === undefined ? undefined : toOneLine(to)),
      iconPath: new vscode.ThemeIcon(icon),
      hasChanged: to !== undefined,
      change: async () => {
        const typed = await this.input.askOne(title, true, () =>
          this.input.showInputBox({
            value: toOneLine(to ?? was),
            placeholder: label,
            prompt,
            validate: (value) => problem(restoreLines(value)),
          }),
        );
        if (typed !== back) {
          const value = field === 'topic' ? typed.trim() : restoreLines(typed);
          setChange(changes, field, value, value !== restoreLines(toOneLine(was)));
        }
      },
    };
  }
}

function hasChanged(item: MenuItem): boolean {
  return item.hasChanged === true;
}

function isField({ change }: MenuItem): boolean {
  return change !== undefined;
}

function toOneLine(text: string): string {
  return text.replace(/\r\n?|\n/g, lineEnd);
}

function restoreLines(text: string): string {
  return text.replaceAll(lineEnd, '\n');
}
