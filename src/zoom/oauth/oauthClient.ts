import * as oauth from 'oauth4webapi';
import { clamp } from '../bounds';
import type { Fetch, HttpResponse } from '../http/nodeFetch';
import type { AuthorizationRequest } from './authorizationRequest';
import { ZoomAuthError, ZoomServerError } from '../errors';
import type { RequestKind } from '../requestKinds';
import { isZoomHost } from '../zoomHosts';
import { oauthError, type ReceivedResponse } from './oauthError';
import type { DeviceAuthorization, DevicePoll, OAuthApp, TokenSet } from './oauthTypes';

/** Statuses whose `Response` must not have a body (Fetch standard, "null body status"). */
const nullBodyStatuses = new Set([101, 204, 205, 304]);

/** The largest response of the OAuth endpoints, in bytes; Zoom's have a few kB. */
const maxResponseBytes = 1024 * 1024;

/** How long Zoom's access tokens live if the response does not say, in seconds. */
const defaultExpiresIn = 3_600;

/** The longest lifetime of a token or a device code that is believed, in seconds; Zoom's have an hour. */
const maxExpiresIn = 86_400;

/** The time between two polls if the response does not name one, in seconds (RFC 8628 §3.2). */
const defaultPollInterval = 5;

/** The longest time between two polls, in seconds. Node's timers return at once for too long a delay. */
const maxPollInterval = 600;

/** A code that Zoom has not issued. */
const unknownCode = 'unknown';

/** What a person can type on any keyboard. */
const userCodePattern = /^[A-Za-z0-9-]{1,32}$/;

/** One exchange with an OAuth endpoint. */
interface OAuthStep<T> {
  requestKind: RequestKind;
  signal: AbortSignal | undefined;
  /** Sends the request with these options, and reads the response. */
  run: (options: oauth.TokenEndpointRequestOptions) => Promise<T>;
}

/**
 * Zoom's token and revocation endpoints for one app. Every method sends one request and throws
 * {@link ZoomAuthError}, `ZoomRateLimitError`, `ZoomNetworkError` or
 * {@link ZoomServerError}.
 */
export class OAuthClient {
  private readonly server: oauth.AuthorizationServer;
  private readonly client: oauth.Client;
  private readonly authentication: oauth.ClientAuth;

  constructor(
    private readonly app: OAuthApp,
    private readonly fetch: Fetch,
  ) {
    this.server = {
      issuer: app.oauthUrl,
      token_endpoint: `${app.oauthUrl}/token`,
      device_authorization_endpoint: `${app.oauthUrl}/devicecode`,
      revocation_endpoint: `${app.oauthUrl}/revoke`,
    };
    this.client = { client_id: app.clientId };
    this.authentication =
      app.clientSecret === undefined ? oauth.None() : basic(app.clientId, app.clientSecret);
  }

  /**
   * Exchanges the code of a callback for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).
   *
   * @param callback the callback's query; its `state` must be the request's
   */
  exchangeCode(
    request: AuthorizationRequest,
    callback: URLSearchParams,
    signal?: AbortSignal,
  ): Promise<TokenSet> {
    return this.requestTokens({
      requestKind: 'exchangeCode',
      signal,
      run: async (options) => {
        const parameters = oauth.validateAuthResponse(
          this.server,
          this.client,
          callback,
          request.state,
        );
        const response = await oauth.authorizationCodeGrantRequest(
          this.server,
          this.client,
          this.authentication,
          parameters,
          request.redirectUri,
          request.codeVerifier,
          options,
        );
        return oauth.processAuthorizationCodeResponse(this.server, this.client, response);
      },
    });
  }

  /** Renews the tokens (RFC 6749 §6). The given refresh token does not work again afterwards. */
  refresh(refreshToken: string, signal?: AbortSignal): Promise<TokenSet> {
    return this.requestTokens({
      requestKind: 'refreshTokens',
      signal,
      run: async (options) => {
        const response = await oauth.refreshTokenGrantRequest(
          this.server,
          this.client,
          this.authentication,
          refreshToken,
          options,
        );
        return oauth.processRefreshTokenResponse(this.server, this.client, response);
      },
    });
  }

