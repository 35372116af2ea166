import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tooManyRequests } from '../api/rateLimits.ts';
import type { World } from '../world.ts';
import type { Fault } from './faults.ts';
import { routeName } from './requestLogging.ts';

const proxyPage =
  '<!doctype html><html><head><title>Sign in to the network</title></head>' +
  '<body><h1>Sign in to the network</h1><p>Your connection is not authenticated.</p></body></html>';

/** Applies the pending faults to the calls of this scope's routes. */
export function injectFaults(app: FastifyInstance, world: World): void {
  const faultsAfterHandling = new WeakMap<FastifyRequest, Fault>();

  app.addHook('onRequest', async (request, reply) => {
    for (const fault of world.faults.takeFaults(routeName(request))) {
      if (fault.kind === 'latency') await delay(fault.ms ?? 0);
      else if (fault.kind === 'hold') await world.faults.waitUntilCleared();
      else if (fault.kind === 'dropAfter' || fault.kind === 'truncate') {
        faultsAfterHandling.set(request, fault);
      } else return replyWithFault(world, request, reply, fault);
    }
    return undefined;
  });

  app.addHook('preClose', (done) => {
    world.faults.clear();
    done();
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    const fault = faultsAfterHandling.get(request);
    if (!fault) {
      done(null, payload);
      return;
    }
    reply.hijack();
    if (fault.kind === 'dropAfter') {
      request.raw.socket.destroy();
      return;
    }
    const body = Buffer.from(typeof payload === 'string' ? payload : '');
    reply.raw.writeHead(reply.statusCode, {
      'content-type': String(reply.getHeader('content-type') ?? 'application/json'),
      'content-length': Math.max(body.length, 1),
    });
    reply.raw.write(body.subarray(0, Math.floor(body.length / 2)), () => {
      request.raw.socket.end();
    });
  });
}

/** Closes the connection or sends the fault's response; the request is not handled. */
function replyWithFault(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  fault: Fault,
): FastifyReply {
  if (fault.kind === 'dropBefore') {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  if (fault.kind === 'html') {
    return reply.code(200).type('text/html; charset=utf-8').send(proxyPage);
  }
  if (fault.kind === 'status' && fault.limit) {
    const { headers, body } = tooManyRequests({
      kind: fault.limit,
      label: 'Light',
      limit: 80,
      nowMs: world.clock.now(),
      headers: world.behavior.rateLimitHeaders,
    });
    return reply.code(429).headers(headers).send(body);
  }
  const body =
    typeof fault.body === 'string' || fault.body === undefined
      ? (fault.body ?? '')
      : JSON.stringify(fault.body);
  return reply
    .code(fault.kind === 'status' ? (fault.status ?? 500) : 200)
    .type('application/json; charset=utf-8')
    .headers(fault.headers ?? {})
    .send(body);
}
