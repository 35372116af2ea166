import type { shellCurl } from '@scalar/snippetz/plugins/shell/curl';
import { compactJson } from './programText';
import { environmentNames, type SnippetRequest } from './snippetRequest';

/** A generator of snippetz. */
export interface Generator {
  generate: typeof shellCurl.generate;
}

/** What stands in generated code for values that a program reads from its environment. */
export interface Markers {
  /** The access token, or the encoded client ID and secret. */
  credentials: string;
  /** By the names of environment variables. */
  environment: ReadonlyMap<string, string>;
}

/** Code of snippetz, with markers in its literals. */
export interface PrintedRequest {
  code: string;
  markers: Markers;
}

/** What of a request snippetz writes. */
export interface PrintOptions {
  /** Whether it writes the `Authorization` header. */
  hasAuthorization?: boolean;
  /** Instead of the request's own JSON. */
  json?: string;
}

/** Lets snippetz write a request. Its literals are quoted by snippetz, and the markers are replaced later. */
export function printRequest(
  generator: Generator,
  request: SnippetRequest,
  { hasAuthorization = true, json = compactJson(request) }: PrintOptions = {},
): PrintedRequest {
  const markers = chooseMarkers(request);
  const scheme = request.authorization === 'bearer' ? 'Bearer' : 'Basic';
  const code = generator.generate({
    method: request.method,
    url: request.url,
    headers: [
      ...(hasAuthorization
        ? [{ name: 'Authorization', value: `${scheme} ${markers.credentials}` }]
        : []),
      ...(request.json === undefined ? [] : [{ name: 'Content-Type', value: 'application/json' }]),
    ],
    ...(json !== undefined && { postData: { mimeType: 'application/json', text: json } }),
    ...(request.form !== undefined && {
      postData: {
        mimeType: 'application/x-www-form-urlencoded',
        params: request.form.map((field) => ({
          name: field.name,
          value:
            'value' in field ? field.value : (markers.environment.get(field.environment) ?? ''),
        })),
      },
    }),
  });
  return { code, markers };
}

/**
 * Replaces a literal of generated code by an expression.
 *
 * @throws {Error} unless the literal is there exactly once, so that no program with a marker is returned
 */
export function replaceOnce(code: string, literal: string, expression: string): string {
  const [before, after, ...rest] = code.split(literal);
  if (before === undefined || after === undefined || rest.length > 0) {
    throw new Error(`The generated code must have ${literal} once.`);
  }
  return before + expression + after;
}

/** Chooses markers that are in no text of the request. */
function chooseMarkers(request: SnippetRequest): Markers {
  const text = JSON.stringify(request);
  let prefix = 'MARKER';
  while (text.includes(prefix)) {
    prefix += 'X';
  }
  return {
    credentials: `${prefix}0`,
    environment: new Map(
      environmentNames(request).map((name, index) => [name, `${prefix}${index + 1}`]),
    ),
  };
}
