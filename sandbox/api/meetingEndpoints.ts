import { changeMeeting, changeOccurrence, occurrenceOf } from '../meetings/meetingChanges.ts';
import { endMeeting } from '../meetings/liveMeetings.ts';
import { newMeeting } from '../meetings/meetingFactory.ts';
import { ApiError, noSuchMeeting } from './apiError.ts';
import { created, noContent, ok, type Endpoint } from './endpoint.ts';
import { invitationText } from './invitationText.ts';
import { checkHost, meetingId, namedMeeting, namedOwner } from './lookups.ts';
import { joinUrl, wholeMeeting } from './meetingAnswers.ts';
import {
  createMeetingSchema,
  inviteLinksSchema,
  statusSchema,
  updateMeetingSchema,
  updateOccurrenceSchema,
} from './meetingSchemas.ts';
import { booleanParameter } from './queries.ts';
import { parseBody, readJsonObject } from './validation.ts';

/** What can be done with one meeting. */
export const meetingEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/users/:userId/meetings',
    scope: 'meeting:write:meeting',
    classicScopes: ['meeting:write'],
    label: 'Light',
    handle: (call) => {
      const { world } = call;
      const host = namedOwner(call);
      world.limits.countMeetingWrite(host.id);
      const body = parseBody(createMeetingSchema, readJsonObject(call.body));
      const meeting = newMeeting(world.identifiers, world.clock.now(), host, body, 'open_api');
      world.book.add(meeting);
      return created(wholeMeeting(world, host, meeting));
    },
  },
  {
    method: 'GET',
    path: '/meetings/:meetingId',
    scope: 'meeting:read:meeting',
    classicScopes: ['meeting:read'],
    label: 'Light',
    handle: (call) => {
      const { meeting, host } = namedMeeting(call);
      const view = {
        occurrenceId: call.query.occurrence_id,
        showPrevious: booleanParameter(call.query, 'show_previous_occurrences'),
      };
      return ok(wholeMeeting(call.world, host, meeting, view));
    },
  },
  {
    method: 'PATCH',
    path: '/meetings/:meetingId',
    scope: 'meeting:update:meeting',
    classicScopes: ['meeting:write'],
    label: 'Light',
    handle: (call) => {
      const { world } = call;
      const { meeting, host } = namedMeeting(call);
      world.limits.countMeetingWrite(host.id);
      const body = readJsonObject(call.body);
      const occurrenceId = call.query.occurrence_id;
      const now = world.clock.now();
      if (occurrenceId) {
        const change = parseBody(updateOccurrenceSchema, body);
        changeOccurrence(now, meeting, occurrenceOf(meeting, occurrenceId), change);
      } else {
        const change = parseBody(updateMeetingSchema, body);
        changeMeeting(world.identifiers, now, host, meeting, change);
      }
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: '/meetings/:meetingId',
    scope: 'meeting:delete:meeting',
    classicScopes: ['meeting:write'],
    label: 'Light',
    handle: (call) => {
      const { meeting } = namedMeeting(call);
      booleanParameter(call.query, 'schedule_for_reminder');
      booleanParameter(call.query, 'cancel_meeting_reminder');
      if (meeting.type === 4) throw new ApiError(400, 3018, 'Not allowed to delete PMI.');
      const occurrenceId = call.query.occurrence_id;
      if (occurrenceId) {
        occurrenceOf(meeting, occurrenceId).deleted = true;
        if (!meeting.occurrences.every(({ deleted }) => deleted)) return noContent;
      }
      call.world.book.remove(meeting.id);
      return noContent;
    },
  },
  {
    method: 'PUT',
    path: '/meetings/:meetingId/status',
    scope: 'meeting:update:status',
    classicScopes: ['meeting:write'],
    label: 'Light',
    handle: (call) => {
      const { world } = call;
      const { action } = parseBody(statusSchema, readJsonObject(call.body));
      if (action === 'recover') {
        const deleted = world.book.deletedById(meetingId(call));
        if (!deleted) throw noSuchMeeting(meetingId(call));
        checkHost(call, deleted.hostId, deleted.id);
        world.book.restore(deleted);
        return noContent;
      }
      const { meeting, host } = namedMeeting(call);
      if (meeting.liveSinceMs === undefined) {
        throw new ApiError(400, 3000, 'The meeting has not started.');
      }
      endMeeting(world.book, world.identifiers, host, meeting, world.clock.now());
      return noContent;
    },
  },
  {
    method: 'GET',
    path: '/meetings/:meetingId/invitation',
    scope: 'meeting:read:invitation',
    classicScopes: ['meeting:read'],
    label: 'Light',
    handle: (call) => {
      const { meeting, host } = namedMeeting(call);
      const link = joinUrl(call.world, meeting);
      return ok({
        invitation: invitationText(host, meeting, link),
        sip_links: [`${meeting.id}@zoomcrc.com`],
      });
    },
  },
  {
    method: 'POST',
    path: '/meetings/:meetingId/invite_links',
    scope: 'meeting:write:invite_links',
    classicScopes: ['meeting:write'],
    label: 'Light',
    handle: (call) => {
      const { meeting } = namedMeeting(call);
      const { attendees } = parseBody(inviteLinksSchema, readJsonObject(call.body));
      const link = new URL(joinUrl(call.world, meeting));
      return created({
        attendees: attendees.map(({ name }) => {
          link.searchParams.set('tk', call.world.identifiers.key(24));
          return { name, join_url: link.href };
        }),
      });
    },
  },
];
