import type { Clock } from '../clock.ts';
import { sandboxApps, type App } from '../data/apps.ts';
import type { Directory } from '../data/directory.ts';
import { day, minute, second } from '../time/isoTime.ts';
import type { Consent } from './consent.ts';
import { DeviceAuthorizations } from './deviceAuthorizations.ts';
import { OAuthError, invalidClient, invalidToken } from './oauthError.ts';
import { verifierMatches, type CodeChallenge } from './pkce.ts';
import { newAccessToken, newCode, newRefreshToken, newZak, type TokenSubject } from './tokens.ts';

/** Seconds, as Zoom's token answers say it. */
export const accessTokenLifetime = 3599;

const codeLifetimeMs = 5 * minute;
const refreshTokenLifetimeMs = 90 * day;

interface CodeRecord extends Consent {
  readonly redirectUri: string;
  readonly challenge: CodeChallenge | undefined;
  readonly expiresAtMs: number;
}

/** Everything that goes back to one act of consent; it ends as a whole. */
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

/** A fresh pair of tokens; an app's own token comes without a refresh token. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly scopes: readonly string[];
}

/** What an access token is worth at the moment. */
export type AccessTokenState =
  | { readonly kind: 'valid'; readonly subject: TokenSubject }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

/** The memory of Zoom's authorization server: apps, codes, grants, tokens and ZAKs. */
export class AuthorizationServer {
  readonly devices: DeviceAuthorizations;
  readonly #clock: Clock;
  readonly #directory: Directory;
  readonly #apps = new Map<string, App>();
  readonly #codes = new Map<string, CodeRecord>();
  readonly #grants = new Set<Grant>();
  readonly #refreshTokens = new Map<string, Grant>();
  readonly #accessTokens = new Map<string, AccessTokenRecord>();
  readonly #zaks = new Map<string, { readonly userId: string; readonly expiresAtMs: number }>();

  constructor(clock: Clock, directory: Directory) {
    this.#clock = clock;
    this.#directory = directory;
    this.devices = new DeviceAuthorizations(clock);
    this.reset();
  }

  /** Forgets every code, grant and token, and puts the apps back as they were. */
  reset(): void {
    this.#grants.clear();
    this.#refreshTokens.clear();
    this.#accessTokens.clear();
    this.resetApps();
  }

  /** Puts the apps back as they were, and forgets all but who is signed in. */
  resetApps(): void {
    this.#codes.clear();
    this.#zaks.clear();
    this.devices.reset();
    this.#apps.clear();
    for (const app of sandboxApps()) this.#apps.set(app.clientId, app);
  }

  get apps(): readonly App[] {
    return [...this.#apps.values()];
  }

  /** How many grants are alive. */
  get liveGrants(): number {
    return [...this.#grants].filter((grant) => grant.ended === undefined).length;
  }

  app(clientId: string): App | undefined {
    return this.#apps.get(clientId);
  }

  /** A code for what was allowed: it lives 5 minutes and works once. */
  issueCode(consent: Consent, redirectUri: string, challenge: CodeChallenge | undefined): string {
    const code = newCode();
    const expiresAtMs = this.#clock.now() + codeLifetimeMs;
    this.#codes.set(code, { ...consent, redirectUri, challenge, expiresAtMs });
    return code;
  }

  /**
   * Tokens for a code. The new grant ends the one that the same user gave the same app before.
   *
   * @throws OAuthError if the code, the redirect URI or the verifier is not the right one
   */
  exchangeCode(
    app: App,
    code: string,
    redirectUri: string | undefined,
    verifier: string | undefined,
  ): IssuedTokens {
    const record = this.#codes.get(code);
    const wrongCode = new OAuthError('invalid_grant', `Invalid authorization code ${code}`);
    if (!record || record.expiresAtMs <= this.#clock.now()) throw wrongCode;
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

  /** Tokens for an act of consent; an earlier grant of the same user and app ends. */
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
      accountId: this.#directory.byId(userId).accountId,
      ended: undefined,
      refreshToken: '',
      refreshExpiresAtMs: 0,
    };
    this.#grants.add(grant);
    return this.#rotate(grant);
  }

  /**
   * The next pair of tokens of a grant. The refresh token given here never works again.
   *
   * @throws OAuthError if the refresh token is unknown, used, ended or another client's
   */
  refresh(app: App, refreshToken: string): IssuedTokens {
    const grant = this.#refreshTokens.get(refreshToken);
    if (!grant) throw invalidToken();
    if (grant.clientId !== app.clientId) throw invalidClient();
    const dead = grant.ended !== undefined || grant.refreshExpiresAtMs <= this.#clock.now();
    if (dead || grant.refreshToken !== refreshToken) throw invalidToken();
    return this.#rotate(grant);
  }

  /** A token of an app by itself, without a user and without a refresh token. */
  issueAppToken(app: App, scopes: readonly string[]): IssuedTokens {
    const { clientId, accountId } = app;
    const subject = { clientId, userId: undefined, accountId, scopes };
    return {
      accessToken: this.#newAccessToken(subject, undefined),
      refreshToken: undefined,
      scopes,
    };
  }

  /**
   * Ends the grant behind an access token, its refresh token included.
   *
   * @throws OAuthError if the token is unknown or another client's
   */
  revoke(app: App, accessToken: string): void {
    const record = this.#accessTokens.get(accessToken);
    if (!record) throw new OAuthError('invalid_request', 'Invalid Token!');
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

  /** Lets every access token issued so far be past its hour. */
  expireAccessTokens(): void {
    for (const record of this.#accessTokens.values()) record.expiresAtMs = this.#clock.now();
  }

  /** A key with which anybody starts meetings as this user, for `lifetimeS` seconds. */
  issueZak(userId: string, lifetimeS: number): string {
    const zak = newZak(this.#clock.now(), lifetimeS);
    this.#zaks.set(zak, { userId, expiresAtMs: this.#clock.now() + lifetimeS * second });
    return zak;
  }

  /** The user that a ZAK stands for; undefined if it is unknown or has expired. */
  userOfZak(zak: string): string | undefined {
    const record = this.#zaks.get(zak);
    return record && record.expiresAtMs > this.#clock.now() ? record.userId : undefined;
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
