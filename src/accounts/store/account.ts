import * as v from 'valibot';

const accountSchema = v.object({
  version: v.literal(1),
  /** Zoom's user id; also the id of the session that VS Code sees. */
  id: v.pipe(v.string(), v.nonEmpty()),
  /** What the person is called in the Accounts menu: the e-mail address where there is one. */
  label: v.string(),
  /** The app that the tokens belong to; they work with no other. */
  clientId: v.pipe(v.string(), v.nonEmpty()),
  /** Where these tokens came from, and the only place to renew them at. */
  oauthUrl: v.pipe(v.string(), v.nonEmpty()),
  /** The only place to use them at. */
  apiUrl: v.pipe(v.string(), v.nonEmpty()),
  scopes: v.array(v.string()),
  /** The personal room as it was at sign-in; its link has the passcode in it. */
  personalRoom: v.optional(v.object({ id: v.number(), url: v.string() })),
  accessToken: v.pipe(v.string(), v.nonEmpty()),
  refreshToken: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** When the access token ends, in ms since 1970 by this machine's clock. */
  expiresAt: v.number(),
  /** When the person signed in, in ms since 1970; renewals leave it. */
  signedInAt: v.number(),
  /** The account id of a server-to-server app, whose tokens are asked for anew with it. */
  serverAccountId: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** Why the tokens are no longer accepted; absent while they are. */
  ended: v.optional(v.picklist(['sessionEnded', 'anotherSignIn'])),
});

/** A signed-in Zoom account with its tokens, as SecretStorage keeps it. */
export type Account = v.InferOutput<typeof accountSchema>;

/** Reads what SecretStorage held; `undefined` where it is not an account. */
export function parseAccount(json: string): Account | undefined {
  try {
    const result = v.safeParse(accountSchema, JSON.parse(json));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
