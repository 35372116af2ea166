import { formatMeetingNumber } from '../../links/zoomLink';
import { isMeetingMissing, ZoomNotFoundError } from '../../zoom/errors';
import type { MeetingId } from '../../zoom/types';
import type { MeetingsModel } from './meetingsModel';

/**
 * Removes a meeting from the lists if an error says that Zoom does not have it.
 *
 * @param error what a request about the meeting failed with
 * @returns the error to report: for a meeting that was listed, one that says that it no longer is
 */
export function removeIfMissing(
  model: Pick<MeetingsModel, 'all' | 'changes'>,
  accountId: string,
  id: MeetingId,
  error: unknown,
): unknown {
  if (!isMeetingMissing(error)) {
    return error;
  }
  const listed = model
    .all()
    .find((owned) => owned.accountId === accountId && owned.entry.id === id);
  if (listed === undefined) {
    return error;
  }
  model.changes.remove(accountId, id);
  const { topic } = listed.entry;
  return new ZoomNotFoundError(
    error.zoomMessage,
    error,
    topic === '' ? formatMeetingNumber(id) : topic,
  );
}
