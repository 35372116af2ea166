import { findApiRequests } from '../catalog/findRequests';
import { requestById, type RequestId } from '../catalog/zoomRequests';
import type { RequestField, ZoomRequest } from '../catalog/zoomRequest';
import { requestComments } from './requestComments';

/** What is known about a request that is written into a program; examples stand for the rest. */
export interface SnippetValues {
  /** By the names in braces of the request's path. */
  parameters?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | number | boolean>>;
  /** Fields of the JSON body. */
  body?: Readonly<Record<string, unknown>>;
}

/** The base addresses of Zoom's servers, such as `https://api.zoom.us/v2`. */
export interface SnippetServers {
  apiUrl: string;
  oauthUrl: string;
}

/** A field of a form: either its value, or the environment variable that has it. */
export type FormField = { name: string; value: string } | { name: string; environment: string };

/** A request as a program is to send it. */
export interface SnippetRequest {
  /** What it is called in files that name their requests; of letters. */
  name: string;
  method: ZoomRequest['method'];
  /** Complete and encoded: it has no quotes, dollar signs or other characters that a language reads. */
  url: string;
  /** `bearer` with the access token, `basic` with the client ID and its secret. */
  authorization: 'bearer' | 'basic';
  /** The JSON body. */
  json?: Readonly<Record<string, unknown>>;
  form?: readonly FormField[];
  /** Lines that explain the request, without the comment signs of a language. */
  comments: readonly string[];
  /** Whether a success has JSON. */
  hasResponse: boolean;
  /** Whether `token` of the response is null for some users. */
  mayLackToken: boolean;
}

/** The environment variables that a program reads for a request. */
export function environmentNames({ authorization, form = [] }: SnippetRequest): string[] {
  const credentials =
    authorization === 'bearer' ? ['ZOOM_ACCESS_TOKEN'] : ['ZOOM_CLIENT_ID', 'ZOOM_CLIENT_SECRET'];
  const fields = form.flatMap((field) => ('environment' in field ? [field.environment] : []));
  return [...new Set([...credentials, ...fields])];
}

/** An ID that no meeting has, for people to replace. */
const exampleMeetingId = '85012345678';

/** Builds a request with everything that is known, and examples for the rest. */
export function snippetRequest(
  id: RequestId,
  { parameters = {}, query = {}, body = {} }: SnippetValues,
  servers: SnippetServers,
): SnippetRequest {
  const request = requestById(id);
  const path = request.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeStrictly(parameters[name] ?? (name === 'meetingId' ? exampleMeetingId : 'me')),
  );
  const base = request.host === 'api' ? servers.apiUrl : servers.oauthUrl;
  return {
    name: id,
    method: request.method,
    url: completeUrl(base, path, { ...examplesOf(request.query), ...query }),
    authorization: request.host === 'api' ? 'bearer' : 'basic',
    ...(request.host === 'api'
      ? request.body !== undefined && { json: { ...examplesOf(request.body), ...body } }
      : { form: formFields(request.form) }),
    comments: requestComments(id),
    hasResponse: request.response !== 'nothing',
    mayLackToken: request.response === 'token',
  };
}

/** A call of the API that need not be known. */
export interface CustomRequest {
  method: ZoomRequest['method'];
  /** Below the API's address, with everything filled in and encoded. */
  path: string;
  query?: Readonly<Record<string, string | number | boolean>>;
  body?: Readonly<Record<string, unknown>>;
}

/** Builds a call of the API just as it is. */
export function customSnippetRequest(
  { method, path, query = {}, body }: CustomRequest,
  { apiUrl }: Pick<SnippetServers, 'apiUrl'>,
): SnippetRequest {
  const [known] = findApiRequests(path, method);
  return {
    name: known?.id ?? 'zoomRequest',
    method,
    url: completeUrl(apiUrl, path, query),
    authorization: 'bearer',
    ...(body !== undefined && { json: body }),
    comments: known === undefined ? [`${method} ${encodeRest(path)}`] : requestComments(known.id),
    hasResponse: known?.request.response !== 'nothing',
    mayLackToken: known?.request.response === 'token',
  };
}

function completeUrl(base: string, path: string, query: Readonly<Record<string, unknown>>): string {
  const search = Object.entries(query)
    .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(String(value))}`)
    .join('&');
  return encodeRest(`${base.replace(/\/$/, '')}${path}${search === '' ? '' : `?${search}`}`);
}

function examplesOf(fields: readonly RequestField[] = []): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example]])),
  );
}

function formFields(fields: readonly RequestField[]): FormField[] {
  return fields.flatMap(({ name, example, environment }): FormField[] => {
    if (environment !== undefined) {
      return [{ name, environment }];
    }
    return typeof example === 'string' ? [{ name, value: example }] : [];
  });
}

/** `encodeURIComponent` leaves characters that quote or expand something in one language or another. */
function encodeStrictly(text: string): string {
  return encodeRest(encodeURIComponent(text));
}

/** Encodes what may stand in an address, but means something in a literal of some language. */
function encodeRest(url: string): string {
  return url.replace(/[^\w\-.~:/?#@&=+,%[\]]/gu, (character) =>
    /^[!'()*]$/.test(character)
      ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
      : encodeURIComponent(character.replace(/\p{Surrogate}/u, '\uFFFD')),
  );
}
