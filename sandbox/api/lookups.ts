import type { User } from '../data/users.ts';
import type { Meeting, PastInstance } from '../meetings/meeting.ts';
import { hasExpired } from '../meetings/meetingEntries.ts';
import { ApiError, noSuchEndpoint, noSuchMeeting, noSuchUser, notShared } from './apiError.ts';
import type { World } from '../world.ts';
import type { ApiCall } from './endpoint.ts';

/**
 * The user that `:userId` identifies. A user's token can access `me`, the user's own ID and own
 * email address; a Server-to-Server token can access all users of its account.
 *
 * @throws ApiError 1001 for all other users
 */
export function requireUser(call: ApiCall): User {
  const idOrEmail = call.params.userId ?? '';
  const user = findAccessibleUser(call, idOrEmail);
  if (!user) throw noSuchUser(idOrEmail);
  return user;
}

/**
 * Like `requireUser`, for resources that users can share with each other.
 *
 * @throws ApiError 403 for another user of the account, 1001 for all other users
 */
export function requireOwner(call: ApiCall): User {
  const idOrEmail = call.params.userId ?? '';
  const user = findAccessibleUser(call, idOrEmail);
  if (user) return user;
  const other = call.world.directory.findUser(idOrEmail);
  throw other?.accountId === call.caller.user.accountId ? notShared() : noSuchUser(idOrEmail);
}

/**
 * The meeting that `:meetingId` identifies, and its host.
 *
 * @throws ApiError 300 if it is not a meeting ID, 3001 for a meeting that does not exist, has expired
 *   or belongs to another account, 403 for a meeting of another user of the account
 */
export function requireMeeting(call: ApiCall): { meeting: Meeting; host: User } {
  const id = parseMeetingId(call);
  const meeting = call.world.meetings.findMeeting(id);
  const invitation = call.world.meetings.invitations.find((candidate) => candidate.id === id);
  const hostId = meeting?.hostId ?? invitation?.hostId;
  if (hostId === undefined) throw noSuchMeeting(id);
  checkHostAccess(call, hostId, id);
  if (!meeting || hasExpired(meeting, call.world.clock.now())) throw noSuchMeeting(id);
  return { meeting, host: call.world.directory.getUser(hostId) };
}

/**
 * Checks that the caller's account has a paid plan.
 *
 * @throws ApiError 200 for an account with the free plan
 */
export function requirePaidPlan({ caller, world }: ApiCall): void {
  const { accountId } = caller.user;
  if (world.limits.planOf(accountId) !== 'free') return;
  throw new ApiError(400, 200, `Only available for paid account: ${accountId}.`);
}

/**
 * The number in `:meetingId`.
 *
 * @throws ApiError 300 if it is not a meeting ID
 */
export function parseMeetingId(call: ApiCall): number {
  const text = call.params.meetingId ?? '';
  if (!/^\d{9,12}$/.test(text)) throw new ApiError(400, 300, 'Invalid meeting id.');
  return Number(text);
}

/**
 * Checks that the caller can access the meetings of a host.
 *
 * @param refused creates the error to throw for a meeting of another user of the account
 * @throws ApiError 403 for another user of the account, 3001 for a user of another account
 */
export function checkHostAccess(
  call: ApiCall,
  hostId: string,
  idOrUuid: string | number,
  refused = notShared,
): void {
  const { caller, world } = call;
  if (hostId === caller.user.id) return;
  const sameAccount = world.directory.getUser(hostId).accountId === caller.user.accountId;
  if (!sameAccount) throw noSuchMeeting(idOrUuid);
  if (caller.kind === 'user') throw refused();
}

/**
 * Checks that a user has a license to host meetings.
 *
 * @throws ApiError 3161 for a user without one
 */
export function checkHosting(world: World, user: User): void {
  if (world.unlicensedUsers.has(user.id)) {
    throw new ApiError(
      400,
      3161,
      'Your user account is not allowed meeting hosting and scheduling capabilities.',
    );
  }
}

/** The errors of an endpoint for meetings that it has nothing about. */
export interface MissingInstance {
  /** For an ID or UUID that no meeting of the account has. */
  readonly unknown: (call: ApiCall, idOrUuid: string) => ApiError;
  /** For a meeting that has not taken place. */
  readonly notHeld: (idOrUuid: string) => ApiError;
  /** For a meeting that another user of the account hosted; 403 with a code by default. */
  readonly notShared?: () => ApiError;
}

/**
 * The past instance that `:meetingId` identifies; for a meeting ID, the latest one.
 *
 * @throws ApiError one of `missing` if there is none, or another user of the account hosted it
 */
export function requirePastInstance(call: ApiCall, missing: MissingInstance): PastInstance {
  const { world, caller } = call;
  const idOrUuid = readIdOrUuid(call);
  const instance = world.meetings.findPastInstance(idOrUuid);
  const hostId = (instance ?? world.meetings.findMeeting(Number(idOrUuid)))?.hostId;
  const isKnown =
    hostId !== undefined && world.directory.getUser(hostId).accountId === caller.user.accountId;
  if (!isKnown) throw missing.unknown(call, idOrUuid);
  checkHostAccess(call, hostId, idOrUuid, missing.notShared);
  if (!instance) throw missing.notHeld(idOrUuid);
  return instance;
}

function findAccessibleUser({ caller, world }: ApiCall, idOrEmail: string): User | undefined {
  if (idOrEmail === 'me') return caller.user;
  const user = world.directory.findUser(idOrEmail);
  if (user === undefined || user.id === caller.user.id) return user;
  const inAccount = caller.kind === 'account' && user.accountId === caller.user.accountId;
  return inAccount ? user : undefined;
}

/**
 * The meeting ID or UUID in the path. A UUID that starts with `/` or contains `//` must be encoded
 * twice, because proxies split one that is encoded once.
 *
 * @throws ApiError 2300 for such a UUID that is encoded once
 */
function readIdOrUuid(call: ApiCall): string {
  const decodedOnce = call.params.meetingId ?? '';
  if (decodedOnce.startsWith('/') || decodedOnce.includes('//')) throw noSuchEndpoint();
  if (!decodedOnce.includes('%')) return decodedOnce;
  try {
    return decodeURIComponent(decodedOnce);
  } catch {
    throw noSuchEndpoint();
  }
}
