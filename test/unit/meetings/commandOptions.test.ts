import { afterEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { meetingUpdate } from '../../../src/meetings/edit/meetingUpdate';
import { readEditOptions } from '../../../src/meetings/edit/editOptions';
import {
  newMeetingRequest,
  readCreateMeetingOptions,
} from '../../../src/meetings/input/meetingRequest';
import { readRemovalOptions } from '../../../src/meetings/input/removalOptions';
import { readZoomStart } from '../../../src/schedule/zoomStart';
import { ZoomValidationError } from '../../../src/zoom/errors';

const now = new Date('2026-11-23T12:00:00Z');

afterEach(() => {
  vi.restoreAllMocks();
});

/** A meeting to change. */
const single = {
  account: { id: '', label: '', apiUrl: '', scopes: [] },
  meeting: { id: 85012345678, type: 2 },
  occurrence: undefined,
};

/** What Create Meeting makes of its options. */
async function readCreate(options: unknown) {
  const { draft, ...others } = await readCreateMeetingOptions(options, now);
  const { timezone: timeZone } = draft;
  return {
    ...others,
    request: newMeetingRequest(draft),
    ...(timeZone !== undefined && { timeZone }),
  };
}

/** What is wrong with some options, by field. */
async function problems(reading: Promise<unknown>): Promise<Record<string, string>> {
  const error: unknown = await reading.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ZoomValidationError);
  return Object.fromEntries(
    (error as ZoomValidationError).fields.map(({ field, message }) => [field, message]),
  );
}

describe('What a program passes to Create Meeting', () => {
  const create = readCreate;

  it('becomes the request, with the time in the zone that it is local to', async () => {
    await expect(
      create({
        topic: ' Launch ',
        startTime: '2099-07-01T15:00:00',
        timezone: 'Asia/Tokyo',
        passcode: 'abc',
        account: 'ada@example.com',
        unknown: 1,
      }),
    ).resolves.toEqual({
      account: 'ada@example.com',
      timeZone: 'Asia/Tokyo',
      request: {
        topic: 'Launch',
        type: 2,
        start_time: '2099-07-01T15:00:00',
        timezone: 'Asia/Tokyo',
        password: 'abc',
      },
    });
  });

  it('is a series if it repeats, unless its type says otherwise', async () => {
    const recurrence = { type: 1, end_times: 5 };
    const typeOf = async (more: object) =>
      (await create({ topic: 'Weekly', recurrence, ...more })).request.type;
    await expect(typeOf({})).resolves.toBe(8);
    await expect(typeOf({ type: undefined })).resolves.toBe(8);
    await expect(typeOf({ type: 3 })).resolves.toBe(3);
  });

  it('needs a topic', async () => {
    for (const options of [{}, { topic: ' ' }, 'Launch', null, ['Launch']]) {
      await expect(problems(create(options))).resolves.toEqual({ topic: 'The topic is missing.' });
    }
  });

  it('is refused with a sentence for every field that Zoom would refuse', async () => {
    await expect(
      problems(
        create({
          topic: 5,
          startTime: 'soonish',
          duration: 0.5,
          timezone: 'Mars/Base',
          agenda: {},
          passcode: 1,
          recurrence: [],
          settings: 'none',
          type: '2',
          account: 7,
        }),
      ),
    ).resolves.toEqual({
      topic: 'The topic must be text.',
      startTime: 'Can’t understand the time “soonish”.',
      duration: 'The duration must be a whole number of minutes from 1 to 1,440.',
      timezone: 'The time zone is unknown.',
      agenda: 'The agenda must be text.',
      passcode: 'The passcode must be text.',
      recurrence: 'The recurrence must be an object.',
      settings: 'The settings must be an object.',
      type: 'The type must be a number.',
      account: 'The account must be text.',
    });
  });

  it('may start now, but not earlier', async () => {
    const at = (startTime: string) => create({ topic: 'Now', startTime });
    await expect(at('2026-11-23T11:59:30Z')).resolves.toBeDefined();
    await expect(problems(at('2026-11-23T11:58:30Z'))).resolves.toEqual({
      startTime: 'The start time is in the past.',
    });
  });
});

