import type { PastInstance, Recording, RecordingFile } from '../meetings/meeting.ts';
import { day, isoDate, isoSeconds, minute } from '../time/isoTime.ts';
import type { World } from '../world.ts';
import { ApiError } from './apiError.ts';
import { ok, type ApiCall, type Endpoint } from './endpoint.ts';
import { namedOwner } from './lookups.ts';
import { namedInstance } from './pastInstances.ts';
import { booleanParameter, dateParameter, enumParameter, invalid } from './queries.ts';

const longestRangeMs = 31 * day;

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

/** Cloud recordings and transcripts. */
export const recordingEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/users/:userId/recordings',
    scope: 'cloud_recording:read:list_user_recordings',
    classicScopes: ['recording:read'],
    label: 'Medium',
    handle: (call) => {
      const { world, query } = call;
      const owner = namedOwner(call);
      const today = Date.parse(isoDate(world.clock.now()));
      const to = dateParameter(query, 'to') ?? today;
      const from = dateParameter(query, 'from') ?? to;
      if (from > to || to - from > longestRangeMs) throw invalid('from');
      const trash = booleanParameter(query, 'trash');
      enumParameter(
        query,
        'trash_type',
        ['meeting_recordings', 'recording_file'],
        'meeting_recordings',
      );
      const recorded = (trash ? [] : recordedInstances(world, owner.id))
        .filter(({ instance: { startMs } }) => startMs >= from && startMs < to + day)
        .filter(
          ({ instance }) => !query.meeting_id || String(instance.meetingId) === query.meeting_id,
        );
      const list = `recordings ${owner.id} ${from} ${to}`;
      const { items, ...page } = world.pageTokens.cut(recorded, list, query);
      return ok({
        from: isoDate(from),
        to: isoDate(to),
        ...page,
        meetings: items.map(({ instance, recording }) =>
          recordedMeeting(world, instance, recording),
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
      const instance = namedInstance(call, noRecording);
      const { recording } = instance;
      if (!recording) throw noRecording();
      return ok({
        ...recordedMeeting(call.world, instance, recording),
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
      const instance = namedInstance(call, noTranscript);
      const file = instance.recording?.files.find(({ kind }) => kind === 'transcript');
      if (!file) throw noTranscript();
      return ok({
        ...transcriptAnswer(call, instance),
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

function recordedInstances(
  world: World,
  hostId: string,
): { readonly instance: PastInstance; readonly recording: Recording }[] {
  return world.book.pastInstances
    .filter((instance) => instance.hostId === hostId)
    .sort((a, b) => b.startMs - a.startMs)
    .flatMap((instance) =>
      instance.recording ? [{ instance, recording: instance.recording }] : [],
    );
}

function recordedMeeting(world: World, instance: PastInstance, recording: Recording): object {
  const host = world.directory.byId(instance.hostId);
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
    recording_files: recording.files.map((file) => recordingFile(world, instance, file)),
  };
}

function recordingFile(world: World, instance: PastInstance, file: RecordingFile): object {
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

function transcriptAnswer({ world }: ApiCall, instance: PastInstance): object {
  return {
    meeting_id: instance.uuid,
    account_id: world.directory.byId(instance.hostId).accountId,
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
