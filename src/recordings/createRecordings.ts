import type { AccountsFeature } from '../accounts/accountsFeature';
import { AuthenticatedDownloads } from '../accounts/clients/authenticatedDownloads';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { CommandHandlers } from '../platform/commandRegistry';
import type { LazyTree } from '../platform/lazyTree';
import type { ReaderLocale } from '../platform/readerLocale';
import type { Services } from '../platform/services';
import type { ViewItem } from '../platform/viewItem';
import { PastMeetingPicker } from './pastMeetingPicker';
import { PastMeetingResolver } from './pastMeetingResolver';
import { RecordingCommands } from './recordingCommands';
import { RecordingFormatter } from './recordingFormatter';
import { RecordingPicker } from './recordingPicker';
import { RecordingResolver } from './recordingResolver';
import { RecordingsModel } from './recordingsModel';
import { RecordingsView } from './recordingsView';
import { RecordingTreeItems } from './recordingTreeItems';
import { SummaryCommand } from './summaryCommand';
import { TranscriptCommand } from './transcriptCommand';

/** The recordings and what shows them. */
export interface Recordings {
  readonly view: RecordingsView;
  readonly commands: CommandHandlers<'recordings'>;
  dispose(): void;
}

/** What {@link createRecordings} needs. */
export interface RecordingsDeps {
  services: Services;
  accounts: AccountsFeature;
  meetingFormatter: MeetingFormatter;
  locale: ReaderLocale;
  tree: LazyTree<ViewItem>;
}

/** Creates what is behind the Recordings view and its commands, in the chunk that holds it. */
export function createRecordings({
  services: { contextKeys, log, progress },
  accounts: { clients, requests, store },
  meetingFormatter,
  locale,
  tree,
}: RecordingsDeps): Recordings {
  const formatter = new RecordingFormatter(locale);
  const model = new RecordingsModel({ clients, store, log });
  const view = new RecordingsView({
    tree,
    model,
    store,
    items: new RecordingTreeItems(formatter, meetingFormatter),
    contextKeys,
    meetingFormatter,
    locale,
  });
  const recordings = new RecordingResolver(clients, model, new RecordingPicker(model, formatter));
  const pastMeetings = new PastMeetingResolver(
    clients,
    model,
    new PastMeetingPicker(clients, model, formatter, log),
  );
  const commands = new RecordingCommands(clients, recordings);
  const transcripts = new TranscriptCommand({
    clients,
    downloads: new AuthenticatedDownloads(requests, log),
    resolver: pastMeetings,
    formatter,
    progress,
  });
  const summaries = new SummaryCommand(clients, pastMeetings, formatter, progress);
  return {
    view,
    commands: {
      'zoom.refreshRecordings': async () => {
        await clients.signedInAccounts();
        // Also if it waits for a refresh that is running already.
        return progress.waitFor(() => view.reload());
      },
      'zoom.showEarlierRecordings': () => view.showEarlier(),
      'zoom.openRecording': (recording) => commands.openRecording(recording),
      'zoom.copyRecordingLink': (recording) => commands.copyLink(recording),
      'zoom.copyRecordingPasscode': (recording) => commands.copyPasscode(recording),
      'zoom.openTranscript': (meeting) => transcripts.openTranscript(meeting),
      'zoom.openSummary': (meeting) => summaries.openSummary(meeting),
    },
    dispose: () => {
      view.dispose();
      model.dispose();
    },
  };
}
