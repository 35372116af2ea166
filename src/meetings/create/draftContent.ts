import * as v from 'valibot';
import type { Recurrence } from '../../zoom/recurrence';
import { withoutAbsent, type MeetingFields } from '../input/draftFields';
import { settingsSchema } from '../input/settingsFields';
import type { DraftFields } from './meetingDrafts';

/** What is kept of a meeting that a person plans. */
export interface DraftContent {
  /** The ID of the account that hosts it. */
  accountId: string;
  /** What is typed in the line, as long as that says everything. */
  line?: string;
  /** The name of the preset. */
  preset?: string;
  /** The agenda that the line does not show, as that of a file. */
  agenda?: string;
  /** What the menu says. The passcode is not kept. */
  meeting?: MeetingFields;
  /** Whether a person has chosen a passcode, which they are asked for again. */
  isProtected?: boolean;
}

const text = v.fallback(v.optional(v.string()), undefined);
const number = v.fallback(v.optional(v.number()), undefined);

/** The file may be foreign, so what makes no sense is left out. The menu checks the rest. */
const meetingSchema = v.object({
  topic: text,
  startTime: v.fallback(
    v.optional(
      v.pipe(
        v.string(),
        v.isoTimestamp(),
        v.transform((time) => new Date(time)),
        v.check((time) => !Number.isNaN(time.getTime())),
      ),
    ),
    undefined,
  ),
  duration: number,
  timezone: text,
  agenda: text,
  recurrence: v.fallback(
    v.optional(v.custom<Recurrence>((value) => v.is(recurrenceSchema, value))),
    undefined,
  ),
  settings: v.fallback(v.optional(settingsSchema()), undefined),
  templateId: text,
  type: number,
});

const recurrenceSchema = v.record(v.string(), v.union([v.string(), v.number()]));

const contentSchema = v.object({
  accountId: v.fallback(v.string(), ''),
  line: text,
  preset: text,
  agenda: text,
  meeting: v.fallback(v.optional(meetingSchema), undefined),
  isProtected: v.fallback(v.optional(v.boolean()), undefined),
});

/** Writes what is kept as values of JSON. */
export function toDraftFields({ meeting, ...content }: DraftContent): DraftFields {
  const { passcode = '', startTime, ...fields } = meeting ?? {};
  return withoutAbsent({
    ...content,
    meeting: meeting && withoutAbsent({ ...fields, startTime: startTime?.toISOString() }),
    isProtected: passcode === '' ? content.isProtected : true,
  });
}

/** Reads what was kept, as far as it makes sense. */
export function readDraftFields(fields: DraftFields): DraftContent {
  const { meeting, ...content } = v.parse(contentSchema, fields);
  return {
    ...withoutAbsent(content),
    accountId: content.accountId,
    ...(meeting && { meeting: withoutAbsent(meeting) }),
  };
}
