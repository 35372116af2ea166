import * as vscode from 'vscode';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { plainText } from '../../text/plainText';
import type { InvalidField } from '../../zoom/errors';
import { meetingType } from '../../zoom/types';
import { changedFields, countChanges, draftOf, type MeetingFields } from '../input/draftFields';
import { DraftMenu } from '../steps/draftMenu';
import type { MeetingStep, StepTools } from '../steps/meetingStep';
import { editSteps } from '../steps/meetingSteps';
import { nextOccurrence } from '../target/nextOccurrence';
import { plannedStartOf, type EditSubject } from './editSubject';

/** A meeting that a person edits, and what they have changed. */
export interface Editing {
  subject: EditSubject;
  /** The meeting as it was shown. */
  original: MeetingFields;
  draft: MeetingFields;
  /** What Zoom has refused. */
  refused?: readonly InvalidField[];
}

/** A menu of what can be changed about a meeting. Each line shows the current value and the new one. */
export class EditMeetingMenu {
  private readonly menu: DraftMenu;

  constructor(private readonly tools: StepTools) {
    this.menu = new DraftMenu(tools.input);
  }

  /**
   * Lets a person make changes until they save them.
   *
   * @returns the draft with the changes
   * @throws {vscode.CancellationError} on Escape, which asks first if there are changes to lose
   */
  async askChanges(title: string, editing: Editing): Promise<MeetingFields> {
    const { subject, original } = editing;
    let { draft, refused } = editing;
    for (;;) {
      const answer = await this.menu.askDraft({
        title,
        placeholder: vscode.l10n.t('What do you want to change?'),
        draft,
        original,
        refused,
        listSteps: () => this.listSteps(editing),
        listActions: (current) => {
          const count = countChanges(changedFields(original, current));
          return count === 0
            ? []
            : [
                {
                  label: vscode.l10n.t('Save Changes'),
                  description:
                    count === 1 ? vscode.l10n.t('1 change') : vscode.l10n.t('{0} changes', count),
                  iconPath: new vscode.ThemeIcon('save'),
                  alwaysShow: true,
                },
              ];
        },
      });
      ({ draft } = answer);
      refused = undefined;
      if (answer.kind === 'done') {
        return draft;
      }
      const hasChanges = countChanges(changedFields(original, draft)) > 0;
      const decision = hasChanges ? await this.askWhetherToSave(subject) : 'discard';
      if (decision === 'discard') {
        throw new vscode.CancellationError();
      }
      if (decision === 'save') {
        return draft;
      }
    }
  }

  /** The steps of a meeting that is edited. */
  listSteps({ subject, original }: Pick<Editing, 'subject' | 'original'>): readonly MeetingStep[] {
    const { meeting, occurrence } = subject;
    return editSteps(this.tools, {
      original,
      name: [meeting.id, occurrence?.occurrence_id ?? ''].join('.'),
      isSeries: meeting.type === meetingType.recurringFixedTime,
      isOccurrence: occurrence !== undefined,
    });
  }

  /** Asks what VS Code asks when an editor with changes is closed. Cancel returns to the menu. */
  private async askWhetherToSave({
    meeting,
  }: EditSubject): Promise<'save' | 'discard' | 'continue'> {
    const save = vscode.l10n.t('Save Changes');
    const discard = vscode.l10n.t('Don’t Save');
    const topic = plainText(this.tools.formatter.topic(toScheduledMeeting(meeting)));
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
}

/**
 * Returns what a draft says when nothing is changed about a meeting. Of a series, it says what is left
 * from the next occurrence on.
 */
export function originalOf(subject: EditSubject, now: Date): MeetingFields {
  const { meeting, occurrence } = subject;
  return draftOf(
    meeting,
    plannedStartOf(subject, now),
    occurrence === undefined ? nextOccurrence(meeting, now)?.occurrencesLeft : undefined,
  );
}
