import type { User } from '../data/users.ts';
import type { Invitation } from '../meetings/meeting.ts';
import { listEntries, nextDayEntries, type ListType } from '../meetings/meetingEntries.ts';
import { day, hour, isoSeconds, minute } from '../time/isoTime.ts';
import type { World } from '../world.ts';
import { ApiError } from './apiError.ts';
import { ok, type ApiCall, type Endpoint } from './endpoint.ts';
import { requireOwner } from './lookups.ts';
import { joinUrl, meetingListItem } from './meetingResponses.ts';
import { pageNumber } from './pageTokens.ts';
import { dateParameter, enumParameter, zoneParameter } from './queries.ts';

const listTypes: readonly ListType[] = [
  'scheduled',
  'live',
  'upcoming',
  'upcoming_meetings',
  'previous_meetings',
];

/** Lists of a user's meetings. */
export const meetingListEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/users/:userId/meetings',
    scope: 'meeting:read:list_meetings',
    classicScopes: ['meeting:read'],
    label: 'Medium',
    handle: (call) => {
      const { world, query } = call;
      const owner = requireOwner(call);
      const type = enumParameter(query, 'type', listTypes, 'scheduled');
      const zone = zoneParameter(query, 'timezone', 'UTC');
      const from = dateParameter(query, 'from', zone) ?? -Infinity;
      const to = (dateParameter(query, 'to', zone) ?? Infinity) + day;
      const entries = listEntries(world.meetings.findByHost(owner.id), {
        type,
        nowMs: world.clock.now(),
        series: world.behavior.seriesInLists,
      }).filter(({ startMs }) => startMs === undefined || (startMs >= from && startMs < to));
      const list = `meetings ${owner.id} ${type} ${from} ${to} ${world.behavior.seriesInLists}`;
      const { items, ...page } = world.pageTokens.cutPage(entries, list, query);
      return ok({
        ...page,
        page_number: pageNumber(query),
        meetings: items.map((item) => meetingListItem(world, item, type)),
      });
    },
  },
  {
    method: 'GET',
    path: '/users/:userId/upcoming_meetings',
    scope: 'meeting:read:list_upcoming_meetings',
    classicScopes: ['meeting:read'],
    label: 'Medium',
    handle: (call) => {
      const { world } = call;
      const owner = requireUpcomingOwner(call);
      const meetings = [...hostedItems(world, owner), ...invitedItems(world, owner)].sort((a, b) =>
        a.start_time.localeCompare(b.start_time),
      );
      return ok({ total_records: meetings.length, meetings });
    },
  },
];

interface UpcomingItem {
  readonly id: number;
  readonly topic: string;
  readonly type: number;
  readonly start_time: string;
  readonly duration: number;
  readonly timezone: string;
  readonly created_at: string;
  readonly join_url: string;
  readonly passcode: string;
  readonly use_pmi: boolean;
  readonly is_host: boolean;
  readonly is_all_day: boolean;
}

/** Like `requireOwner`, but this endpoint returns 3001 when the others return 1001. */
function requireUpcomingOwner(call: ApiCall): User {
  try {
    return requireOwner(call);
  } catch (error) {
    if (error instanceof ApiError && error.code === 1001) {
      throw new ApiError(404, 3001, error.message);
    }
    throw error;
  }
}

function hostedItems(world: World, owner: User): UpcomingItem[] {
  return nextDayEntries(world.meetings.findByHost(owner.id), world.clock.now()).map(
    ({ meeting, occurrence, startMs = 0 }) => ({
      id: meeting.id,
      topic: meeting.topic,
      type: meeting.type,
      start_time: isoSeconds(startMs),
      duration: occurrence?.duration ?? meeting.duration,
      timezone: meeting.timezone,
      created_at: isoSeconds(meeting.createdMs),
      join_url: joinUrl(world, meeting),
      passcode: meeting.password,
      use_pmi: meeting.pmi !== undefined,
      is_host: true,
      is_all_day: false,
    }),
  );
}

function invitedItems(world: World, owner: User): UpcomingItem[] {
  const now = world.clock.now();
  return world.meetings.invitations
    .filter(({ userId }) => userId === owner.id)
    .filter(({ startMs, duration }) => startMs + duration * minute > now)
    .filter(({ startMs }) => startMs < now + 24 * hour)
    .map((invitation) => invitedItem(world, invitation));
}

function invitedItem(world: World, invitation: Invitation): UpcomingItem {
  return {
    id: invitation.id,
    topic: invitation.topic,
    type: 2,
    start_time: isoSeconds(invitation.startMs),
    duration: invitation.duration,
    timezone: invitation.timezone,
    created_at: isoSeconds(invitation.createdMs),
    join_url: joinUrl(world, invitation),
    passcode: invitation.passcode,
    use_pmi: false,
    is_host: false,
    is_all_day: invitation.allDay,
  };
}