describe('What Zoom would refuse of a new meeting', () => {
  const series = (recurrence: object, more: object = {}) => ({
    startTime: '2027-03-02T10:00:00Z',
    recurrence: { type: 1, ...recurrence },
    ...more,
  });
  const invitees = (count: number) => ({
    settings: {
      meeting_invitees: Array.from({ length: count }, (_, n) => ({ email: `p${n}@example.com` })),
    },
  });

  it.each<[string, object, string]>([
    ['no minutes', { duration: 0 }, 'duration'],
    ['more than a day', { duration: 1_441 }, 'duration'],
    ['a day that does not exist', { startTime: '2027-02-30T10:00:00Z' }, 'startTime'],
    ['the same in words', { startTime: 'Feb 30 10:00' }, 'startTime'],
    ['a start in the past', { startTime: '2020-01-01T10:00:00Z' }, 'startTime'],
    ['an end before the start', { startTime: 'tomorrow 15:00-14:00' }, 'startTime'],
    ['a passcode of 11 characters', { passcode: '12345678901' }, 'passcode'],
    ['a passcode with a blank', { passcode: 'a b' }, 'passcode'],
    ['a zone that nobody knows', { timezone: 'Europe/Atlantis' }, 'timezone'],
    ['51 occurrences', series({ end_times: 51 }), 'recurrence.end_times'],
    ['61 occurrences', series({ end_times: 61 }), 'recurrence.end_times'],
    [
      'more than 50 until a day',
      series({ end_date_time: '2027-12-31T00:00:00Z' }),
      'recurrence.end_date_time',
    ],
    [
      'a series that ends before it starts',
      series({ end_date_time: '2027-03-01T00:00:00Z' }),
      'recurrence.end_date_time',
    ],
    [
      'the same of a series that starts now',
      series({ end_date_time: '2026-11-22T00:00:00Z' }, { startTime: undefined }),
      'recurrence.end_date_time',
    ],
    [
      'more than 50 from now until a day',
      series({ end_date_time: '2027-12-31T00:00:00Z' }, { startTime: undefined }),
      'recurrence.end_date_time',
    ],
    [
      'an end that does not exist',
      series({ end_date_time: '2027-02-30T00:00:00Z' }),
      'recurrence.end_date_time',
    ],
    [
      'two ends',
      series({ end_times: 3, end_date_time: '2027-03-04T00:00:00Z' }),
      'recurrence.end_date_time',
    ],
    ['an unknown kind of series', series({ type: 4 }), 'recurrence.type'],
    ['an interval of 100 days', series({ repeat_interval: 100 }), 'recurrence.repeat_interval'],
    ['51 weeks', series({ type: 2, repeat_interval: 51 }), 'recurrence.repeat_interval'],
    ['11 months', series({ type: 3, repeat_interval: 11 }), 'recurrence.repeat_interval'],
    ['an eighth day of the week', series({ type: 2, weekly_days: '8' }), 'recurrence.weekly_days'],
    ['days as a number', series({ type: 2, weekly_days: 2 }), 'recurrence.weekly_days'],
    ['the 32nd', series({ type: 3, monthly_day: 32 }), 'recurrence.monthly_day'],
    ['a fifth week', series({ type: 3, monthly_week: 5 }), 'recurrence.monthly_week'],
    ['200 invitees', invitees(200), 'settings.meeting_invitees'],
    [
      'an invitee without an address',
      { settings: { meeting_invitees: ['sam@example.com'] } },
      'settings.meeting_invitees',
    ],
    [
      'an alternative host that is none',
      { settings: { alternative_hosts: 'Sam Smith' } },
      'settings.alternative_hosts',
    ],
    ['a setting of a wrong type', { settings: { waiting_room: 'yes' } }, 'settings.waiting_room'],
    ['an unknown recording', { settings: { auto_recording: 'disk' } }, 'settings.auto_recording'],
    ['an unknown type', { type: 4 }, 'type'],
    ['an empty template', { templateId: '' }, 'templateId'],
    ['a template that is no text', { templateId: 5 }, 'templateId'],
    ['a preset that is no text', { preset: {} }, 'preset'],
    ['a series in the own room', series({}, { settings: { use_pmi: true } }), 'settings.use_pmi'],
  ])('is refused with its field: %s', async (_title, options, field) => {
    const found = await problems(readCreate({ topic: 'Wrong', ...options }));
    expect(Object.keys(found)).toContain(field);
    expect(found[field]).toMatch(/^\S.*\.$/);
  });

  it('is accepted at the limit', async () => {
    for (const options of [
      { duration: 1 },
      { duration: 1_440, passcode: 'a!#$%^&*()' },
      series({ end_times: 50 }),
      series({ end_times: 0 }),
      series({ type: 3, repeat_interval: 10, monthly_week: -1, monthly_week_day: 7 }),
      series({ end_date_time: '2027-03-02T10:00:00Z' }),
      invitees(100),
      { settings: { alternative_hosts: 'sam@example.com;30R7kT7bTIKSNUFEuH_Qlg', audio: 'voip' } },
    ]) {
      await expect(readCreate({ topic: 'Right', ...options })).resolves.toBeDefined();
    }
  });
});

