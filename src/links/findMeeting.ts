import { findUrls } from './findUrls';
import { findMeetingNumber, parseMeetingNumber } from './meetingNumber';
import { longestLink, parseZoomLink, type ZoomLink } from './zoomLink';

/** The meeting that a text names. */
export type MeetingInText = { link: ZoomLink } | { id: number };

/**
 * Finds the meeting that a text names: its number alone, a link to it anywhere in the text, or else a
 * number that the text calls an ID. The text may be in any format that {@link findUrls} reads.
 *
 * Of several meetings the first counts. Of its links the first that lets people in without the passcode
 * does, because invitations also have the bare one.
 *
 * @param ownHosts each a `host[:port]` whose links count besides those of Zoom's domains
 */
export function findMeeting(text: string, ownHosts: readonly string[]): MeetingInText | undefined {
  const alone = parseMeetingNumber(text);
  if (alone !== undefined) {
    return { id: alone };
  }
  const links = findUrls(text).flatMap((url) => readLink(url, ownHosts));
  // The brackets of an IPv6 address end a URL in a text.
  const [first = readLink(text, ownHosts)[0]] = links;
  if (first !== undefined) {
    return { link: links.find((link) => isSameMeeting(link, first) && hasEntry(link)) ?? first };
  }
  // A parameter of some other page is not an ID that a person reads.
  const id = /^\s*[a-z][\w+.-]*:\/\/\S*\s*$/i.test(text) ? undefined : findMeetingNumber(text);
  return id === undefined ? undefined : { id };
}

/** Reads a link, or the one that a mail program or a search engine leads to through a page of its own. */
function readLink(url: string, ownHosts: readonly string[]): ZoomLink[] {
  if (url.length > longestLink || !URL.canParse(url)) {
    return [];
  }
  return [url, ...new URL(url).searchParams.values()]
    .flatMap((one) => [undefined, ...ownHosts].map((host) => parseZoomLink(cutText(one), host)))
    .filter((link) => link !== undefined)
    .slice(0, 1);
}

const encodedBlank = /%(?:20|0[9ad])/i;

/**
 * Cuts off the text that was encoded together with a link: neither the path of Zoom's links nor one of
 * these parameters has a blank or a line break.
 */
function cutText(url: string): string {
  const [page = ''] = url.split('?', 1);
  if (encodedBlank.test(page)) {
    return beforeBlank(page);
  }
  const parameters = url.slice(page.length).split('&');
  const last = parameters.findIndex(
    (one) => /^\??(?:pwd|tk|omn)=/.test(one) && encodedBlank.test(one),
  );
  return last === -1
    ? url
    : page + [...parameters.slice(0, last), beforeBlank(parameters[last] ?? '')].join('&');
}

function beforeBlank(text: string): string {
  return text.split(encodedBlank, 1)[0] ?? '';
}

function isSameMeeting(one: ZoomLink, other: ZoomLink): boolean {
  return one.meetingId === undefined
    ? new URL(one.url).pathname === new URL(other.url).pathname
    : one.meetingId === other.meetingId;
}

/** Whether Zoom asks for no passcode: the link has it, or is a registrant's own. */
function hasEntry({ pwd, url }: ZoomLink): boolean {
  return pwd !== undefined || new URL(url).searchParams.has('tk');
}
