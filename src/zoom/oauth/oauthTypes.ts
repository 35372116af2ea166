/** The Zoom app that people sign in to, and where its OAuth endpoints are. */
export interface OAuthApp {
  /** The base of the OAuth endpoints, such as `https://zoom.us/oauth`, without a trailing slash. */
  oauthUrl: string;
  clientId: string;
  /** Confidential clients have one; public clients (PKCE) do not. */
  clientSecret?: string;
}

/** The response of the token endpoint. */
export interface TokenSet {
  accessToken: string;
  /** Works once: each renewal returns another one. Absent for grants that have none. */
  refreshToken: string | undefined;
  /** Seconds until the access token expires. */
  expiresIn: number;
  /** The granted scopes; `undefined` if the response does not name them, so that the old ones hold. */
  scopes: string[] | undefined;
  /** The API of the user's data region, such as `https://api-eu.zoom.us`, if Zoom names it. */
  apiUrl: string | undefined;
}

/** A device authorization that waits for a person (RFC 8628 §3.2). */
export interface DeviceAuthorization {
  /** The secret half: only the token endpoint gets it. */
  deviceCode: string;
  /** What the person types at `verificationUri`: letters, digits and hyphens. */
  userCode: string;
  /** A page of the OAuth server: https, or http on loopback. */
  verificationUri: string;
  /** The same page with the code filled in, if there is one. */
  verificationUriComplete: string;
  /** Seconds until the code expires. */
  expiresIn: number;
  /** The shortest time between two polls, in seconds. */
  interval: number;
}

/** The result of polling a device authorization: tokens, or how to continue polling. */
export type DevicePoll = TokenSet | 'pending' | 'slowDown';
