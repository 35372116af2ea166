import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { isCancellation } from '../../platform/cancellation';
import type { CommandHandlers } from '../../platform/commandRegistry';
import type { CommandProgress } from '../../platform/commandProgress';
import type { ErrorReporter } from '../../platform/errorReporter';
import { causeOf, explainFailure, type FailedAction } from '../../platform/failedAction';
import type { Log } from '../../platform/log';
import { showConfirmation } from '../../platform/showConfirmation';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { plainText } from '../../text/plainText';
import { ZoomNotFoundError, ZoomPermissionError, ZoomValidationError } from '../../zoom/errors';
import { meetingType, type Meeting, type Occurrence } from '../../zoom/types';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { pastStartProblem } from '../input/fieldProblems';
import { changedFields, countChanges, type MeetingFields } from '../input/draftFields';
import { QuickInputSteps } from '../../platform/quickInputSteps';
import type { MeetingOperations } from '../model/meetingOperations';
import { isHostedByAccount, type TargetMeeting } from '../model/targetMeeting';
import type { MeetingParts } from '../target/meetingParts';
import type { MeetingResolver } from '../target/meetingResolver';
import type { AgendaWriter } from '../steps/meetingStep';
import {
  askAboutConflict,
  conflictingFields,
  mergeVersions,
  type ConflictAnswer,
} from './editConflict';
import { EditMeetingMenu, originalOf, type Editing } from './editMeetingMenu';
import { readEditOptions } from './editOptions';
import { plannedStartOf, type EditSubject } from './editSubject';
import { meetingUpdate, updatedEntry } from './meetingUpdate';
import { SeriesQuestion } from './seriesQuestion';
import { updateOpenPages } from './updateOpenPages';

/** Which occurrence of a series an argument names: by its start, which may mean the series, or its ID. */
interface NamedOccurrence {
  date: Date | undefined;
  occurrenceId: string | undefined;
}

/** `Zoom: Edit Meeting`, for people and programs. */
class EditMeetingCommand {
  private readonly resolver: MeetingResolver;
  private readonly operations: Pick<MeetingOperations, 'get' | 'update'>;
  private readonly formatter: MeetingFormatter;
  private readonly errors: ErrorReporter;
  private readonly log: Log;
  private readonly progress: Pick<CommandProgress, 'describeWait'>;
  private readonly series: SeriesQuestion;
  private readonly menu: EditMeetingMenu;
  /** What was typed about the meeting that is edited. */
  private readonly typed = new Map<string, string>();

  constructor(
    { resolver, operations, formatter, locale, services }: MeetingParts,
    loadAgendas: () => Promise<AgendaWriter>,
  ) {
    this.resolver = resolver;
    this.operations = operations;
    this.formatter = formatter;
    this.errors = services.errors;
    this.log = services.log;
    this.progress = services.progress;
    const input = new QuickInputSteps();
    this.series = new SeriesQuestion(input, formatter);
    const { typed } = this;
    this.menu = new EditMeetingMenu({ input, formatter, locale, loadAgendas, typed });
  }

  /**
   * Changes a meeting, a series, or one occurrence of it.
   *
   * @param changes what a program asks for; if it contains none, a person is asked
   * @returns the meeting as it is now; `undefined` if a failure was shown
   * @throws {ActionableError} for a meeting of somebody else's or one that has ended, and for the
   *   personal meeting room
   * @throws {ZoomValidationError} for changes that Zoom would refuse
   */
  async editMeeting(argument: unknown, changes: unknown): Promise<Meeting | undefined> {
    const now = new Date();
    // Changes that Zoom would refuse are refused before anything is requested or asked.
    await readEditOptions(changes, { now, meetingStart: 'notRead' });
    const { target, date, occurrenceId } = await this.findEditable(argument);
    const options = await readEditOptions(changes, { now, occurrenceId, meetingStart: 'notRead' });
    const meeting = await explainFailure(this.editing(target), () => this.fetchMeeting(target));
    if (options === undefined) {
      return this.askAndSave(target, meeting, { date, occurrenceId });
    }
    const subject: EditSubject = {
      account: target.account,
      meeting,
      occurrence:
        options.occurrenceId === undefined
          ? undefined
          : occurrenceOf(meeting, options.occurrenceId),
    };
    const meetingStart = plannedStartOf(subject, now);
    const read = await readEditOptions(changes, { now, occurrenceId, meetingStart });
    return explainFailure(this.saving(subject), () => this.save(subject, (read ?? options).fields));
  }

