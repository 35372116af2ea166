import * as v from 'valibot';
import { ApiError, validationFailed } from './apiError.ts';

/**
 * Parses a body by a schema.
 *
 * @throws ApiError 300 "Validation Failed." with the dotted path of each invalid field
 */
export function parseBody<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, body, { abortPipeEarly: true });
  if (result.success) return result.output;
  throw validationFailed(
    ...result.issues.map((issue) => ({
      field: v.getDotPath(issue) ?? '',
      message: issue.message,
    })),
  );
}

/**
 * Parses the text of a body.
 *
 * @throws ApiError 300 if it is not a JSON object
 */
export function readJsonObject(body: unknown): Record<string, unknown> {
  const error = new ApiError(400, 300, 'Request Body should be a valid JSON object.');
  if (typeof body !== 'string') throw error;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw error;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw error;
  return Object.fromEntries(Object.entries(parsed));
}
