import { describe, expect, it } from 'vitest';
import { readEditOptions } from '../../../src/meetings/edit/editOptions';
import { readCreateMeetingOptions } from '../../../src/meetings/input/meetingRequest';
import { readRemovalOptions } from '../../../src/meetings/input/removalOptions';
import { ZoomValidationError } from '../../../src/zoom/errors';

const now = new Date('2026-11-23T12:00:00Z');

/** What is wrong with some options, by field. */
async function problems(reading: Promise<unknown>): Promise<Record<string, string>> {
  const error: unknown = await reading.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ZoomValidationError);
  return Object.fromEntries(
    (error as ZoomValidationError).fields.map(({ field, message }) => [field, message]),
  );
}

describe('What a program passes to Create Meeting', () => {
  const create = (options: unknown) => readCreateMeetingOptions(options, now);

  it('becomes the request, with the time in UTC and the zone that it is local to', async () => {
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
      request: {
        topic: 'Launch',
        type: 2,
        start_time: '2099-07-01T06:00:00Z',
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
      duration: 'The duration must be a whole number of minutes from 1 to 1440.',
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

describe('What a program passes to Edit Meeting', () => {
  const edit = (options: unknown) => readEditOptions(options, now);

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
      (await readEditOptions({ duration: 20, ...changes }, now, '17'))?.occurrenceId;
    await expect(occurrenceOf({})).resolves.toBe('17');
    await expect(occurrenceOf({ occurrenceId: undefined })).resolves.toBe('17');
    await expect(occurrenceOf({ occurrenceId: '18' })).resolves.toBe('18');
    await expect(problems(readEditOptions({ topic: 'New' }, now, '17'))).resolves.toEqual({
      topic: 'The field “topic” can only be changed for the whole series.',
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
      duration: 'The duration must be a whole number of minutes from 1 to 1440.',
      topik: 'The field “topik” cannot be changed.',
      ...ofSeriesOnly('topic', 'settings.audio'),
    });
    await expect(
      problems(
        edit({
          startTime: '2026-11-23T12:00:00Z',
          timezone: 'Antarctica/Troll',
          passcode: 'with blanks',
          occurrenceId: '',
        }),
      ),
    ).resolves.toEqual({
      startTime: 'The start time is in the past.',
      timezone: 'Zoom does not support this time zone.',
      passcode: 'The passcode can only contain letters, digits and @ - _ *.',
      occurrenceId: 'The occurrence ID is missing.',
      ...ofSeriesOnly('timezone', 'passcode'),
    });
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
    expect(readRemovalOptions({ occurrenceId: '' }).occurrenceId).toBeUndefined();
  });
});

const ofSeriesOnly = (...fields: string[]) =>
  Object.fromEntries(
    fields.map((field) => [
      field,
      `The field “${field}” can only be changed for the whole series.`,
    ]),
  );
