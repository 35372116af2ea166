import type { FastifyInstance } from 'fastify';
import type { World } from '../world.ts';
import { accessTokenLifetime } from './authorizationServer.ts';
import { authenticateClient, readParameters } from './clientAuthentication.ts';
import { grantTypes } from './grants.ts';
import { OAuthError } from './oauthError.ts';

/** `POST /oauth/token` and `POST /oauth/revoke`. */
export function tokenRoutes(app: FastifyInstance, world: World): void {
  app.post('/oauth/token', (request, reply) => {
    const parameters = readParameters(request);
    const { grant_type: name } = parameters;
    if (!name) throw new OAuthError('invalid_request', 'Missing grant_type.');
    const grantType = grantTypes.get(name);
    if (!grantType) throw new OAuthError('unsupported_grant_type', 'unsupported grant type');
    const client = authenticateClient(world.oauth, request.headers.authorization, parameters);
    const { accessToken, refreshToken, scopes } = grantType(world.oauth, client, parameters);
    const hasScope = name !== 'refresh_token' || world.behavior.refreshedScope === 'sent';
    return reply.header('cache-control', 'no-store').send({
      access_token: accessToken,
      token_type: 'bearer',
      ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      expires_in: accessTokenLifetime,
      ...(hasScope && { scope: scopes.join(' ') }),
      api_url: world.origin,
    });
  });

  app.post('/oauth/revoke', (request) => {
    const parameters = readParameters(request);
    const client = authenticateClient(world.oauth, request.headers.authorization, parameters);
    world.oauth.revokeGrant(client, parameters.token ?? '');
    return { status: 'success' };
  });
}
