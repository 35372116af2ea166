import * as vscode from 'vscode';
import type { ZoomClients } from '../accounts/zoomClients';
import { openInBrowser } from './browser';
import { joinLinkOf, startLinkOf } from './joinLink';
import type { MeetingArgument } from './meetingArgument';
import type { MeetingsView } from './meetingsView';

/** The commands about meetings that exist. */
export class MeetingCommands {
  constructor(
    private readonly view: MeetingsView,
    private readonly argument: MeetingArgument,
    private readonly clients: ZoomClients,
  ) {}

  /** Reads everything anew, and gives how many meetings there are. */
  async refresh(): Promise<number> {
    await this.clients.signedInAccounts();
    return this.view.reload();
  }

  /** Opens a meeting for whoever wants to take part, and gives its link. */
  async join(argument: unknown): Promise<string> {
    const target = await this.argument.resolve(
      argument,
      vscode.l10n.t('Which meeting do you want to join?'),
    );
    const link = joinLinkOf(target);
    await openInBrowser(link, link);
    return link;
  }

  /**
   * Opens the meeting as its host, with a fresh ZAK on the start link, which works wherever the
   * Zoom app is signed in to somebody else. The link's secret part goes nowhere but to the browser.
   */
  async start(argument: unknown): Promise<string> {
    const target = await this.argument.resolve(
      argument,
      vscode.l10n.t('Which meeting do you want to start?'),
    );
    const link = startLinkOf(target);
    const client = await this.clients.of(target.account);
    const zak = await client.getZak();
    await openInBrowser(`${link}?zak=${encodeURIComponent(zak)}`);
    return link;
  }
}
