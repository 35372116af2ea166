import type { AccountSummary } from '../accounts/clients/zoomClients';
import { meetingIdOf } from '../meetings/target/meetingResolver';
import { MeetingNode } from '../meetings/target/treeNodes';
import type { MeetingId } from '../zoom/types';

/** A meeting as an argument names it: by the uuid of an instance, or by the id of all of them. */
export type NamedMeeting =
  { uuid: string; id?: undefined } | { uuid?: undefined; id: MeetingId; hint?: InstanceHint };

/** What is known of the instance that is meant, and tells it from the others. */
export interface InstanceHint {
  uuid?: string | null;
  start?: Date;
  topic?: string | null;
}

/**
 * Reads a command's argument: a row of the Meetings view, `{ uuid }`, an id, an object with one, or a
 * join link.
 *
 * @throws {ActionableError} where it names no meeting
 */
export function namedMeeting(argument: unknown, account: AccountSummary): NamedMeeting {
  if (argument instanceof MeetingNode) {
    const { id, start, meeting } = argument.entry;
    return { id, hint: { uuid: meeting.uuid, start, topic: meeting.topic } };
  }
  if (
    typeof argument === 'object' &&
    argument !== null &&
    'uuid' in argument &&
    typeof argument.uuid === 'string' &&
    argument.uuid !== ''
  ) {
    return { uuid: argument.uuid };
  }
  return { id: meetingIdOf(argument, account) };
}
