import * as v from 'valibot';
import { ApiError, validationFailed } from './apiError.ts';

/**
 * A body as `schema` understands it.
 *
 * @throws ApiError 300 "Validation Failed." naming each field in Zoom's dotted way
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
 * The JSON object that a request carries.
 *
 * @throws ApiError 300 if it is not JSON, or no object
 */
export function readJsonObject(body: unknown): Record<string, unknown> {
  const wrong = new ApiError(400, 300, 'Request Body should be a valid JSON object.');
  if (typeof body !== 'string') throw wrong;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw wrong;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw wrong;
  return Object.fromEntries(Object.entries(parsed));
}
