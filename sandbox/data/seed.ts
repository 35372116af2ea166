import type { Identifiers } from '../meetings/identifiers.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { defaultSettings } from '../meetings/meetingFactory.ts';
import type { MeetingStore } from '../meetings/meetingStore.ts';
import type { SeededRandom } from '../random.ts';
import { defaultMeetings } from './defaultMeetings.ts';
import type { Directory } from './directory.ts';
import { generatedMeetings } from './generatedMeetings.ts';
import { pastMeetings } from './pastMeetings.ts';
import type { User } from './users.ts';

/** The input of the seeds, and the store that they fill. */
export interface SeedContext {
  readonly meetings: MeetingStore;
  readonly directory: Directory;
  readonly identifiers: Identifiers;
  readonly random: SeededRandom;
  readonly nowMs: number;
}

/** Fills an empty store with the realistic default account, or with `seed` generated meetings. */
export function seedMeetings(context: SeedContext & { readonly seed: number | 'default' }): void {
  for (const user of context.directory.users)
    context.meetings.addMeeting(personalMeetingRoom(context, user));
  if (context.seed === 'default') {
    defaultMeetings(context);
    pastMeetings(context);
  } else {
    generatedMeetings(context, context.seed);
  }
}

/** A user's personal meeting room, which always exists and is in no list. */
function personalMeetingRoom({ identifiers }: SeedContext, user: User): Meeting {
  return {
    id: user.pmi,
    uuid: identifiers.createUuid(),
    hostId: user.id,
    type: 4,
    topic: `${user.firstName} ${user.lastName}'s Personal Meeting Room`,
    agenda: '',
    startMs: undefined,
    duration: 60,
    timezone: user.timezone,
    createdMs: Date.UTC(2021, 2, 8, 9, 12, 44),
    password: identifiers.createPasscode(),
    encryptedPassword: identifiers.createEncryptedPassword(),
    settings: { ...defaultSettings, use_pmi: true, waiting_room: true },
    recurrence: undefined,
    occurrences: [],
    pmi: user.pmi,
    templateId: undefined,
    preSchedule: false,
    trackingFields: [],
    creationSource: 'web_portal',
    liveSinceMs: undefined,
    isRecorded: false,
    hasSummary: false,
  };
}
