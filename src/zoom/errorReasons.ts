/**
 * Why there is no usable sign-in.
 *
 * - `notSignedIn`: there is no account
 * - `noClientId`: no client ID is set, so nobody can sign in
 * - `sessionEnded`: the refresh token or the access token is no longer accepted
 * - `anotherSignIn`: a newer sign-in of the same user to the same app ended this one
 * - `declined`: the person declined on the consent page
 * - `timedOut`: the browser did not return in time
 * - `codeRefused`: the authorization code was used before, has expired or belongs to another sign-in
 * - `clientRefused`: Zoom does not accept the client ID, or not with this secret or account ID
 * - `appDisabled`: the app is disabled at Zoom
 * - `refused`: Zoom refused the sign-in for another reason
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

/**
 * How a request failed without a response.
 *
 * - `unreachable`: there was no connection, so Zoom did not receive the request
 * - `proxy`: a proxy did not connect to Zoom, or something else than Zoom answered, without TLS; Zoom
 *   did not receive the request
 * - `interrupted`: the connection broke after the request was sent; Zoom may have acted on it
 * - `timedOut`: there was no response in time; Zoom may have acted on the request
 */
export type NetworkErrorReason = 'unreachable' | 'proxy' | 'interrupted' | 'timedOut';

/**
 * What is wrong with a server's responses.
 *
 * - `fault`: a 5xx
 * - `unreadable`: not the documented JSON
 * - `proxyAuthentication`: a proxy or the network demands a sign-in, so Zoom did not receive the request
 * - `proxyPage`: a page or a redirect, which Zoom's API does not send, but proxies do
 * - `unknownEndpoint`: the server has no such call
 * - `tooLarge`: the body is larger than any of Zoom's, so it was not read to its end
 * - `endlessList`: the pages of a list repeat, do not end, or are too large together, so the list was not
 *   read to its end
 */
export type ServerErrorReason =
  | 'fault'
  | 'unreadable'
  | 'proxyAuthentication'
  | 'proxyPage'
  | 'unknownEndpoint'
  | 'tooLarge'
  | 'endlessList';
