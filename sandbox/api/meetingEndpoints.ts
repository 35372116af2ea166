import { endMeeting } from '../meetings/liveMeetings.ts';
import { getOccurrence, updateMeeting, updateOccurrence } from '../meetings/meetingChanges.ts';
import {
  checkAlternativeHosts,
  checkTimeZone,
  createMeeting,
  findTemplate,
} from '../meetings/meetingFactory.ts';
import { ApiError, noSuchMeeting } from './apiError.ts';
import { created, noContent, ok, type Endpoint } from './endpoint.ts';
import { invitationText } from './invitationText.ts';
import {
  checkHostAccess,
  checkHosting,
  parseMeetingId,
  requireMeeting,
  requireOwner,
} from './lookups.ts';
import { joinUrl, meetingResponse } from './meetingResponses.ts';
import {
  createMeetingSchema,
  inviteLinksSchema,
  statusSchema,
  updateMeetingSchema,
  updateOccurrenceSchema,
} from './meetingSchemas.ts';
import { booleanParameter } from './queries.ts';
import { parseBody, readJsonObject } from './validation.ts';

/** Creating, reading, changing, deleting and ending a meeting, and inviting to it. */
export const meetingEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/users/:userId/meetings',
    scope: 'meeting:write:meeting',
    classicScopes: ['meeting:write'],
    label: 'Light',
    handle: (call) => {
      const { world } = call;
      const host = requireOwner(call);
      world.limits.countMeetingWrite(host.id);
      checkHosting(world, host);
      const body = parseBody(createMeetingSchema, readJsonObject(call.body));
      checkTimeZone(world.behavior, body.timezone);
      checkAlternativeHosts(world, host, body.settings?.alternative_hosts);
      const meeting = createMeeting(world.identifiers, host, body, {
        createdMs: world.clock.now(),
        creationSource: 'open_api',
        // Only those of an admin can be used for a new meeting.
        template: findTemplate(world, body.template_id, [2]),
      });
      world.meetings.addMeeting(meeting);
      return created(meetingResponse(world, host, meeting));
    },
  },
  {
    method: 'GET',
    path: '/meetings/:meetingId',
    scope: 'meeting:read:meeting',
    classicScopes: ['meeting:read'],
    label: 'Light',
    handle: (call) => {
      const { meeting, host } = requireMeeting(call);
      const view = {
        occurrenceId: call.query.occurrence_id,
        showPrevious: booleanParameter(call.query, 'show_previous_occurrences'),
      };
      return ok(meetingResponse(call.world, host, meeting, view));
    },
  },
  {
    method: 'PATCH',
    path: '/meetings/:meetingId',
    scope: 'meeting:update:meeting',
    classicScopes: ['meeting:write'],
    label: 'Light',
    perSecondCode: 4001,
    handle: (call) => {
      const { world } = call;
      const { meeting, host } = requireMeeting(call);
      world.limits.countMeetingWrite(host.id);
      checkHosting(world, host);
      const body = readJsonObject(call.body);
      const occurrenceId = call.query.occurrence_id;
      if (occurrenceId) {
        const change = parseBody(updateOccurrenceSchema, body);
        const occurrence = getOccurrence(meeting, occurrenceId);
        updateOccurrence(world.clock.now(), meeting, occurrence, change);
      } else {
        const change = parseBody(updateMeetingSchema, body);
        checkTimeZone(world.behavior, change.timezone);
        updateMeeting(world, host, meeting, change);
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
      const { meeting } = requireMeeting(call);
      if (meeting.type === 4) throw new ApiError(400, 3018, 'Not allowed to delete PMI.');
      const occurrenceId = call.query.occurrence_id;
      if (occurrenceId) {
        getOccurrence(meeting, occurrenceId).deleted = true;
        if (!meeting.occurrences.every(({ deleted }) => deleted)) return noContent;
      }
      call.world.meetings.removeMeeting(meeting.id);
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
        const id = parseMeetingId(call);
        const deleted = world.meetings.findDeleted(id);
        if (!deleted) throw noSuchMeeting(id);
        checkHostAccess(call, deleted.hostId, deleted.id);
        world.meetings.restoreMeeting(deleted);
        return noContent;
      }
      const { meeting, host } = requireMeeting(call);
      if (meeting.liveSinceMs === undefined) {
        throw new ApiError(400, 3000, 'The meeting has not started.');
      }
      endMeeting(world, host, meeting);
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
      const { meeting, host } = requireMeeting(call);
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
      const { meeting } = requireMeeting(call);
      const { attendees } = parseBody(inviteLinksSchema, readJsonObject(call.body));
      const link = new URL(joinUrl(call.world, meeting));
      return created({
        attendees: attendees.map(({ name }) => {
          link.searchParams.set('tk', call.world.identifiers.createKey(24));
          return { name, join_url: link.href };
        }),
      });
    },
  },
];
