/** What the token endpoint gave. */
export interface TokenSet {
  accessToken: string;
  /** Works once: each renewal gives another. Absent for grants that have none. */
  refreshToken: string | undefined;
  /** Seconds until the access token ends, as Zoom says; 3600 where it does not. */
  expiresIn: number;
  /** The granted scopes; `undefined` where the answer does not say, so that the old ones hold. */
  scopes: string[] | undefined;
  /** The API of the user's data region, such as `https://api-eu.zoom.us`, where Zoom says. */
  apiUrl: string | undefined;
}
