import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { ReaderLocale } from '../../../src/platform/readerLocale';

beforeEach(() => {
  vi.stubEnv('TZ', 'America/Los_Angeles');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const inZone = (timezone: string, language = 'en') =>
  new MeetingFormatter(new ReaderLocale(language))
    .timeInOwnZone(
      toScheduledMeeting({ id: 1, timezone, start_time: '2026-11-23T23:00:00Z', duration: 30 }),
    )
    // Intl separates the time from AM with a narrow space.
    ?.replace(/\s/g, ' ');

describe('The time of a meeting in its own zone', () => {
  it.each([
    ['Asia/Tokyo', 'Tuesday, 8:00 AM (Asia/Tokyo)'],
    ['Europe/London', '11:00 PM (Europe/London)'],
    // Twenty-four hours apart: the same time on the clock.
    ['Etc/GMT-14', 'Tuesday, 1:00 PM (Etc/GMT-14)'],
  ])('has the day where it is another: %s', (zone, words) => {
    expect(inZone(zone)).toBe(words);
  });

  it('is in the reader’s language', () => {
    expect(inZone('Asia/Tokyo', 'de')).toBe('Dienstag, 08:00 (Asia/Tokyo)');
  });

  it.each(['America/Los_Angeles', 'America/Tijuana', 'Not/AZone'])(
    'is not said where it is the reader’s, or unknown: %s',
    (zone) => {
      expect(inZone(zone)).toBeUndefined();
    },
  );
});