describe('What a program says of a start time', () => {
  const create = (options: object) =>
    readCreate({ topic: 'Start', timezone: 'Europe/Berlin', ...options });
  const problemOf = async (startTime: string) => (await problems(create({ startTime }))).startTime;
  const editing = { now, meetingStart: 'notRead' } as const;

  it('must have one meaning, and the message names all of them', async () => {
    await expect(problemOf('3/4/2027 10:00')).resolves.toBe(
      'The time “3/4/2027 10:00” can mean 2027-03-04T10:00:00+01:00 or 2027-04-03T10:00:00+02:00.',
    );
    await expect(problemOf('tomorrow at 3')).resolves.toBe(
      'The time “tomorrow at 3” can mean 2026-11-24T15:00:00+01:00 or 2026-11-24T03:00:00+01:00.',
    );
    await expect(problemOf('2027-10-31T02:30')).resolves.toBe(
      'The time “2027-10-31T02:30” can mean 2027-10-31T02:30:00+02:00 or 2027-10-31T02:30:00+01:00.',
    );
    const { request } = await create({ startTime: '2027-10-31T02:30:00+01:00' });
    expect(request).toMatchObject({ start_time: '2027-10-31T01:30:00Z', timezone: 'UTC' });
  });

  it.each([
    ['2027-03-28T02:30', '2027-03-28T01:30:00+01:00 or 2027-03-28T03:30:00+02:00'],
    ['28.3.2027 02:00 for 45 minutes', '2027-03-28T01:00:00+01:00 or 2027-03-28T03:00:00+02:00'],
    ['28 March 2027 at 2:59am', '2027-03-28T01:59:00+01:00 or 2027-03-28T03:59:00+02:00'],
  ])('must be shown by the clocks, which skip “%s”', async (startTime, nearest) => {
    await expect(problemOf(startTime)).resolves.toBe(
      `The clocks in Europe/Berlin are set forward on that day and skip the time “${startTime}”. The nearest times are ${nearest}.`,
    );
    await expect(
      problems(readEditOptions({ startTime, timezone: 'Europe/Berlin' }, editing)),
    ).resolves.toEqual({ startTime: expect.stringContaining(nearest) as string });
  });

  it('must have one end too, which the duration can tell', async () => {
    const range = { startTime: '2027-10-31 01:00 to 02:30' };
    await expect(problemOf(range.startTime)).resolves.toBe(
      'The end in “2027-10-31 01:00 to 02:30” can be 2027-10-31T02:30:00+02:00 or 2027-10-31T02:30:00+01:00.',
    );
    const { request } = await create({ ...range, duration: 150 });
    expect(request).toMatchObject({ start_time: '2027-10-31T01:00:00', duration: 150 });
    await expect(problems(create({ ...range, duration: 60 }))).resolves.toHaveProperty('startTime');
  });

  it('is skipped only by the clocks that it is local to', async () => {
    const { request } = await create({ startTime: '2027-03-28T02:30', timezone: 'Asia/Kolkata' });
    expect(request).toMatchObject({ start_time: '2027-03-28T02:30:00', timezone: 'Asia/Kolkata' });
    const inUtc = await create({ startTime: '2027-03-28T02:30Z' });
    expect(inUtc.request).toMatchObject({ start_time: '2027-03-28T04:30:00' });
    await expect(
      problems(create({ startTime: '2027-09-26 02:30', timezone: 'Pacific/Auckland' })),
    ).resolves.toEqual({
      startTime: expect.stringContaining(
        '2027-09-26T01:30:00+12:00 or 2027-09-26T03:30:00+13:00',
      ) as string,
    });
    await expect(
      problems(create({ startTime: '2027-10-03 02:15', timezone: 'Australia/Lord_Howe' })),
    ).resolves.toEqual({
      startTime: expect.stringContaining(
        '2027-10-03T01:45:00+10:30 or 2027-10-03T02:45:00+11:00',
      ) as string,
    });
  });

  it('is skipped by words that are relative to the meeting that is edited', async () => {
    const meetingStart = new Date('2027-03-27T01:30:00Z');
    const edit = { startTime: 'a day later', timezone: 'Europe/Berlin' };
    await expect(problems(readEditOptions(edit, { now, meetingStart }))).resolves.toEqual({
      startTime: expect.stringContaining('skip the time “a day later”') as string,
    });
  });

  it('must name a time of day', async () => {
    for (const text of ['next friday', 'Dec 1', 'monday morning', '2026-12-01']) {
      await expect(problemOf(text)).resolves.toBe(`The time “${text}” needs a time of day.`);
    }
  });

  it('has passed only if all of its meanings have', async () => {
    await expect(problemOf('yesterday at 3')).resolves.toBe('The start time is in the past.');
    await expect(problemOf('3/4/2025 10:00')).resolves.toBe('The start time is in the past.');
  });

  it('may say the duration too, unless it is another one than the field says', async () => {
    const durationOf = async (options: object) => (await create(options)).request.duration;
    await expect(durationOf({ startTime: 'tomorrow 3pm to 4:30pm' })).resolves.toBe(90);
    await expect(durationOf({ startTime: 'tomorrow 3pm for 45 minutes' })).resolves.toBe(45);
    const range = { startTime: 'tomorrow 3pm to 4:30pm', duration: 90 };
    await expect(durationOf(range)).resolves.toBe(90);
    await expect(durationOf({ startTime: 'tomorrow 3pm' })).resolves.toBeUndefined();
    await expect(problems(create({ ...range, duration: 60 }))).resolves.toEqual({
      startTime:
        'The time “tomorrow 3pm to 4:30pm” is 90 minutes long, but the duration is another one.',
    });
  });

  it('sets the duration of the meeting by its end or its length', async () => {
    const { request } = await create({ startTime: 'tomorrow 14:00-15:30' });
    expect(request).toMatchObject({ duration: 90 });
    const durationOf = async (options: object) => (await create(options)).request.duration;
    await expect(durationOf({ startTime: 'tomorrow 3pm 45m' })).resolves.toBe(45);
    await expect(durationOf({ startTime: 'in 20 min 30m', duration: 30 })).resolves.toBe(30);
    const contradiction = { startTime: 'tomorrow 14:00-15:30', duration: 60 };
    await expect(problems(create(contradiction))).resolves.toEqual({
      startTime: expect.stringContaining('90 minutes') as string,
    });
  });

  it.each([
    ['tomorrow 15:00-14:00', 'The end in “tomorrow 15:00-14:00” is not after the start.'],
    ['Feb 30 10:00', 'The day in “Feb 30 10:00” does not exist.'],
    ['2027-02-30T10:00', 'The day in “2027-02-30T10:00” does not exist.'],
    [
      'tuesday 27.11.2026 10:00',
      'The date in “tuesday 27.11.2026 10:00” is on another day of the week.',
    ],
    [
      'tomorrow 3pm for 1441 minutes',
      'The duration in “tomorrow 3pm for 1441 minutes” is not from 1 to 1,440 minutes.',
    ],
    ['tomorrow 3pm 0 min', 'The duration in “tomorrow 3pm 0 min” is not from 1 to 1,440 minutes.'],
    [
      'tomorrow 3pm-4pm for 45 min',
      'The duration in “tomorrow 3pm-4pm for 45 min” does not match the end.',
    ],
  ])('is refused with the reason: “%s”', async (startTime, message) => {
    await expect(problemOf(startTime)).resolves.toBe(message);
  });

  it('can be in the language of the editor', async () => {
    vi.spyOn(vscode.env, 'language', 'get').mockReturnValue('de');
    const { request } = await create({ startTime: 'morgen von 14 bis 15:30 Uhr' });
    expect(request.duration).toBe(90);
    expect(readZoomStart(request)).toEqual(new Date('2026-11-24T13:00:00Z'));
    await expect(problemOf('demain à 15h')).resolves.toBe(
      'Can’t understand the time “demain à 15h”.',
    );
  });
});

