import { describe, expect, it } from 'vitest';
import { joinedMeeting } from '../../../src/upcoming/reminders/joinedMeeting';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';

const now = new Date('2026-11-23T09:50:00Z');
const meeting = (id: number, start: string) => ({
  entry: toScheduledMeeting({ id, type: 8, start_time: start, duration: 30 }),
});
const series = [
  meeting(85012345678, '2026-11-22T10:00:00Z'),
  meeting(85012345678, '2026-11-23T10:00:00Z'),
  meeting(85012345678, '2026-11-24T10:00:00Z'),
];

describe('joinedMeeting', () => {
  it('is recognized by the URL that was opened, in the browser or the app', () => {
    for (const result of [
      'https://zoom.us/j/85012345678?pwd=abc',
      'https://zoom.us/s/85012345678',
      'zoommtg://zoom.us/join?confno=85012345678&pwd=abc',
    ]) {
      expect(joinedMeeting({ id: 'zoom.joinMeeting', args: [], result }, series, now)).toBe(
        series[1],
      );
    }
  });

  it('is recognized by the argument if the URL has a name instead of an ID', () => {
    const run = { id: 'zoom.startMeeting', result: 'https://zoom.us/my/mara' } as const;
    expect(joinedMeeting({ ...run, args: [{ id: 85012345678 }] }, series, now)).toBe(series[1]);
    expect(joinedMeeting({ ...run, args: [85012345678] }, series, now)).toBe(series[1]);
    expect(joinedMeeting({ ...run, args: [] }, series, now)).toBeUndefined();
  });

  it('is no meeting that starts much later or has another ID', () => {
    const run = { id: 'zoom.joinMeeting', args: [] } as const;
    const tomorrow = series.slice(2);
    const result = 'https://zoom.us/j/85012345678';
    expect(joinedMeeting({ ...run, result }, tomorrow, now)).toBeUndefined();
    expect(
      joinedMeeting({ ...run, result: 'https://zoom.us/j/8501234567' }, series, now),
    ).toBeUndefined();
  });

  it('is no occurrence days away, even if the series is live out of turn', () => {
    const live = { entry: { ...meeting(85012345678, '2026-11-27T10:00:00Z').entry, isLive: true } };
    const run = { id: 'zoom.joinMeeting', args: [85012345678], result: '' } as const;
    expect(joinedMeeting(run, [live], now)).toBeUndefined();
    const begun = {
      entry: { ...meeting(85012345678, '2026-11-23T09:00:00Z').entry, isLive: true },
    };
    expect(joinedMeeting(run, [begun], now)).toBe(begun);
  });

  it('is undefined for other commands', () => {
    const run = { id: 'zoom.copyJoinLink', args: [85012345678], result: '' } as const;
    expect(joinedMeeting(run, series, now)).toBeUndefined();
  });
});
