import * as vscode from 'vscode';
import { pickLoaded } from '../platform/pickLoaded';
import { plainText } from '../text/plainText';
import type { Recording } from '../zoom/recordingTypes';
import type { OwnedRecording, RecordingsModel } from './recordingsModel';
import type { RecordingFormatter } from './recordingFormatter';

interface RecordingPick extends vscode.QuickPickItem {
  choice?: OwnedRecording | 'earlier';
}

/** Lets a person pick one of their recordings, by month. */
export class RecordingPicker {
  constructor(
    private readonly model: RecordingsModel,
    private readonly formatter: RecordingFormatter,
  ) {}

  /**
   * Shows the recordings that were read, and reads earlier ones on request.
   *
   * @param isOffered whether a recording is shown
   * @throws {vscode.CancellationError} on Escape
   * @throws if the recordings cannot be read
   */
  async pickRecording(
    placeHolder: string,
    isOffered: (recording: Recording) => boolean = () => true,
  ): Promise<OwnedRecording> {
    let prepare: () => unknown = () => (this.model.isLoaded ? undefined : this.model.refresh());
    for (;;) {
      const items = Promise.resolve(prepare()).then(() => this.items(isOffered));
      const { choice } = await pickLoaded(items, { placeHolder, matchOnDescription: true });
      if (choice === undefined) {
        throw new vscode.CancellationError();
      }
      if (choice !== 'earlier') {
        return choice;
      }
      prepare = () => this.model.readEarlier();
    }
  }

  private items(isOffered: (recording: Recording) => boolean): RecordingPick[] {
    const accounts = this.model.accounts();
    return [
      ...accounts.flatMap(({ accountId, label, months }) =>
        [...months].flatMap(([month, all]) => {
          const recordings = all.filter(isOffered);
          return recordings.length === 0
            ? []
            : [
                {
                  label:
                    accounts.length > 1
                      ? `${this.formatter.month(month)} · ${label}`
                      : this.formatter.month(month),
                  kind: vscode.QuickPickItemKind.Separator,
                },
                ...recordings.map((recording) => ({
                  label: plainText(this.formatter.topic(recording.topic)),
                  // The names of the months and accounts disappear when somebody types.
                  description: [
                    this.formatter.dateWithYear(recording.start_time),
                    ...(accounts.length > 1 ? [plainText(label)] : []),
                  ]
                    .filter((part) => part !== '')
                    .join(' · '),
                  iconPath: new vscode.ThemeIcon('play-circle'),
                  choice: { accountId, recording },
                })),
              ];
        }),
      ),
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      {
        label: vscode.l10n.t('Show Earlier'),
        iconPath: new vscode.ThemeIcon('history'),
        alwaysShow: true,
        choice: 'earlier',
      },
    ];
  }
}
