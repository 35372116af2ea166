import { operationOf, type OpenApiDocument, type Schema } from './zoomDocument.ts';

/** Zoom's IDs of meetings have up to 11 digits. The document has no limits for them. */
const largestMeetingId = 99_999_999_999;

/** What a response is about, which no response lacks. The document requires next to nothing. */
const subjects: readonly (readonly [operation: string, status: number, field: string])[] = [
  ['GET /users/{userId}', 200, 'id'],
  ['GET /meetings/{meetingId}', 200, 'id'],
  ['POST /users/{userId}/meetings', 201, 'id'],
  ['GET /past_meetings/{meetingId}', 200, 'id'],
  ['GET /users/me/zak', 200, 'token'],
  ['GET /users/{userId}/token', 200, 'token'],
  ['GET /meetings/{meetingId}/recordings', 200, 'uuid'],
  ['GET /users/{userId}/meetings', 200, 'meetings'],
  ['GET /users/{userId}/upcoming_meetings', 200, 'meetings'],
  ['GET /past_meetings/{meetingId}/participants', 200, 'participants'],
  ['GET /past_meetings/{meetingId}/instances', 200, 'meetings'],
  ['GET /users/{userId}/recordings', 200, 'meetings'],
];

/**
 * Creates a copy of Zoom's document to generate responses from: it requires what responses are about,
 * IDs can be IDs, and each page of a list is the last one, since a random page token leads to another
 * random page.
 */
export function plausibleDocument(document: OpenApiDocument): OpenApiDocument {
  const copy = JSON.parse(JSON.stringify(document), (name, value: unknown) =>
    name === 'id' && isIntegerSchema(value)
      ? { ...value, minimum: 1, maximum: largestMeetingId }
      : name === 'next_page_token' && isSchema(value)
        ? { type: 'string', enum: [''] }
        : value,
  ) as OpenApiDocument;
  for (const [name, status, field] of subjects) {
    const schema = operationOf(copy, name).responses[status]?.content?.['application/json']?.schema;
    if (!schema || !requireField(schema, field)) {
      throw new Error(`Responses of ${name} have no field ${field}.`);
    }
  }
  return copy;
}

/** Makes a field of a schema, or of the parts that have it, required. */
function requireField(schema: Schema, field: string): boolean {
  const isHere = schema.properties?.[field] !== undefined;
  if (isHere) {
    Object.assign(schema, { required: [...(schema.required ?? []), field] });
  }
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? [])];
  return parts.map((part) => requireField(part, field)).includes(true) || isHere;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function isIntegerSchema(value: unknown): value is Schema {
  return isSchema(value) && value.type === 'integer';
}
