import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MeetingLine, readMeetingLine } from '../../../src/schedule/meetingLine';
import { loadStartLanguage } from '../../../src/schedule/startTime/loadStartLanguage';
import {
  clockChanges,
  fridayEvening,
  fridayTables,
  mondayMorning,
  mondayTables,
} from './meetingLines.table';

beforeEach(() => {
  // A machine in a zone of its own, with half an hour of offset and with clocks that change.
  vi.stubEnv('TZ', 'America/St_Johns');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Writes a line as the table does. */
function show({ readings, problem }: MeetingLine, showTime: (time: Date) => string): string[] {
  const suggestedDays = readings.flatMap(({ start, isSuggested }) =>
    start !== undefined && isSuggested === true ? [showTime(start).slice(0, 10)] : [],
  );
  expect(new Set(suggestedDays).size).toBeLessThanOrEqual(1);
  const shown = readings.map(({ topic, start, duration, isSkipped, isSuggested }) =>
    [
      topic,
      start === undefined
        ? 'now'
        : isSuggested === true
          ? `day ${showTime(start).slice(0, 10)}`
          : showTime(start),
      ...(duration === undefined ? [] : [String(duration)]),
      ...(isSkipped === true ? ['skipped'] : []),
    ].join(' | '),
  );
  return [...(problem === undefined ? [] : [`! ${problem.kind}`]), ...new Set(shown)];
}

/** What the clocks in a zone show, by the platform and not by the code under test. */
function localTime(zone: string): (time: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: zone,
  });
  return (time) => format.format(time);
}

const tables = [
  ...mondayTables.map((table) => ({ ...table, clocks: mondayMorning })),
  ...fridayTables.map((table) => ({ ...table, clocks: fridayEvening })),
];

describe.each(tables)('$title', ({ language, rows, clocks }) => {
  it.each(rows.map(([line, ...meanings]) => ({ line, meanings })))(
    'is read in every time zone: “$line”',
    async ({ line, meanings }) => {
      const loaded = await loadStartLanguage(language);
      for (const [zone, now] of Object.entries(clocks)) {
        const read = readMeetingLine(line, {
          now: new Date(now),
          timeZone: zone,
          isDayFirst: language !== 'en',
          language: loaded,
        });
        expect([zone, ...show(read, localTime(zone))]).toEqual([zone, ...meanings]);
      }
    },
  );
});

describe('On a day on which the clocks change', () => {
  it.each(clockChanges)('a line means what they show: “$line” in $zone', (row) => {
    const read = readMeetingLine(row.line, { now: new Date(row.at), timeZone: row.zone });
    expect(show(read, (time) => time.toISOString().slice(0, 16))).toEqual(row.meanings);
  });
});

it('is a table of more than 250 lines', () => {
  const count = tables.reduce((sum, { rows }) => sum + rows.length, clockChanges.length);
  expect(count).toBeGreaterThan(250);
});

it.each([
  ['Retro friday 15:00-14:00', 'friday 15:00-14:00'],
  ['Retro Friday', 'Friday'],
  ['Friday: retro 45m', 'Friday'],
  ['Retro tomorrow 25:00', 'Retro tomorrow 25:00'],
])('names the words that cannot be a time: “%s”', (line, text) => {
  const now = new Date('2026-11-23T14:00:00Z');
  expect(readMeetingLine(line, { now }).problem?.text).toBe(text);
});

it('says when a meeting in the past would have started', () => {
  const now = new Date('2026-11-23T14:00:00Z');
  expect(readMeetingLine('Retro yesterday 3pm', { now, timeZone: 'UTC' }).problem).toEqual({
    kind: 'past',
    text: 'yesterday 3pm',
    start: new Date('2026-11-22T15:00:00Z'),
  });
});

it('does not search a long text for a time', () => {
  const now = new Date('2026-11-23T14:00:00Z');
  const topic = `${'word '.repeat(100)}tomorrow 3pm`;
  expect(readMeetingLine(topic, { now })).toEqual({ readings: [{ topic }] });
});

it('is read in the zone of the machine without another', () => {
  const now = new Date('2026-11-23T14:00:00Z');
  expect(readMeetingLine('Retro tomorrow 3pm', { now })).toEqual({
    readings: [{ topic: 'Retro', start: new Date('2026-11-24T18:30:00Z') }],
  });
});
