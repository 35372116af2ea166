import { describe, expect, it } from 'vitest';
import { refusedMeetingFields } from '../../../src/zoom/refusedMeetingFields';
import { ZoomNetworkError, ZoomValidationError } from '../../../src/zoom/errors';
import { refusalOf } from '../support/refusalOf.ts';

/** The fields of a refusal by Zoom. */
const fieldsOf = (status: number, body: object, request = {}) =>
  refusedMeetingFields(refusalOf('createMeeting', status, body), request).map(({ field }) => field);

const invalid = (...fields: string[]) => ({
  code: 300,
  message: 'Validation Failed.',
  errors: fields.map((field) => ({ field, message: 'Invalid field.' })),
});

describe('The field that Zoom has refused', () => {
  it.each([
    ['topic', 'topic'],
    ['agenda', 'agenda'],
    ['duration', 'duration'],
    ['password', 'password'],
    ['start_time', 'start_time'],
    ['timezone', 'timezone'],
    ['template_id', 'template_id'],
    ['schedule_for', 'schedule_for'],
    ['recurrence', 'recurrence'],
    ['recurrence.end_times', 'recurrence'],
    ['settings.alternative_hosts', 'settings.alternative_hosts'],
    ['alternative_hosts', 'settings.alternative_hosts'],
    ['settings.meeting_invitees.0.email', 'settings.meeting_invitees'],
    ['settings.meeting_invitees[0].email', 'settings.meeting_invitees'],
    ['settings.use_pmi', 'settings.use_pmi'],
    ['settings.waiting_room_options.mode', 'settings'],
    ['settings.audio', 'settings'],
  ])('is found by its path: %s', (path, field) => {
    expect(fieldsOf(400, invalid(path))).toEqual([field]);
  });

  it('is each one that Zoom names', () => {
    expect(fieldsOf(400, invalid('topic', 'recurrence.type', 'constructor'))).toEqual([
      'topic',
      'recurrence',
    ]);
  });

  it.each([
    [
      300,
      'The value that you entered in the `schedule_for` field is invalid. Enter a valid value and try again.',
      'schedule_for',
    ],
    [
      300,
      'Invalid `enforce_login_domains`. Separate multiple domains with semicolons.',
      'settings',
    ],
    [3000, 'You cannot schedule a meeting for someone@example.com', 'schedule_for'],
    [
      3000,
      'Unable to schedule for a user outside of your account for a meeting with continuous chat.',
      'schedule_for',
    ],
    [
      3000,
      'Instant meetings do not support the `schedule_for` parameter, and you can’t schedule an instant meeting for another user.',
      'schedule_for',
    ],
    [
      1110,
      'Unable to assign a@example.com as an alternative host because the user cannot be selected at this time.',
      'settings.alternative_hosts',
    ],
    [300, 'Meeting template does not exist.', 'template_id'],
    [300, 'The passcode does not meet the requirements of your account.', 'password'],
    [300, 'Invalid time zone.', 'timezone'],
    [300, 'Recurrence is invalid.', 'recurrence'],
  ])('is found in what Zoom writes: %i %s', (code, message, field) => {
    expect(fieldsOf(400, { code, message })).toEqual([field]);
  });

  it('is the alternative hosts if a user is not in the account and there is nobody else', () => {
    const body = { code: 1010, message: 'User not exist in this account.' };
    const request = { settings: { alternative_hosts: 'a@example.com' } };
    expect(fieldsOf(400, body, request)).toEqual(['settings.alternative_hosts']);
    expect(fieldsOf(400, body)).toEqual([]);
  });

  it('has Zoom’s sentence with it', () => {
    expect(refusedMeetingFields(refusalOf('createMeeting', 400, invalid('topic')))).toEqual([
      { field: 'topic', message: 'Invalid field.' },
    ]);
  });

  it('is found by the names of our commands too', () => {
    const error = new ZoomValidationError(
      ['startTime', 'passcode', 'timezone'].map((field) => ({ field, message: 'No.' })),
      '',
    );
    expect(refusedMeetingFields(error).map(({ field }) => field)).toEqual([
      'start_time',
      'password',
      'timezone',
    ]);
  });

  it('is none if the refusal is about something else', () => {
    expect(
      fieldsOf(400, { code: 300, message: 'Request Body should be a valid JSON object.' }),
    ).toEqual([]);
    expect(
      fieldsOf(400, {
        code: 3161,
        message: 'Your user account is not allowed meeting hosting and scheduling capabilities.',
      }),
    ).toEqual([]);
    expect(refusedMeetingFields(new ZoomNetworkError('timedOut', 'zoom.example'))).toEqual([]);
    expect(refusedMeetingFields(undefined)).toEqual([]);
  });
});
