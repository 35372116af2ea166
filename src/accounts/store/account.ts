import * as v from 'valibot';

/** The version of the format. */
const currentVersion = 1;

const accountSchema = v.object({
  version: v.literal(currentVersion),
  /** Zoom's user id; also the id of the session that VS Code sees. */
  id: v.pipe(v.string(), v.nonEmpty()),
  /** The name in the Accounts menu, which no other account has: in most cases the email address. */
  label: v.string(),
  /** The app that the tokens were issued to; they work with no other. */
  clientId: v.pipe(v.string(), v.nonEmpty()),
  /** The server that issued the tokens, and the only one that may renew them. */
  oauthUrl: v.pipe(v.string(), v.nonEmpty()),
  /** The only server that the tokens may be sent to. */
  apiUrl: v.pipe(v.string(), v.nonEmpty()),
  scopes: v.array(v.string()),
  /** The personal meeting room, as Zoom last named it; its link contains the passcode. */
  personalRoom: v.optional(v.object({ id: v.number(), url: v.string() })),
  accessToken: v.pipe(v.string(), v.nonEmpty()),
  refreshToken: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** When the access token expires, in ms since 1970 by this machine's clock. */
  expiresAt: v.number(),
  /** When the person signed in, in ms since 1970; renewals do not change it. */
  signedInAt: v.number(),
  /** When the name and the room were read, in ms since 1970; absent until they are read again. */
  profileReadAt: v.optional(v.number()),
  /** The account id of a server-to-server app, which gets new tokens with it. */
  serverAccountId: v.optional(v.pipe(v.string(), v.nonEmpty())),
  /** Why Zoom no longer accepts the tokens; absent while it does. */
  ended: v.optional(v.picklist(['sessionEnded', 'anotherSignIn'])),
});

const versionedSchema = v.looseObject({ version: v.number(), ended: v.optional(v.unknown()) });

/** A signed-in Zoom account with its tokens, as SecretStorage keeps it. */
export type Account = v.InferOutput<typeof accountSchema>;

/** Parses what SecretStorage holds; `undefined` if it is not an account that this version knows. */
export function parseAccount(json: string): Account | undefined {
  const result = v.safeParse(accountSchema, parseJson(json));
  return result.success ? result.output : undefined;
}

/**
 * Whether a newer version of the extension stored an account that this one cannot read: its format is
 * newer, or it gives a reason for the end of the session that this one does not know.
 */
export function isFromNewerVersion(json: string): boolean {
  const stored = v.safeParse(versionedSchema, parseJson(json));
  if (!stored.success) {
    return false;
  }
  const { version, ended } = stored.output;
  return (
    version > currentVersion ||
    (typeof ended === 'string' &&
      v.is(accountSchema, { ...stored.output, ended: undefined }) &&
      !v.is(accountSchema, stored.output))
  );
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
