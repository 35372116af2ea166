import type { FastifyInstance } from 'fastify';
import type { Behavior } from '../behavior.ts';
import type { RateLabel } from '../api/endpoint.ts';
import type { Plan } from '../api/rateLimits.ts';
import type { MeetingsSeed, World } from '../world.ts';
import { addMeetingInBrowser, type BrowserMeeting } from './browserMeetings.ts';
import * as schemas from './controlSchemas.ts';
import type { Fault } from './faults.ts';

/** A change of an app; fields that are missing stay as they are. */
interface AppChange {
  readonly secret?: string;
  readonly scopes?: readonly string[];
  readonly redirectUris?: readonly string[];
  readonly enabled?: boolean;
  readonly deviceFlow?: boolean;
  readonly deviceInterval?: number;
  readonly meetingSdk?: boolean;
  readonly listsMissingScopes?: boolean;
}

/** A change of an account's plan, and calls of other apps that count against its limits today. */
interface AccountChange {
  /** A user of the account, by ID or email address. */
  readonly user: string;
  readonly plan?: Plan;
  readonly callsToday?: Partial<Record<RateLabel, number>>;
  readonly meetingWritesToday?: number;
  /** Whether the user has a license to host meetings. */
  readonly mayHost?: boolean;
}

/**
 * The routes that control the sandbox, which Zoom does not have. They accept and return JSON. An
 * invalid body is rejected with 400.
 *
 * - `POST /sandbox/reset` `{meetings?, clock?, keepsSessions?}`: restores the initial state
 * - `GET /sandbox/state`: users, apps and counts
 * - `GET`, `DELETE /sandbox/requests`: the log of OAuth and API calls
 * - `GET`, `POST`, `DELETE /sandbox/faults`: see `Fault`
 * - `POST /sandbox/clock` `{now?, advanceMs?, running?}` → `{now, running}`
 * - `POST /sandbox/expireAccessTokens` `{}`
 * - `POST /sandbox/apps/:clientId`: see `AppChange`
 * - `POST /sandbox/account`: see `AccountChange`
 * - `POST /sandbox/behavior` some of `Behavior` → all of it
 * - `POST /sandbox/meetings` `{hostedBy, invited?, live?, …}` → the new meeting's `{id}`;
 *   `DELETE /sandbox/meetings/:meetingId`: changes as in Zoom's web portal
 * - `DELETE /sandbox/templates/:templateId`: deletes a meeting template
 */
export function controlRoutes(app: FastifyInstance, world: World): void {
  app.post<{ Body: { meetings?: MeetingsSeed; clock?: string; keepsSessions?: boolean } }>(
    '/sandbox/reset',
    { schema: { body: schemas.reset } },
    (request) => {
      const { meetings, clock, keepsSessions } = request.body;
      world.reset(meetings, clock === undefined ? undefined : Date.parse(clock), keepsSessions);
      return describeState(world);
    },
  );

  app.get('/sandbox/state', () => describeState(world));

  app.get('/sandbox/requests', () => world.requestLog.entries);
  app.delete('/sandbox/requests', (_request, reply) => {
    world.requestLog.clear();
    return reply.code(204).send();
  });

  app.get('/sandbox/faults', () => world.faults.pending);
  app.post<{ Body: Fault }>(
    '/sandbox/faults',
    { schema: { body: schemas.fault } },
    (request, reply) => {
      if (!isRoute(app, request.body.route)) {
        return reply.code(400).send({ message: `There is no such route: ${request.body.route}` });
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
      const client = world.oauth.findApp(request.params.clientId);
      if (!client) return reply.code(404).send({ message: 'There is no such app.' });
      Object.assign(client, request.body);
      return reply.code(204).send();
    },
  );

  app.post<{ Body: AccountChange }>(
    '/sandbox/account',
    { schema: { body: schemas.account } },
    (request, reply) => {
      const {
        user: idOrEmail,
        plan,
        callsToday = {},
        meetingWritesToday = 0,
        mayHost,
      } = request.body;
      const user = world.directory.findUser(idOrEmail);
      if (!user) return reply.code(404).send({ message: 'There is no such user.' });
      if (plan) world.limits.changePlan(user.accountId, plan);
      world.limits.addCallsToday(user.accountId, 'Light', callsToday.Light ?? 0);
      world.limits.addCallsToday(user.accountId, 'Medium', callsToday.Medium ?? 0);
      world.limits.addMeetingWritesToday(user.id, meetingWritesToday);
      if (mayHost === false) world.unlicensedUsers.add(user.id);
      else if (mayHost) world.unlicensedUsers.delete(user.id);
      return reply.code(204).send();
    },
  );

  app.post<{ Body: Partial<Behavior> }>(
    '/sandbox/behavior',
    { schema: { body: schemas.behavior } },
    (request) => {
      world.behaviorSwitches.changeChoices(request.body);
      return world.behavior;
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
      world.meetings.removeMeeting(Number(request.params.meetingId));
      return reply.code(204).send();
    },
  );

  app.delete<{ Params: { templateId: string } }>(
    '/sandbox/templates/:templateId',
    (request, reply) => {
      world.templates.deleteTemplate(request.params.templateId);
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

/** The current state of the sandbox, without secrets. */
function describeState(world: World): object {
  return {
    now: new Date(world.clock.now()).toISOString(),
    running: world.clock.running,
    behavior: world.behavior,
    users: world.directory.signInUsers.map(({ id, email, displayName, accountId, timezone }) => ({
      id,
      email,
      displayName,
      accountId,
      plan: world.limits.planOf(accountId),
      timezone,
    })),
    apps: world.oauth.apps.map((app) => ({
      clientId: app.clientId,
      kind: app.kind,
      name: app.name,
      scopes: app.scopes,
      redirectUris: app.redirectUris,
      enabled: app.enabled,
      deviceFlow: app.deviceFlow,
      deviceInterval: app.deviceInterval,
      meetingSdk: app.meetingSdk,
    })),
    meetings: world.meetings.all.filter(({ type }) => type !== 4).length,
    live: world.meetings.all.filter(({ liveSinceMs }) => liveSinceMs !== undefined).length,
    pastInstances: world.meetings.pastInstances.length,
    past: world.meetings.pastInstances.map(({ meetingId, uuid, topic }) => ({
      id: meetingId,
      uuid,
      topic,
    })),
    grants: world.oauth.liveGrants,
    faults: world.faults.pending.length,
    requests: world.requestLog.entries.length,
  };
}
