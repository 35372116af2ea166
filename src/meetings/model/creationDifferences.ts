import { readZoomStart } from '../../schedule/zoomStart';
import { isSameTimeOfDay } from '../../schedule/wallClock';
import { findListedTimeZone, toIntlTimeZone } from '../../zoom/timeZones';
import { meetingType, type Meeting, type NewMeeting } from '../../zoom/types';

/** Something about a new meeting that is not as it was asked for. */
export type CreationDifference =
  | { field: 'topic' | 'timeZone'; requested: string; actual: string }
  /** Minutes. */
  | { field: 'duration'; requested: number; actual: number }
  | { field: 'start'; requested: Date; actual: Date };

/** How much earlier or later a start is that counts as the same, in ms: Zoom may leave out seconds. */
const startTolerance = 60_000;

/** How long before a meeting is created its start may be and still mean now, in ms. */
const longestNow = 3 * 60_000;

/**
 * Compares a new meeting, as Zoom has returned it, with what it was asked for. What Zoom does not return
 * is not compared.
 *
 * @returns nothing if all is well
 */
export function creationDifferences(request: NewMeeting, meeting: Meeting): CreationDifference[] {
  return [
    ...startDifference(request, meeting),
    ...durationDifference(request, meeting),
    ...timeZoneDifference(request, meeting),
    ...topicDifference(request, meeting),
  ];
}

function startDifference(request: NewMeeting, meeting: Meeting): CreationDifference[] {
  const requested = readZoomStart(request);
  const actual = new Date(meeting.start_time ?? '');
  if (
    requested === undefined ||
    Number.isNaN(actual.getTime()) ||
    (request.type !== meetingType.scheduled && request.type !== meetingType.recurringFixedTime)
  ) {
    return [];
  }
  const isSame =
    request.type === meetingType.recurringFixedTime
      ? isOccurrence(actual, requested, request.timezone ?? 'UTC')
      : Math.abs(actual.getTime() - requested.getTime()) < startTolerance ||
        isNow(actual, requested, meeting);
  return isSame ? [] : [{ field: 'start', requested, actual }];
}

/** Whether a series that starts at `requested` can have an occurrence at `actual`, by the wall clock. */
function isOccurrence(actual: Date, requested: Date, zone: string): boolean {
  return (
    actual.getTime() > requested.getTime() - startTolerance &&
    isSameTimeOfDay(actual, requested, toIntlTimeZone(zone))
  );
}

/** Whether a start just passed, so that Zoom took it for now. */
function isNow(actual: Date, requested: Date, { created_at }: Meeting): boolean {
  const created = Date.parse(created_at ?? '');
  return (
    Math.abs(actual.getTime() - created) < startTolerance &&
    requested.getTime() <= created &&
    created - requested.getTime() < longestNow
  );
}

function durationDifference(
  { duration: requested }: NewMeeting,
  { duration: actual }: Meeting,
): CreationDifference[] {
  return requested === undefined || actual === undefined || actual === null || actual === requested
    ? []
    : [{ field: 'duration', requested, actual }];
}

function timeZoneDifference(
  { timezone: requested }: NewMeeting,
  { timezone: actual }: Meeting,
): CreationDifference[] {
  const isSame =
    requested === undefined ||
    (actual ?? '') === '' ||
    listedName(requested) === listedName(actual ?? '');
  return isSame ? [] : [{ field: 'timeZone', requested, actual: actual ?? '' }];
}

/** Zones have several names, and Zoom may answer with another one. */
function listedName(timeZone: string): string {
  return findListedTimeZone(timeZone) ?? timeZone;
}

function topicDifference(
  { topic: requested }: NewMeeting,
  { topic: actual }: Meeting,
): CreationDifference[] {
  const plain = (topic: string) => topic.normalize().replace(/\s+/g, ' ').trim();
  return (actual ?? '') === '' || plain(actual ?? '') === plain(requested)
    ? []
    : [{ field: 'topic', requested, actual: actual ?? '' }];
}
