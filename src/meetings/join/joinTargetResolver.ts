import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { joinUrl, type JoinMethod, keepMeeting } from '../../links/joinUrl';
import {
  joinPage,
  ownHostOf,
  ownHostsOf,
  parseZoomLink,
  type ZoomLink,
} from '../../links/zoomLink';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { ZoomAuthError, ZoomError, ZoomNotFoundError } from '../../zoom/errors';
import { joinLinkOf } from '../target/joinLink';
import { type MeetingResolver, noMeetingError, readNamedMeeting } from '../target/meetingResolver';
import {
  type IdReference,
  type LinkReference,
  type NamedMeeting,
  parseMeetingText,
} from '../target/parseMeetingReference';

/** What is joined: a link, and its parts if it is one of Zoom's. */
export interface JoinTarget {
  /** The page that people join by in the browser. */
  page: string;
  /** `undefined` for meetings whose link leads elsewhere, as that of some invitations does. */
  link: ZoomLink | undefined;
}

/**
 * Returns what is joined by a link.
 *
 * @param ownHost as for {@link parseZoomLink}
 */
export function joinTarget(url: string, ownHost: string | undefined): JoinTarget {
  const link = parseZoomLink(url, ownHost);
  return { page: (link && joinUrl(link, 'browser')) ?? new URL(url).href, link };
}

/** Returns the URL that joins with a method; `undefined` if only the page leads to it. */
export function joinUrlFor({ page, link }: JoinTarget, method: JoinMethod): string | undefined {
  return method === 'browser' ? page : link && joinUrl(link, method);
}

/**
 * Finds what to join. A link with its passcode needs neither a request nor an account, and a listed
 * meeting needs no request. If Zoom does not give the link of a meeting, Zoom's page for its number is
 * joined, which asks for the passcode.
 */
export class JoinTargetResolver {
  constructor(
    private readonly clients: Pick<ZoomClients, 'accounts' | 'signedInAccounts'>,
    private readonly resolver: MeetingResolver,
    private readonly settings: Pick<Settings, 'apiUrl'>,
    private readonly log: Pick<Log, 'error'>,
  ) {}

  /**
   * @param argument a meeting, as `parseMeetingReference` reads it
   * @throws {ActionableError} if it names no meeting, or Zoom has no join link for it
   * @throws {ZoomNotFoundError} if a listed meeting no longer exists
   */
  async resolve(argument: unknown): Promise<JoinTarget> {
    const accounts = await this.clients.accounts();
    const reference = readNamedMeeting(argument, this.linkOwners(accounts));
    if (reference.kind === 'link') {
      const { link, id } = reference;
      const itself = joinTarget(link.url, new URL(link.url).host);
      // The lists have the passcode of a link that has none.
      return link.pwd !== undefined || id === undefined || accounts.length === 0
        ? itself
        : this.resolveNamed(reference, itself);
    }
    if (accounts.length > 0) {
      return this.resolveNamed(reference);
    }
    if (reference.id === undefined) {
      throw noMeetingError();
    }
    return joinPageTarget(reference.id, this.settings.apiUrl);
  }

  /** Returns a function that reads what a text names, without waiting, while somebody types. */
  async textReader(): Promise<(text: string) => IdReference | LinkReference | undefined> {
    const ownHosts = ownHostsOf(this.linkOwners(await this.clients.accounts()));
    return (text) => parseMeetingText(text, ownHosts);
  }

  /** @param link what the reference has for joining */
  private async resolveNamed(reference: NamedMeeting, link?: JoinTarget): Promise<JoinTarget> {
    const found = this.resolver.findNamed(reference, await this.clients.signedInAccounts());
    if (link !== undefined && found.entry?.joinUrl === undefined) {
      return link;
    }
    try {
      const target = await this.resolver.withJoinUrl(found);
      const listed = joinLinkOf(target);
      const url = link?.link === undefined ? listed : keepMeeting(listed, link.link);
      return joinTarget(url, ownHostOf(target.account.apiUrl));
    } catch (error) {
      const isListed = link === undefined && found.entry !== undefined;
      if (!(error instanceof ZoomError) || (isListed && isFinal(error))) {
        throw error;
      }
      // Joining does not depend on what keeps Zoom from answering.
      this.log.error(error);
      return link ?? joinPageTarget(found.id, found.account.apiUrl);
    }
  }

  private linkOwners(accounts: readonly AccountSummary[]): readonly { apiUrl: string }[] {
    return accounts.length > 0 ? accounts : [this.settings];
  }
}

/** Zoom's page for a meeting number, which asks for the passcode. */
function joinPageTarget(id: number, apiUrl: string): JoinTarget {
  return joinTarget(joinPage(id, apiUrl), ownHostOf(apiUrl));
}

/** Whether a person has to know: the meeting has left the list, or they have to sign in again. */
function isFinal(error: ZoomError): boolean {
  return error instanceof ZoomNotFoundError || error instanceof ZoomAuthError;
}
