import * as v from 'valibot';
import { parseOptions } from '../../platform/commandOptions';

/** What `zoom.deleteMeeting` and `zoom.endMeeting` take from programs besides the meeting. */
export interface RemovalOptions {
  /** Zoom's ID of one occurrence of a series. */
  occurrenceId?: string;
  /** Whether a person is asked first. */
  confirm: boolean;
}

const schema = v.object({
  occurrenceId: v.fallback(
    v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.nonEmpty())),
    undefined,
  ),
  // Only `false` itself skips the question.
  confirm: v.fallback(v.optional(v.boolean(), true), true),
});

/** Reads the second argument, in which a menu passes its selection. */
export function readRemovalOptions(argument: unknown): RemovalOptions {
  return parseOptions(schema, argument);
}
