import * as vscode from 'vscode';
import type { ZoomClients } from '../../accounts/clients/zoomClients';
import { ActionableError } from '../../platform/actionableError';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { explainFailure } from '../../platform/failedAction';
import { openExternal } from '../../platform/openExternal';
import { plainText } from '../../text/plainText';
import { isMeetingMissing } from '../../zoom/errors';
import type { MeetingOperations } from '../model/meetingOperations';
import type { MeetingsModel } from '../model/meetingsModel';
import { type TargetMeeting } from '../model/targetMeeting';
import { startLinkOf } from '../target/joinLink';
import type { MeetingParts } from '../target/meetingParts';
import type { MeetingResolver } from '../target/meetingResolver';

/**
 * The fragment at the end of a start link, which goes to no server (RFC 3986 §3.5). VS Code asks before
 * it opens a host that is not trusted, and shows up to 60 characters of the end of the URL. Without a
 * fragment, they would be a piece of the ZAK.
 */
const harmlessEnding = 'opened-by-zoom-meetings-in-vs-code-to-start-this-meeting-as-its-host';

/**
 * `Zoom: Start Meeting as Host`: opens the start link with a new ZAK, which works even if another user
 * is signed in to the Zoom app. An old `start_url` is never used. Only the browser gets the ZAK.
 */
export class StartCommand {
  constructor(
    private readonly clients: Pick<ZoomClients, 'clientFor'>,
    private readonly resolver: Pick<MeetingResolver, 'resolve'>,
    private readonly model: Pick<MeetingsModel, 'isListed'>,
    private readonly operations: Pick<MeetingOperations, 'get'>,
  ) {}

  /**
   * Starts the meeting that an argument names.
   *
   * @returns the link that was opened, without the ZAK
   */
  async startNamed(argument: unknown): Promise<string> {
    const target = await this.resolver.resolve(
      argument,
      vscode.l10n.t('Which meeting do you want to start?'),
      {
        isOffered: ({ isHost }) => isHost,
        none: vscode.l10n.t('You are not the host of any meeting.'),
      },
    );
    return this.startMeeting(target);
  }

  /**
   * Opens a meeting with a ZAK that was created for it.
   *
   * @throws {ActionableError} if no browser opened
   */
  async openMeeting(target: TargetMeeting, link: string, zak: string): Promise<string> {
    if (await openExternal(`${link}?zak=${encodeURIComponent(zak)}#${harmlessEnding}`)) {
      return link;
    }
    const { account, entry } = target;
    throw new ActionableError(vscode.l10n.t('The meeting was not opened in a browser.'), [
      { title: vscode.l10n.t('Try Again'), run: () => this.startMeeting(target) },
      {
        title: vscode.l10n.t('Join Meeting'),
        run: () =>
          vscode.commands.executeCommand('zoom.joinMeeting', {
            id: entry.id,
            accountId: account.id,
          }),
      },
    ]);
  }

  /**
   * Starts a meeting with a new ZAK.
   *
   * @returns the link that was opened, without the ZAK
   * @throws {ActionableError} if the account does not host the meeting, or no browser opened
   */
  async startMeeting(target: TargetMeeting): Promise<string> {
    const link = startLinkOf(target);
    const client = await this.clients.clientFor(target.account);
    const { topic } = target.entry;
    const action = {
      failed:
        topic === ''
          ? vscode.l10n.t('Couldn’t start the meeting.')
          : vscode.l10n.t('Couldn’t start “{0}”.', plainText(topic)),
    };
    return explainFailure(action, async () => {
      const [zak] = await Promise.all([client.getZak(), this.checkExistence(target)]);
      return this.openMeeting(target, link, zak);
    });
  }

  /**
   * Checks that a listed meeting still exists, while the ZAK is created, so that not only the start page
   * says so. Other failures do not prevent the start, and the personal meeting room cannot be deleted.
   */
  private async checkExistence({ account, entry }: TargetMeeting): Promise<void> {
    if (entry.isPersonalRoom || !this.model.isListed(account.id, entry.id)) {
      return;
    }
    try {
      await this.operations.get(account, entry.id);
    } catch (error) {
      if (isMeetingMissing(error)) {
        throw error;
      }
    }
  }
}

/** Creates the handler of Start Meeting as Host. */
export function createStartCommands(parts: MeetingParts): CommandHandlers<'start'> {
  const command = createStartCommand(parts);
  return { 'zoom.startMeeting': (meeting) => command.startNamed(meeting) };
}

/** Creates what starts meetings as their host. */
export function createStartCommand(parts: MeetingParts): StartCommand {
  const { accounts, model, operations, resolver } = parts;
  return new StartCommand(accounts.clients, resolver, model, operations);
}