describe('What a program says of a time zone', () => {
  const create = (timezone: unknown) =>
    readCreate({ topic: 'Zone', startTime: '2099-07-01T15:00:00', timezone });

  it('goes to Zoom under the name that Zoom lists', async () => {
    const { request } = await create('Europe/Kyiv');
    expect(request).toMatchObject({ start_time: '2099-07-01T15:00:00', timezone: 'Europe/Kiev' });
    const edited = await readEditOptions(
      { timezone: 'Asia/Ho_Chi_Minh' },
      { now, meetingStart: undefined },
    );
    expect(edited?.fields).toEqual({ timezone: 'Asia/Saigon' });
  });

  it.each([
    ['Europe/Kaliningrad', '2099-07-01T13:00:00Z'],
    ['Australia/Melbourne', '2099-07-01T05:00:00Z'],
    ['Antarctica/Troll', '2099-07-01T13:00:00Z'],
  ])('becomes UTC if Zoom lists no name of it: %s', async (timezone, start_time) => {
    const { request, timeZone } = await create(timezone);
    expect(request).toMatchObject({ start_time, timezone: 'UTC' });
    expect(timeZone).toBe(timezone);
    const edit = { timezone, startTime: '2099-07-01T15:00:00' };
    const read = await readEditOptions(edit, { now, meetingStart: undefined });
    expect(meetingUpdate(single, read?.fields ?? {}, now)).toEqual({
      start_time,
      timezone: 'UTC',
    });
  });

  it('is not sent if Zoom does not list it and the meeting starts now', async () => {
    const options = { topic: 'Now', timezone: 'Antarctica/Troll' };
    expect((await readCreate(options)).request).not.toHaveProperty('timezone');
  });

  it('is refused for a series that would not keep its time or its days', async () => {
    const series = (timezone: string, startTime: string) =>
      readCreate({ topic: 'Series', timezone, startTime, recurrence: { type: 1, end_times: 5 } });
    await expect(problems(series('Antarctica/Troll', '2099-07-01T15:00'))).resolves.toEqual({
      timezone:
        'Zoom doesn’t support the time zone Antarctica/Troll. A series there would move by an hour whenever the clocks change. Choose another time zone.',
    });
    await expect(problems(series('Asia/Karachi', '2099-07-01T03:00'))).resolves.toEqual({
      timezone:
        'Zoom doesn’t support the time zone Asia/Karachi, and it is another day there than in UTC at this time. Choose another time zone for the series.',
    });
    await expect(
      problems(series('Europe/Berlin', '2027-10-31T02:30:00+01:00')),
    ).resolves.toMatchObject({ startTime: expect.stringContaining('set back') as string });
    const { request } = await series('Asia/Karachi', '2099-07-01T15:00');
    expect(request).toMatchObject({ start_time: '2099-07-01T10:00:00Z', timezone: 'UTC' });
  });

  it('is refused in an edit that keeps the start, and if nobody knows it', async () => {
    const edit = (timezone: string) =>
      readEditOptions({ timezone }, { now, meetingStart: 'notRead' });
    await expect(problems(edit('Antarctica/Troll'))).resolves.toEqual({
      timezone: 'Zoom does not support this time zone.',
    });
    for (const refused of [edit('Mars/Base'), create('Mars/Base')]) {
      await expect(problems(refused)).resolves.toEqual({ timezone: 'The time zone is unknown.' });
    }
  });
});

