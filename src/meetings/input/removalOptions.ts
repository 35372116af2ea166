import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseOptions } from '../../platform/commandOptions';

/** What `zoom.deleteMeeting` and `zoom.endMeeting` take from programs besides the meeting. */
export interface RemovalOptions {
  /** Zoom's ID of one occurrence of a series. */
  occurrenceId?: string;
  /** Whether a person is asked first. */
  confirm: boolean;
}

/** A value that names no occurrence is refused, because without one the whole series is meant. */
const occurrenceId = v.pipe(
  v.union([v.string(), v.number()], () => vscode.l10n.t('The occurrence ID must be text.')),
  v.transform(String),
  v.nonEmpty(() => vscode.l10n.t('The occurrence ID is missing.')),
);

const schema = v.object({
  occurrenceId: v.optional(occurrenceId),
  // Only `false` itself skips the question.
  confirm: v.fallback(v.optional(v.boolean(), true), true),
});

/**
 * Reads the second argument, in which a menu passes its selection.
 *
 * @throws {ZoomValidationError} for an occurrence ID that is not one
 */
export function readRemovalOptions(argument: unknown): RemovalOptions {
  return parseOptions(schema, argument);
}
