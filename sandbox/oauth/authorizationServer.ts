import type { BehaviorSwitches } from '../behavior.ts';
import type { Clock } from '../clock.ts';
import { sandboxApps, type App } from '../data/apps.ts';
import type { Directory } from '../data/directory.ts';
import { day, minute, second } from '../time/isoTime.ts';
import { DeviceAuthorizations } from './deviceAuthorizations.ts';
import { OAuthError, invalidClient, invalidToken } from './oauthError.ts';
import { verifierMatches, type CodeChallenge } from './pkce.ts';
import {
  newAccessToken,
  newCode,
  newRefreshToken,
  newUserToken,
  type Consent,
  type TokenSubject,
} from './tokens.ts';

/** Seconds that an access token is valid, as Zoom's token responses state. */
export const accessTokenLifetime = 3599;

const codeLifetimeMs = 5 * minute;
const refreshTokenLifetimeMs = 90 * day;

interface CodeRecord extends Consent {
  readonly redirectUri: string;
  readonly challenge: CodeChallenge | undefined;
  readonly expiresAtMs: number;
}

/** The tokens that result from one consent; they are revoked together. */
interface Grant extends Consent {
  readonly accountId: string;
  ended: 'superseded' | 'revoked' | undefined;
  refreshToken: string;
  refreshExpiresAtMs: number;
}

interface AccessTokenRecord {
  readonly subject: TokenSubject;
  readonly grant: Grant | undefined;
  expiresAtMs: number;
}

interface UserTokenRecord {
  readonly userId: string;
  readonly expiresAtMs: number;
}

/** A new pair of tokens; an app's own token has no refresh token. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly scopes: readonly string[];
}

/** The state of an access token, with its subject while it is valid. */
type AccessTokenState =
  | { readonly kind: 'valid'; readonly subject: TokenSubject }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

/** The state of Zoom's authorization server: apps, codes, grants, tokens and ZAK tokens. */
export class AuthorizationServer {
  readonly devices: DeviceAuthorizations;
  readonly #clock: Clock;
  readonly #directory: Directory;
  readonly #behavior: BehaviorSwitches;
  readonly #apps = new Map<string, App>();
  readonly #codes = new Map<string, CodeRecord>();
  readonly #grants = new Set<Grant>();
  readonly #refreshTokens = new Map<string, Grant>();
  readonly #accessTokens = new Map<string, AccessTokenRecord>();
  readonly #zaks = new Map<string, UserTokenRecord>();
  readonly #onBehalfTokens = new Map<string, UserTokenRecord & { readonly meetingId: number }>();

  constructor(clock: Clock, directory: Directory, behavior: BehaviorSwitches) {
    this.#clock = clock;
    this.#directory = directory;
    this.#behavior = behavior;
    this.devices = new DeviceAuthorizations(clock);
    this.reset();
  }

  /** Removes all codes, grants and tokens, and restores the apps. */
  reset(): void {
    this.#grants.clear();
    this.#refreshTokens.clear();
    this.#accessTokens.clear();
    this.resetApps();
  }

  /** Restores the apps and removes codes, ZAK tokens and on-behalf tokens, but no grants: users stay signed in. */
  resetApps(): void {
    this.#codes.clear();
    this.#zaks.clear();
    this.#onBehalfTokens.clear();
    this.devices.reset();
    this.#apps.clear();
    for (const app of sandboxApps()) this.#apps.set(app.clientId, app);
  }

