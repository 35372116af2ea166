import { describe, expect, it } from 'vitest';
import { occurrenceAt } from '../../../src/meetings/target/occurrences';

const day = (n: number) => new Date(Date.UTC(2026, 0, n, 9));

const series = (count: number, status?: string) => ({
  id: 1,
  occurrences: Array.from({ length: count }, (_, index) => ({
    occurrence_id: `${day(index + 1).getTime()}`,
    start_time: day(index + 1).toISOString(),
    status,
  })),
});

describe('occurrenceAt', () => {
  it('finds the occurrence that starts then, even if it was moved', () => {
    const meeting = series(3);
    const moved = { ...meeting.occurrences[1], start_time: day(9).toISOString() };
    expect(occurrenceAt({ ...meeting, occurrences: [moved] }, day(9)).occurrence_id).toBe(
      `${day(2).getTime()}`,
    );
  });

  it.each([
    ['does not exist', series(3), day(7)],
    ['was deleted', series(3, 'deleted'), day(2)],
    ['was removed from a long series', series(50), new Date(day(7).getTime() + 60_000)],
  ])('says that an occurrence %s', (_, meeting, date) => {
    expect(() => occurrenceAt(meeting, date)).toThrow(/has ended, or it was moved or deleted/);
  });

  it('says that Zoom does not list occurrences that far ahead', () => {
    expect(() => occurrenceAt(series(50), day(51))).toThrow(/lists only the first/);
  });
});
