import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tooManyRequests } from '../api/rateLimits.ts';
import type { World } from '../world.ts';
import type { FaultRequest } from './faults.ts';
import { routeName } from './requestLogging.ts';

const proxyPage =
  '<!doctype html><html><head><title>Sign in to the network</title></head>' +
  '<body><h1>Sign in to the network</h1><p>Your connection is not authenticated.</p></body></html>';

/** Lets the calls of this scope's routes go wrong as the control endpoint asked for. */
export function injectFaults(app: FastifyInstance, world: World): void {
  const afterWork = new WeakMap<FastifyRequest, FaultRequest>();

  app.addHook('onRequest', async (request, reply) => {
    for (const fault of world.faults.take(routeName(request))) {
      if (fault.kind === 'latency') await delay(fault.ms ?? 0);
      else if (fault.kind === 'dropAfter' || fault.kind === 'truncate') {
        afterWork.set(request, fault);
      } else return answerInstead(world, request, reply, fault);
    }
    return undefined;
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    const fault = afterWork.get(request);
    if (!fault) {
      done(null, payload);
      return;
    }
    reply.hijack();
    if (fault.kind === 'dropAfter') {
      request.raw.socket.destroy();
      return;
    }
    const whole = Buffer.from(typeof payload === 'string' ? payload : '');
    reply.raw.writeHead(reply.statusCode, {
      'content-type': String(reply.getHeader('content-type') ?? 'application/json'),
      'content-length': Math.max(whole.length, 1),
    });
    reply.raw.write(whole.subarray(0, Math.floor(whole.length / 2)), () => {
      request.raw.socket.end();
    });
  });
}

/** Answers without doing the work, or breaks the connection. */
function answerInstead(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  fault: FaultRequest,
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
    const refusal = tooManyRequests(fault.limit, 'Light', 80, world.clock.now());
    return reply.code(429).headers(refusal.headers).send(refusal.body);
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
