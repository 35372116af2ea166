import type { User } from '../data/users.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { hasExpired } from '../meetings/meetingEntries.ts';
import { ApiError, noSuchMeeting, noSuchUser, notShared } from './apiError.ts';
import type { ApiCall } from './endpoint.ts';

/**
 * The user that `:userId` names. A user's own token reaches `me`, the own id and the own email
 * address; a Server-to-Server token reaches everybody in its account.
 *
 * @throws ApiError 1001 for anybody else
 */
export function namedUser(call: ApiCall): User {
  const named = call.params.userId ?? '';
  const user = reachableUser(call, named);
  if (!user) throw noSuchUser(named);
  return user;
}

/**
 * As `namedUser`, for what belongs to a user: a colleague exists, but has shared nothing.
 *
 * @throws ApiError 403 for a colleague, 1001 for anybody else
 */
export function namedOwner(call: ApiCall): User {
  const named = call.params.userId ?? '';
  const user = reachableUser(call, named);
  if (user) return user;
  const other = call.world.directory.find(named);
  throw other?.accountId === call.caller.user.accountId ? notShared() : noSuchUser(named);
}

/**
 * The meeting that `:meetingId` names, and its host.
 *
 * @throws ApiError 300 for what is no meeting id, 3001 for a meeting that does not exist, has
 *   expired or is of another account, 403 for a colleague's
 */
export function namedMeeting(call: ApiCall): { meeting: Meeting; host: User } {
  const id = meetingId(call);
  const meeting = call.world.book.byId(id);
  const invitation = call.world.book.invitations.find((candidate) => candidate.id === id);
  const hostId = meeting?.hostId ?? invitation?.hostId;
  if (hostId === undefined) throw noSuchMeeting(id);
  checkHost(call, hostId, id);
  if (!meeting || hasExpired(meeting, call.world.clock.now())) throw noSuchMeeting(id);
  return { meeting, host: call.world.directory.byId(hostId) };
}

/** The number that `:meetingId` is; throws ApiError 300 if it is none. */
export function meetingId(call: ApiCall): number {
  const text = call.params.meetingId ?? '';
  if (!/^\d{9,12}$/.test(text)) throw new ApiError(400, 300, 'Invalid meeting id.');
  return Number(text);
}

/** Throws ApiError 403 for a colleague's meeting, 3001 for one of another account. */
export function checkHost(call: ApiCall, hostId: string, idOrUuid: string | number): void {
  const { caller, world } = call;
  if (hostId === caller.user.id) return;
  const sameAccount = world.directory.byId(hostId).accountId === caller.user.accountId;
  if (!sameAccount) throw noSuchMeeting(idOrUuid);
  if (caller.kind === 'user') throw notShared();
}

function reachableUser({ caller, world }: ApiCall, named: string): User | undefined {
  if (named === 'me') return caller.user;
  const user = world.directory.find(named);
  if (user === undefined || user.id === caller.user.id) return user;
  const inAccount = caller.kind === 'account' && user.accountId === caller.user.accountId;
  return inAccount ? user : undefined;
}