  /** The meeting to edit, and the occurrence of a series that is meant. */
  private async findEditable(
    argument: unknown,
  ): Promise<{ target: TargetMeeting } & NamedOccurrence> {
    const found = await this.resolver.find(
      argument,
      vscode.l10n.t('Which meeting do you want to edit?'),
      {
        isOffered: (entry) => entry.isHost && !entry.isPersonalRoom,
        none: vscode.l10n.t('There are no meetings that you can edit.'),
      },
    );
    if (found.isPrevious === true) {
      throw new ActionableError(vscode.l10n.t('This meeting has ended, so it can’t be edited.'));
    }
    const target = await this.resolver.fetchIfUnlisted(found);
    if (!isHostedByAccount(target)) {
      throw new ActionableError(vscode.l10n.t('Only the host can edit this meeting.'));
    }
    if (target.entry.isPersonalRoom) {
      throw new ActionableError(
        vscode.l10n.t('You can edit your personal meeting room only in your Zoom profile.'),
        [
          {
            title: vscode.l10n.t('Open Zoom Profile'),
            run: () => vscode.env.openExternal(profilePage(target)),
          },
        ],
      );
    }
    return { target, date: found.start, occurrenceId: found.occurrenceId };
  }

  /** The meeting as it is now, because the lists have neither its settings nor its passcode. */
  private async fetchMeeting(
    { account, entry }: TargetMeeting,
    occurrenceId?: string,
  ): Promise<Meeting> {
    this.progress.describeWait(vscode.l10n.t('Loading the meeting…'));
    return this.operations.get(account, entry.id, { occurrenceId });
  }

  private async askAndSave(
    target: TargetMeeting,
    meeting: Meeting,
    { date, occurrenceId }: NamedOccurrence,
  ): Promise<Meeting | undefined> {
    this.typed.clear();
    const topic = plainText(this.formatter.topic(target.entry));
    const title = vscode.l10n.t('Edit “{0}”', topic);
    const occurrence =
      occurrenceId === undefined
        ? await this.series.askOccurrence(title, meeting, date)
        : occurrenceOf(meeting, occurrenceId);
    const id = occurrence?.occurrence_id ?? undefined;
    const subject: EditSubject = {
      account: target.account,
      meeting:
        id === undefined
          ? meeting
          : await explainFailure(this.editing(target), () => this.fetchMeeting(target, id)),
      occurrence,
    };
    const original = originalOf(subject, new Date());
    return this.showMenuAndSave(
      meeting.type !== meetingType.recurringFixedTime
        ? title
        : occurrence === undefined
          ? vscode.l10n.t('Edit the whole series “{0}”', topic)
          : vscode.l10n.t('Edit one occurrence of “{0}”', topic),
      { subject, original, draft: original },
    );
  }

  private async showMenuAndSave(title: string, editing: Editing): Promise<Meeting | undefined> {
    const draft = await this.menu.askChanges(title, editing);
    return this.saveOrShowError(title, { ...editing, draft, refused: undefined });
  }

  /** Shows a failure itself, because only this knows what was typed. */
  private async saveOrShowError(title: string, edited: Editing): Promise<Meeting | undefined> {
    let editing = edited;
    try {
      const { answer, merged } = await explainFailure(
        // Nothing was sent yet, so nothing can have been saved.
        { failed: this.saving(editing.subject).failed },
        () => this.mergeWithZoom(editing),
      );
      editing = merged;
      const { subject, original, draft } = merged;
      if (answer === 'continue') {
        return await this.showMenuAndSave(title, merged);
      }
      const changes = changedFields(original, draft);
      const changed = await explainFailure(this.saving(subject), () => this.save(subject, changes));
      if (countChanges(changes) > 0) {
        showConfirmation(vscode.l10n.t('Meeting updated'));
      }
      return changed;
    } catch (error) {
      if (isCancellation(error)) {
        throw error;
      }
      const cause = causeOf(error);
      const refused = cause instanceof ZoomValidationError ? cause.fields : [];
      void this.errors.show(
        error,
        cause instanceof ZoomNotFoundError
          ? undefined
          : isRefusal(cause)
            ? () => this.showMenuAndSave(title, { ...editing, refused })
            : () => this.saveOrShowError(title, editing),
      );
      return undefined;
    }
  }

