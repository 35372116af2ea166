import {
  ZoomAuthError,
  type ZoomError,
  type ZoomErrorDetails,
  type InvalidField,
  ZoomNotFoundError,
  ZoomPermissionError,
  ZoomRateLimitError,
  ZoomScopeError,
  ZoomServerError,
  ZoomValidationError,
} from '../errors';
import { errorCodes } from '../errorCodes';
import type { HttpResponse } from './nodeFetch';
import { redact } from '../redact';
import { retryTime } from './retryAfter';

/** Zoom's error body: `{"code", "message", "errors"?}`; `errors` only with code 300. */
interface ErrorBody {
  code?: unknown;
  message?: unknown;
  errors?: unknown;
}

/** Codes that mean that the access token is not accepted. */
const sessionEndedCodes = new Set<number>([
  errorCodes.invalidToken,
  errorCodes.oauthFailure,
  errorCodes.tokenOwnerGone,
  errorCodes.refreshTokenNotFound,
  errorCodes.refreshTokenDisabled,
  errorCodes.refreshTokenOverused,
]);

/**
 * Makes the error for an API response that is not a success. Zoom reuses codes across products, so
 * the status decides first, then the code, then the message.
 *
 * @param now the current time, for a `Retry-After` in seconds
 */
export function apiError(
  response: HttpResponse,
  bodyText: string,
  host: string,
  now: Date,
): ZoomError {
  const body = parseBody(bodyText);
  const code = typeof body?.code === 'number' ? body.code : undefined;
  const message = typeof body?.message === 'string' ? redact(body.message) : '';
  const details: ZoomErrorDetails = {
    status: response.status,
    code,
    trackingId: response.headers.get('x-zm-trackingid') ?? undefined,
  };

  if (response.status === 429) {
    return rateLimitError(response.headers, message, details, now);
  }
  if (response.status >= 500 || response.status < 400) {
    return new ZoomServerError('fault', host, details);
  }
  // Zoom sends no code if a transcript is not accessible; a page comes from something in between.
  if (response.status === 403 && code === undefined && !/^\s*</.test(bodyText)) {
    return new ZoomPermissionError(message, details);
  }
  if (body === undefined || code === undefined) {
    return new ZoomServerError('unreadable', host, details);
  }
  const scopes = missingScopes(message);
  if (code === errorCodes.missingScope || scopes.length > 0) {
    return new ZoomScopeError(scopes, details);
  }
  if (code === errorCodes.tokenRevoked) {
    return new ZoomAuthError('anotherSignIn', 'A newer sign-in ended this one.', details);
  }
  if (code === errorCodes.appDisabled) {
    return new ZoomAuthError('appDisabled', 'The Zoom app is disabled.', details);
  }
  if (response.status === 401 || sessionEndedCodes.has(code)) {
    return new ZoomAuthError('sessionEnded', 'Zoom does not accept the access token.', details);
  }
  if (code === errorCodes.invalidRequest) {
    return new ZoomValidationError(invalidFields(body.errors), message, details);
  }
  if (
    response.status === 404 ||
    code === errorCodes.userNotFound ||
    code === errorCodes.meetingNotFound
  ) {
    return new ZoomNotFoundError(message, details);
  }
  return new ZoomPermissionError(message, details);
}

function parseBody(text: string): ErrorBody | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the names from "Invalid access token, does not contain scopes:[a, b]." */
function missingScopes(message: string): string[] {
  const list = /scopes?:\s*\[([^[\]]*)\]/i.exec(message)?.[1] ?? '';
  return list.split(/[,\s]+/).filter((scope) => scope !== '');
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
  headers: HttpResponse['headers'],
  message: string,
  details: ZoomErrorDetails,
  now: Date,
): ZoomRateLimitError {
  const type = headers.get('x-ratelimit-type') ?? '';
  const daily = /daily/i.test(type) || (type === '' && /daily/i.test(message));
  const limit = daily ? 'daily' : 'perSecond';
  return new ZoomRateLimitError(limit, retryTime(headers.get('retry-after'), limit, now), details);
}