  /**
   * Asks whether Zoom accepts the client ID without a secret, by exchanging a code that it has not
   * issued. Zoom checks the client before the code, as RFC 6749 §5.2 tells `invalid_client` from
   * `invalid_grant`.
   *
   * @returns `false` for an ordinary client ID as well as for one that nobody has
   * @throws {ZoomAuthError} `appDisabled` if its developer has disabled it
   */
  async isPublicClient(signal?: AbortSignal): Promise<boolean> {
    try {
      await this.requestTokens({
        requestKind: 'exchangeCode',
        signal,
        run: async (options) => {
          const response = await oauth.genericTokenEndpointRequest(
            this.server,
            this.client,
            oauth.None(),
            'authorization_code',
            {
              code: unknownCode,
              redirect_uri: 'http://127.0.0.1/callback',
              code_verifier: oauth.generateRandomCodeVerifier(),
            },
            options,
          );
          return oauth.processGenericTokenEndpointResponse(this.server, this.client, response);
        },
      });
      return true;
    } catch (error) {
      if (error instanceof ZoomAuthError && error.reason !== 'appDisabled') {
        return error.reason === 'codeRefused';
      }
      throw error;
    }
  }

  /**
   * Starts a device authorization (RFC 8628 §3.1). Zoom requires a confidential client for it.
   *
   * @throws {ZoomServerError} also if the code is not plain text, or a page is not the server's own:
   *   the code is shown in a message, and the page is opened
   */
  startDeviceAuthorization(signal?: AbortSignal): Promise<DeviceAuthorization> {
    return this.translateErrors({
      requestKind: 'startDevice',
      signal,
      run: async (options) => {
        const response = await oauth.deviceAuthorizationRequest(
          this.server,
          this.client,
          this.authentication,
          { client_id: this.app.clientId },
          options,
        );
        const device = await oauth.processDeviceAuthorizationResponse(
          this.server,
          this.client,
          response,
        );
        const { verification_uri: page, verification_uri_complete: completePage = page } = device;
        const isSafe =
          userCodePattern.test(device.user_code) &&
          [page, completePage].every((uri) => isZoomHost(uri, this.app.oauthUrl));
        if (!isSafe) {
          throw new ZoomServerError('unreadable', new URL(this.app.oauthUrl).host, {
            status: response.status,
          });
        }
        return {
          deviceCode: device.device_code,
          userCode: device.user_code,
          verificationUri: new URL(page).href,
          verificationUriComplete: new URL(completePage).href,
          expiresIn: clamp(device.expires_in, 0, maxExpiresIn),
          interval: clamp(device.interval ?? defaultPollInterval, 1, maxPollInterval),
        };
      },
    });
  }

  /** Checks once whether the person has decided (RFC 8628 §3.4). */
  async pollDeviceAuthorization(deviceCode: string, signal?: AbortSignal): Promise<DevicePoll> {
    try {
      return await this.requestTokens({
        requestKind: 'pollDevice',
        signal,
        run: async (options) => {
          const response = await oauth.deviceCodeGrantRequest(
            this.server,
            this.client,
            this.authentication,
            deviceCode,
            options,
          );
          return oauth.processDeviceCodeResponse(this.server, this.client, response);
        },
      });
    } catch (error) {
      const state = pendingState(error);
      if (state === undefined) {
        throw error;
      }
      return state;
    }
  }

  /** Requests a token for the app's own account, without a person; there is no refresh token. */
  requestAccountToken(accountId: string, signal?: AbortSignal): Promise<TokenSet> {
    return this.requestTokens({
      requestKind: 'requestAccountToken',
      signal,
      run: async (options) => {
        const response = await oauth.genericTokenEndpointRequest(
          this.server,
          this.client,
          this.authentication,
          'account_credentials',
          { account_id: accountId },
          options,
        );
        return oauth.processGenericTokenEndpointResponse(this.server, this.client, response);
      },
    });
  }