  /**
   * Reads the meeting again, because somebody else may have changed it while the person did, and asks
   * about what both have changed.
   */
  private async mergeWithZoom(
    editing: Editing,
  ): Promise<{ answer: ConflictAnswer; merged: Editing }> {
    const { subject, original, draft: mine } = editing;
    const { account } = subject;
    const id = subject.occurrence?.occurrence_id ?? undefined;
    this.progress.describeWait(vscode.l10n.t('Saving the changes…'));
    const meeting = await this.operations.get(account, subject.meeting.id, { occurrenceId: id });
    const occurrence = id === undefined ? undefined : occurrenceOf(meeting, id);
    const latest: EditSubject = { account, meeting, occurrence };
    const theirs = originalOf(latest, new Date());
    const versions = { original, mine, theirs };
    const conflicts = conflictingFields(versions);
    const answer =
      countChanges(conflicts) === 0
        ? 'mine'
        : await askAboutConflict(
            this.formatter.topic(toScheduledMeeting(meeting)),
            this.menu.listSteps({ subject: latest, original: theirs }),
            versions,
            conflicts,
          );
    const draft = mergeVersions(versions, answer !== 'theirs');
    return { answer, merged: { subject: latest, original: theirs, draft } };
  }

  private async save(subject: EditSubject, fields: MeetingFields): Promise<Meeting> {
    const now = new Date();
    const problem = fields.startTime && pastStartProblem(fields.startTime, now);
    if (problem !== undefined) {
      throw new ZoomValidationError([{ field: 'startTime', message: problem }], '');
    }
    const update = meetingUpdate(subject, fields, now);
    if (Object.keys(update).length === 0) {
      return subject.meeting;
    }
    const { account, meeting, occurrence } = subject;
    this.progress.describeWait(vscode.l10n.t('Saving the changes…'));
    const changed = await this.operations.update(account, meeting, {
      update,
      occurrenceId: occurrence?.occurrence_id ?? undefined,
      preview: updatedEntry(subject, update, now),
    });
    updateOpenPages(subject, update, now).catch((error: unknown) => {
      this.log.error(error);
    });
    return changed;
  }

  private editing({ entry }: TargetMeeting): FailedAction {
    const topic = plainText(this.formatter.topic(entry));
    return { failed: vscode.l10n.t('Couldn’t edit “{0}”.', topic) };
  }

  private saving({ meeting }: EditSubject): FailedAction {
    const topic = plainText(this.formatter.topic(toScheduledMeeting(meeting)));
    return {
      failed: vscode.l10n.t('Couldn’t save the changes to “{0}”.', topic),
      unconfirmed: vscode.l10n.t(
        'Zoom didn’t confirm the changes to “{0}”, and may have saved them. Try Again saves them once more.',
        topic,
      ),
    };
  }
}

/** Creates the handler of Edit Meeting. */
export function createEditCommands(
  parts: MeetingParts,
  loadAgendas: () => Promise<AgendaWriter>,
): CommandHandlers<'edit'> {
  const command = new EditMeetingCommand(parts, loadAgendas);
  return { 'zoom.editMeeting': (meeting, changes) => command.editMeeting(meeting, changes) };
}

/** The occurrence with an ID, also if Zoom does not list it. */
function occurrenceOf({ occurrences }: Meeting, id: string): Occurrence {
  return occurrences?.find(({ occurrence_id }) => occurrence_id === id) ?? { occurrence_id: id };
}

/** Whether other changes might be accepted. */
function isRefusal(error: unknown): boolean {
  return error instanceof ZoomValidationError || error instanceof ZoomPermissionError;
}

function profilePage({ account, entry }: TargetMeeting): vscode.Uri {
  const room = account.personalRoom?.url ?? entry.joinUrl ?? '';
  const origin = URL.canParse(room) ? new URL(room).origin : 'https://zoom.us';
  return vscode.Uri.parse(`${origin}/profile`);
}