describe('What a program passes to Edit Meeting', () => {
  const edit = (options: unknown) => readEditOptions(options, { now, meetingStart: 'notRead' });

  it('says nothing if a menu passes its selection or its editors', async () => {
    for (const options of [undefined, 'text', [{ topic: 'x' }], { groupId: 1 }]) {
      await expect(edit(options)).resolves.toBeUndefined();
    }
  });

  it('has only the fields that change, and perhaps an occurrence', async () => {
    await expect(edit({ occurrenceId: 17, duration: 20, topic: undefined })).resolves.toEqual({
      occurrenceId: '17',
      fields: { duration: 20 },
    });
  });

  it('applies to the occurrence that the meeting’s reference names, if it names none itself', async () => {
    const occurrenceOf = async (changes: object) =>
      (
        await readEditOptions(
          { duration: 20, ...changes },
          { now, occurrenceId: '17', meetingStart: undefined },
        )
      )?.occurrenceId;
    await expect(occurrenceOf({})).resolves.toBe('17');
    await expect(occurrenceOf({ occurrenceId: undefined })).resolves.toBe('17');
    await expect(occurrenceOf({ occurrenceId: '18' })).resolves.toBe('18');
    const ofOccurrence = { now, occurrenceId: '17', meetingStart: undefined };
    await expect(problems(readEditOptions({ topic: 'New' }, ofOccurrence))).resolves.toEqual({
      topic: 'The field “topic” can only be changed for the whole series.',
    });
  });

  it('has a start on the day of the meeting if it names none', async () => {
    const meetingStart = new Date('2026-12-08T23:30:00+01:00');
    const startOf = async (startTime: string) =>
      (await readEditOptions({ startTime, timezone: 'Europe/Berlin' }, { now, meetingStart }))
        ?.fields.startTime;
    await expect(startOf('10:30')).resolves.toEqual(new Date('2026-12-08T09:30:00Z'));
    await expect(startOf('10:00 UTC')).resolves.toEqual(new Date('2026-12-08T10:00:00Z'));
    await expect(startOf('15 minutes later')).resolves.toEqual(new Date('2026-12-08T22:45:00Z'));
    await expect(startOf('15 minutes earlier')).resolves.toEqual(new Date('2026-12-08T22:15:00Z'));
    await expect(problems(startOf('at 3'))).resolves.toEqual({
      startTime: 'The time “at 3” can mean 2026-12-08T15:00:00+01:00 or 2026-12-08T03:00:00+01:00.',
    });
    // Before Zoom is asked for the meeting, only texts that nothing can be read from are refused.
    await expect(edit({ startTime: '15 minutes earlier' })).resolves.toBeDefined();
    await expect(problems(edit({ startTime: 'the day before' }))).resolves.toEqual({
      startTime: 'Can’t understand the time “the day before”.',
    });
  });

  it('is refused with a sentence for every field that is wrong, unknown or of a series', async () => {
    await expect(
      problems(
        edit({
          occurrenceId: '1',
          topic: 'Of one occurrence',
          topik: 'Typo',
          duration: 'long',
          settings: { waiting_room: true, audio: 'voip' },
        }),
      ),
    ).resolves.toEqual({
      duration: 'The duration must be a whole number of minutes from 1 to 1,440.',
      topik: 'The field “topik” cannot be changed.',
      ...ofSeriesOnly('topic', 'settings.audio'),
    });
    await expect(
      problems(
        edit({
          startTime: '2026-11-23T12:00:00Z',
          timezone: 'Mars/Base',
          passcode: 'with blanks',
          occurrenceId: '',
        }),
      ),
    ).resolves.toEqual({
      startTime: 'The start time is in the past.',
      timezone: 'The time zone is unknown.',
      passcode: 'The passcode can only contain letters, digits and @ - _ *.',
      occurrenceId: 'The occurrence ID is missing.',
      ...ofSeriesOnly('timezone', 'passcode'),
    });
  });
});

