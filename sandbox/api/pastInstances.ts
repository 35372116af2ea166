import type { PastInstance } from '../meetings/meeting.ts';
import { noSuchEndpoint, noSuchMeeting } from './apiError.ts';
import type { ApiCall } from './endpoint.ts';
import { checkHost } from './lookups.ts';

/**
 * The id or uuid in the path. A uuid that starts with `/` or contains `//` has to be encoded
 * twice: encoded once, it comes apart on its way.
 *
 * @throws ApiError 2300 for such a uuid that was encoded once
 */
function meetingIdOrUuid(call: ApiCall): string {
  const decodedOnce = call.params.meetingId ?? '';
  if (decodedOnce.startsWith('/') || decodedOnce.includes('//')) throw noSuchEndpoint();
  if (!decodedOnce.includes('%')) return decodedOnce;
  try {
    return decodeURIComponent(decodedOnce);
  } catch {
    throw noSuchEndpoint();
  }
}

/**
 * The ended instance that `:meetingId` names; by meeting id it is the latest one.
 *
 * @param otherwise what to throw where there is none
 * @throws ApiError as `checkHost` does for an instance that somebody else hosted
 */
export function namedInstance(call: ApiCall, otherwise = noSuchMeeting): PastInstance {
  const idOrUuid = meetingIdOrUuid(call);
  const instance = call.world.book.pastInstance(idOrUuid);
  if (!instance) throw otherwise(idOrUuid);
  checkHost(call, instance.hostId, idOrUuid);
  return instance;
}
