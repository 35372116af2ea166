import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { findListedTimeZone } from '../../../src/zoom/timeZones';
import {
  hasZoomDocument,
  operationOf,
  readZoomDocument,
  unknownFields,
  type Schema,
} from './zoomDocument.ts';

/** The requests whose bodies are checked. */
export const bodyOperations = {
  create: 'POST /users/{userId}/meetings',
  update: 'PATCH /meetings/{meetingId}',
} as const;

/** A request with a body. */
export type BodyOperation = keyof typeof bodyOperations;

interface Body extends Readonly<Record<string, unknown>> {
  readonly start_time?: string;
  readonly timezone?: string;
  readonly type?: number;
  readonly recurrence?: object;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What one occurrence may differ in, which Zoom's document says in words only. */
const fieldsOfOccurrence = new Set(['agenda', 'duration', 'start_time', 'settings']);

/** Checks the bodies of requests by Zoom's document, and by what it says in words. */
export class BodyCheck {
  private readonly schemas: Readonly<Record<BodyOperation, Schema>>;
  private readonly validators: Readonly<Record<BodyOperation, ValidateFunction>>;

  /** @throws if Zoom's document is missing, see {@link hasZoomDocument} */
  constructor() {
    if (!hasZoomDocument) {
      throw new Error('Zoom’s document is missing.');
    }
    const document = readZoomDocument();
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const schemaOf = (operation: BodyOperation): Schema => {
      const { requestBody } = operationOf(document, bodyOperations[operation]);
      return requestBody?.content['application/json']?.schema ?? {};
    };
    this.schemas = { create: schemaOf('create'), update: schemaOf('update') };
    this.validators = {
      create: ajv.compile(this.schemas.create),
      update: ajv.compile(this.schemas.update),
    };
  }

  /**
   * Returns what is wrong with a body.
   *
   * @param body the value that is sent as JSON
   * @param isOccurrence whether it changes one occurrence of a series
   */
  findProblems(operation: BodyOperation, body: unknown, isOccurrence = false): string[] {
    const sent = JSON.parse(JSON.stringify(body)) as Body;
    const validate = this.validators[operation];
    validate(sent);
    return [
      ...(validate.errors ?? []).map(
        ({ instancePath, message = '' }) => `${instancePath} ${message}`,
      ),
      ...unknownFields([this.schemas[operation]], sent).map((field) => `${field} is unknown`),
      ...startProblems(operation, sent),
      ...combinationProblems(operation, sent),
      ...(isOccurrence
        ? Object.keys(sent)
            .filter((field) => !fieldsOfOccurrence.has(field))
            .map((field) => `/${field} is not for one occurrence`)
        : []),
    ];
  }
}

/** A start is in UTC with a Z, or in local time with a zone that Zoom lists. */
function startProblems(operation: BodyOperation, { start_time, timezone }: Body): string[] {
  const isListed = timezone === undefined || findListedTimeZone(timezone) === timezone;
  return [
    ...(isListed ? [] : [`/timezone ${timezone} is not listed`]),
    ...(start_time === undefined
      ? []
      : start_time.endsWith('Z')
        ? // A change without a zone leaves it as it is.
          timezone === 'UTC' || (operation === 'update' && timezone === undefined)
          ? []
          : ['/start_time is in UTC, but the zone is another one']
        : timezone === undefined
          ? ['/start_time is local to no zone']
          : []),
  ];
}

function combinationProblems(operation: BodyOperation, body: Body): string[] {
  const { type = 2, recurrence, settings = {} } = body;
  if (operation === 'update') {
    return [];
  }
  return [
    ...((type === 8) === (recurrence !== undefined) ? [] : ['/recurrence does not fit the type']),
    ...(settings.use_pmi === true && type !== 2 && type !== 3
      ? ['/settings/use_pmi does not fit the type']
      : []),
  ];
}
