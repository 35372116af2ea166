import { expect, it } from 'vitest';
import { findListedTimeZone } from '../../../src/zoom/timeZones';

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Pacific/Midway', 'Pacific/Midway'],
  ['Etc/Greenwich', 'Etc/Greenwich'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Europe/Kyiv', 'Europe/Kiev'],
  ['America/Nuuk', 'America/Godthab'],
  ['America/Toronto', 'America/Montreal'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Indiana/Indianapolis', 'America/Indianapolis'],
  ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
  ['Europe/Zagreb', 'Europe/Belgrade'],
  ['Africa/Lagos', 'Africa/Bangui'],
  ['US/Pacific', 'America/Los_Angeles'],
  ['Etc/UTC', 'UTC'],
  ['GMT', 'UTC'],
  ['Pacific/Guadalcanal', 'SST'],
  ['europe/berlin', 'Europe/Berlin'],
  ['us/pacific', 'America/Los_Angeles'],
])('finds what Zoom lists for %s', (timeZone, listed) => {
  expect(findListedTimeZone(timeZone)).toBe(listed);
});

it.each([
  'Antarctica/Troll',
  'Europe/Kaliningrad',
  'Australia/Melbourne',
  '+02:00',
  'Mars/Base',
  '',
])('finds nothing for %j', (timeZone) => {
  expect(findListedTimeZone(timeZone)).toBeUndefined();
});

it('finds only a time zone with the same clocks', () => {
  const different = Intl.supportedValuesOf('timeZone').filter((timeZone) => {
    const listed = findListedTimeZone(timeZone);
    return listed !== undefined && clocks(timeZone) !== clocks(listed);
  });
  expect(different).toEqual([]);
});

it('finds every zone that this platform takes for another name of one that Zoom lists', () => {
  const listed = new Set(
    Intl.supportedValuesOf('timeZone').map((timeZone) => findListedTimeZone(timeZone)),
  );
  const canonical = (timeZone: string) =>
    new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  const known = new Set([...listed].flatMap((zone) => (zone === undefined ? [] : canonical(zone))));
  expect(
    Intl.supportedValuesOf('timeZone').filter(
      (timeZone) => known.has(canonical(timeZone)) && findListedTimeZone(timeZone) === undefined,
    ),
  ).toEqual([]);
});

/** What the clocks show, every eleven days for six years. */
function clocks(timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const days = Array.from({ length: 200 }, (_, index) => Date.UTC(2022, 0, 1 + 11 * index));
  return days.map((time) => format.format(time)).join();
}
