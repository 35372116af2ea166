/** The `error` values of Zoom's token endpoint (RFC 6749 section 5.2, RFC 8628 section 3.5). */
type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'authorization_pending'
  | 'slow_down'
  | 'expired_token'
  | 'access_denied';

/** An error of an OAuth endpoint: HTTP 400 and `{reason, error}`. */
export class OAuthError extends Error {
  readonly error: OAuthErrorCode;
  readonly reason: string;

  constructor(error: OAuthErrorCode, reason: string) {
    super(reason);
    this.error = error;
    this.reason = reason;
  }

  get body(): { reason: string; error: OAuthErrorCode } {
    return { reason: this.reason, error: this.error };
  }
}

/** The error for a client that is unknown or fails to authenticate. */
export function invalidClient(): OAuthError {
  return new OAuthError('invalid_client', 'Invalid client_id or client_secret');
}

/** The error for a refresh token that is unknown, used, expired or revoked. */
export function invalidToken(): OAuthError {
  return new OAuthError('invalid_grant', 'Invalid Token!');
}
