import * as v from 'valibot';
import { ZoomValidationError } from '../zoom/errors';

/**
 * Reads the options that a program passes to a command. Anything that is not an object counts as no
 * options, because menus pass their selection in the same place; fields that the schema does not
 * name are left out.
 *
 * @param schema of an object; the message of each field is a whole, localized sentence
 * @throws {ZoomValidationError} with every field that the schema refuses
 */
export function parseOptions<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const result = v.safeParse(schema, isObject ? value : {});
  if (result.success) {
    return result.output;
  }
  throw new ZoomValidationError(
    result.issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', message: issue.message })),
    '',
  );
}
