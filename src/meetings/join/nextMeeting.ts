import * as vscode from 'vscode';
import { ActionableError, type MessageAction } from '../../platform/actionableError';
import { distinctMeetings, upcomingMeetings } from '../../schedule/upcomingMeetings';
import type { OwnedMeeting } from '../model/meetingsModel';
import type { MeetingParts } from '../target/meetingParts';

/** How far ahead a meeting counts as the next one, in minutes: a day. */
const longestBefore = 24 * 60;

/** `Zoom: Join Next Meeting`: joins the meeting that the status bar would show first. */
export class NextMeeting {
  constructor(private readonly parts: Pick<MeetingParts, 'accounts' | 'model' | 'services'>) {}

  /**
   * Joins the meeting that is live or starts next, as {@link upcomingMeetings} orders them. What is
   * known already is enough; Zoom is asked only if there is no such meeting.
   *
   * @param options `undefined` if a person asks, who sees failures here
   * @returns the URL that was opened; `undefined` if a failure was shown
   * @throws {ActionableError} for programs, if there is no such meeting
   * @throws {ZoomAuthError} if nobody is signed in
   */
  async joinNextMeeting(options: unknown): Promise<string | undefined> {
    const isForPerson = options === undefined || options === null;
    const next = await this.findOrRead();
    if (next === undefined) {
      return this.reportNone(isForPerson);
    }
    const { accountId, entry } = next;
    // With the command, so that its listeners, such as the reminders, learn that it ran.
    return vscode.commands.executeCommand<string | undefined>('zoom.joinMeeting', {
      id: entry.id,
      accountId,
      start: entry.start?.toISOString(),
      ...(isForPerson && { fromView: true }),
    });
  }

  private async findOrRead(): Promise<OwnedMeeting | undefined> {
    const { accounts, model, services } = this.parts;
    await accounts.clients.signedInAccounts();
    if (!model.isLoaded) {
      await model.restore();
    }
    const known = this.find(new Date());
    if (known !== undefined) {
      return known;
    }
    services.progress.describeWait(vscode.l10n.t('Looking for the next meeting…'));
    // Also if it waits for a refresh that is running already.
    await services.progress.waitFor(() => model.refresh());
    return this.find(new Date());
  }

  private find(now: Date): OwnedMeeting | undefined {
    const { model } = this.parts;
    const joinable = distinctMeetings(model.all(now)).filter(
      ({ entry }) => entry.joinUrl !== undefined && !model.changes.hasEnded(entry),
    );
    return upcomingMeetings(joinable, now, longestBefore)[0]?.meeting;
  }

  private async reportNone(isForPerson: boolean): Promise<undefined> {
    const message = vscode.l10n.t('No meeting is live or starts within the next 24 hours.');
    const actions: MessageAction[] = [
      {
        title: vscode.l10n.t('Join Another Meeting'),
        run: () => vscode.commands.executeCommand('zoom.joinMeeting'),
      },
      {
        title: vscode.l10n.t('Create Meeting'),
        run: () => vscode.commands.executeCommand('zoom.createMeeting'),
      },
    ];
    if (!isForPerson) {
      throw new ActionableError(message, actions);
    }
    const pressed = await vscode.window.showInformationMessage(
      message,
      ...actions.map(({ title }) => title),
    );
    await actions.find(({ title }) => title === pressed)?.run();
    return undefined;
  }
}
