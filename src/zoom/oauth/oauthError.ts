import { AuthorizationResponseError } from 'oauth4webapi';
import { ZoomError, ZoomServerError } from '../errors';
import type { HttpResponse } from '../http/nodeFetch';
import { refusalError, toZoomError } from '../http/refusalError';
import { redact } from '../redact';
import type { RequestKind } from '../requestKinds';

/** A response of an OAuth endpoint with its whole body. */
export interface ReceivedResponse {
  response: HttpResponse;
  body: string;
}

/** The step that failed. */
export interface FailedStep {
  requestKind: RequestKind;
  /** The OAuth server's host, for messages. */
  host: string;
  /** `undefined` if the step failed without a response. */
  received: ReceivedResponse | undefined;
}

/**
 * Translates the error of a failed OAuth step. What the response means is decided by the response itself:
 * the library takes each challenge for a refused client, and knows only the standard's errors. Its own
 * errors are not kept as a cause: they hold the response's body, tokens included, and Zoom's `reason`
 * repeats the code.
 */
export function oauthError(error: unknown, { requestKind, host, received }: FailedStep): unknown {
  if (error instanceof ZoomError || (error instanceof Error && error.name === 'AbortError')) {
    return error;
  }
  if (error instanceof AuthorizationResponseError) {
    return callbackError(error.error, error.error_description ?? '', host);
  }
  return received === undefined
    ? new ZoomServerError('unreadable', host)
    : refusalError(received.response, received.body, { requestKind, host, now: new Date() });
}

/**
 * Makes the error for an `error` in the callback of the consent page (RFC 6749 §4.1.2.1).
 *
 * @param text its `error_description`
 */
export function callbackError(oauthError: string, text: string, host: string): ZoomError {
  return toZoomError(
    {
      requestKind: 'askForConsent',
      oauthError,
      text: redact(text),
      hasInvalidFields: false,
      isHtml: false,
    },
    { host, now: new Date() },
  );
}