  /**
   * Requests a token that belongs to the app and to no person (RFC 6749 §4.4). Zoom accepts it for the
   * app's chatbot only, and issues it only to an app with a secret.
   */
  requestAppToken(signal?: AbortSignal): Promise<TokenSet> {
    return this.requestTokens({
      requestKind: 'requestAppToken',
      signal,
      run: async (options) => {
        const response = await oauth.clientCredentialsGrantRequest(
          this.server,
          this.client,
          this.authentication,
          new URLSearchParams(),
          options,
        );
        return oauth.processClientCredentialsResponse(this.server, this.client, response);
      },
    });
  }

  /** Revokes the grant that an access token belongs to, its refresh token included (RFC 7009). */
  revoke(accessToken: string, signal?: AbortSignal): Promise<void> {
    return this.translateErrors({
      requestKind: 'revokeGrant',
      signal,
      run: async (options) => {
        const response = await oauth.revocationRequest(
          this.server,
          this.client,
          this.authentication,
          accessToken,
          options,
        );
        await oauth.processRevocationResponse(response);
        // RFC 7009 §2.2 ignores the body, but Zoom's is JSON; a page comes from something in between.
        if (response.headers.get('content-type')?.includes('html') === true) {
          throw new Error('The response is a page.');
        }
      },
    });
  }

  private async requestTokens(step: OAuthStep<oauth.TokenEndpointResponse>): Promise<TokenSet> {
    const response = await this.translateErrors(step);
    const apiUrl: unknown = response.api_url;
    return {
      accessToken: response.access_token,
      refreshToken: response.refresh_token,
      expiresIn: clamp(response.expires_in ?? defaultExpiresIn, 0, maxExpiresIn),
      scopes: response.scope?.split(' ').filter((scope) => scope !== ''),
      apiUrl: typeof apiUrl === 'string' ? apiUrl : undefined,
    };
  }

  private async translateErrors<T>({ requestKind, signal, run }: OAuthStep<T>): Promise<T> {
    let received: ReceivedResponse | undefined;
    try {
      return await run(
        this.requestOptions(signal, (response) => {
          received = response;
        }),
      );
    } catch (error) {
      throw oauthError(error, { requestKind, host: new URL(this.app.oauthUrl).host, received });
    }
  }

  /** Http is allowed because the base URL was checked before: https, or http on loopback. */
  private requestOptions(
    signal: AbortSignal | undefined,
    onResponse: (received: ReceivedResponse) => void,
  ): oauth.TokenEndpointRequestOptions {
    return {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked as a warning only
      [oauth.allowInsecureRequests]: true,
      [oauth.customFetch]: async (url, init) => {
        const response = await this.fetch(url, {
          method: init.method,
          headers: init.headers,
          body: init.body instanceof URLSearchParams ? init.body.toString() : undefined,
          signal,
          maxBytes: maxResponseBytes,
        });
        const body = await response.text();
        onResponse({ response, body });
        return toResponse(response, body);
      },
    };
  }
}

/** How to continue polling; `undefined` if an error is a failure. */
function pendingState(error: unknown): Exclude<DevicePoll, TokenSet> | undefined {
  const meaning = error instanceof ZoomAuthError ? error.meaning : undefined;
  if (meaning === 'authorizationPending') {
    return 'pending';
  }
  return meaning === 'pollingTooFast' ? 'slowDown' : undefined;
}

/** The library accepts only the platform's own `Response`. */
function toResponse({ status, headers }: HttpResponse, body: string): Response {
  return new Response(nullBodyStatuses.has(status) ? null : body, {
    status,
    headers: [...headers],
  });
}

/**
 * Zoom documents `Basic base64(id:secret)`. RFC 6749 §2.3.1 would percent-encode both halves first,
 * which changes IDs that contain `_` or `-`, so Zoom's form is sent.
 */
function basic(clientId: string, clientSecret: string): oauth.ClientAuth {
  return (_server, _client, _body, headers) => {
    const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    headers.set('authorization', `Basic ${credentials}`);
  };
}
