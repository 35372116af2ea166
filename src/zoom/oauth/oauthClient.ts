import * as oauth from 'oauth4webapi';
import type { Fetch, HttpResponse } from '../http/nodeFetch';
import type { AuthorizationRequest } from './authorizationRequest';
import type { OAuthApp } from './oauthApp';
import type { DeviceAuthorization, DevicePoll } from './deviceAuthorization';
import { oauthError, PendingDeviceError } from './oauthError';
import type { TokenSet } from './tokenSet';

/** Statuses whose `Response` may have no body (Fetch standard, "null body status"). */
const nullBodyStatuses = new Set([101, 204, 205, 304]);

/** Zoom's access tokens live an hour; taken where an answer does not say. */
const defaultExpiresIn = 3_600;

/** Seconds between two questions where the answer names none (RFC 8628 §3.2). */
const defaultPollInterval = 5;

/**
 * Zoom's token and revocation endpoints for one app. Every method makes one request and throws
 * {@link ZoomAuthError}, {@link ZoomNetworkError} or {@link ZoomServerError}.
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
   * Exchanges the code of a callback (RFC 6749 §4.1.3, RFC 7636 §4.5).
   *
   * @param callback the callback's query; its `state` must be the request's
   */
  async exchangeCode(
    request: AuthorizationRequest,
    callback: URLSearchParams,
    signal?: AbortSignal,
  ): Promise<TokenSet> {
    return this.askForTokens(async () => {
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
        this.requestOptions(signal),
      );
      return oauth.processAuthorizationCodeResponse(this.server, this.client, response);
    });
  }

  /** Renews the tokens (RFC 6749 §6). The given refresh token does not work again afterwards. */
  async refresh(refreshToken: string, signal?: AbortSignal): Promise<TokenSet> {
    return this.askForTokens(async () => {
      const response = await oauth.refreshTokenGrantRequest(
        this.server,
        this.client,
        this.authentication,
        refreshToken,
        this.requestOptions(signal),
      );
      return oauth.processRefreshTokenResponse(this.server, this.client, response);
    });
  }

  /** Starts a device authorisation (RFC 8628 §3.1). Zoom wants a confidential client for it. */
  async startDevice(signal?: AbortSignal): Promise<DeviceAuthorization> {
    return this.attempt(async () => {
      const response = await oauth.deviceAuthorizationRequest(
        this.server,
        this.client,
        this.authentication,
        { client_id: this.app.clientId },
        this.requestOptions(signal),
      );
      const answer = await oauth.processDeviceAuthorizationResponse(
        this.server,
        this.client,
        response,
      );
      return {
        deviceCode: answer.device_code,
        userCode: answer.user_code,
        verificationUri: answer.verification_uri,
        verificationUriComplete: answer.verification_uri_complete,
        expiresIn: answer.expires_in,
        interval: answer.interval ?? defaultPollInterval,
      };
    });
  }

  /** Asks once whether the person has decided (RFC 8628 §3.4). */
  async pollDevice(deviceCode: string, signal?: AbortSignal): Promise<DevicePoll> {
    try {
      return await this.askForTokens(async () => {
        const response = await oauth.deviceCodeGrantRequest(
          this.server,
          this.client,
          this.authentication,
          deviceCode,
          this.requestOptions(signal),
        );
        return oauth.processDeviceCodeResponse(this.server, this.client, response);
      });
    } catch (error) {
      if (error instanceof PendingDeviceError) {
        return error.state;
      }
      throw error;
    }
  }

  /** Gets a token for the app's own account, without a person; there is no refresh token. */
  async accountCredentials(accountId: string, signal?: AbortSignal): Promise<TokenSet> {
    return this.askForTokens(async () => {
      const response = await oauth.genericTokenEndpointRequest(
        this.server,
        this.client,
        this.authentication,
        'account_credentials',
        { account_id: accountId },
        this.requestOptions(signal),
      );
      return oauth.processGenericTokenEndpointResponse(this.server, this.client, response);
    });
  }

  /** Ends the grant that an access token belongs to, its refresh token included (RFC 7009). */
  async revoke(accessToken: string, signal?: AbortSignal): Promise<void> {
    await this.attempt(async () => {
      const response = await oauth.revocationRequest(
        this.server,
        this.client,
        this.authentication,
        accessToken,
        this.requestOptions(signal),
      );
      await oauth.processRevocationResponse(response);
    });
  }

  private async askForTokens(ask: () => Promise<oauth.TokenEndpointResponse>): Promise<TokenSet> {
    const answer = await this.attempt(ask);
    const apiUrl: unknown = answer.api_url;
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token,
      expiresIn: answer.expires_in ?? defaultExpiresIn,
      scopes: answer.scope?.split(' ').filter((scope) => scope !== ''),
      apiUrl: typeof apiUrl === 'string' ? apiUrl : undefined,
    };
  }

  private async attempt<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      throw oauthError(error, new URL(this.app.oauthUrl).host);
    }
  }

  /** http is allowed because the base was checked before: https, or http on loopback. */
  private requestOptions(signal: AbortSignal | undefined) {
    return {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- a warning for others, not an end
      [oauth.allowInsecureRequests]: true,
      [oauth.customFetch]: async (url: string, init: oauth.CustomFetchOptions<string, unknown>) =>
        toResponse(
          await this.fetch(url, {
            method: init.method,
            headers: init.headers,
            body: init.body instanceof URLSearchParams ? init.body.toString() : undefined,
            signal,
          }),
        ),
    };
  }
}

/** The library takes the platform's own `Response` only. */
async function toResponse(answer: HttpResponse): Promise<Response> {
  const { status, headers } = answer;
  const body = nullBodyStatuses.has(status) ? null : await answer.text();
  return new Response(body, { status, headers: [...headers] });
}

/**
 * Zoom documents `Basic base64(id:secret)`. RFC 6749 §2.3.1 would percent-encode both halves first,
 * which changes ids that hold `_` or `-`, so Zoom's form is sent.
 */
function basic(clientId: string, clientSecret: string): oauth.ClientAuth {
  return (_server, _client, _body, headers) => {
    const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    headers.set('authorization', `Basic ${credentials}`);
  };
}
