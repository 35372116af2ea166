import { formatMeetingNumber } from '../../links/zoomLink';
import { isMeetingMissing, ZoomNotFoundError } from '../../zoom/errors';
import type { TargetMeeting } from './targetMeeting';
import type { MeetingsModel } from './meetingsModel';

/** Takes meetings off the list of which Zoom says that they are gone since it was read. */
export class MissingMeetings {
  constructor(private readonly model: MeetingsModel) {}

  /** Whether a meeting, or an occurrence of it, is in the list. */
  isListed({ account, entry }: TargetMeeting): boolean {
    return this.model
      .all()
      .some((listed) => listed.accountId === account.id && listed.entry.id === entry.id);
  }

  /**
   * Makes a call about a meeting. Where Zoom has no such meeting, it leaves the list.
   *
   * @throws {ZoomNotFoundError} that says so, where it was listed
   * @throws what the call throws
   */
  async watch<T>(target: TargetMeeting, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!isMeetingMissing(error) || !this.isListed(target)) {
        throw error;
      }
      const { id, topic } = target.entry;
      this.model.changes.remove(target.account.id, id);
      throw new ZoomNotFoundError(
        error.zoomMessage,
        error,
        topic === '' ? formatMeetingNumber(id) : topic,
      );
    }
  }
}
