import { existsSync, readFileSync } from 'node:fs';

/** Zoom's OpenAPI document, beside the repository: its license does not allow copies of it. */
const documentFile = new URL('../../../../shared/zoom/openapi.relaxed.json', import.meta.url);

/** Whether Zoom's OpenAPI document is there. */
export const hasZoomDocument = existsSync(documentFile);

/** The parts of a JSON schema that tests look into. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The body of a request or a response, by its type. */
type Content = Readonly<
  Record<
    string,
    {
      readonly schema: Schema;
      readonly examples?: Readonly<Record<string, { readonly value?: { readonly code?: number } }>>;
    }
  >
>;

/** One operation of an OpenAPI document. */
export interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** An OpenAPI document. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

/**
 * Reads Zoom's OpenAPI document. The schema of errors in it is not Zoom's own. It requires a code, so it
 * is left out of responses for which Zoom documents none.
 */
export function readZoomDocument(): OpenApiDocument {
  const document = JSON.parse(readFileSync(documentFile, 'utf8')) as OpenApiDocument;
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (Number(status) >= 400 && errorCodesOf(operation, Number(status)).length === 0) {
        Object.assign(response, { content: {} });
      }
    }
  }
  return document;
}

/** The error codes that Zoom documents for a status of an operation. */
export function errorCodesOf(operation: Operation, status: number): number[] {
  const examples = operation.responses[status]?.content?.['application/json']?.examples ?? {};
  return Object.values(examples).flatMap(({ value }) => value?.code ?? []);
}

/**
 * Finds an operation.
 *
 * @param name such as `GET /users/{userId}`
 * @throws if there is none
 */
export function operationOf(document: OpenApiDocument, name: string): Operation {
  const [method = '', path = ''] = name.split(' ');
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) {
    throw new Error(`Zoom's document has no operation ${name}.`);
  }
  return operation;
}

/** The paths of the fields in a value that its schemas do not contain. */
export function unknownFields(schemas: readonly Schema[], value: unknown, path = ''): string[] {
  const known = schemas.flatMap(withParts);
  if (Array.isArray(value)) {
    const inside = known.flatMap(({ items }) => items ?? []);
    return value.flatMap((item, index) => unknownFields(inside, item, `${path}/${index}`));
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, field]) => {
    const fields = known.flatMap(({ properties }) => properties?.[name] ?? []);
    return fields.length === 0
      ? [`${path}/${name}`]
      : unknownFields(fields, field, `${path}/${name}`);
  });
}

function withParts(schema: Schema): Schema[] {
  return [schema, ...[...(schema.allOf ?? []), ...(schema.oneOf ?? [])].flatMap(withParts)];
}
