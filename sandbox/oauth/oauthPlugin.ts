import formbody from '@fastify/formbody';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { World } from '../world.ts';
import { authorizeRoutes } from './authorizeRoutes.ts';
import { deviceRoutes } from './deviceRoutes.ts';
import { OAuthError } from './oauthError.ts';
import { tokenRoutes } from './tokenRoutes.ts';

/** Zoom's authorization server with its pages. */
export async function oauthPlugin(app: FastifyInstance, world: World): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(formbody);
  // Clients that send all parameters in the query may state any type. Zoom reads no JSON body.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, _body, done) => {
    done(null);
  });
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error instanceof OAuthError) return reply.code(400).send(error.body);
    const status = error.statusCode ?? 500;
    return reply.code(status < 500 ? 400 : 500).send({
      reason: error.message,
      error: status < 500 ? 'invalid_request' : 'server_error',
    });
  });
  authorizeRoutes(app, world);
  tokenRoutes(app, world);
  deviceRoutes(app, world);
}
