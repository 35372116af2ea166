import type { ZoomClients } from '../../accounts/clients/zoomClients';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { isOutcomeUnknown } from '../../zoom/errors';
import type { Meeting, MeetingUpdate } from '../../zoom/types';
import type { ZoomClient } from '../../zoom/zoomClient';
import type { MissingMeetings } from '../model/missingMeetings';
import type { MeetingsModel } from '../model/meetingsModel';
import { withoutSecrets } from '../model/withoutSecrets';
import type { EditSubject } from './editSubject';
import { updatedEntry } from './meetingUpdate';

/** Changes meetings: in the list at once, and back to what they were where Zoom refuses. */
export class MeetingEditor {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: MeetingsModel,
    private readonly gone: MissingMeetings,
  ) {}

  /**
   * Makes changes: a request, and one for what Zoom made of them.
   *
   * @returns the meeting as it is now
   * @throws {ZoomNotFoundError} where it is gone; it then leaves the list
   * @throws {ZoomError} where Zoom refused; the list then shows the meeting as it was
   */
  async save(subject: EditSubject, update: MeetingUpdate, now: Date): Promise<Meeting> {
    const { account, meeting, occurrence } = subject;
    const { id } = meeting;
    const client = await this.clients.clientFor(account);
    const change = updatedEntry(subject, update, now);
    const { done, putBack } = this.model.changes.change(account.id, id, change);
    try {
      if (occurrence === undefined) {
        await this.gone.watch({ account, entry: toScheduledMeeting(meeting) }, () =>
          send(client, id, update),
        );
      } else {
        await send(client, id, update, occurrence.occurrence_id ?? undefined);
      }
    } catch (error) {
      putBack();
      if (isOutcomeUnknown(error)) {
        this.model.refreshAfterChange().catch(() => undefined);
      }
      throw error;
    }
    done();
    try {
      const changed = withoutSecrets(await client.getMeeting(id));
      this.model.changes.add(account.id, changed);
      return changed;
    } catch {
      // It is changed all the same; what exactly it is now comes with the next lists.
      this.model.refreshAfterChange().catch(() => undefined);
      return change(meeting);
    }
  }
}

/**
 * Sends the call, and once more where its answer was lost: it says what the fields are to be, so
 * that twice does no more than once.
 */
async function send(
  client: ZoomClient,
  id: number,
  update: MeetingUpdate,
  occurrenceId?: string,
): Promise<void> {
  try {
    await client.updateMeeting(id, update, occurrenceId);
  } catch (error) {
    if (!isOutcomeUnknown(error)) {
      throw error;
    }
    await client.updateMeeting(id, update, occurrenceId);
  }
}
