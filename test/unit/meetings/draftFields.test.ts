import { describe, expect, it } from 'vitest';
import {
  changedFields,
  countChanges,
  draftOf,
  duplicateOf,
  withSetting,
} from '../../../src/meetings/input/draftFields';
import { newMeetingRequest } from '../../../src/meetings/input/meetingRequest';
import { mergeDrafts } from '../../../src/meetings/input/newMeetingDefaults';
import type { Meeting } from '../../../src/zoom/types';

const now = new Date('2026-11-23T12:00:00Z');
const start = new Date('2026-11-24T14:00:00Z');

const meeting: Meeting = {
  id: 85012345678,
  topic: 'Retro',
  type: 2,
  start_time: '2026-11-24T14:00:00Z',
  duration: 45,
  timezone: 'Europe/Berlin',
  agenda: 'Good\nBad',
  password: 'abc123',
  settings: {
    waiting_room: true,
    mute_upon_entry: false,
    meeting_invitees: [{ email: 'sam@example.com' }],
    global_dial_in_numbers: [{ number: '+1 555' }],
  },
};

describe('A draft', () => {
  it('says what a meeting says, and then nothing changes', () => {
    const draft = draftOf(meeting, start);
    expect(draft).toMatchObject({ topic: 'Retro', startTime: start, passcode: 'abc123' });
    expect(changedFields(draft, { ...draft, startTime: new Date(start) })).toEqual({});
  });

  it('differs in single fields and settings', () => {
    const draft = draftOf(meeting, start);
    const changed = withSetting({ ...draft, topic: 'Review', agenda: '' }, 'mute_upon_entry', true);
    const changes = changedFields(draft, changed);
    expect(changes).toEqual({ topic: 'Review', agenda: '', settings: { mute_upon_entry: true } });
    expect(countChanges(changes)).toBe(3);
  });

  it('lets nobody in before the host past a waiting room', () => {
    const joins = withSetting({ settings: { waiting_room: true } }, 'join_before_host', true);
    expect(joins.settings).toEqual({ waiting_room: false, join_before_host: true });
    const waits = withSetting(joins, 'waiting_room', true);
    expect(waits.settings).toEqual({ waiting_room: true, join_before_host: false });
    expect(withSetting(waits, 'waiting_room', undefined).settings).toEqual({
      join_before_host: false,
    });
  });

  it('counts more than the defaults, also with what it excludes', () => {
    const base = { duration: 25, settings: { waiting_room: true, mute_upon_entry: true } };
    expect(mergeDrafts(base, { topic: 'A', settings: { join_before_host: true } })).toEqual({
      duration: 25,
      topic: 'A',
      settings: { waiting_room: false, mute_upon_entry: true, join_before_host: true },
    });
    expect(mergeDrafts(base, { duration: undefined }).duration).toBe(25);
  });
});

describe('A copy of a meeting', () => {
  it('has its values, but neither its passcode nor what only Zoom sets', () => {
    expect(duplicateOf(meeting, start, now)).toEqual({
      topic: 'Retro',
      startTime: start,
      duration: 45,
      timezone: 'Europe/Berlin',
      agenda: 'Good\nBad',
      settings: {
        waiting_room: true,
        mute_upon_entry: false,
        meeting_invitees: [{ email: 'sam@example.com' }],
      },
    });
  });

  it('does not start in the past', () => {
    const later = new Date('2026-11-25T12:00:00Z');
    expect(duplicateOf(meeting, start, later)).not.toHaveProperty('startTime');
  });

  it('repeats like it, unless that is over', () => {
    const recurrence = { type: 1, repeat_interval: 1, end_date_time: '2026-12-01T00:00:00Z' };
    const series = { ...meeting, type: 8, recurrence: { ...recurrence, unknown: 1 } };
    expect(duplicateOf(series, start, now).recurrence).toEqual(recurrence);
    expect(duplicateOf(series, start, new Date('2026-12-02T00:00:00Z'))).not.toHaveProperty(
      'recurrence',
    );
  });
});

describe('The request for a new meeting', () => {
  it('has what the draft says, by Zoom’s names', () => {
    expect(
      newMeetingRequest({
        topic: 'Review',
        startTime: start,
        timezone: 'Europe/Berlin',
        duration: 25,
        passcode: 'a!b',
        agenda: 'One\nTwo',
        templateId: 'Dv4',
        settings: { use_pmi: true, waiting_room: false },
      }),
    ).toEqual({
      topic: 'Review',
      type: 2,
      start_time: '2026-11-24T15:00:00',
      timezone: 'Europe/Berlin',
      duration: 25,
      password: 'a!b',
      agenda: 'One\nTwo',
      template_id: 'Dv4',
      settings: { use_pmi: true, waiting_room: false },
    });
  });

  it('tells no passcode from one that Zoom chooses', () => {
    expect(newMeetingRequest({ topic: 'A', passcode: '' })).toMatchObject({
      default_password: false,
    });
    expect(newMeetingRequest({ topic: 'A', passcode: '' })).not.toHaveProperty('password');
    expect(newMeetingRequest({ topic: 'A' })).not.toHaveProperty('default_password');
  });

  it('does not hold a series in the personal meeting room', () => {
    const request = newMeetingRequest({
      topic: 'Weekly',
      startTime: start,
      timezone: 'UTC',
      recurrence: { type: 1, end_times: 2 },
      settings: { use_pmi: true },
    });
    expect(request).toMatchObject({ type: 8, recurrence: { type: 1, end_times: 2 } });
    expect(request).not.toHaveProperty('settings');
  });
});
