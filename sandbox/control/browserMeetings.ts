import { createMeetingSchema } from '../api/meetingSchemas.ts';
import { parseBody } from '../api/validation.ts';
import type { User } from '../data/users.ts';
import { startMeeting } from '../meetings/liveMeetings.ts';
import { checkTimeZone, createMeeting } from '../meetings/meetingFactory.ts';
import type { World } from '../world.ts';

/** A meeting created in Zoom's web portal; other fields are those of "create a meeting". */
export interface BrowserMeeting {
  /** The host's user ID or email address. */
  readonly hostedBy: string;
  /** Users to invite, by ID or email address. */
  readonly invited?: readonly string[];
  /** Whether the host has started it. */
  readonly live?: boolean;
  readonly [field: string]: unknown;
}

/**
 * Adds a meeting without counting it for any rate limit.
 *
 * @returns its ID
 * @throws ApiError for fields that Zoom rejects, and a 400 for users who do not exist
 */
export function addMeetingInBrowser(world: World, request: BrowserMeeting): number {
  const { hostedBy, invited = [], live = false, ...fields } = request;
  const host = requireUser(world, hostedBy);
  const guests = invited.map((guest) => requireUser(world, guest));
  const createdMs = world.clock.now();
  const body = parseBody(createMeetingSchema, fields);
  checkTimeZone(world.behavior, body.timezone);
  const meeting = createMeeting(world.identifiers, host, body, {
    createdMs,
    creationSource: 'web_portal',
  });
  world.meetings.addMeeting(meeting);
  if (live) startMeeting(meeting, createdMs);
  for (const guest of guests) world.meetings.inviteUser(guest.id, meeting);
  return meeting.id;
}

function requireUser(world: World, idOrEmail: string): User {
  const user = world.directory.findUser(idOrEmail);
  if (!user)
    throw Object.assign(new Error(`There is no such user: ${idOrEmail}`), { statusCode: 400 });
  return user;
}
