import * as v from 'valibot';
import { isTimeZone } from '../time/timeZones.ts';
import { flag, invalid, plainText, text, wholeNumber } from './fieldSchemas.ts';
import {
  createdMeetingSettings,
  updatedMeetingSettings,
  updatedOccurrenceSettings,
} from './settingsSchemas.ts';

const startTime = v.pipe(
  v.string(invalid),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z?$/, invalid),
  v.check((value) => isRealDate(value), invalid),
);

const utcTime = v.pipe(
  v.string(invalid),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, invalid),
  v.check((value) => isRealDate(value), invalid),
);

/** Any time zone; whether Zoom takes those that it does not list is not known. */
const timezone = v.pipe(
  v.string(invalid),
  v.check((id) => isTimeZone(id), invalid),
);

/** The passcode of a new meeting may contain any special characters, a changed one only a few. */
const newPassword = v.pipe(text(10), v.regex(/^[!-~]*$/, invalid));
const changedPassword = v.pipe(text(10), v.regex(/^[A-Za-z0-9@\-_*]*$/, invalid));

const recurrence = v.pipe(
  v.object(
    {
      type: v.picklist([1, 2, 3], invalid),
      repeat_interval: v.optional(wholeNumber(1, 99)),
      weekly_days: v.optional(v.pipe(v.string(invalid), v.regex(/^[1-7](,[1-7])*$/, invalid))),
      monthly_day: v.optional(wholeNumber(1, 31)),
      monthly_week: v.optional(v.picklist([-1, 1, 2, 3, 4], invalid)),
      monthly_week_day: v.optional(wholeNumber(1, 7)),
      end_times: v.optional(wholeNumber(0, 60)),
      end_date_time: v.optional(utcTime),
    },
    invalid,
  ),
  v.forward(
    v.check(
      ({ type, repeat_interval: interval = 1 }) => interval <= maximumInterval[type],
      invalid,
    ),
    ['repeat_interval'],
  ),
  v.forward(
    v.check((given) => given.end_times === undefined || given.end_date_time === undefined, invalid),
    ['end_date_time'],
  ),
  v.forward(
    v.check(
      (given) => (given.monthly_week === undefined) === (given.monthly_week_day === undefined),
      invalid,
    ),
    ['monthly_week_day'],
  ),
);

const maximumInterval = { 1: 99, 2: 50, 3: 10 } as const;

const trackingField = v.object({ field: plainText, value: v.optional(plainText) }, invalid);

const commonFields = {
  agenda: v.optional(text(2000)),
  duration: v.optional(wholeNumber(1, 1440)),
  pre_schedule: v.optional(flag),
  recurrence: v.optional(recurrence),
  schedule_for: v.optional(plainText),
  start_time: v.optional(startTime),
  template_id: v.optional(plainText),
  timezone: v.optional(timezone),
  topic: v.optional(text(200)),
  tracking_fields: v.optional(v.array(trackingField, invalid)),
  type: v.optional(v.picklist([1, 2, 3, 8, 10], invalid)),
};

/** The body of "create a meeting"; unknown fields are dropped. */
export const createMeetingSchema = v.object({
  ...commonFields,
  default_password: v.optional(flag),
  password: v.optional(newPassword),
  settings: v.optional(createdMeetingSettings),
});

/** The body of "update a meeting". */
export const updateMeetingSchema = v.object({
  ...commonFields,
  password: v.optional(changedPassword),
  settings: v.optional(updatedMeetingSettings),
});

/** The body of an update of one occurrence, with the fields that Zoom allows for it. */
export const updateOccurrenceSchema = v.strictObject({
  agenda: commonFields.agenda,
  duration: commonFields.duration,
  start_time: commonFields.start_time,
  settings: v.optional(updatedOccurrenceSettings),
});

/** The body of "update meeting status". */
export const statusSchema = v.object({ action: v.picklist(['end', 'recover'], invalid) });

/** The body of "create invite links"; `ttl` is in seconds, 0 means that the links never expire. */
export const inviteLinksSchema = v.object({
  attendees: v.pipe(
    v.array(
      v.object({
        name: v.pipe(text(64), v.minLength(1, invalid)),
        disable_video: v.optional(flag),
        disable_audio: v.optional(flag),
      }),
      invalid,
    ),
    v.minLength(1, invalid),
    v.maxLength(500, invalid),
  ),
  ttl: v.optional(wholeNumber(0, 7_776_000), 7200),
});

/** The recurrence of a series. */
export type Recurrence = v.InferOutput<typeof recurrence>;

/** The valid body of "create a meeting". */
export type CreateMeeting = v.InferOutput<typeof createMeetingSchema>;

/** The valid body of "update a meeting". */
export type UpdateMeeting = v.InferOutput<typeof updateMeetingSchema>;

/** The valid body of an update of one occurrence. */
export type UpdateOccurrence = v.InferOutput<typeof updateOccurrenceSchema>;

function isRealDate(value: string): boolean {
  const asUtc = value.endsWith('Z') ? value : `${value}Z`;
  const parsed = Date.parse(asUtc);
  return (
    !Number.isNaN(parsed) && new Date(parsed).toISOString().slice(0, 19) === asUtc.slice(0, 19)
  );
}
