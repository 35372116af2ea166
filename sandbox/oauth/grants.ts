import type { App } from '../data/apps.ts';
import type { AuthorizationServer, IssuedTokens } from './authorizationServer.ts';
import { OAuthError } from './oauthError.ts';

/** Issues the tokens for the parameters of a token request. */
type GrantType = (
  server: AuthorizationServer,
  app: App,
  parameters: Readonly<Record<string, string>>,
) => IssuedTokens;

/** The grant types of Zoom's token endpoint, by `grant_type`. */
export const grantTypes: ReadonlyMap<string, GrantType> = new Map<string, GrantType>([
  [
    'authorization_code',
    (server, app, parameters) =>
      server.exchangeCode(
        app,
        required(parameters, 'code'),
        parameters.redirect_uri,
        parameters.code_verifier,
      ),
  ],
  [
    'refresh_token',
    (server, app, parameters) => server.refreshTokens(app, required(parameters, 'refresh_token')),
  ],
  [
    'urn:ietf:params:oauth:grant-type:device_code',
    (server, app, parameters) =>
      server.grantTokens(server.devices.takeConsent(app, required(parameters, 'device_code'))),
  ],
  [
    'account_credentials',
    (server, app, parameters) => {
      if (app.kind !== 'serverToServer') {
        throw new OAuthError('unsupported_grant_type', 'unsupported grant type');
      }
      if (required(parameters, 'account_id') !== app.accountId) {
        throw new OAuthError('invalid_request', 'Invalid account_id.');
      }
      return server.issueAppToken(app, app.scopes);
    },
  ],
  [
    'client_credentials',
    (server, app) => {
      if (app.kind !== 'confidential') {
        throw new OAuthError('unsupported_grant_type', 'unsupported grant type');
      }
      return server.issueAppToken(app, ['imchat:bot']);
    },
  ],
]);

function required(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name];
  if (!value) throw new OAuthError('invalid_request', `Missing ${name}.`);
  return value;
}
