import {
  type InvalidField,
  ZoomAuthError,
  type ZoomError,
  type ZoomErrorDetails,
  ZoomNotFoundError,
  ZoomPermissionError,
  ZoomRateLimitError,
  ZoomScopeError,
  ZoomServerError,
  ZoomValidationError,
} from '../errors';
import { errorCodes } from '../errorCodes';
import { smallestMissingScope } from '../missingScope';
import { redact } from '../redact';
import {
  findRefusalRow,
  type Refusal,
  type RefusalEffect,
  refusalEffects,
  type RefusalMeaning,
} from '../refusals';
import type { RequestKind } from '../requestKinds';
import type { HttpResponse } from './nodeFetch';
import { retryTime } from './retryAfter';

/** What was asked, and of whom. */
export interface RefusalContext {
  requestKind: RequestKind;
  /** The server's host, for messages. */
  host: string;
  /** The current time, for a `Retry-After` in seconds. */
  now: Date;
  /** The scopes of the token; absent or empty if they are not known. */
  grantedScopes?: readonly string[];
}

/**
 * The bodies of Zoom's refusals: `{"code", "message", "errors"?}` of the API, `{"reason", "error"}` of
 * the token endpoint, and `{"errorCode", "errorMessage"}` of pages.
 */
type RefusalBody = Record<string, unknown>;

/** The start of a page of HTML, whatever its content type. */
const pageStart = /^\s*<(?:!doctype|!--|\?xml|html|head|body|title|meta)\b/i;

/**
 * Makes the error for a response that is not a success, or whose body is not what was asked for. The
 * table in `refusals.ts` decides what it means.
 */
export function refusalError(
  response: Pick<HttpResponse, 'status' | 'headers'>,
  bodyText: string,
  context: RefusalContext,
): ZoomError {
  const { status, headers } = response;
  const body = parseBody(bodyText);
  const fields = invalidFields(body?.errors);
  const refusal: Refusal = {
    requestKind: context.requestKind,
    status,
    code: firstOfType(body, ['code', 'errorCode'], 'number'),
    oauthError: firstOfType(body, ['error'], 'string'),
    text: redact(
      firstOfType(body, ['message', 'reason', 'errorMessage', 'error_description'], 'string') ?? '',
    ),
    hasInvalidFields: fields.length > 0,
    isHtml:
      body === undefined &&
      (/\bhtml\b/i.test(headers.get('content-type') ?? '') || pageStart.test(bodyText)),
  };
  return toZoomError(refusal, { ...context, headers, fields });
}

/** A refusal's context with the parts of the response that only some errors need. */
export type ErrorContext = Pick<RefusalContext, 'host' | 'now' | 'grantedScopes'> & {
  headers?: HttpResponse['headers'];
  fields?: readonly InvalidField[];
};

/** Makes the error for a refusal that has been read. */
export function toZoomError(refusal: Refusal, context: ErrorContext): ZoomError {
  return errorOfMeaning(findRefusalRow(refusal)?.meaning ?? 'unreadable', refusal, context);
}

/** Makes the error for a refusal whose meaning is known. */
export function errorOfMeaning(
  meaning: RefusalMeaning,
  refusal: Refusal,
  context: ErrorContext,
): ZoomError {
  const { status, code, text } = refusal;
  const effect: RefusalEffect = refusalEffects[meaning];
  const details: ZoomErrorDetails = {
    status,
    code,
    trackingId: context.headers?.get('x-zm-trackingid') ?? undefined,
    meaning,
    nextStep: effect.next,
  };
  switch (effect.error) {
    case 'auth':
      return new ZoomAuthError(effect.reason, `${context.host} refused: ${meaning}.`, details);
    case 'server':
      return new ZoomServerError(effect.reason, context.host, details);
    case 'scope':
      return scopeError(refusal, context.grantedScopes ?? [], details);
    case 'permission':
      return new ZoomPermissionError(text, details);
    case 'notFound':
      return new ZoomNotFoundError(text, details);
    case 'validation':
      return new ZoomValidationError(context.fields ?? [], text, details);
    case 'rateLimit':
      return rateLimitError(text, context, details);
  }
}

function parseBody(text: string): RefusalBody | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as RefusalBody) : undefined;
  } catch {
    return undefined;
  }
}

/** The types that fields of a body have. */
interface FieldTypes {
  number: number;
  string: string;
}

/** The first of some fields that has the right type. */
function firstOfType<T extends keyof FieldTypes>(
  body: RefusalBody | undefined,
  names: readonly string[],
  type: T,
): FieldTypes[T] | undefined {
  return names.map((name) => body?.[name]).find((value) => typeof value === type) as
    FieldTypes[T] | undefined;
}

/** Zoom lists alternatives, as in "Invalid access token, does not contain scopes:[a, a:admin]." */
function scopeError(
  { code, text }: Refusal,
  granted: readonly string[],
  details: ZoomErrorDetails,
): ZoomScopeError {
  const list = /scopes?:\s*\[([^[\]]*)\]/i.exec(text)?.[1] ?? '';
  const alternatives = list.split(/[,\s]+/).filter((scope) => scope !== '');
  const isServerApp = code === errorCodes.missingServerScope;
  const missing = smallestMissingScope(alternatives, granted, isServerApp);
  if (missing !== undefined || alternatives.length === 0) {
    return new ZoomScopeError(missing === undefined ? [] : [missing], details);
  }
  const meaning: RefusalMeaning = 'adminScopeRequired';
  return new ZoomScopeError([], { ...details, meaning, nextStep: refusalEffects[meaning].next });
}

function invalidFields(errors: unknown): InvalidField[] {
  if (!Array.isArray(errors)) {
    return [];
  }
  return errors.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) {
      return [];
    }
    const { field, message } = entry as Record<string, unknown>;
    return [
      {
        field: typeof field === 'string' ? field : '',
        message: typeof message === 'string' ? redact(message) : '',
      },
    ];
  });
}

function rateLimitError(
  text: string,
  { headers, now }: ErrorContext,
  details: ZoomErrorDetails,
): ZoomRateLimitError {
  const type = headers?.get('x-ratelimit-type') ?? '';
  const daily = /daily/i.test(type) || (type === '' && /daily/i.test(text));
  const limit = daily ? 'daily' : 'perSecond';
  const retryAt = retryTime(headers?.get('retry-after') ?? null, limit, now);
  return new ZoomRateLimitError(limit, retryAt, details);
}
