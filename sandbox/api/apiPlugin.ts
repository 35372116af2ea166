import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { formFields } from '../web/formFields.ts';
import type { World } from '../world.ts';
import { ApiError, noSuchEndpoint } from './apiError.ts';
import { authenticate, checkScope } from './authentication.ts';
import { directoryEndpoints } from './directoryEndpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { inMeetingControlEndpoints } from './inMeetingControls.ts';
import { meetingEndpoints } from './meetingEndpoints.ts';
import { meetingListEndpoints } from './meetingListEndpoints.ts';
import { pastMeetingEndpoints } from './pastMeetingEndpoints.ts';
import { recordingEndpoints } from './recordingEndpoints.ts';
import { userEndpoints } from './userEndpoints.ts';

const endpoints: readonly Endpoint[] = [
  ...userEndpoints,
  ...directoryEndpoints,
  ...meetingListEndpoints,
  ...meetingEndpoints,
  ...inMeetingControlEndpoints,
  ...pastMeetingEndpoints,
  ...recordingEndpoints,
];

/** Zoom's REST API; register it under `/v2`. */
export function apiPlugin(app: FastifyInstance, world: World): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-zm-trackingid', `v=2.0;clid=us05;rid=SBX_${randomBytes(16).toString('hex')}`);
    done();
  });
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error instanceof ApiError) {
      return reply.code(error.status).headers(error.headers).send(error.body);
    }
    const status = error.statusCode ?? 500;
    return reply.code(status).send({ code: status < 500 ? 300 : 500, message: error.message });
  });
  app.setNotFoundHandler(() => {
    throw noSuchEndpoint();
  });
  for (const endpoint of endpoints) addEndpoint(app, world, endpoint);
}

function addEndpoint(app: FastifyInstance, world: World, endpoint: Endpoint): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: (request: FastifyRequest, reply) => {
      const caller = authenticate(world, request.headers.authorization);
      reply.headers(world.limits.countCall(caller.user.accountId, endpoint));
      checkScope(caller, endpoint);
      const { status, body } = endpoint.handle({
        world,
        caller,
        params: formFields(request.params),
        query: formFields(request.query),
        body: request.body,
      });
      return reply.code(status).send(body);
    },
  });
}
