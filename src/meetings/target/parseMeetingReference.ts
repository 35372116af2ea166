import { findMeeting } from '../../links/findMeeting';
import type { ZoomLink } from '../../links/zoomLink';
import { isSelectionRequest } from '../../platform/commandArguments';
import { meetingPageScheme } from '../../platform/identifiers';
import { ViewItem } from '../../platform/viewItem';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { MeetingNode } from './treeNodes';

/** What an argument can say beside the meeting itself. */
interface ReferenceDetails {
  /** The id of the account that the meeting is taken from, if several have it. */
  accountId?: string;
  /** The start of one occurrence of a series. */
  start?: Date;
  /** Zoom's id of one occurrence of a series. */
  occurrenceId?: string;
  /** Zoom's UUID of one instance of the meeting. */
  uuid?: string;
}

/** A meeting that is named by its number. */
export interface IdReference extends ReferenceDetails {
  kind: 'id';
  id: number;
}

/** A meeting that is named by a link to it. */
export interface LinkReference extends ReferenceDetails {
  kind: 'link';
  link: ZoomLink;
  /** `undefined` for personal links by name (`/my/<name>`). */
  id: number | undefined;
}

/** A meeting by a row of the Meetings view. */
export interface ListedReference extends ReferenceDetails {
  kind: 'listed';
  id: number;
  accountId: string;
  entry: ScheduledMeeting;
  /** Whether the row stands among the previous meetings. */
  isPrevious: boolean;
}

/** One instance of a meeting, of which nothing but the UUID is known. */
export interface InstanceReference extends ReferenceDetails {
  kind: 'instance';
  id?: undefined;
  uuid: string;
}

/** A reference that names a meeting. */
export type NamedMeeting = ListedReference | IdReference | LinkReference | InstanceReference;

/**
 * Which meeting a command's argument stands for:
 *
 * - `listed`: a row of the Meetings view
 * - `id`: a meeting number
 * - `link`: a link to a meeting
 * - `instance`: one instance of a meeting, by its UUID alone
 * - `selection`: what is selected in a view, and that is no meeting that exists at Zoom
 * - `none`: there is no argument, so a person has to pick a meeting
 * - `invalid`: anything else
 */
export type MeetingReference = NamedMeeting | { kind: 'selection' | 'none' | 'invalid' };

/** The meeting that the address of a details page names. */
export interface MeetingPageAddress extends IdReference {
  accountId: string;
}

/**
 * Reads which meeting a command's argument names. Takes a row of a view, a details page, a number or
 * a text as {@link parseMeetingText} does, and objects with one of these as their `join_url` or `id`
 * or with a `uuid`, such as Zoom's own meetings.
 *
 * @param ownHosts as for {@link parseMeetingText}
 */
export function parseMeetingReference(
  argument: unknown,
  ownHosts: readonly string[],
): MeetingReference {
  if (argument === undefined || argument === null) {
    return { kind: 'none' };
  }
  if (argument instanceof MeetingNode && argument.entry.isPending !== true) {
    const { accountId, entry, groupKind } = argument;
    const { id, start } = entry;
    return { kind: 'listed', id, accountId, start, entry, isPrevious: groupKind === 'previous' };
  }
  if (argument instanceof ViewItem || isSelectionRequest(argument)) {
    return { kind: 'selection' };
  }
  if (typeof argument === 'object') {
    return parseMeetingPageUri(argument) ?? parseFields(argument, ownHosts);
  }
  return parseIdOrText(argument, ownHosts) ?? { kind: 'invalid' };
}

/**
 * Reads which meeting a text names, as {@link findMeeting} does.
 *
 * @param ownHosts each a `host[:port]` whose links count besides those of Zoom's domains
 */
export function parseMeetingText(
  text: string,
  ownHosts: readonly string[],
): IdReference | LinkReference | undefined {
  const found = findMeeting(text, ownHosts);
  if (found === undefined) {
    return undefined;
  }
  return 'link' in found
    ? { kind: 'link', link: found.link, id: found.link.meetingId }
    : { kind: 'id', id: found.id };
}

/** Reads the address of a details page, a `vscode.Uri`; returns `undefined` for anything else. */
export function parseMeetingPageUri(uri: object): MeetingPageAddress | undefined {
  const { scheme, query } = uri as Record<string, unknown>;
  if (scheme !== meetingPageScheme || typeof query !== 'string') {
    return undefined;
  }
  try {
    const { accountId, id, start } = JSON.parse(query) as Record<string, unknown>;
    return typeof accountId === 'string' && typeof id === 'number' && Number.isSafeInteger(id)
      ? { kind: 'id', accountId, id, ...parseStart(start) }
      : undefined;
  } catch {
    return undefined;
  }
}

function parseFields(fields: object, ownHosts: readonly string[]): MeetingReference {
  const { id, join_url, accountId, start, occurrenceId, uuid } = fields as Record<string, unknown>;
  const details = {
    ...(isFilled(accountId) && { accountId }),
    ...(isFilled(uuid) && { uuid }),
    ...parseOccurrenceId(occurrenceId),
    ...parseStart(start),
  };
  const byId = parseIdOrText(id, ownHosts);
  const byUrl = isFilled(join_url) ? parseMeetingText(join_url, ownHosts) : undefined;
  if (byUrl?.kind === 'link') {
    // The link of a meeting in the personal meeting room has the number of the room.
    return { ...byUrl, ...details, id: byId?.id ?? byUrl.id };
  }
  const named = byId ?? byUrl;
  if (named !== undefined) {
    return { ...named, ...details };
  }
  return isFilled(uuid) ? { kind: 'instance', ...details, uuid } : { kind: 'invalid' };
}

function parseIdOrText(value: unknown, ownHosts: readonly string[]) {
  const text = typeof value === 'number' && value > 0 ? String(value) : value;
  return typeof text === 'string' ? parseMeetingText(text, ownHosts) : undefined;
}

function parseStart(start: unknown): { start?: Date } {
  const time = typeof start === 'string' ? Date.parse(start) : NaN;
  return Number.isNaN(time) ? {} : { start: new Date(time) };
}

function parseOccurrenceId(value: unknown): { occurrenceId?: string } {
  return typeof value === 'number' || isFilled(value) ? { occurrenceId: String(value) } : {};
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