  get apps(): readonly App[] {
    return [...this.#apps.values()];
  }

  /** The number of grants that have not ended. */
  get liveGrants(): number {
    return [...this.#grants].filter((grant) => grant.ended === undefined).length;
  }

  findApp(clientId: string): App | undefined {
    return this.#apps.get(clientId);
  }

  /** An authorization code for a consent, which is valid for 5 minutes and works once. */
  issueCode(consent: Consent, redirectUri: string, challenge: CodeChallenge | undefined): string {
    const code = newCode();
    const expiresAtMs = this.#clock.now() + codeLifetimeMs;
    this.#codes.set(code, { ...consent, redirectUri, challenge, expiresAtMs });
    return code;
  }

  /**
   * Exchanges an authorization code for tokens. An earlier grant of the same user and app ends.
   *
   * @throws OAuthError if the code, the redirect URI or the verifier is wrong
   */
  exchangeCode(
    app: App,
    code: string,
    redirectUri: string | undefined,
    verifier: string | undefined,
  ): IssuedTokens {
    const record = this.#codes.get(code);
    if (!record || record.expiresAtMs <= this.#clock.now()) {
      throw new OAuthError('invalid_grant', `Invalid authorization code ${code}`);
    }
    if (record.clientId !== app.clientId) throw invalidClient();
    if (record.redirectUri !== redirectUri) {
      throw new OAuthError('invalid_grant', 'Redirect URI mismatch.');
    }
    if (record.challenge ? !verifierMatches(record.challenge, verifier) : verifier !== undefined) {
      throw new OAuthError('invalid_grant', 'Invalid code verifier.');
    }
    this.#codes.delete(code);
    return this.grantTokens(record);
  }

  /** Issues tokens for a consent. An earlier grant of the same user and app ends. */
  grantTokens({ clientId, userId, scopes }: Consent): IssuedTokens {
    for (const earlier of this.#grants) {
      if (earlier.clientId === clientId && earlier.userId === userId) {
        earlier.ended ??= 'superseded';
      }
    }
    const grant: Grant = {
      clientId,
      userId,
      scopes,
      accountId: this.#directory.getUser(userId).accountId,
      ended: undefined,
      refreshToken: '',
      refreshExpiresAtMs: 0,
    };
    this.#grants.add(grant);
    return this.#rotate(grant);
  }

  /**
   * Issues the next pair of tokens of a grant. The refresh token works only once.
   *
   * @throws OAuthError if the refresh token is unknown, used, expired, revoked or another client's
   */
  refreshTokens(app: App, refreshToken: string): IssuedTokens {
    const grant = this.#refreshTokens.get(refreshToken);
    if (!grant) throw invalidToken();
    if (grant.clientId !== app.clientId) throw invalidClient();
    const hasExpired = grant.refreshExpiresAtMs <= this.#clock.now();
    if (grant.ended || hasExpired || grant.refreshToken !== refreshToken) throw invalidToken();
    return this.#rotate(grant);
  }

  /** Issues an app's own token, which has no user and no refresh token. */
  issueAppToken(app: App, scopes: readonly string[]): IssuedTokens {
    const { clientId, accountId } = app;
    if (app.kind === 'serverToServer' && this.#behavior.current.serverTokens === 'latestOnly') {
      for (const [token, { subject }] of this.#accessTokens) {
        if (subject.clientId === clientId) this.#accessTokens.delete(token);
      }
    }
    const isServer = app.kind === 'serverToServer';
    const subject = { clientId, userId: undefined, accountId, scopes, isServer };
    return {
      accessToken: this.#newAccessToken(subject, undefined),
      refreshToken: undefined,
      scopes,
    };
  }

  /**
   * Ends the grant of an access token, including its refresh token.
   *
   * @throws OAuthError if the token is unknown, expired, replaced or another client's
   */
  revokeGrant(app: App, accessToken: string): void {
    const record = this.#accessTokens.get(accessToken);
    if (!record || this.checkAccessToken(accessToken).kind !== 'valid') {
      throw new OAuthError('invalid_request', 'Invalid Token!');
    }
    if (record.subject.clientId !== app.clientId) throw invalidClient();
    if (record.grant) record.grant.ended ??= 'revoked';
    this.#accessTokens.delete(accessToken);
  }

  checkAccessToken(accessToken: string): AccessTokenState {
    const record = this.#accessTokens.get(accessToken);
    if (!record || record.grant?.ended === 'revoked') return { kind: 'unknown' };
    if (record.expiresAtMs <= this.#clock.now()) return { kind: 'expired' };
    if (record.grant?.ended === 'superseded') return { kind: 'superseded' };
    return { kind: 'valid', subject: record.subject };
  }

  /** Makes all access tokens issued so far expire. */
  expireAccessTokens(): void {
    for (const record of this.#accessTokens.values()) record.expiresAtMs = this.#clock.now();
  }

  /** A ZAK token, with which anyone can start meetings as this user for `lifetimeS` seconds. */
  issueZak(userId: string, lifetimeS: number): string {
    const { accountId } = this.#directory.getUser(userId);
    const subject = { userId, accountId, meetingId: undefined };
    const zak = newUserToken(subject, this.#clock.now(), lifetimeS);
    this.#zaks.set(zak, { userId, expiresAtMs: this.#clock.now() + lifetimeS * second });
    return zak;
  }

  /** The ID of a ZAK token's user; undefined if the token is unknown or has expired. */
  findZakUser(zak: string): string | undefined {
    const record = this.#zaks.get(zak);
    return record && record.expiresAtMs > this.#clock.now() ? record.userId : undefined;
  }

  /**
   * A token with which an app joins one meeting on behalf of a user, once, within `lifetimeS` seconds.
   * It starts no meeting.
   */
  issueOnBehalfToken(userId: string, meetingId: number, lifetimeS: number): string {
    const { accountId } = this.#directory.getUser(userId);
    const token = newUserToken({ userId, accountId, meetingId }, this.#clock.now(), lifetimeS);
    const expiresAtMs = this.#clock.now() + lifetimeS * second;
    this.#onBehalfTokens.set(token, { userId, meetingId, expiresAtMs });
    return token;
  }

  /**
   * The ID of an on-behalf token's user; undefined if the token is unknown, is for another meeting, was
   * used or has expired.
   */
  findOnBehalfUser(token: string, meetingId: number): string | undefined {
    const record = this.#onBehalfTokens.get(token);
    const isValid = record?.meetingId === meetingId && record.expiresAtMs > this.#clock.now();
    return isValid ? record.userId : undefined;
  }

  /** Makes an on-behalf token useless, because somebody has joined with it. */
  useOnBehalfToken(token: string): void {
    this.#onBehalfTokens.delete(token);
  }

  #rotate(grant: Grant): IssuedTokens {
    const { clientId, userId, accountId, scopes } = grant;
    grant.refreshToken = newRefreshToken();
    grant.refreshExpiresAtMs = this.#clock.now() + refreshTokenLifetimeMs;
    this.#refreshTokens.set(grant.refreshToken, grant);
    return {
      accessToken: this.#newAccessToken({ clientId, userId, accountId, scopes }, grant),
      refreshToken: grant.refreshToken,
      scopes,
    };
  }

  #newAccessToken(subject: TokenSubject, grant: Grant | undefined): string {
    const accessToken = newAccessToken(subject, this.#clock.now(), accessTokenLifetime);
    const expiresAtMs = this.#clock.now() + accessTokenLifetime * second;
    this.#accessTokens.set(accessToken, { subject, grant, expiresAtMs });
    return accessToken;
  }
}
