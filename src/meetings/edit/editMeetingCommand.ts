import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import { plainText } from '../../text/plainText';
import { ZoomNotFoundError, ZoomPermissionError, ZoomValidationError } from '../../zoom/errors';
import { meetingType, type Meeting } from '../../zoom/types';
import type { MeetingOperations } from '../model/meetingOperations';
import {
  isHostedByAccount,
  isPersonalRoomItself,
  type TargetMeeting,
} from '../model/targetMeeting';
import { pastStartProblem } from '../input/fieldProblems';
import type { MeetingFields } from '../input/meetingFields';
import type { MeetingResolver } from '../target/meetingResolver';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { EditMeetingMenu } from './editMeetingMenu';
import { readEditOptions, type EditOptions } from './editOptions';
import type { EditSubject } from './editSubject';
import { followPages } from './followPages';
import { meetingUpdate, updatedEntry } from './meetingUpdate';
import type { SeriesQuestion } from './seriesQuestion';

/** `Zoom: Edit Meeting`, from the palette, a menu and from code. */
export class EditMeetingCommand {
  constructor(
    private readonly resolver: MeetingResolver,
    private readonly operations: Pick<MeetingOperations, 'get' | 'update'>,
    private readonly series: SeriesQuestion,
    private readonly menu: EditMeetingMenu,
    private readonly words: MeetingFormatter,
    private readonly errors: ErrorReporter,
    private readonly log: Log,
  ) {}

  /**
   * Changes a meeting, a series, or one occurrence of it; asks what where `changes` does not say it.
   *
   * @returns the meeting as it is now; `undefined` where a failure was shown
   * @throws {ActionableError} for somebody else's meeting, for what is over and for the personal room
   * @throws {ZoomValidationError} for changes that Zoom would refuse
   */
  async run(argument: unknown, changes: unknown): Promise<Meeting | undefined> {
    const options = await readEditOptions(changes, new Date());
    const { target, date } = await this.target(argument);
    const meeting = await this.read(target);
    return options === undefined
      ? this.ask(target, meeting, date)
      : this.change(target, meeting, options);
  }

  /** The meeting that is meant, and which date of a series. */
  private async target(
    argument: unknown,
  ): Promise<{ target: TargetMeeting; date: Date | undefined }> {
    const found = await this.resolver.find(
      argument,
      vscode.l10n.t('Which meeting do you want to change?'),
      {
        isOffered: (entry) => entry.isHost && !isPersonalRoomItself(entry),
        none: vscode.l10n.t('There is no meeting that you could change.'),
      },
    );
    if (found.isPrevious === true) {
      throw new ActionableError(
        vscode.l10n.t('This meeting is over, so there is nothing to change.'),
      );
    }
    const target = await this.resolver.fetchIfUnlisted(found);
    if (!isHostedByAccount(target)) {
      throw new ActionableError(vscode.l10n.t('Only its host can change this meeting.'));
    }
    if (isPersonalRoomItself(target.entry)) {
      throw new ActionableError(
        vscode.l10n.t('Your personal room is changed on Zoom’s own pages, in your profile.'),
        [
          {
            title: vscode.l10n.t('Open Zoom Profile'),
            run: () => vscode.env.openExternal(profilePage(target)),
          },
        ],
      );
    }
    return { target, date: found.start };
  }

  /** The meeting as it is now: lists have neither its settings nor its passcode. */
  private async read({ account, entry }: TargetMeeting, occurrenceId?: string): Promise<Meeting> {
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Window,
        title: vscode.l10n.t('Reading the meeting from Zoom'),
      },
      () => this.operations.get(account, entry.id, { occurrenceId }),
    );
  }

  private async change(
    { account }: TargetMeeting,
    meeting: Meeting,
    { fields, occurrenceId }: EditOptions,
  ): Promise<Meeting> {
    const occurrence =
      occurrenceId === undefined
        ? undefined
        : (meeting.occurrences?.find(({ occurrence_id }) => occurrence_id === occurrenceId) ?? {
            occurrence_id: occurrenceId,
          });
    return this.save({ account, meeting, occurrence }, fields);
  }

  private async ask(
    target: TargetMeeting,
    meeting: Meeting,
    date: Date | undefined,
  ): Promise<Meeting | undefined> {
    const topic = plainText(this.words.topic(target.entry));
    const title = vscode.l10n.t('Edit “{0}”', topic);
    const occurrence = await this.series.ask(title, meeting, date);
    const id = occurrence?.occurrence_id ?? undefined;
    const subject: EditSubject = {
      account: target.account,
      meeting: id === undefined ? meeting : await this.read(target, id),
      occurrence,
    };
    return this.askFor(
      meeting.type !== meetingType.recurringFixedTime
        ? title
        : occurrence === undefined
          ? vscode.l10n.t('Edit the whole series “{0}”', topic)
          : vscode.l10n.t('Edit one occurrence of “{0}”', topic),
      subject,
      {},
    );
  }

  private async askFor(
    title: string,
    subject: EditSubject,
    changes: MeetingFields,
  ): Promise<Meeting | undefined> {
    await this.menu.run(title, subject, changes);
    return this.saveOrTell(subject, changes, () => this.askFor(title, subject, changes));
  }

  /** Shows a failure itself, because only here is known what was typed. */
  private async saveOrTell(
    subject: EditSubject,
    changes: MeetingFields,
    askAgain: () => Promise<unknown>,
  ): Promise<Meeting | undefined> {
    try {
      const changed = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Window,
          title: vscode.l10n.t('Changing the meeting…'),
        },
        () => this.save(subject, changes),
      );
      vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Meeting changed'), 3_000);
      return changed;
    } catch (error) {
      void this.errors.show(
        error,
        error instanceof ZoomNotFoundError
          ? undefined
          : isRefusal(error)
            ? askAgain
            : () => this.saveOrTell(subject, changes, askAgain),
      );
      return undefined;
    }
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
    const changed = await this.operations.update(account, meeting, {
      update,
      occurrenceId: occurrence?.occurrence_id ?? undefined,
      preview: updatedEntry(subject, update, now),
    });
    followPages(subject, update, now).catch((error: unknown) => {
      this.log.error(error);
    });
    return changed;
  }
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
