import * as vscode from 'vscode';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { findUrls } from '../../links/findUrls';
import { joinPage, parseMeetingNumber, parseZoomLink, type ZoomLink } from '../../links/zoomLink';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { ZoomAuthError, ZoomError, ZoomNotFoundError } from '../../zoom/errors';
import { isLoopback } from '../../zoom/serverUrl';
import { parseMeetingPageUri } from '../target/meetingPageAddress';
import { joinLinkOf } from '../target/joinLink';
import { type MeetingResolver, noMeetingError } from '../target/meetingResolver';
import type { TargetMeeting } from '../model/targetMeeting';
import type { MeetingsModel } from '../model/meetingsModel';
import { MeetingNode } from '../target/treeNodes';
import { joinTarget, type JoinTarget } from './joinTarget';

/** What a text names: a link, or a meeting's number. */
export type NamedMeeting = ZoomLink | number;

/**
 * Finds what to join. A link says all that is needed, so it takes neither a request nor an account;
 * a meeting that is shown takes no request; a number that Zoom does not know to this account is
 * joined by Zoom's page for it, which asks for the passcode.
 */
export class JoinTargetResolver {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: MeetingsModel,
    private readonly argument: MeetingResolver,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

  /**
   * @param argument a tree item, a meeting's page, a link or a text with one, a number, or an object
   *   with one of these as its `join_url` or `id`
   * @throws {ActionableError} where it names no meeting, or Zoom gave no link
   */
  async resolve(argument: unknown): Promise<JoinTarget> {
    const accounts = await this.clients.accounts();
    if (argument instanceof MeetingNode) {
      const { id } = argument.entry;
      const { apiUrl } =
        accounts.find((account) => account.id === argument.accountId) ?? this.settings;
      return this.ofNamed(argument, joinPageOf(id, apiUrl), isToBeTold);
    }
    const named = this.read(argument, accounts);
    if (named === undefined) {
      throw noMeetingError();
    }
    return typeof named === 'number'
      ? this.byNumber(named, accounts)
      : this.byLink(named, accounts);
  }

  /** Reads what a text names, a link or a number, without waiting: for while somebody types. */
  async reader(): Promise<(text: string) => NamedMeeting | undefined> {
    const accounts = await this.clients.accounts();
    return (text) => this.read(text, accounts);
  }

  private ofListed(target: TargetMeeting): JoinTarget {
    return joinTarget(joinLinkOf(target), ownHostOf(target.account.apiUrl));
  }

  /** The list has the passcode of a link without one. */
  private async byLink(link: ZoomLink, accounts: readonly AccountSummary[]): Promise<JoinTarget> {
    const shown = link.pwd === undefined ? this.shown(link.meetingId, accounts) : undefined;
    const itself = joinTarget(link.url, new URL(link.url).host);
    if (shown?.entry.joinUrl === undefined) {
      return itself;
    }
    return shown.entry.joinUrl === '' ? this.ofNamed(shown.entry.id, itself) : this.ofListed(shown);
  }

  private async byNumber(id: number, accounts: readonly AccountSummary[]): Promise<JoinTarget> {
    const shown = this.shown(id, accounts);
    if (shown !== undefined && shown.entry.joinUrl !== '') {
      return this.ofListed(shown);
    }
    const page = joinPageOf(id, accounts[0]?.apiUrl ?? this.settings.apiUrl);
    return accounts.length === 0
      ? page
      : this.ofNamed(id, page, shown === undefined ? undefined : isToBeTold);
  }

  /**
   * What Zoom tells of a meeting whose link is not known here. Whatever keeps Zoom from telling does
   * not keep anybody from joining, so there is something else to open then.
   *
   * @param isFinal which refusals are no reason to open that
   */
  private async ofNamed(
    named: MeetingNode | number,
    otherwise: JoinTarget,
    isFinal: (error: ZoomError) => boolean = () => false,
  ): Promise<JoinTarget> {
    try {
      return this.ofListed(await this.argument.resolve(named, ''));
    } catch (error) {
      if (!(error instanceof ZoomError) || isFinal(error)) {
        throw error;
      }
      this.log.error(error);
      return otherwise;
    }
  }

  /** A meeting as it is shown; of several accounts' copies one whose link is known. */
  private shown(
    id: number | undefined,
    accounts: readonly AccountSummary[],
  ): TargetMeeting | undefined {
    const copies = this.model.all().filter(({ entry }) => entry.id === id);
    const shown = copies.find(({ entry }) => entry.joinUrl) ?? copies[0];
    const account = accounts.find((candidate) => candidate.id === shown?.accountId);
    return shown && account && { account, entry: shown.entry };
  }

  private read(argument: unknown, accounts: readonly AccountSummary[]): NamedMeeting | undefined {
    if (argument instanceof vscode.Uri) {
      return parseMeetingPageUri(argument)?.id;
    }
    if (typeof argument === 'object' && argument !== null) {
      const { join_url: joinUrl, id } = argument as Record<string, unknown>;
      return (
        (typeof joinUrl === 'string' ? this.read(joinUrl, accounts) : undefined) ??
        (typeof id === 'object' ? undefined : this.read(id, accounts))
      );
    }
    if (typeof argument === 'number') {
      return parseMeetingNumber(String(argument));
    }
    if (typeof argument !== 'string') {
      return undefined;
    }
    const number = parseMeetingNumber(argument);
    if (number !== undefined) {
      return number;
    }
    const hosts = [undefined, ...this.ownHosts(accounts)];
    for (const address of [argument, ...findUrls(argument)]) {
      const links = hosts.map((host) => parseZoomLink(address, host));
      const link = links.find((found) => found !== undefined);
      if (link !== undefined) {
        return link;
      }
    }
    return undefined;
  }

  /** The hosts whose links count besides Zoom's own, where a sandbox is in use. */
  private ownHosts(accounts: readonly AccountSummary[]): string[] {
    const apiUrls =
      accounts.length > 0 ? accounts.map(({ apiUrl }) => apiUrl) : [this.settings.apiUrl];
    return apiUrls.flatMap((apiUrl) => ownHostOf(apiUrl) ?? []);
  }
}

/** Zoom's page for a meeting, which asks for the passcode. */
function joinPageOf(id: number, apiUrl: string): JoinTarget {
  return joinTarget(joinPage(id, apiUrl), ownHostOf(apiUrl));
}

/** What is gone leaves the list, and whoever has to sign in is told so. */
function isToBeTold(error: ZoomError): boolean {
  return error instanceof ZoomNotFoundError || error instanceof ZoomAuthError;
}

function ownHostOf(apiUrl: string): string | undefined {
  const { hostname, host } = new URL(apiUrl);
  return isLoopback(hostname) ? host : undefined;
}
