import * as vscode from 'vscode';
import { plainText } from '../../text/plainText';
import { changedFields, type MeetingFields } from '../input/draftFields';
import type { MeetingStep } from '../steps/meetingStep';

/** The same meeting three times. */
export interface EditVersions {
  /** As it was shown to the person. */
  original: MeetingFields;
  /** As the person wants it. */
  mine: MeetingFields;
  /** As it is at Zoom by now. */
  theirs: MeetingFields;
}

/** What to do about fields that somebody else has changed too. */
export type ConflictAnswer = 'mine' | 'theirs' | 'continue';

/** Returns the fields that both have changed, to different values. */
export function conflictingFields({ original, mine, theirs }: EditVersions): MeetingFields {
  const { settings: own = {}, ...fields } = changedFields(original, mine);
  const { settings: others = {}, ...changedByOthers } = changedFields(original, theirs);
  const { settings: different = {}, ...differentFields } = changedFields(theirs, mine);
  const settings = pickSame(pickSame(own, others), different);
  return {
    ...pickSame(pickSame(fields, changedByOthers), differentFields),
    ...(Object.keys(settings).length > 0 && { settings }),
  };
}

/** Returns the meeting as it is at Zoom by now, with the person's changes, or without those in conflict. */
export function mergeVersions(versions: EditVersions, keepsMine: boolean): MeetingFields {
  const { original, mine, theirs } = versions;
  const { settings = {}, ...fields } = changedFields(original, mine);
  const conflicts = keepsMine ? {} : conflictingFields(versions);
  return {
    ...theirs,
    ...omit(fields, conflicts),
    settings: { ...theirs.settings, ...omit(settings, conflicts.settings ?? {}) },
  };
}

/** Shows both values of each field in conflict, and asks which ones count. */
export async function askAboutConflict(
  topic: string,
  steps: readonly MeetingStep[],
  { mine, theirs }: EditVersions,
  conflicts: MeetingFields,
): Promise<ConflictAnswer> {
  const { settings = {}, ...fields } = conflicts;
  const names = [
    ...Object.keys(fields),
    ...Object.keys(settings).map((name) => `settings.${name}`),
  ];
  const show = (step: MeetingStep, value: MeetingFields) =>
    plainText(step.format(value)) || vscode.l10n.t('none');
  const lines = steps
    .filter((step) => names.some((name) => step.fields.includes(name)))
    .map((step) =>
      vscode.l10n.t({
        message: '{0}: {1} (yours), {2} (at Zoom)',
        args: [step.label, show(step, mine), show(step, theirs)],
        comment: ['{0} is a field of a meeting such as Topic, {1} and {2} are values of it'],
      }),
    );
  const keep = vscode.l10n.t('Keep Mine');
  const take = vscode.l10n.t('Take Theirs');
  const pressed = await vscode.window.showWarningMessage(
    vscode.l10n.t('“{0}” was changed at Zoom while you edited it.', plainText(topic)),
    { modal: true, detail: lines.join('\n') },
    keep,
    take,
  );
  return pressed === keep ? 'mine' : pressed === take ? 'theirs' : 'continue';
}

function pickSame<T extends object>(from: T, names: object): T {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name in names)) as T;
}

function omit<T extends object>(from: T, names: object): T {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !(name in names))) as T;
}
