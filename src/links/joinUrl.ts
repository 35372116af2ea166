import { zoomDomainOf } from '../zoom/zoomHosts';
import { parseZoomLink, type ZoomLink } from './zoomLink';

/** A method to join a meeting, as `zoom.join.openWith` names it. */
export type JoinMethod = 'browser' | 'app' | 'webClient';

/** Zoom's own web hosts; any other host on its domains is a company's. */
const commonHost = /^(?:(?:www|app|us\d+web)\.)?zoom\.us$/;

/**
 * What Zoom puts into `pwd` and `tk`: an encrypted text in Base64, with a suffix such as `.1`. Links are
 * written by others, and the URLs made from them are passed to the Zoom app.
 */
const plainParameter = /^(?:pwd|tk)=(?:[\w.~+/=-]|%2B|%2F|%3D)*$/i;

/**
 * Returns the URL that joins a link's meeting with a method. It has the link's own `pwd` unchanged: Zoom
 * encrypts it, so it cannot be made from the passcode. Returns `undefined` if the link works only in the
 * browser:
 *
 * - a personal link (`/my/<name>`) has no number
 * - a registrant's own link (`tk`) says who joins, which the other forms have no place for
 * - a `pwd` with other characters than Zoom's is not passed on
 * - links on this machine belong to a sandbox; the Zoom app would look for the meeting at Zoom
 *
 * A start link gives the participants' page: joining needs no ZAK, and must not pass one on. A meeting in
 * a personal meeting room is joined there, and keeps its `omn`, which tells Zoom which meeting is meant.
 */
export function joinUrl(link: ZoomLink, method: JoinMethod): string | undefined {
  const { origin, hostname, pathname } = new URL(link.url);
  const { meetingId, roomId } = link;
  const number = roomId ?? meetingId;
  const pwd = rawParameter(link.url, 'pwd');
  const tk = rawParameter(link.url, 'tk');
  const omn = roomId === undefined ? undefined : `omn=${meetingId}`;
  if (method === 'browser') {
    return number === undefined || /^\/[jw]\//.test(pathname)
      ? link.url
      : `${pageOrigin(origin)}/j/${number}${query(...[pwd, tk].filter(isPlain), omn)}`;
  }
  if (number === undefined || tk !== undefined || !isPlain(pwd)) {
    return undefined;
  }
  if (method === 'app') {
    return zoomDomainOf(hostname) === undefined
      ? undefined
      : `zoommtg://${hostname}/join${query('action=join', `confno=${number}`, pwd, omn, 'zc=0')}`;
  }
  return commonHost.test(hostname)
    ? `https://app.zoom.us/wc/${number}/join${query(pwd, omn)}`
    : `${origin}/wc/join/${number}${query(pwd, omn)}`;
}

/**
 * Returns the meeting number in a URL that opens a meeting, be it of {@link joinUrl} or a start link,
 * on any host.
 */
export function meetingIdInUrl(text: string): number | undefined {
  if (!URL.canParse(text)) {
    return undefined;
  }
  return parseZoomLink(text, new URL(text).host)?.meetingId;
}

/**
 * Returns a URL of a personal meeting room with the `omn` of a link that leads there: the URL that Zoom
 * lists for a meeting in the room names the room only.
 */
export function keepMeeting(url: string, { meetingId, roomId }: ZoomLink): string {
  if (roomId === undefined || meetingIdInUrl(url) !== roomId) {
    return url;
  }
  const kept = new URL(url);
  kept.search = query(...kept.search.slice(1).split('&').filter(isFilled), `omn=${meetingId}`);
  return kept.href;
}

/** The web client has a host of its own, which has no join pages. */
function pageOrigin(origin: string): string {
  return origin === 'https://app.zoom.us' ? 'https://zoom.us' : origin;
}

/** A parameter with its name, exactly as the URL has it: parsing and formatting would change a `+`. */
function rawParameter(url: string, name: string): string | undefined {
  return new URL(url).search
    .slice(1)
    .split('&')
    .find((part) => part.startsWith(`${name}=`));
}

/** Whether a parameter is missing or has only Zoom's characters. */
function isPlain(parameter: string | undefined): boolean {
  return parameter === undefined || plainParameter.test(parameter);
}

function isFilled(text: string): boolean {
  return text !== '';
}

function query(...parts: (string | undefined)[]): string {
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? '' : `?${given.join('&')}`;
}
