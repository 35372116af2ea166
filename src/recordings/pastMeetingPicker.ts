import * as vscode from 'vscode';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import { ActionableError } from '../platform/actionableError';
import type { Log } from '../platform/log';
import { pickLoaded } from '../platform/pickLoaded';
import { plainText } from '../text/plainText';
import { monthOf, type Month } from '../schedule/months';
import { collectPages } from '../zoom/collectPages';
import type { MeetingId } from '../zoom/types';
import type { RecordingsModel } from './recordingsModel';
import type { RecordingFormatter } from './recordingFormatter';

/** A meeting that was picked. */
export interface PickedMeeting {
  accountId: string;
  /** Set if the UUID may not be that of the instance, so that the instance has to be looked up. */
  id?: MeetingId;
  uuid: string;
  topic?: string | null;
  /** ISO 8601, UTC. */
  start?: string | null;
}

interface ListedMeeting {
  meeting: PickedMeeting;
  icon: string;
}

interface MeetingPick extends vscode.QuickPickItem {
  meeting?: PickedMeeting;
}

/** Lets a person pick a past meeting, recorded or not, by month. */
export class PastMeetingPicker {
  constructor(
    private readonly clients: Pick<ZoomClients, 'usableAccounts' | 'clientFor'>,
    private readonly model: RecordingsModel,
    private readonly formatter: RecordingFormatter,
    private readonly log: Pick<Log, 'error'>,
  ) {}

  /**
   * Shows the past meetings of all accounts, with the recorded ones marked.
   *
   * @throws {vscode.CancellationError} on Escape
   * @throws {ActionableError} if there are no meetings
   * @throws if neither meetings nor recordings can be read
   */
  async pickMeeting(placeHolder: string): Promise<PickedMeeting> {
    const items = this.items().then((found) => {
      if (found.length === 0) {
        throw new ActionableError(vscode.l10n.t('There are no past meetings to choose from.'));
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
    const known = new Set(
      recordings.flatMap(({ meeting }) => [meeting.uuid, topicAndStart(meeting)]),
    );
    const meetings = [
      ...recordings,
      ...others.filter(
        ({ meeting }) => !known.has(meeting.uuid) && !known.has(topicAndStart(meeting)),
      ),
    ].sort((a, b) => (b.meeting.start ?? '').localeCompare(a.meeting.start ?? ''));
    return this.byMonth(meetings);
  }

  private byMonth(meetings: readonly ListedMeeting[]): MeetingPick[] {
    let current: Month | undefined;
    const accounts = this.model.accounts();
    const labels = new Map(accounts.map(({ accountId, label }) => [accountId, plainText(label)]));
    return meetings.flatMap(({ meeting, icon }) => {
      const month = monthOf(new Date(meeting.start ?? ''));
      const isNew = !Number.isNaN(month) && month !== current;
      current = month;
      return [
        ...(isNew
          ? [{ label: this.formatter.month(month), kind: vscode.QuickPickItemKind.Separator }]
          : []),
        {
          label: plainText(this.formatter.topic(meeting.topic)),
          // The names of the months disappear when somebody types.
          description: [
            this.formatter.dateWithYear(meeting.start),
            accounts.length > 1 ? (labels.get(meeting.accountId) ?? '') : '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
          iconPath: new vscode.ThemeIcon(icon),
          meeting,
        },
      ];
    });
  }

  private async recorded(): Promise<ListedMeeting[]> {
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

  /** The meetings that the accounts have hosted. Zoom lists at most the last six months. */
  private async ended(): Promise<ListedMeeting[]> {
    const lists = await Promise.all(
      (await this.clients.usableAccounts()).map(async (account) => {
        const client = await this.clients.clientFor(account);
        const { entries, failure } = await collectPages(client.listMeetings('previous_meetings'));
        if (failure !== undefined) {
          this.log.error(failure);
        }
        return entries.map(({ id, uuid, topic, start_time: start }): ListedMeeting => ({
          meeting: { accountId: account.id, id, uuid: uuid ?? '', topic, start },
          icon: 'calendar',
        }));
      }),
    );
    return lists.flat();
  }
}

function topicAndStart({ topic, start }: PickedMeeting): string {
  return `${topic ?? ''} ${start ?? ''}`;
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
