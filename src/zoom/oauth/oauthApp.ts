/** The Zoom app that people sign in to, and where its OAuth endpoints are. */
export interface OAuthApp {
  /** The base of the OAuth endpoints, such as `https://zoom.us/oauth`, without a slash at its end. */
  oauthUrl: string;
  clientId: string;
  /** Only confidential clients have one; a public client (PKCE) has none. */
  clientSecret?: string;
}
