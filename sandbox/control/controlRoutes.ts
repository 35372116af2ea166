import type { FastifyInstance } from 'fastify';
import type { Plan } from '../api/rateLimits.ts';
import type { RateLabel } from '../api/endpoint.ts';
import type { MeetingsSeed, World } from '../world.ts';
import * as schemas from './controlSchemas.ts';
import type { FaultRequest } from './faults.ts';
import { addMeetingInBrowser, type BrowserMeeting } from './browserMeetings.ts';
import { stateOf } from './state.ts';

/** What can be changed about an app; what is not named stays. */
interface AppChange {
  readonly secret?: string;
  readonly scopes?: readonly string[];
  readonly redirectUris?: readonly string[];
  readonly enabled?: boolean;
  readonly deviceFlow?: boolean;
  readonly deviceInterval?: number;
  readonly meetingSdk?: boolean;
}

/** What an account pays for, and what other apps have used up of its limits today. */
interface AccountChange {
  /** A user of the account, by id or email address. */
  readonly user: string;
  readonly plan?: Plan;
  readonly callsToday?: Partial<Record<RateLabel, number>>;
  readonly meetingWritesToday?: number;
}

/**
 * The sandbox's own controls, for tests; Zoom has nothing of the kind. All take and give JSON, and
 * refuse with 400 what they do not know.
 *
 * - `POST /sandbox/reset` `{meetings?, clock?, keepsSessions?}`: everything back to the seed
 * - `GET /sandbox/state`: people, apps and counts
 * - `GET`, `DELETE /sandbox/requests`: the log of OAuth and API calls
 * - `GET`, `POST`, `DELETE /sandbox/faults`: see `FaultRequest`
 * - `POST /sandbox/clock` `{now?, advanceMs?, running?}` → `{now, running}`
 * - `POST /sandbox/expireAccessTokens` `{}`
 * - `POST /sandbox/apps/:clientId`: see `AppChange`
 * - `POST /sandbox/account`: see `AccountChange`
 * - `POST /sandbox/meetings` `{hostedBy, invited?, live?, …}` → the new meeting's `{id}`;
 *   `DELETE /sandbox/meetings/:meetingId`: as somebody in the browser would
 */
export function controlRoutes(app: FastifyInstance, world: World): void {
  app.post<{ Body: { meetings?: MeetingsSeed; clock?: string; keepsSessions?: boolean } }>(
    '/sandbox/reset',
    { schema: { body: schemas.reset } },
    (request) => {
      const { meetings, clock, keepsSessions } = request.body;
      world.reset(meetings, clock === undefined ? undefined : Date.parse(clock), keepsSessions);
      return stateOf(world);
    },
  );

  app.get('/sandbox/state', () => stateOf(world));

  app.get('/sandbox/requests', () => world.requestLog.entries);
  app.delete('/sandbox/requests', (_request, reply) => {
    world.requestLog.clear();
    return reply.code(204).send();
  });

  app.get('/sandbox/faults', () => world.faults.pending);
  app.post<{ Body: FaultRequest }>(
    '/sandbox/faults',
    { schema: { body: schemas.fault } },
    (request, reply) => {
      if (!isRoute(app, request.body.route)) {
        return reply.code(400).send({ message: `No such route: ${request.body.route}` });
      }
      world.faults.add(request.body);
      return reply.code(204).send();
    },
  );
  app.delete('/sandbox/faults', (_request, reply) => {
    world.faults.clear();
    return reply.code(204).send();
  });

  app.post<{ Body: { now?: string; advanceMs?: number; running?: boolean } }>(
    '/sandbox/clock',
    { schema: { body: schemas.clock } },
    (request) => {
      const { now, advanceMs, running } = request.body;
      if (now !== undefined) world.clock.set(Date.parse(now));
      if (advanceMs !== undefined) world.clock.advance(advanceMs);
      if (running !== undefined) world.clock.setRunning(running);
      return { now: new Date(world.clock.now()).toISOString(), running: world.clock.running };
    },
  );

  app.post('/sandbox/expireAccessTokens', (_request, reply) => {
    world.oauth.expireAccessTokens();
    return reply.code(204).send();
  });

  app.post<{ Params: { clientId: string }; Body: AppChange }>(
    '/sandbox/apps/:clientId',
    { schema: { body: schemas.app } },
    (request, reply) => {
      const client = world.oauth.app(request.params.clientId);
      if (!client) return reply.code(404).send({ message: 'No such app.' });
      Object.assign(client, request.body);
      return reply.code(204).send();
    },
  );

  app.post<{ Body: AccountChange }>(
    '/sandbox/account',
    { schema: { body: schemas.account } },
    (request, reply) => {
      const { user: named, plan, callsToday = {}, meetingWritesToday = 0 } = request.body;
      const user = world.directory.find(named);
      if (!user) return reply.code(404).send({ message: 'No such user.' });
      if (plan) world.limits.plan = plan;
      world.limits.addCallsToday(user.accountId, 'Light', callsToday.Light ?? 0);
      world.limits.addCallsToday(user.accountId, 'Medium', callsToday.Medium ?? 0);
      world.limits.addMeetingWritesToday(user.id, meetingWritesToday);
      return reply.code(204).send();
    },
  );

  app.post<{ Body: BrowserMeeting }>(
    '/sandbox/meetings',
    { schema: { body: schemas.meeting } },
    (request) => ({ id: addMeetingInBrowser(world, request.body) }),
  );
  app.delete<{ Params: { meetingId: string } }>(
    '/sandbox/meetings/:meetingId',
    (request, reply) => {
      world.book.remove(Number(request.params.meetingId));
      return reply.code(204).send();
    },
  );
}

function isRoute(app: FastifyInstance, route: string): boolean {
  if (route === '*') return true;
  const [method, url, ...rest] = route.split(' ');
  if (!method || !url || rest.length > 0 || !/^\/(v2|oauth)/.test(url)) return false;
  return app.hasRoute({ method, url });
}
