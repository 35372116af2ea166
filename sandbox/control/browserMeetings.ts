import { createMeetingSchema } from '../api/meetingSchemas.ts';
import { parseBody } from '../api/validation.ts';
import { startMeeting } from '../meetings/liveMeetings.ts';
import { newMeeting } from '../meetings/meetingFactory.ts';
import type { User } from '../data/users.ts';
import type { World } from '../world.ts';

/** A meeting that somebody makes in the browser; besides these, the fields of Zoom's create call. */
export interface BrowserMeeting {
  /** A user's id or email address. */
  readonly hostedBy: string;
  /** Users who have it in their next 24 hours, by id or email address. */
  readonly invited?: readonly string[];
  /** Whether the host has started it. */
  readonly live?: boolean;
  readonly [field: string]: unknown;
}

/**
 * Adds the meeting and gives its id. Unlike the API's, it does not count for any limit.
 *
 * @throws ApiError for fields that Zoom would refuse, or for people who do not exist
 */
export function addMeetingInBrowser(world: World, asked: BrowserMeeting): number {
  const { hostedBy, invited = [], live = false, ...fields } = asked;
  const host = knownUser(world, hostedBy);
  const guests = invited.map((guest) => knownUser(world, guest));
  const now = world.clock.now();
  const body = parseBody(createMeetingSchema, fields);
  const meeting = newMeeting(world.identifiers, now, host, body, 'web_portal');
  world.book.add(meeting);
  if (live) startMeeting(meeting, now);
  for (const guest of guests) {
    world.book.invite({
      userId: guest.id,
      id: meeting.id,
      hostId: host.id,
      topic: meeting.topic,
      startMs: meeting.startMs ?? now,
      duration: meeting.duration,
      timezone: meeting.timezone,
      createdMs: now,
      passcode: meeting.password,
      encryptedPassword: meeting.encryptedPassword,
      allDay: false,
    });
  }
  return meeting.id;
}

function knownUser(world: World, idOrEmail: string): User {
  const user = world.directory.find(idOrEmail);
  if (!user) throw Object.assign(new Error(`No such user: ${idOrEmail}`), { statusCode: 400 });
  return user;
}
