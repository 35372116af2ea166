import * as vscode from 'vscode';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import type { DurationQuestion } from '../input/durationQuestion';
import { agendaProblem, passcodeProblem, topicProblem } from '../input/fieldProblems';
import type { MeetingFields } from '../input/meetingFields';
import { back, type QuickInputSteps, type TextStep } from '../input/quickInputSteps';
import type { StartQuestion } from '../input/startQuestion';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { startOf } from '../target/occurrences';
import { nextDate, type EditSubject } from './editSubject';
import { fromTo, put, type MenuItem } from './menuItem';
import { settingItems } from './settingItems';

/** Stands for the end of a line: a box for text has only one. */
const lineEnd = '↵';

/** A menu of what can be changed of a meeting, each line with what it is and what it will be. */
export class EditMeetingMenu {
  constructor(
    private readonly input: QuickInputSteps,
    private readonly start: StartQuestion,
    private readonly duration: DurationQuestion,
    private readonly words: MeetingFormatter,
  ) {}

  /**
   * Lets a person change as much as they like, until they save.
   *
   * @param changes what was changed before; what is changed now is added
   * @throws {vscode.CancellationError} on Escape
   */
  async run(title: string, subject: EditSubject, changes: MeetingFields): Promise<void> {
    let active: string | undefined;
    for (;;) {
      const items = this.items(title, subject, changes);
      const picked = await this.input.ask(title, false, () =>
        this.input.pick<MenuItem>({
          items,
          active: items.find(({ label }) => label === active) ?? items.find(isField),
          placeholder: vscode.l10n.t('What do you want to change?'),
        }),
      );
      if (picked === back) {
        throw new vscode.CancellationError();
      }
      if (picked.change === undefined) {
        return;
      }
      await picked.change();
      active = vscode.l10n.t('Save Changes');
    }
  }

  private items(title: string, subject: EditSubject, changes: MeetingFields): MenuItem[] {
    const fields = [
      ...this.fields(title, subject, changes),
      { label: vscode.l10n.t('Settings'), kind: vscode.QuickPickItemKind.Separator },
      ...settingItems(this.input, title, subject, changes),
    ];
    const count = fields.filter(({ hasChanged }) => hasChanged === true).length;
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

  private fields(title: string, subject: EditSubject, changes: MeetingFields): MenuItem[] {
    const { meeting, occurrence } = subject;
    const { duration, topic, ...entry } = toScheduledMeeting(meeting);
    const { agenda, password } = meeting;
    const start =
      occurrence === undefined
        ? (nextDate(meeting, new Date())?.planned ?? entry.start)
        : startOf(occurrence);
    return [
      // One occurrence shares its topic and its passcode with the others.
      ...(occurrence === undefined
        ? [
            this.text(title, changes, {
              field: 'topic',
              label: vscode.l10n.t('Topic'),
              icon: 'tag',
              was: topic,
              prompt: vscode.l10n.t('What is the meeting about?'),
              problem: (value) =>
                value.trim() === ''
                  ? vscode.l10n.t('A meeting needs a topic.')
                  : topicProblem(value),
            }),
          ]
        : []),
      ...(start === undefined
        ? []
        : [this.startItem(title, start, changes), this.lengthItem(title, duration, changes)]),
      this.text(title, changes, {
        field: 'agenda',
        label: vscode.l10n.t('Agenda'),
        icon: 'note',
        was: agenda ?? '',
        prompt: vscode.l10n.t('{0} stands for a new line.', lineEnd),
        problem: agendaProblem,
      }),
      ...(occurrence === undefined
        ? [
            this.text(title, changes, {
              field: 'passcode',
              label: vscode.l10n.t('Passcode'),
              icon: 'key',
              was: password ?? '',
              prompt: vscode.l10n.t('Links that were sent before will ask for the new passcode.'),
              problem: passcodeProblem,
            }),
          ]
        : []),
    ];
  }

  private startItem(title: string, was: Date, changes: MeetingFields): MenuItem {
    const { startTime: start } = changes;
    return {
      label: vscode.l10n.t('Start'),
      description: fromTo(this.words.fullTime(was), start && this.words.fullTime(start)),
      iconPath: new vscode.ThemeIcon('calendar'),
      hasChanged: start !== undefined,
      change: async () => {
        const answer = await this.input.ask(title, true, () =>
          this.start.ask({ start: start ?? was, offersNow: false }),
        );
        if (answer !== back && answer.start !== undefined) {
          put(changes, 'startTime', answer.start, answer.start.getTime() !== was.getTime());
        }
      },
    };
  }

  private lengthItem(title: string, was: number | undefined, changes: MeetingFields): MenuItem {
    const { duration } = changes;
    const words = (minutes: number | undefined) =>
      minutes === undefined ? '' : this.words.duration(minutes);
    return {
      label: vscode.l10n.t('Length'),
      description: fromTo(words(was), duration === undefined ? undefined : words(duration)),
      iconPath: new vscode.ThemeIcon('watch'),
      hasChanged: duration !== undefined,
      change: async () => {
        const minutes = await this.input.ask(title, true, () => this.duration.ask(duration ?? was));
        if (minutes !== back) {
          put(changes, 'duration', minutes, minutes !== was);
        }
      },
    };
  }

  private text(
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
      description: fromTo(onOneLine(was), to === undefined ? undefined : onOneLine(to)),
      iconPath: new vscode.ThemeIcon(icon),
      hasChanged: to !== undefined,
      change: async () => {
        const typed = await this.input.ask(title, true, () =>
          this.input.text({
            value: onOneLine(to ?? was),
            placeholder: label,
            prompt,
            validate: (value) => problem(onItsLines(value)),
          }),
        );
        if (typed !== back) {
          const value = field === 'topic' ? typed.trim() : onItsLines(typed);
          put(changes, field, value, value !== onItsLines(onOneLine(was)));
        }
      },
    };
  }
}

function isField({ change }: MenuItem): boolean {
  return change !== undefined;
}

function onOneLine(text: string): string {
  return text.replace(/\r\n?|\n/g, lineEnd);
}

function onItsLines(text: string): string {
  return text.replaceAll(lineEnd, '\n');
}
