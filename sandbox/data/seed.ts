import type { Identifiers } from '../meetings/identifiers.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { MeetingBook } from '../meetings/meetingBook.ts';
import { defaultSettings } from '../meetings/meetingFactory.ts';
import type { SeededRandom } from '../random.ts';
import { defaultMeetings } from './defaultMeetings.ts';
import type { Directory } from './directory.ts';
import { generatedMeetings } from './generatedMeetings.ts';
import { pastMeetings } from './pastMeetings.ts';
import type { User } from './users.ts';

/** What the seeds need to know, and where they put the meetings. */
export interface SeedContext {
  readonly book: MeetingBook;
  readonly directory: Directory;
  readonly identifiers: Identifiers;
  readonly random: SeededRandom;
  readonly nowMs: number;
}

/** Fills an empty book: with the believable meetings, or with that many generated ones. */
export function seedMeetings(
  context: SeedContext & { readonly meetings: number | 'default' },
): void {
  for (const user of context.directory.users) context.book.add(personalRoom(context, user));
  if (context.meetings === 'default') {
    defaultMeetings(context);
    pastMeetings(context);
  } else {
    generatedMeetings(context, context.meetings);
  }
}

/** The meeting behind a personal id: it always is, and is in no list. */
function personalRoom({ identifiers }: SeedContext, user: User): Meeting {
  return {
    id: user.pmi,
    uuid: identifiers.uuid(),
    hostId: user.id,
    type: 4,
    topic: `${user.firstName} ${user.lastName}'s Personal Meeting Room`,
    agenda: '',
    startMs: undefined,
    duration: 60,
    timezone: user.timezone,
    createdMs: Date.UTC(2021, 2, 8, 9, 12, 44),
    password: identifiers.passcode(),
    encryptedPassword: identifiers.encryptedPassword(),
    settings: { ...defaultSettings, use_pmi: true, waiting_room: true },
    recurrence: undefined,
    occurrences: [],
    pmi: user.pmi,
    preSchedule: false,
    trackingFields: [],
    creationSource: 'web_portal',
    liveSinceMs: undefined,
  };
}
