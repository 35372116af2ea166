import * as vscode from 'vscode';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import { ActionableError } from '../platform/actionableError';
import type { Log } from '../platform/log';
import { pickLoaded } from '../platform/pickLoaded';
import { plainText } from '../text/plainText';
import { monthOf, type Month } from '../schedule/months';
import type { MeetingId } from '../zoom/types';
import type { RecordingsModel } from './recordingsModel';
import type { RecordingFormatter } from './recordingFormatter';

/** A meeting that was picked. */
export interface PickedMeeting {
  accountId: string;
  /** Where only the meeting is known for certain; without it, the uuid is that of the instance. */
  id?: MeetingId;
  uuid: string;
  topic?: string | null;
  /** ISO 8601, UTC. */
  start?: string | null;
}

interface MeetingPick extends vscode.QuickPickItem {
  meeting?: PickedMeeting;
}

/** Lets a person pick one of the meetings that are over, recorded or not, by month. */
export class PastMeetingPicker {
  constructor(
    private readonly clients: ZoomClients,
    private readonly model: RecordingsModel,
    private readonly words: RecordingFormatter,
    private readonly log: Log,
  ) {}

  /**
   * @throws {vscode.CancellationError} on Escape
   * @throws {ActionableError} where there are no meetings
   * @throws where neither meetings nor recordings can be read
   */
  async pick(placeHolder: string): Promise<PickedMeeting> {
    const items = this.items().then((found) => {
      if (found.length === 0) {
        throw new ActionableError(
          vscode.l10n.t('There are no meetings of the last months to choose from.'),
        );
      }
      return found;
    });
    const { meeting } = await pickLoaded(items, { placeHolder, matchOnDescription: true });
    if (meeting === undefined) {
      throw new vscode.CancellationError();
    }
    return meeting;
  }

  private async items(): Promise<MeetingPick[]> {
    const [recorded, ended] = await Promise.allSettled([this.recorded(), this.ended()]);
    if (recorded.status === 'rejected' && ended.status === 'rejected') {
      throw asError(ended.reason);
    }
    const recordings = recorded.status === 'fulfilled' ? recorded.value : [];
    const others = ended.status === 'fulfilled' ? ended.value : [];
    for (const result of [recorded, ended]) {
      if (result.status === 'rejected') {
        this.log.error(result.reason);
      }
    }
    const known = new Set(recordings.flatMap(({ meeting }) => [meeting.uuid, moment(meeting)]));
    const meetings = [
      ...recordings,
      ...others.filter(({ meeting }) => !known.has(meeting.uuid) && !known.has(moment(meeting))),
    ].sort((a, b) => (b.meeting.start ?? '').localeCompare(a.meeting.start ?? ''));
    return this.byMonth(meetings);
  }

  private byMonth(meetings: readonly { meeting: PickedMeeting; icon: string }[]): MeetingPick[] {
    let current: Month | undefined;
    return meetings.flatMap(({ meeting, icon }) => {
      const month = monthOf(new Date(meeting.start ?? ''));
      const isNew = !Number.isNaN(month) && month !== current;
      current = month;
      return [
        ...(isNew
          ? [{ label: this.words.month(month), kind: vscode.QuickPickItemKind.Separator }]
          : []),
        {
          label: plainText(this.words.topic(meeting.topic)),
          description: this.words.date(meeting.start),
          iconPath: new vscode.ThemeIcon(icon),
          meeting,
        },
      ];
    });
  }

  private async recorded(): Promise<{ meeting: PickedMeeting; icon: string }[]> {
    if (!this.model.isLoaded) {
      await this.model.refresh();
    }
    return this.model.all().map(({ accountId, recording }) => ({
      meeting: {
        accountId,
        uuid: recording.uuid,
        topic: recording.topic,
        start: recording.start_time,
      },
      icon: 'play-circle',
    }));
  }

  /** The meetings that the accounts hosted in the last months; Zoom lists at most six. */
  private async ended(): Promise<{ meeting: PickedMeeting; icon: string }[]> {
    const lists = await Promise.all(
      (await this.clients.usableAccounts()).map(async (account) => {
        const client = await this.clients.clientFor(account);
        const found: { meeting: PickedMeeting; icon: string }[] = [];
        for await (const page of client.listMeetings('previous_meetings')) {
          for (const { id, uuid, topic, start_time: start } of page) {
            found.push({
              meeting: { accountId: account.id, id, uuid: uuid ?? '', topic, start },
              icon: 'calendar',
            });
          }
        }
        return found;
      }),
    );
    return lists.flat();
  }
}

function moment({ topic, start }: PickedMeeting): string {
  return `${topic ?? ''} ${start ?? ''}`;
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
