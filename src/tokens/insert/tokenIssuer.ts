import type { AccountsFeature } from '../../accounts/accountsFeature';
import type { AccountParts } from '../../accounts/clients/createClients';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { type SdkKind, signSdkToken } from '../../jwt/sdkSignature';
import { ZoomAuthError } from '../../zoom/errors';
import type { ServerClock } from '../../zoom/serverClock';
import type { SdkCredentialStore } from '../sdkCredentials';
import type { TokenPermissions, TokenRequest } from '../tokenPermissions';
import { shortZakLifetime } from './tokenKinds';
import {
  isSdkToken,
  lifetimeOf,
  type SdkTokenSpec,
  toSdkRequest,
  type TokenSpec,
  type ZoomTokenSpec,
} from './tokenSpec';

/** What {@link TokenIssuer} needs. */
export interface TokenIssuerDeps {
  clients: Pick<ZoomClients, 'accounts' | 'clientFor'>;
  requests: Pick<AccountParts['requests'], 'currentAccount'>;
  requestAppToken: AccountsFeature['requestAppToken'];
  credentials: Pick<SdkCredentialStore, 'requireCredentials'>;
  permissions: Pick<TokenPermissions, 'requestPermission'>;
  clock: Pick<ServerClock, 'now'>;
}

/** A token, and when it expires. */
export interface IssuedToken {
  token: string;
  /** In ms since 1970. */
  expiresAt: number;
}

/** Gets tokens from Zoom, or signs them. */
export class TokenIssuer {
  constructor(private readonly deps: TokenIssuerDeps) {}

  /**
   * Returns when a token may be created. For a token that is signed here, the key and the secret are
   * asked for first if they are missing, because the question names the key.
   *
   * @param retry requests it once more, after the person has chosen to be asked again
   * @throws {vscode.CancellationError} if the person does not allow it
   */
  async requestPermission(spec: TokenSpec, retry: () => unknown): Promise<void> {
    const lifetime = lifetimeOf(spec);
    const request: TokenRequest = isSdkToken(spec)
      ? { ...(await this.keyOwner(spec)), kind: spec.kind, lifetime }
      : {
          account: await this.requireAccount(spec.accountId),
          userId: 'userId' in spec ? spec.userId : undefined,
          kind: spec.kind,
          lifetime,
        };
    await this.deps.permissions.requestPermission(request, retry);
  }

  /**
   * Creates a token with at most one request. The person was asked before.
   *
   * @throws {ZoomAuthError} `notSignedIn` if its account has signed out
   * @throws whatever Zoom refuses it with
   */
  async issueToken(spec: TokenSpec): Promise<IssuedToken> {
    if (!isSdkToken(spec)) {
      return this.fetchToken(spec);
    }
    const credentials = await this.deps.credentials.requireCredentials(sdkOf(spec));
    const now = this.deps.clock.now().getTime();
    const token = await signSdkToken(credentials, toSdkRequest(spec), now);
    return { token, expiresAt: now + lifetimeOf(spec) * 1_000 };
  }

  private async fetchToken(spec: ZoomTokenSpec): Promise<IssuedToken> {
    const { clients, requests, requestAppToken } = this.deps;
    const account = await this.requireAccount(spec.accountId);
    const expiresAt = Date.now() + lifetimeOf(spec) * 1_000;
    switch (spec.kind) {
      case 'access': {
        const current = await requests.currentAccount(account.id);
        return { token: current.accessToken, expiresAt: current.expiresAt };
      }
      case 'app':
        return requestAppToken(account.id);
      case 'onbehalf': {
        const { meetingId, ttl, userId } = spec;
        const client = await clients.clientFor(account);
        const user = userId === undefined ? {} : { userId };
        return {
          token: await client.getOnBehalfToken(Number(meetingId), { ttl, ...user }),
          expiresAt,
        };
      }
      case 'zak': {
        const { ttl, userId } = spec;
        const client = await clients.clientFor(account);
        const token =
          ttl === 0 && userId === undefined
            ? await client.getZak()
            : await client.getZakFor(ttl === 0 ? shortZakLifetime : ttl, userId);
        return { token, expiresAt };
      }
    }
  }

  private async keyOwner(spec: SdkTokenSpec): Promise<Pick<TokenRequest, 'account' | 'userId'>> {
    const sdk = sdkOf(spec);
    const { key } = await this.deps.credentials.requireCredentials(sdk);
    return { account: { id: `${sdk}:${key}`, label: key }, userId: undefined };
  }

  private async requireAccount(id: string): Promise<AccountSummary> {
    const account = (await this.deps.clients.accounts()).find((one) => one.id === id);
    if (account === undefined) {
      throw new ZoomAuthError('notSignedIn', 'The account is not signed in.');
    }
    return account;
  }
}

function sdkOf({ kind }: SdkTokenSpec): SdkKind {
  return kind === 'signature' ? 'meetingSdk' : 'videoSdk';
}
