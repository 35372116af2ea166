import type { PastInstance, Recording, RecordingFile } from '../meetings/meeting.ts';
import { day, isoDate, isoSeconds, minute, monthsBefore } from '../time/isoTime.ts';
import type { World } from '../world.ts';
import { ApiError, noPermission } from './apiError.ts';
import { ok, type ApiCall, type Endpoint } from './endpoint.ts';
import { requireOwner, requirePaidPlan, requirePastInstance } from './lookups.ts';
import { booleanParameter, dateParameter } from './queries.ts';

const formats = {
  video: {
    file_type: 'MP4',
    file_extension: 'MP4',
    recording_type: 'shared_screen_with_speaker_view',
  },
  audio: { file_type: 'M4A', file_extension: 'M4A', recording_type: 'audio_only' },
  transcript: {
    file_type: 'TRANSCRIPT',
    file_extension: 'VTT',
    recording_type: 'audio_transcript',
  },
  chat: { file_type: 'CHAT', file_extension: 'TXT', recording_type: 'chat_file' },
} as const;

/** Cloud recordings and their transcripts. */
export const recordingEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/users/:userId/recordings',
    scope: 'cloud_recording:read:list_user_recordings',
    classicScopes: ['recording:read'],
    label: 'Medium',
    handle: (call) => {
      const { world, query } = call;
      requirePaidPlan(call);
      const owner = requireOwner(call);
      const today = Date.parse(isoDate(world.clock.now()));
      const to = dateParameter(query, 'to') ?? today;
      // Of a longer range Zoom returns the last month, and says so in `from`.
      const from = Math.max(dateParameter(query, 'from') ?? to, monthsBefore(to, 1));
      const trash = booleanParameter(query, 'trash');
      const recorded = (trash ? [] : listRecordedInstances(world, owner.id))
        .filter(({ instance: { startMs } }) => startMs >= from && startMs < to + day)
        .filter(
          ({ instance }) => !query.meeting_id || String(instance.meetingId) === query.meeting_id,
        );
      const list = `recordings ${owner.id} ${from} ${to}`;
      const { items, ...page } = world.pageTokens.cutPage(recorded, list, query);
      return ok({
        from: isoDate(from),
        to: isoDate(to),
        ...page,
        meetings: items.map(({ instance, recording }) =>
          recordingResponse(world, instance, recording),
        ),
      });
    },
  },
  {
    method: 'GET',
    path: '/meetings/:meetingId/recordings',
    scope: 'cloud_recording:read:list_recording_files',
    classicScopes: ['recording:read'],
    label: 'Light',
    handle: (call) => {
      requirePaidPlan(call);
      const instance = requirePastInstance(call, {
        unknown: ({ caller }) =>
          new ApiError(400, 1010, `User not found on this account: ${caller.user.accountId}.`),
        notHeld: noRecording,
      });
      const { recording } = instance;
      if (!recording) throw noRecording();
      return ok({
        ...recordingResponse(call.world, instance, recording),
        password: recording.passcode,
      });
    },
  },
  {
    method: 'GET',
    path: '/meetings/:meetingId/transcript',
    scope: 'cloud_recording:read:meeting_transcript',
    classicScopes: ['recording:read'],
    label: 'Medium',
    handle: (call) => {
      const instance = requirePastInstance(call, {
        unknown: noPermission,
        notHeld: noTranscript,
        notShared: noPermission,
      });
      const file = instance.recording?.files.find(({ kind }) => kind === 'transcript');
      if (!file) throw noTranscript();
      return ok({
        ...transcriptResponse(call, instance),
        download_url: downloadUrl(call.world, file),
      });
    },
  },
];

function noRecording(): ApiError {
  return new ApiError(404, 3301, 'There is no recording for this meeting.');
}

function noTranscript(): ApiError {
  return new ApiError(404, 3322, 'This meeting transcript does not exist.');
}

function listRecordedInstances(
  world: World,
  hostId: string,
): { readonly instance: PastInstance; readonly recording: Recording }[] {
  return world.meetings.pastInstances
    .filter((instance) => instance.hostId === hostId)
    .sort((a, b) => b.startMs - a.startMs)
    .flatMap((instance) =>
      instance.recording ? [{ instance, recording: instance.recording }] : [],
    );
}

function recordingResponse(world: World, instance: PastInstance, recording: Recording): object {
  const host = world.directory.getUser(instance.hostId);
  return {
    uuid: instance.uuid,
    id: instance.meetingId,
    account_id: host.accountId,
    host_id: host.id,
    topic: instance.topic,
    type: String(instance.type),
    start_time: isoSeconds(instance.startMs),
    duration: Math.ceil((instance.endMs - instance.startMs) / minute),
    total_size: recording.files.reduce((sum, { size }) => sum + size, 0),
    recording_count: recording.files.length,
    recording_play_passcode: recording.playPasscode,
    recording_files: recording.files.map((file) => recordingFileResponse(world, instance, file)),
  };
}

function recordingFileResponse(world: World, instance: PastInstance, file: RecordingFile): object {
  return {
    id: file.id,
    meeting_id: instance.uuid,
    recording_start: isoSeconds(instance.startMs),
    recording_end: isoSeconds(instance.endMs),
    ...formats[file.kind],
    file_size: file.size,
    ...(file.text === undefined && { play_url: `${world.origin}/rec/play/${file.id}` }),
    download_url: downloadUrl(world, file),
    status: 'completed',
  };
}

function transcriptResponse({ world }: ApiCall, instance: PastInstance): object {
  return {
    meeting_id: instance.uuid,
    account_id: world.directory.getUser(instance.hostId).accountId,
    meeting_topic: instance.topic,
    host_id: instance.hostId,
    transcript_created_time: isoSeconds(instance.endMs + 5 * minute),
    can_download: true,
    auto_delete: false,
  };
}

function downloadUrl(world: World, file: RecordingFile): string {
  return `${world.origin}/rec/download/${file.id}`;
}
