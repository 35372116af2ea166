import * as vscode from 'vscode';
import type { ZoomClients } from '../../accounts/clients/zoomClients';
import { ActionableError } from '../../platform/actionableError';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { openExternal } from '../../platform/openExternal';
import { isMeetingMissing } from '../../zoom/errors';
import type { MeetingOperations } from '../model/meetingOperations';
import type { MeetingsModel } from '../model/meetingsModel';
import { isPersonalRoomItself, type TargetMeeting } from '../model/targetMeeting';
import { startLinkOf } from '../target/joinLink';
import type { MeetingParts } from '../target/meetingParts';
import type { MeetingResolver } from '../target/meetingResolver';

/**
 * Ends the start link, where it means nothing and goes to no server (RFC 3986 §3.5): VS Code asks
 * before it opens a host that is not trusted, and shows the last of an address, up to 60 characters.
 * Without this, that would be a piece of the ZAK.
 */
const ending = 'opened-by-zoom-meetings-in-vs-code-to-start-this-meeting-as-its-host';

/**
 * `Zoom: Start Meeting as Host`: opens the meeting with a fresh ZAK on its start link, which works
 * wherever the Zoom app is signed in to somebody else. An old `start_url` is never used. The
 * secret part goes nowhere but to the browser.
 */
export class StartCommand {
  constructor(
    private readonly clients: ZoomClients,
    private readonly resolver: MeetingResolver,
    private readonly model: Pick<MeetingsModel, 'isListed'>,
    private readonly operations: Pick<MeetingOperations, 'get'>,
  ) {}

  /** Gives the link without its secret part. */
  async run(argument: unknown): Promise<string> {
    const target = await this.resolver.resolve(
      argument,
      vscode.l10n.t('Which meeting do you want to start?'),
      {
        isOffered: ({ isHost }) => isHost,
        none: vscode.l10n.t('There is no meeting that you are the host of.'),
      },
    );
    return this.start(target);
  }

  /**
   * Starts a meeting.
   *
   * @throws {ActionableError} where somebody else hosts it, or no browser opened
   * @throws {ZoomNotFoundError} where it is gone
   */
  async start(target: TargetMeeting): Promise<string> {
    const link = startLinkOf(target);
    const client = await this.clients.clientFor(target.account);
    const [zak] = await Promise.all([client.getZak(), this.check(target)]);
    return this.open(target, link, zak);
  }

  /** Opens a meeting with a ZAK that was fetched for this. */
  async open(target: TargetMeeting, link: string, zak: string): Promise<string> {
    if (await openExternal(`${link}?zak=${encodeURIComponent(zak)}#${ending}`)) {
      return link;
    }
    throw new ActionableError(vscode.l10n.t('The meeting was not opened in a browser.'), [
      { title: vscode.l10n.t('Try Again'), run: () => this.start(target) },
      {
        title: vscode.l10n.t('Join Meeting'),
        run: () => vscode.commands.executeCommand('zoom.joinMeeting', { id: target.entry.id }),
      },
    ]);
  }

  /**
   * Looks whether a listed meeting is still there, while the ZAK is fetched: a start page that says
   * no would be the first to tell. Other failures are none of starting's. The personal room cannot go.
   */
  private async check(target: TargetMeeting): Promise<void> {
    const { account, entry } = target;
    if (isPersonalRoomItself(entry) || !this.model.isListed(account.id, entry.id)) {
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
  return { 'zoom.startMeeting': (meeting) => command.run(meeting) };
}

/** Creates what starts meetings as their host. */
export function createStartCommand(parts: MeetingParts): StartCommand {
  const { accounts, model, operations, resolver } = parts;
  return new StartCommand(accounts.clients, resolver, model, operations);
}
