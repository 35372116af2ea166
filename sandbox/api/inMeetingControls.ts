import * as v from 'valibot';
import type { Meeting } from '../meetings/meeting.ts';
import { ApiError } from './apiError.ts';
import { accepted, type ApiCall, type Endpoint } from './endpoint.ts';
import { flag, invalid, list, plainText, text } from './fieldSchemas.ts';
import { requireMeeting } from './lookups.ts';
import { invalidField } from './queries.ts';
import { parseBody, readJsonObject } from './validation.ts';

const optionalText = v.optional(plainText);
const optionalFlag = v.optional(flag);
const displayName = v.optional(text(64));

const bodySchema = v.object({
  method: v.picklist(
    [
      'recording.start',
      'recording.stop',
      'recording.pause',
      'recording.resume',
      'participant.invite',
      'participant.invite.callout',
      'participant.invite.room_system_callout',
      'participant.remove',
      'waiting_room.update',
      'ai_companion.start',
      'ai_companion.stop',
      'ai_companion.disable',
    ],
    invalid,
  ),
  params: v.optional(
    v.object(
      {
        contacts: v.optional(
          list(v.object({ email: optionalText, id: optionalText }, invalid), 10),
          [],
        ),
        invitee_name: optionalText,
        phone_number: optionalText,
        invite_options: v.optional(
          v.object({ require_greeting: optionalFlag, require_pressing_one: optionalFlag }, invalid),
        ),
        call_type: v.optional(v.picklist(['h323', 'sip'], invalid)),
        device_ip: optionalText,
        h323_headers: v.optional(
          v.object({ from_display_name: displayName, to_display_name: displayName }, invalid),
        ),
        sip_headers: v.optional(
          v.object(
            {
              from_display_name: displayName,
              to_display_name: displayName,
              from_uri: v.optional(text(256)),
              additional_headers: v.optional(
                list(
                  v.object({ key: v.optional(text(32)), value: v.optional(text(256)) }, invalid),
                  10,
                ),
              ),
            },
            invalid,
          ),
        ),
        participant_uuid: optionalText,
        waiting_room_title: optionalText,
        waiting_room_description: optionalText,
        ai_companion_mode: v.optional(v.picklist(['questions', 'summary', 'all'], invalid), 'all'),
        retain_meeting_transcript: optionalFlag,
        delete_meeting_assets: v.optional(flag, false),
      },
      invalid,
    ),
    {},
  ),
});

type Control = v.InferOutput<typeof bodySchema>;

/** Controlling a live meeting. A recording and a summary become available when the meeting ends. */
export const inMeetingControlEndpoints: readonly Endpoint[] = [
  {
    method: 'PATCH',
    path: '/live_meetings/:meetingId/events',
    scope: 'meeting:update:in_meeting_controls',
    classicScopes: ['meeting:write'],
    label: 'Medium',
    handle: (call) => {
      const { method, params } = parseBody(bodySchema, readJsonObject(call.body));
      const { meeting } = requireMeeting(call);
      const isCallOut = method.endsWith('callout');
      if (meeting.liveSinceMs === undefined && !isCallOut) throw refusal('Meeting does not exist.');
      if (method.startsWith('recording.')) controlRecording(call, meeting, method);
      else if (method.startsWith('ai_companion.')) controlCompanion(call, meeting, method, params);
      else if (method === 'participant.invite') checkContacts(call, params);
      else if (isCallOut) checkCallOut(method, params);
      else if (method === 'participant.remove') {
        throw refusal('This API is not available for this account. Please contact Zoom support.');
      }
      return accepted;
    },
  },
];

function controlRecording(call: ApiCall, meeting: Meeting, method: Control['method']): void {
  if (isFree(call)) throw refusal('No permission.');
  if (method === 'recording.start') meeting.isRecorded = true;
}

function controlCompanion(
  call: ApiCall,
  meeting: Meeting,
  method: Control['method'],
  { ai_companion_mode: mode, delete_meeting_assets: deletes }: Control['params'],
): void {
  if (isFree(call)) {
    throw new ApiError(
      403,
      2314,
      'Not allowed to manage the AI Companion. To use this feature, enable either the **Allow users to ask AI Companion questions about the meeting** setting or the **Meeting summary with AI Companion** setting in the **Settings** page of the Zoom web portal.',
    );
  }
  if (method === 'ai_companion.start' && mode !== 'questions') meeting.hasSummary = true;
  const discards = method === 'ai_companion.stop' && mode === 'all' && deletes;
  if (method === 'ai_companion.disable' || discards) meeting.hasSummary = false;
}

function checkContacts({ world, caller }: ApiCall, { contacts }: Control['params']): void {
  const isKnown = contacts.some(({ id, email }) => {
    const user = world.directory.findUser(id ?? email ?? '');
    return user?.accountId === caller.user.accountId;
  });
  if (isKnown) return;
  throw refusal(
    'No valid contacts were found. Make sure the contacts can be resolved and belong to the same account as the meeting host.',
  );
}

function checkCallOut(method: Control['method'], params: Control['params']): void {
  if (method === 'participant.invite.callout') {
    if (!params.phone_number) throw invalidField('params.phone_number');
    return;
  }
  if (params.call_type === undefined) throw invalidField('params.call_type');
  if (!params.device_ip) throw invalidField('params.device_ip');
}

function isFree({ world, caller }: ApiCall): boolean {
  return world.limits.planOf(caller.user.accountId) === 'free';
}

function refusal(message: string): ApiError {
  return new ApiError(400, 300, message);
}
