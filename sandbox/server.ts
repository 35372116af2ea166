import Fastify, { type FastifyInstance } from 'fastify';
import { apiPlugin } from './api/apiPlugin.ts';
import { controlRoutes } from './control/controlRoutes.ts';
import { injectFaults } from './control/faultInjection.ts';
import { logRequests } from './control/requestLogging.ts';
import { oauthPlugin } from './oauth/oauthPlugin.ts';
import { meetingPages } from './web/meetingPages.ts';
import { recordingPages } from './web/recordingPages.ts';
import { sdkPages } from './web/sdkPages.ts';
import { relayRoute } from './web/relayRoute.ts';
import type { World } from './world.ts';

/** The sandbox's HTTP server, not yet listening. */
export async function buildServer(world: World): Promise<FastifyInstance> {
  const server = Fastify({
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  // The Date header must agree with the dates in response bodies, so it uses the sandbox's clock.
  server.addHook('onRequest', (_request, reply, done) => {
    reply.header('date', new Date(world.clock.now()).toUTCString());
    done();
  });
  await server.register(async (zoom) => {
    logRequests(zoom, world);
    injectFaults(zoom, world);
    await zoom.register(async (oauth) => oauthPlugin(oauth, world));
    await zoom.register(
      (api, _options, done) => {
        apiPlugin(api, world);
        done();
      },
      { prefix: '/v2' },
    );
  });
  meetingPages(server, world);
  recordingPages(server, world);
  sdkPages(server, world);
  relayRoute(server);
  controlRoutes(server, world);
  return server;
}
