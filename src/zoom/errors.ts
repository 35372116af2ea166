import { errorCodes } from './errorCodes';

/** What Zoom says about a refusal, kept for support and for programs; never a secret. */
export interface ZoomErrorDetails {
  /** The HTTP status, where there was an answer. */
  status?: number;
  /** Zoom's own error code from the body, such as 124, 3001 or 4711. */
  code?: number;
  /** The `x-zm-trackingid` of the answer, which Zoom's support asks for. */
  trackingId?: string;
}

/**
 * The base of every failure that the Zoom client reports. `message` is plain English for logs; the
 * editor's own words for it are made where it is shown.
 */
export abstract class ZoomError extends Error {
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly trackingId: string | undefined;

  protected constructor(message: string, details: ZoomErrorDetails = {}) {
    super(message);
    this.status = details.status;
    this.code = details.code;
    this.trackingId = details.trackingId;
  }
}

/**
 * Why there is no usable sign-in.
 *
 * - `notSignedIn`: there is no account
 * - `noClientId`: no client ID is set, so nobody can sign in
 * - `sessionEnded`: the refresh token or the access token is no longer accepted
 * - `anotherSignIn`: Zoom's 4741, a newer sign-in of the same user to the same app ended this one
 * - `declined`: the person declined on the consent page
 * - `timedOut`: no answer from the browser in time
 * - `codeRefused`: the authorization code was used, expired or not ours
 * - `clientRefused`: Zoom does not know the client ID, or not with this secret
 * - `appDisabled`: the app is switched off at Zoom
 * - `refused`: Zoom's consent page ended with another error
 */
export type AuthErrorReason =
  | 'notSignedIn'
  | 'noClientId'
  | 'sessionEnded'
  | 'anotherSignIn'
  | 'declined'
  | 'timedOut'
  | 'codeRefused'
  | 'clientRefused'
  | 'appDisabled'
  | 'refused';

/** Signing in, again or for the first time, mends it. */
export class ZoomAuthError extends ZoomError {
  override readonly name = 'ZoomAuthError';

  constructor(
    readonly reason: AuthErrorReason,
    message: string,
    details?: ZoomErrorDetails,
  ) {
    super(message, details);
  }
}

/** The app or the token lacks scopes (Zoom's 4711). */
export class ZoomScopeError extends ZoomError {
  override readonly name = 'ZoomScopeError';

  constructor(
    /** The missing scopes by Zoom's names, such as `meeting:write:meeting`; empty where Zoom named none. */
    readonly scopes: readonly string[],
    details?: ZoomErrorDetails,
  ) {
    super(`The Zoom app lacks the scope ${scopes.join(', ') || '(not named)'}.`, details);
  }
}

/** Zoom understood and will not: a plan, a role or another host's meeting stands in the way. */
export class ZoomPermissionError extends ZoomError {
  override readonly name = 'ZoomPermissionError';

  constructor(
    /** Zoom's own sentence, with secrets taken out. */
    readonly zoomMessage: string,
    details?: ZoomErrorDetails,
  ) {
    super(`Zoom refused: ${zoomMessage}`, details);
  }
}

/** The meeting, user or recording does not exist (any more). */
export class ZoomNotFoundError extends ZoomError {
  override readonly name = 'ZoomNotFoundError';

  constructor(
    /** Zoom's own sentence, with secrets taken out. */
    readonly zoomMessage: string,
    details?: ZoomErrorDetails,
    /** The topic of a meeting that was listed, and is not any more. */
    readonly unlistedTopic?: string,
  ) {
    super(`Not found at Zoom: ${zoomMessage}`, details);
  }
}

/** One field of a request that was refused. */
export interface InvalidField {
  field: string;
  message: string;
}

/** The request itself was wrong (Zoom's 300), or was stopped here because Zoom would refuse it. */
export class ZoomValidationError extends ZoomError {
  override readonly name = 'ZoomValidationError';

