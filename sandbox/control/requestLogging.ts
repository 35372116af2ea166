import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../world.ts';
import type { LoggedRequest } from './requestLog.ts';

/** The name of a request's route, as the log and the faults use it. */
export function routeName(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? '*'}`;
}

/** Logs every call of this scope's routes. */
export function logRequests(app: FastifyInstance, world: World): void {
  const entries = new WeakMap<FastifyRequest, LoggedRequest>();
  app.addHook('onRequest', (request, _reply, done) => {
    const pattern = request.routeOptions.url ?? '';
    const [path = ''] = pattern.includes(':userCode') ? [pattern] : request.url.split('?');
    const entry: LoggedRequest = {
      method: request.method,
      path,
      route: routeName(request),
      status: null,
      at: new Date(world.clock.now()).toISOString(),
      answeredAt: null,
    };
    entries.set(request, entry);
    world.requestLog.add(entry);
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const entry = entries.get(request);
    if (entry) {
      entry.status = reply.statusCode;
      entry.answeredAt = new Date(world.clock.now()).toISOString();
    }
    done(null, payload);
  });
}
