import { isLoopback } from '../zoom/serverUrl';
import { zoomDomainOf } from '../zoom/zoomHosts';

/** The parts of a link to a Zoom meeting. */
export interface ZoomLink {
  /** The meeting's number; `undefined` for personal links by name (`/my/<name>`). */
  meetingId: number | undefined;
  /** The number of the personal meeting room that the meeting is held in, if the link leads there. */
  roomId: number | undefined;
  /** The `pwd` of the link: Zoom's encrypted form of the passcode. */
  pwd: string | undefined;
  url: string;
}

/** The longest link that is read, in characters: far more than one of Zoom has. */
export const longestLink = 2_048;

const meetingPath =
  /^\/(?:j|w|s)\/(\d{9,11})\/?$|^\/wc\/(?:join\/)?(\d{9,11})(?:\/(?:join|start))?\/?$/;
const meetingNumber = /^\d{9,11}$/;
const personalPath = /^\/my\/[\w.-]+\/?$/;

/**
 * Reads a link to a Zoom meeting: https on Zoom's own domains, without a port or a user, or on `ownHost`.
 * Returns `undefined` for anything else, such as a link with text behind it.
 *
 * A meeting that is held in the host's personal meeting room has the number of the room in its path, and
 * its own as `omn`.
 *
 * A link that opens the Zoom app (`zoommtg:`) is read as the one to the same meeting in a browser.
 *
 * @param ownHost a further `host[:port]` whose links count, such as the one the configured server
 *   gives out; http is allowed there too
 */
export function parseZoomLink(text: string, ownHost?: string): ZoomLink | undefined {
  const trimmed = text.trim();
  // URL drops line breaks, and makes blanks a part of the passcode.
  const isOneUrl = trimmed.length <= longestLink && !/[\s\p{Cc}\p{Cf}]/u.test(trimmed);
  if (!isOneUrl || !URL.canParse(trimmed)) {
    return undefined;
  }
  const url = toWebLink(new URL(trimmed));
  const own = ownHost !== undefined && url.host === ownHost && /^https?:$/.test(url.protocol);
  const zoom =
    url.protocol === 'https:' && url.port === '' && zoomDomainOf(url.hostname) !== undefined;
  if ((!own && !zoom) || url.username !== '' || url.password !== '') {
    return undefined;
  }
  const match = meetingPath.exec(url.pathname);
  const digits = match?.[1] ?? match?.[2];
  if (digits === undefined && !personalPath.test(url.pathname)) {
    return undefined;
  }
  const pwd = url.searchParams.get('pwd') ?? '';
  return {
    ...meetingNumbers(digits, url.searchParams.getAll('omn')),
    pwd: pwd === '' ? undefined : pwd,
    url: url.href,
  };
}

/** Returns the link in a browser for one that joins in the Zoom app, and every other one unchanged. */
function toWebLink(url: URL): URL {
  const number = url.searchParams.get('confno') ?? '';
  if (url.protocol !== 'zoommtg:' || url.pathname !== '/join' || !meetingNumber.test(number)) {
    return url;
  }
  const query = new URLSearchParams(
    [...url.searchParams].filter(([name]) => name === 'pwd' || name === 'omn'),
  ).toString();
  const web = `https://${url.host}/j/${number}${query === '' ? '' : `?${query}`}`;
  return URL.canParse(web) && url.username === '' && url.password === '' ? new URL(web) : url;
}

/**
 * Tells the meeting and the room of a link apart.
 *
 * @param digits of its path
 * @param original its `omn`, the number that the meeting was scheduled with
 */
function meetingNumbers(
  digits: string | undefined,
  original: readonly string[],
): Pick<ZoomLink, 'meetingId' | 'roomId'> {
  const [own = ''] = original;
  if (digits === undefined) {
    return { meetingId: undefined, roomId: undefined };
  }
  return original.length === 1 && meetingNumber.test(own) && own !== digits
    ? { meetingId: Number(own), roomId: Number(digits) }
    : { meetingId: Number(digits), roomId: undefined };
}

/**
 * Returns the `host[:port]` whose links count besides those of Zoom's domains, for an API on this machine:
 * a sandbox has its pages beside its API.
 *
 * @param apiUrl such as `http://127.0.0.1:8123/v2`
 */
export function ownHostOf(apiUrl: string): string | undefined {
  const { hostname, host } = new URL(apiUrl);
  return isLoopback(hostname) ? host : undefined;
}

/** Returns the hosts of several accounts whose links count, as {@link ownHostOf} does for each. */
export function ownHostsOf(accounts: readonly { apiUrl: string }[]): string[] {
  return accounts.flatMap(({ apiUrl }) => ownHostOf(apiUrl) ?? []);
}

/**
 * Returns the page that joins a meeting of which only the number is known, on the website that belongs to
 * an API. The page asks for the passcode.
 *
 * @param apiUrl such as `https://api.zoomgov.com/v2`; a sandbox has its pages beside its API
 */
export function joinPage(meetingId: number, apiUrl: string): string {
  const { hostname, origin } = new URL(apiUrl);
  const pages = isLoopback(hostname) ? origin : `https://${zoomDomainOf(hostname) ?? 'zoom.us'}`;
  return `${pages}/j/${meetingId}`;
}

/** Formats a meeting number as Zoom does for people: in groups of 3-3-4 digits, or 3-4-4 for eleven. */
export function formatMeetingNumber(id: number): string {
  const digits = String(id);
  const middle = digits.length > 10 ? 7 : 6;
  return [digits.slice(0, 3), digits.slice(3, middle), digits.slice(middle)]
    .filter((part) => part !== '')
    .join(' ');
}
