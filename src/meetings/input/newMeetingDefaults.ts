import type { Log } from '../../platform/log';
import type { NewMeetingField } from '../../platform/identifiers';
import type { Settings } from '../../platform/settings';
import { durationProblem, timeZoneProblem, topicProblem } from './fieldProblems';
import { withoutAbsent, type MeetingFields } from './draftFields';

/** What new meetings are like if nobody says otherwise. */
export interface NewMeetingDefaults {
  draft: MeetingFields;
  /** Whether a person is asked for a passcode. */
  asksForPasscode: boolean;
}

/** Named defaults, which a team can keep in the settings of its workspace. */
export interface NewMeetingPreset extends NewMeetingDefaults {
  name: string;
}

/** The fields of a preset; those of the settings, and a topic. */
type PresetField = NewMeetingField | 'topic';

type ReportIgnored = (field: string) => void;

/** Settings of a meeting that are on or off, by the names that people set them by. */
const flags = {
  waitingRoom: 'waiting_room',
  joinBeforeHost: 'join_before_host',
  muteOnEntry: 'mute_upon_entry',
  usePersonalMeetingId: 'use_pmi',
} as const;

const recordings: readonly unknown[] = ['none', 'local', 'cloud'];

/** Reads `zoom.newMeeting.*`. Values that make no sense are ignored, with a line in the log. */
export function newMeetingDefaults(
  settings: Pick<Settings, 'newMeeting'>,
  log: Pick<Log, 'info'>,
): NewMeetingDefaults {
  return readFields(
    (field) => (field === 'topic' ? undefined : settings.newMeeting(field)),
    (field) => {
      log.info(`The setting zoom.newMeeting.${field} has a value that cannot be used.`);
    },
  );
}

/** Reads `zoom.newMeeting.presets`, in their order there. Values that make no sense are ignored. */
export function newMeetingPresets(
  settings: Pick<Settings, 'newMeeting'>,
  log: Pick<Log, 'info'>,
): NewMeetingPreset[] {
  const value = settings.newMeeting('presets');
  if (!isRecord(value)) {
    if (!isAbsent(value)) {
      log.info('The setting zoom.newMeeting.presets has a value that cannot be used.');
    }
    return [];
  }
  return Object.entries(value).flatMap(([key, fields]) => {
    const name = key.trim();
    if (name === '' || !isRecord(fields)) {
      log.info('The setting zoom.newMeeting.presets has a preset that cannot be used.');
      return [];
    }
    const report: ReportIgnored = (field) => {
      log.info(
        `A preset in the setting zoom.newMeeting.presets has a value of ${field} that cannot be used.`,
      );
    };
    return [{ name, ...readFields((field) => fields[field], report) }];
  });
}

/** Returns a draft with what another one says beyond it; the other one wins. */
export function mergeDrafts(base: MeetingFields, draft: MeetingFields): MeetingFields {
  const settings = { ...base.settings, ...draft.settings };
  const names = Object.keys(draft.settings ?? {});
  // What is said counts, also about the setting that it excludes.
  const isRoomSaid = names.includes('waiting_room') && !names.includes('join_before_host');
  const isJoinSaid = names.includes('join_before_host') && !names.includes('waiting_room');
  if (settings.waiting_room === true && settings.join_before_host === true) {
    if (isRoomSaid) {
      settings.join_before_host = false;
    } else if (isJoinSaid) {
      settings.waiting_room = false;
    }
  }
  return {
    ...base,
    ...withoutAbsent(draft),
    ...(Object.keys(settings).length > 0 && { settings }),
  };
}

function readFields(
  valueOf: (field: PresetField) => unknown,
  reportIgnored: ReportIgnored,
): NewMeetingDefaults {
  const read = <T>(field: PresetField, isUsable: (value: unknown) => value is T): T | undefined => {
    const value = valueOf(field);
    if (isAbsent(value)) {
      return undefined;
    }
    if (!isUsable(value)) {
      reportIgnored(field);
      return undefined;
    }
    return value;
  };
  const given = Object.entries(flags).map(
    ([field, name]) => [name, read(field as keyof typeof flags, isFlag)] as const,
  );
  const recording = read('autoRecording', isRecording);
  const settings = withoutAbsent({
    ...Object.fromEntries(given),
    auto_recording: recording === 'default' ? undefined : recording,
  });
  return {
    draft: withoutAbsent({
      topic: read('topic', isTopic)?.trim(),
      duration: read('duration', isDuration),
      timezone: read('timezone', isListedTimeZone),
      settings: Object.keys(settings).length > 0 ? settings : undefined,
    }),
    asksForPasscode: read('passcode', isFlag) === true,
  };
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isRecording(value: unknown): value is string {
  return value === 'default' || recordings.includes(value);
}

function isTopic(value: unknown): value is string {
  return typeof value === 'string' && topicProblem(value) === undefined;
}

function isDuration(value: unknown): value is number {
  return durationProblem(value) === undefined;
}

function isListedTimeZone(value: unknown): value is string {
  return timeZoneProblem(value) === undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
