import type { AccountSummary, ZoomClients } from '../../accounts/zoomClients';
import { joinPage, parseMeetingNumber, parseZoomLink, type ZoomLink } from '../../links/zoomLink';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { ZoomError } from '../../zoom/errors';
import { isLoopback } from '../../zoom/serverUrl';
import { joinLinkOf } from '../joinLink';
import { type MeetingArgument, noMeetingNamed, type TargetMeeting } from '../meetingArgument';
import type { MeetingsModel } from '../meetingsModel';
import { MeetingNode } from '../treeNodes';
import { joinTarget, type JoinTarget } from './joinTarget';

/** What a text names: a link, or a meeting's number. */
export type NamedMeeting = ZoomLink | number;

/**
 * Finds what to join. A link says all that is needed, so it takes neither a request nor an account;
 * a meeting that is shown takes no request; a number that Zoom does not know to this account is
 * joined by Zoom's page for it, which asks for the passcode.
 */
export class JoinArgument {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: MeetingsModel,
    private readonly argument: MeetingArgument,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

  /**
   * @param argument a tree item, a link, a number, or an object with one of these as its `join_url`
   *   or `id`
   * @throws {ActionableError} where it names no meeting, or Zoom gave no link
   */
  async resolve(argument: unknown): Promise<JoinTarget> {
    if (argument instanceof MeetingNode) {
      return this.ofListed(await this.argument.resolve(argument, ''));
    }
    const accounts = await this.clients.accounts();
    const named = this.read(argument, accounts);
    if (named === undefined) {
      throw noMeetingNamed();
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
  private byLink(link: ZoomLink, accounts: readonly AccountSummary[]): JoinTarget {
    const shown = link.pwd === undefined ? this.shown(link.meetingId, accounts) : undefined;
    return shown?.entry.joinUrl === undefined
      ? joinTarget(link.url, new URL(link.url).host)
      : this.ofListed(shown);
  }

  private async byNumber(id: number, accounts: readonly AccountSummary[]): Promise<JoinTarget> {
    const shown = this.shown(id, accounts);
    if (shown !== undefined) {
      return this.ofListed(shown);
    }
    if (accounts.length > 0) {
      try {
        return this.ofListed(await this.argument.resolve(id, ''));
      } catch (error) {
        // Whatever keeps Zoom from telling about a meeting does not keep anybody from joining it.
        if (!(error instanceof ZoomError)) {
          throw error;
        }
        this.log.error(error);
      }
    }
    const apiUrl = accounts[0]?.apiUrl ?? this.settings.apiUrl;
    return joinTarget(joinPage(id, apiUrl), ownHostOf(apiUrl));
  }

  private shown(
    id: number | undefined,
    accounts: readonly AccountSummary[],
  ): TargetMeeting | undefined {
    const shown = this.model.all().find(({ entry }) => entry.id === id);
    const account = accounts.find((candidate) => candidate.id === shown?.accountId);
    return shown && account && { account, entry: shown.entry };
  }

  private read(argument: unknown, accounts: readonly AccountSummary[]): NamedMeeting | undefined {
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
    const links = [undefined, ...this.ownHosts(accounts)].map((host) =>
      parseZoomLink(argument, host),
    );
    return parseMeetingNumber(argument) ?? links.find((link) => link !== undefined);
  }

  /** The hosts whose links count besides Zoom's own, where a sandbox is in use. */
  private ownHosts(accounts: readonly AccountSummary[]): string[] {
    const apiUrls =
      accounts.length > 0 ? accounts.map(({ apiUrl }) => apiUrl) : [this.settings.apiUrl];
    return apiUrls.flatMap((apiUrl) => ownHostOf(apiUrl) ?? []);
  }
}

function ownHostOf(apiUrl: string): string | undefined {
  const { hostname, host } = new URL(apiUrl);
  return isLoopback(hostname) ? host : undefined;
}
