import type { Participant, PastInstance } from '../meetings/meeting.ts';
import { day, isoSeconds, minute, monthsBefore, second } from '../time/isoTime.ts';
import { ApiError, noAuthorization, noSuchMeeting } from './apiError.ts';
import { ok, type ApiCall, type Endpoint } from './endpoint.ts';
import {
  checkHostAccess,
  type MissingInstance,
  parseMeetingId,
  requirePaidPlan,
  requirePastInstance,
} from './lookups.ts';
import { dateParameter } from './queries.ts';

/** Past meetings: details, instances, participants and AI summaries. */
export const pastMeetingEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/past_meetings/:meetingId',
    scope: 'meeting:read:past_meeting',
    classicScopes: ['meeting:read'],
    label: 'Light',
    handle: (call) => {
      requirePaidPlan(call);
      const instance = requireRecentInstance(call, {
        unknown: () => new ApiError(400, 300, 'Cannot access meeting information.'),
        notHeld: noSuchMeeting,
      });
      const host = call.world.directory.getUser(instance.hostId);
      const minutes = (from: number, to: number): number => Math.ceil((to - from) / minute);
      return ok({
        uuid: instance.uuid,
        id: instance.meetingId,
        host_id: host.id,
        type: instance.type === 10 ? 2 : instance.type,
        topic: instance.topic,
        user_name: host.displayName,
        user_email: host.email,
        start_time: isoSeconds(instance.startMs),
        end_time: isoSeconds(instance.endMs),
        duration: minutes(instance.startMs, instance.endMs),
        total_minutes: instance.participants.reduce(
          (sum, { joinMs, leaveMs }) => sum + minutes(joinMs, leaveMs),
          0,
        ),
        participants_count: instance.participants.length,
        dept: host.department,
        source: 'Zoom',
        has_meeting_summary: instance.summary !== undefined,
      });
    },
  },
  {
    method: 'GET',
    path: '/past_meetings/:meetingId/instances',
    scope: 'meeting:read:list_past_instances',
    classicScopes: ['meeting:read'],
    label: 'Medium',
    perSecondCode: 4001,
    handle: (call) => {
      const { world, query } = call;
      const id = parseMeetingId(call);
      const from = dateParameter(query, 'from');
      const to = dateParameter(query, 'to');
      const instances = world.meetings.findPastInstances(id);
      const hostId = world.meetings.findMeeting(id)?.hostId ?? instances[0]?.hostId;
      if (hostId === undefined) throw noSuchMeeting(id);
      checkHostAccess(call, hostId, id, noAuthorization);
      return ok({
        meetings: instances
          .filter(({ startMs }) => startMs >= monthsBefore(world.clock.now(), 15))
          .filter(
            ({ startMs }) =>
              from === undefined || to === undefined || (startMs >= from && startMs < to + day),
          )
          .map(({ uuid, startMs }) => ({ uuid, start_time: isoSeconds(startMs) })),
      });
    },
  },
  {
    method: 'GET',
    path: '/past_meetings/:meetingId/participants',
    scope: 'meeting:read:list_past_participants',
    classicScopes: ['meeting:read'],
    label: 'Medium',
    handle: (call) => {
      requirePaidPlan(call);
      const instance = requireRecentInstance(call, {
        unknown: (_call, idOrUuid) => noSuchMeeting(idOrUuid),
        notHeld: noSuchMeeting,
      });
      const participants = instance.participants.length > 1 ? instance.participants : [];
      const { items, ...page } = call.world.pageTokens.cutPage(
        participants,
        `participants ${instance.uuid}`,
        call.query,
      );
      return ok({
        ...page,
        participants: items.map((participant) => participantResponse(participant)),
      });
    },
  },
  {
    method: 'GET',
    path: '/meetings/:meetingId/meeting_summary',
    scope: 'meeting:read:summary',
    classicScopes: ['meeting_summary:read'],
    label: 'Light',
    handle: (call) => {
      requirePaidPlan(call);
      const instance = requirePastInstance(call, {
        unknown: () => new ApiError(400, 300, 'Invalid meeting ID.'),
        notHeld: noSuchMeeting,
      });
      const { summary, startMs, endMs } = instance;
      if (!summary) throw noSuchMeeting(instance.uuid);
      const host = call.world.directory.getUser(instance.hostId);
      const { overview, details, nextSteps } = summary;
      return ok({
        meeting_host_id: host.id,
        meeting_host_email: host.email,
        meeting_uuid: instance.uuid,
        meeting_id: instance.meetingId,
        meeting_topic: instance.topic,
        meeting_start_time: isoSeconds(startMs),
        meeting_end_time: isoSeconds(endMs),
        summary_start_time: isoSeconds(startMs + minute),
        summary_end_time: isoSeconds(endMs),
        summary_created_time: isoSeconds(endMs + 2 * minute),
        summary_last_modified_time: isoSeconds(endMs + 2 * minute),
        summary_last_modified_user_id: host.id,
        summary_last_modified_user_email: host.email,
        summary_title: summary.title,
        summary_overview: overview,
        summary_details: details,
        next_steps: nextSteps,
        summary_content: [
          `## Quick recap\n\n${overview}`,
          ...(nextSteps.length > 0
            ? [`## Next steps\n\n${nextSteps.map((step) => `- ${step}`).join('\n')}`]
            : []),
          ...details.map(({ label, summary: text }) => `## ${label}\n\n${text}`),
        ].join('\n\n'),
        summary_doc_url: `${call.world.webOrigin}/doc/${encodeURIComponent(instance.uuid)}`,
      });
    },
  },
];

function requireRecentInstance(call: ApiCall, missing: MissingInstance): PastInstance {
  const instance = requirePastInstance(call, missing);
  if (instance.endMs < call.world.clock.now() - 365 * day) {
    throw new ApiError(400, 12702, 'Cannot access a meeting a year ago.');
  }
  return instance;
}

function participantResponse(participant: Participant): object {
  const { name, email, userId, joinMs, leaveMs, internal } = participant;
  return {
    id: internal ? userId : '',
    user_id: userId,
    name,
    user_email: email,
    join_time: isoSeconds(joinMs),
    leave_time: isoSeconds(leaveMs),
    duration: Math.round((leaveMs - joinMs) / second),
    registrant_id: '',
    failover: false,
    status: 'in_meeting',
    internal_user: internal,
  };
}
