/** What a user allowed an app. */
export interface Consent {
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
}