  constructor(
    readonly fields: readonly InvalidField[],
    /** Zoom's own sentence, with secrets taken out. */
    readonly zoomMessage: string,
    details?: ZoomErrorDetails,
  ) {
    super(
      `Zoom refused the request: ${fields.map((f) => `${f.field}: ${f.message}`).join('; ') || zoomMessage}`,
      details,
    );
  }
}

/** Too many requests (HTTP 429). */
export class ZoomRateLimitError extends ZoomError {
  override readonly name = 'ZoomRateLimitError';

  constructor(
    /** `daily` limits end at a time of day; `perSecond` ones pass by waiting. */
    readonly limit: 'perSecond' | 'daily',
    /** When the next request may go. */
    readonly retryAt: Date,
    details?: ZoomErrorDetails,
  ) {
    super(`Zoom's ${limit === 'daily' ? 'daily' : 'per-second'} limit is reached.`, details);
  }
}

/**
 * How a request failed on its way.
 *
 * - `unreachable`: no connection, so nothing reached Zoom
 * - `interrupted`: the connection broke after the request was sent; Zoom may have acted on it
 * - `timedOut`: no answer in time; Zoom may have acted on it
 */
export type NetworkErrorReason = 'unreachable' | 'interrupted' | 'timedOut';

/** There was no answer. Never a reason to sign anybody out. */
export class ZoomNetworkError extends ZoomError {
  override readonly name = 'ZoomNetworkError';

  constructor(
    readonly reason: NetworkErrorReason,
    /** The host that was called, without path and query. */
    readonly host: string,
    /** Node's own code, such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`. */
    readonly systemCode?: string,
  ) {
    super(`${host} did not answer (${systemCode ?? reason}).`);
  }

  /** Whether Zoom may have done what it was asked to. */
  get isOutcomeUnknown(): boolean {
    return this.reason !== 'unreachable';
  }
}

/** Zoom, or something between, answered with a fault of its own (5xx) or something unreadable. */
export class ZoomServerError extends ZoomError {
  override readonly name = 'ZoomServerError';

  constructor(
    /** `fault`: a 5xx or an unexpected status; `unreadable`: not the JSON that was promised. */
    readonly reason: 'fault' | 'unreadable',
    readonly host: string,
    details?: ZoomErrorDetails,
  ) {
    super(
      reason === 'fault'
        ? `${host} has a fault (HTTP ${details?.status ?? 'unknown'}).`
        : `${host} gave an answer that is not Zoom's (HTTP ${details?.status ?? 'unknown'}).`,
      details,
    );
  }
}

/** Whether Zoom may have acted on a request although it failed: its response was lost on the way. */
export function isOutcomeUnknown(error: unknown): error is ZoomNetworkError | ZoomServerError {
  return error instanceof ZoomNetworkError
    ? error.isOutcomeUnknown
    : error instanceof ZoomServerError;
}

/** Whether Zoom cannot be reached, or does not work right now. */
export function isUnavailable(error: unknown): error is ZoomNetworkError | ZoomServerError {
  return error instanceof ZoomNetworkError || error instanceof ZoomServerError;
}

/** Whether the same request may succeed later, with nothing changed. */
export function isTransient(
  error: unknown,
): error is ZoomNetworkError | ZoomServerError | ZoomRateLimitError {
  return isUnavailable(error) || error instanceof ZoomRateLimitError;
}

/** Whether this account cannot have what it asked for, though another one may. */
export function isDenied(error: unknown): error is ZoomNotFoundError | ZoomPermissionError {
  return error instanceof ZoomNotFoundError || error instanceof ZoomPermissionError;
}

/** Whether the meeting does not exist, or has expired. */
export function isMeetingMissing(error: unknown): error is ZoomNotFoundError {
  return error instanceof ZoomNotFoundError && error.code === errorCodes.meetingNotFound;
}

/** Whether the sign-in has ended by itself, so that signing in again helps. */
export function isSessionEnd(error: unknown): error is ZoomAuthError {
  return (
    error instanceof ZoomAuthError &&
    (error.reason === 'sessionEnded' || error.reason === 'anotherSignIn')
  );
}
