import type { AuthErrorReason, NetworkErrorReason, ServerErrorReason } from './errorReasons';
import type { NextStep, RefusalMeaning } from './refusals';

/** What Zoom says about a failure, for support and for programs; never a secret. */
export interface ZoomErrorDetails {
  /** The HTTP status, if there was a response. */
  status?: number;
  /** Zoom's own error code from the body, see `errorCodes`. */
  code?: number;
  /** The response's `x-zm-trackingid`, which Zoom's support asks for. */
  trackingId?: string;
  /** What the response means; absent if the failure is not a response of a server. */
  meaning?: RefusalMeaning;
  /** What to do about the response. */
  nextStep?: NextStep;
}

/**
 * The base of every error that the Zoom client throws. `message` is plain English for logs; what
 * people see is written by `platform/errorMessages`.
 */
export abstract class ZoomError extends Error {
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly trackingId: string | undefined;
  readonly meaning: RefusalMeaning | undefined;
  readonly nextStep: NextStep | undefined;

  protected constructor(message: string, details: ZoomErrorDetails = {}) {
    super(message);
    this.status = details.status;
    this.code = details.code;
    this.trackingId = details.trackingId;
    this.meaning = details.meaning;
    this.nextStep = details.nextStep;
  }
}

/** There is no usable sign-in; signing in helps. */
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

/** The app or the token lacks scopes. */
export class ZoomScopeError extends ZoomError {
  override readonly name = 'ZoomScopeError';

  constructor(
    /**
     * The missing scopes, such as `meeting:write:meeting`, all of which are needed; empty if Zoom named
     * none that this app can have.
     */
    readonly scopes: readonly string[],
    details?: ZoomErrorDetails,
  ) {
    super(`The Zoom app lacks the scope ${scopes.join(', ') || '(not named)'}.`, details);
  }
}

/** Zoom refused the request because of the plan, a role or another host's meeting. */
export class ZoomPermissionError extends ZoomError {
  override readonly name = 'ZoomPermissionError';

  constructor(
    /** Zoom's own message, without secrets. */
    readonly zoomMessage: string,
    details?: ZoomErrorDetails,
  ) {
    super(`Zoom refused: ${zoomMessage}`, details);
  }
}

/** The meeting, user or recording does not exist, or no longer. */
export class ZoomNotFoundError extends ZoomError {
  override readonly name = 'ZoomNotFoundError';

  constructor(
    /** Zoom's own message, without secrets. */
    readonly zoomMessage: string,
    details?: ZoomErrorDetails,
    /** The topic of a meeting that was listed until now. */
    readonly unlistedTopic?: string,
  ) {
    super(`Not found at Zoom: ${zoomMessage}`, details);
  }
}

/** One field of a request that was refused. */
export interface InvalidField {
  field: string;
  /** A sentence; empty if there is nothing to say but that the value is invalid. */
  message: string;
}

/** The request was invalid: Zoom refused it, or it was not sent because Zoom would refuse it. */
export class ZoomValidationError extends ZoomError {
  override readonly name = 'ZoomValidationError';

  constructor(
    readonly fields: readonly InvalidField[],
    /** Zoom's own message, without secrets. */
    readonly zoomMessage: string,
    details?: ZoomErrorDetails,
  ) {
    super(
      `Zoom refused the request: ${fields.map((f) => `${f.field}: ${f.message || 'invalid'}`).join('; ') || zoomMessage}`,
      details,
    );
  }
}

/** Too many requests (HTTP 429). */
export class ZoomRateLimitError extends ZoomError {
  override readonly name = 'ZoomRateLimitError';

  constructor(
    /** `perSecond` limits pass after a moment; `daily` ones reset at midnight UTC. */
    readonly limit: 'perSecond' | 'daily',
    /** When the next request may be sent. */
    readonly retryAt: Date,
    details?: ZoomErrorDetails,
  ) {
    super(`The ${limit === 'daily' ? 'daily' : 'per-second'} rate limit was reached.`, details);
  }
}

/** There was no response. Never a reason to sign anybody out. */
export class ZoomNetworkError extends ZoomError {
  override readonly name = 'ZoomNetworkError';

  constructor(
    readonly reason: NetworkErrorReason,
    /** The host that was called, without path and query. */
    readonly host: string,
    /** Node's own code, such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`. */
    readonly systemCode?: string,
  ) {
    super(`No response from ${host} (${systemCode ?? reason}).`);
  }

  /** Whether Zoom may have acted on the request. */
  get isOutcomeUnknown(): boolean {
    return this.reason === 'interrupted' || this.reason === 'timedOut';
  }
}

const serverProblems: Record<ServerErrorReason, string> = {
  fault: 'The server failed',
  unreadable: 'Unexpected response',
  proxyAuthentication: 'A proxy demands a sign-in',
  proxyPage: 'A page instead of a response',
  unknownEndpoint: 'No such call',
  tooLarge: 'Too large a response',
  endlessList: 'A list without an end',
};

/** Zoom, or a server in between, failed (5xx) or sent something that cannot be used. */
export class ZoomServerError extends ZoomError {
  override readonly name = 'ZoomServerError';

  constructor(
    readonly reason: ServerErrorReason,
    readonly host: string,
    details?: ZoomErrorDetails,
  ) {
    super(
      `${serverProblems[reason]} (${host}, HTTP ${details?.status ?? 'status unknown'}).`,
      details,
    );
  }
}

/** With these, Zoom did not act on the request. */
const refusedBeforehand = new Set<ServerErrorReason>(['proxyAuthentication', 'unknownEndpoint']);

/** Failures of a server that may pass. */
const passing = new Set<ServerErrorReason>([
  'fault',
  'unreadable',
  'proxyAuthentication',
  'proxyPage',
]);

/** Whether Zoom may have acted on a request although it failed: its response was lost on the way. */
export function isOutcomeUnknown(error: unknown): error is ZoomNetworkError | ZoomServerError {
  return error instanceof ZoomNetworkError
    ? error.isOutcomeUnknown
    : error instanceof ZoomServerError && !refusedBeforehand.has(error.reason);
}

/** Whether Zoom cannot be reached, or does not work right now. */
export function isUnavailable(error: unknown): error is ZoomNetworkError | ZoomServerError {
  return (
    error instanceof ZoomNetworkError ||
    (error instanceof ZoomServerError && passing.has(error.reason))
  );
}

/** Whether a list has no end, so that only a part of it was read. */
export function isEndlessList(error: unknown): error is ZoomServerError {
  return error instanceof ZoomServerError && error.reason === 'endlessList';
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
  return error instanceof ZoomNotFoundError && error.meaning === 'meetingMissing';
}

/** Whether a server does not accept the access token, so that another one may help. */
export function isTokenRefused(error: unknown): error is ZoomAuthError {
  return error instanceof ZoomAuthError && error.nextStep === 'renewToken';
}

/** Whether the sign-in has ended by itself, so that signing in again helps. */
export function isSessionEnd(error: unknown): error is ZoomAuthError {
  return (
    error instanceof ZoomAuthError &&
    (error.reason === 'sessionEnded' || error.reason === 'anotherSignIn')
  );
}
