import { createMeeting } from '../meetings/meetingFactory.ts';
import { day, isoSeconds, minute } from '../time/isoTime.ts';
import { roundUp } from '../time/zonedTime.ts';
import type { SeedContext } from './seed.ts';

const kinds = [
  'Stand-up',
  'Planning',
  'Design review',
  'Retrospective',
  'Pairing',
  'Incident review',
  'Demo',
  'Interview',
] as const;

const subjects = [
  'search index',
  'billing',
  'sign-in flow',
  'mobile release',
  'data pipeline',
  'editor extension',
  'onboarding',
  'accessibility',
  'build times',
  'edge cache',
  'notifications',
  'public API',
] as const;

/** All generated meetings start within this time, so that every list contains them. */
const rangeMs = 170 * day;

/** Adds `count` meetings of the first user, spread over the coming months. */
export function generatedMeetings(
  { meetings, directory, identifiers, random, nowMs }: SeedContext,
  count: number,
): void {
  const [host] = directory.users;
  if (!host) return;
  const stepMs = Math.min(4 * 60 * minute, rangeMs / Math.max(count, 1));
  const firstMs = roundUp(nowMs + 10 * minute, 5);
  for (let index = 0; index < count; index += 1) {
    const topic = `${random.pick(kinds)}: ${random.pick(subjects)} #${index + 1}`;
    const startMs = roundUp(firstMs + index * stepMs, 5);
    const meeting = createMeeting(
      identifiers,
      host,
      {
        topic,
        start_time: isoSeconds(startMs),
        duration: random.pick([15, 30, 45, 60]),
        agenda: `Notes for “${topic}”.`,
      },
      { createdMs: nowMs, creationSource: 'web_portal' },
    );
    meetings.addMeeting({ ...meeting, createdMs: nowMs - random.integer(1, 60) * day });
  }
}
