import type { World } from '../world.ts';

/** What is in the sandbox at the moment; no secrets. */
export function stateOf(world: World): object {
  return {
    now: new Date(world.clock.now()).toISOString(),
    running: world.clock.running,
    plan: world.limits.plan,
    users: world.directory.signInUsers.map(({ id, email, displayName, accountId, timezone }) => ({
      id,
      email,
      displayName,
      accountId,
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
    meetings: world.book.all.filter(({ type }) => type !== 4).length,
    live: world.book.all.filter(({ liveSinceMs }) => liveSinceMs !== undefined).length,
    pastInstances: world.book.pastInstances.length,
    past: world.book.pastInstances.map(({ meetingId, uuid, topic }) => ({
      id: meetingId,
      uuid,
      topic,
    })),
    grants: world.oauth.liveGrants,
    faults: world.faults.pending.length,
    requests: world.requestLog.entries.length,
  };
}
