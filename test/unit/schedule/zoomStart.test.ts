import { describe, expect, it } from 'vitest';
import { readZoomStart, seriesProblem, toZoomStart } from '../../../src/schedule/zoomStart';

describe('A start for Zoom', () => {
  it.each([
    ['2026-11-24T14:00:00Z', 'Europe/Berlin', '2026-11-24T15:00:00', 'Europe/Berlin'],
    ['2026-07-24T14:00:00.900Z', 'Europe/Berlin', '2026-07-24T16:00:00', 'Europe/Berlin'],
    ['2026-07-24T14:00:00Z', 'America/New_York', '2026-07-24T10:00:00', 'America/New_York'],
    ['2026-07-24T14:00:00Z', 'Asia/Kolkata', '2026-07-24T19:30:00', 'Asia/Kolkata'],
    ['2026-07-24T14:00:00Z', 'Pacific/Auckland', '2026-07-25T02:00:00', 'Pacific/Auckland'],
    // Other names of zones that Zoom lists.
    ['2026-07-24T14:00:00Z', 'Europe/Kyiv', '2026-07-24T17:00:00', 'Europe/Kiev'],
    ['2026-07-24T14:00:00Z', 'US/Eastern', '2026-07-24T10:00:00', 'America/New_York'],
    ['2026-07-24T14:00:00Z', 'Pacific/Guadalcanal', '2026-07-25T01:00:00', 'SST'],
    ['2026-07-24T14:00:00Z', 'SST', '2026-07-25T01:00:00', 'SST'],
    // UTC, and zones that Zoom does not list.
    ['2026-07-24T14:00:00Z', 'UTC', '2026-07-24T14:00:00Z', 'UTC'],
    ['2026-07-24T14:00:00Z', 'Etc/UTC', '2026-07-24T14:00:00Z', 'UTC'],
    ['2026-07-24T14:00:00Z', 'Antarctica/Troll', '2026-07-24T14:00:00Z', 'UTC'],
    ['2026-07-24T14:00:00Z', 'Asia/Karachi', '2026-07-24T14:00:00Z', 'UTC'],
  ])('at %s in %s is %s in %s', (start, zone, start_time, timezone) => {
    const written = toZoomStart(new Date(start), zone);
    expect(written).toEqual({ start_time, timezone });
    expect(readZoomStart(written)?.toISOString().slice(0, 19)).toBe(start.slice(0, 19));
  });

  it.each([
    // Berlin shows 02:00 to 03:00 twice, New York 01:00 to 02:00.
    ['2026-10-25T00:30:00Z', 'Europe/Berlin'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin'],
    ['2026-11-01T05:00:00Z', 'America/New_York'],
    ['2026-11-01T06:59:59Z', 'America/New_York'],
    ['2026-04-04T13:30:00Z', 'Pacific/Auckland'],
  ])('that the clocks show twice is in UTC: %s in %s', (start, zone) => {
    expect(toZoomStart(new Date(start), zone)).toEqual({
      start_time: start,
      timezone: 'UTC',
    });
  });

  it.each([
    ['2026-10-25T02:00:00Z', 'Europe/Berlin', '2026-10-25T03:00:00'],
    ['2026-10-24T23:59:00Z', 'Europe/Berlin', '2026-10-25T01:59:00'],
    // The clocks skip 02:00 to 03:00, which no start can be in.
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29T01:59:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29T03:00:00'],
  ])('next to a change of the clocks is in local time: %s in %s', (start, zone, start_time) => {
    expect(toZoomStart(new Date(start), zone)).toEqual({ start_time, timezone: zone });
  });

  it('is read back from every quarter of an hour of a year in every kind of zone', () => {
    const zones = ['Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Auckland', 'SST'];
    const wrong: string[] = [];
    for (const zone of zones) {
      for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 15 * 60_000) {
        const written = toZoomStart(new Date(ms), zone);
        const hasZone = !written.start_time.endsWith('Z');
        if (readZoomStart(written)?.getTime() !== ms || hasZone === (written.timezone === 'UTC')) {
          wrong.push(`${zone} ${written.start_time}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    [{}],
    [{ start_time: '' }],
    [{ start_time: null, timezone: 'UTC' }],
    [{ start_time: '2026-07-24T14:00:00' }],
    [{ start_time: 'tomorrowZ' }],
    [{ start_time: 'tomorrow', timezone: 'UTC' }],
  ])('cannot be read from %j', (fields) => {
    expect(readZoomStart(fields)).toBeUndefined();
  });
});

describe('A series', () => {
  it.each([
    ['2026-07-24T14:00:00Z', 'Europe/Berlin', undefined],
    ['2026-07-24T14:00:00Z', 'Europe/Kyiv', undefined],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', 'shownTwice'],
    ['2026-07-24T14:00:00Z', 'Antarctica/Troll', 'clocksChange'],
    ['2026-07-24T14:00:00Z', 'Australia/Lord_Howe', 'clocksChange'],
    // Clocks that never change, so that only the date matters.
    ['2026-07-24T14:00:00Z', 'Asia/Karachi', undefined],
    ['2026-07-24T20:00:00Z', 'Asia/Karachi', 'otherDay'],
    ['2026-07-24T23:00:00Z', 'UTC', undefined],
  ])('at %s in %s: %s', (start, zone, problem) => {
    expect(seriesProblem(new Date(start), zone)).toBe(problem);
  });
});