describe('What Zoom would refuse of an edit', () => {
  const edit = (changes: object) => readEditOptions(changes, { now, meetingStart: 'notRead' });

  it.each<[string, object, string]>([
    ['no minutes', { duration: 0 }, 'duration'],
    ['more than a day', { duration: 1_441 }, 'duration'],
    ['minutes as text', { duration: '30' }, 'duration'],
    ['a topic that is no text', { topic: 5 }, 'topic'],
    ['a day that does not exist', { startTime: 'Feb 30 10:00' }, 'startTime'],
    ['a start in the past', { startTime: '2020-01-01T10:00:00Z' }, 'startTime'],
    ['an end before the start', { startTime: 'tomorrow 15:00-14:00' }, 'startTime'],
    ['a start that is no text', { startTime: 1_800_000_000 }, 'startTime'],
    ['a passcode of 11 characters', { passcode: '12345678901' }, 'passcode'],
    ['a passcode with a blank', { passcode: 'a b' }, 'passcode'],
    ['a zone that nobody knows', { timezone: 'Europe/Atlantis' }, 'timezone'],
    ['51 occurrences', { recurrence: { type: 1, end_times: 51 } }, 'recurrence.end_times'],
    [
      '200 invitees',
      {
        settings: {
          meeting_invitees: Array.from({ length: 200 }, (_, n) => ({ email: `p${n}@a.example` })),
        },
      },
      'settings.meeting_invitees',
    ],
    [
      'an alternative host that is none',
      { settings: { alternative_hosts: 'Sam Smith' } },
      'settings.alternative_hosts',
    ],
    ['a template', { templateId: 'Dv4' }, 'templateId'],
  ])('is refused with its field: %s', async (_title, changes, field) => {
    const found = await problems(edit(changes));
    expect(Object.keys(found)).toEqual([field]);
    expect(found[field]).toMatch(/^\S.*\.$/);
  });
});

describe('What a program passes to Delete Meeting and End Meeting', () => {
  it('skips the question only if it says so', () => {
    expect(readRemovalOptions({ confirm: false, occurrenceId: 17 })).toEqual({
      confirm: false,
      occurrenceId: '17',
    });
    for (const options of [undefined, {}, [], { confirm: 0 }, { confirm: undefined }]) {
      expect(readRemovalOptions(options).confirm).toBe(true);
    }
  });

  it('must name an occurrence if it has an ID of one, because otherwise the series is meant', () => {
    for (const occurrenceId of ['', null, {}, true]) {
      expect(() => readRemovalOptions({ confirm: false, occurrenceId })).toThrow(
        expect.objectContaining({ fields: [expect.objectContaining({ field: 'occurrenceId' })] }),
      );
    }
  });
});

const ofSeriesOnly = (...fields: string[]) =>
  Object.fromEntries(
    fields.map((field) => [
      field,
      `The field “${field}” can only be changed for the whole series.`,
    ]),
  );
