import {
  AuthorizationResponseError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi';
import { ZoomAuthError, ZoomError, type ZoomErrorDetails, ZoomServerError } from '../errors';

/** Not a failure: the person has not decided yet (RFC 8628 §3.5). */
export class PendingDeviceError extends Error {
  constructor(readonly state: 'pending' | 'slowDown') {
    super('The device authorization is pending.');
  }
}

const pendingStates = new Map<string, PendingDeviceError['state']>([
  ['authorization_pending', 'pending'],
  ['slow_down', 'slowDown'],
]);

/**
 * Translates the error of a failed OAuth step. The library's own errors are not kept as a cause: they
 * hold the response's body, tokens included, and Zoom's `reason` repeats the code.
 *
 * @param host the OAuth server's host, for messages
 */
export function oauthError(error: unknown, host: string): unknown {
  if (error instanceof ZoomError || (error instanceof Error && error.name === 'AbortError')) {
    return error;
  }
  if (error instanceof AuthorizationResponseError) {
    return error.error === 'access_denied'
      ? new ZoomAuthError('declined', 'The person declined on the consent page.')
      : new ZoomAuthError('refused', 'The consent page returned an error.');
  }
  if (error instanceof ResponseBodyError) {
    const pending = pendingStates.get(error.error);
    return pending === undefined
      ? tokenEndpointError(error, host)
      : new PendingDeviceError(pending);
  }
  if (error instanceof WWWAuthenticateChallengeError) {
    return clientRefused({ status: error.status });
  }
  const status = statusOf(error);
  return new ZoomServerError(status !== undefined && status >= 500 ? 'fault' : 'unreadable', host, {
    status,
  });
}

/** Zoom sends `{"reason", "error"}` with status 400, sometimes 401 (RFC 6749 §5.2 for `error`). */
function tokenEndpointError(error: ResponseBodyError, host: string): ZoomError {
  const details = { status: error.status };
  switch (error.error) {
    case 'invalid_client':
    case 'unauthorized_client':
      return clientRefused(details);
    case 'invalid_grant':
      return new ZoomAuthError('codeRefused', 'Zoom does not accept the code or token.', details);
    case 'access_denied':
      return new ZoomAuthError('declined', 'The person declined on the consent page.', details);
    case 'expired_token':
      return new ZoomAuthError('timedOut', 'The device code expired before it was used.', details);
    default:
      return new ZoomAuthError('refused', `${host} refused the request.`, details);
  }
}

function clientRefused(details: ZoomErrorDetails): ZoomAuthError {
  return new ZoomAuthError('clientRefused', 'Zoom does not accept the client ID.', details);
}

function statusOf(error: unknown): number | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Response ? cause.status : undefined;
}
