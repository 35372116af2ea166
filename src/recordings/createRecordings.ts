import { AuthenticatedDownloads } from '../accounts/clients/authenticatedDownloads';
import type { AccountParts } from '../accounts/clients/createClients';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { MeetingFileSystemProvider } from '../meetings/details/meetingFileSystemProvider';
import type { CommandHandlers } from '../platform/commandRegistry';
import type { LazyTree } from '../platform/lazyTree';
import type { ReaderLocale } from '../platform/readerLocale';
import type { Services } from '../platform/services';
import type { ViewItem } from '../platform/viewItem';
import { NoteDocuments } from './noteDocuments';
import { PastMeetingPicker, type PickedMeeting } from './pastMeetingPicker';
import { PastMeetingResolver } from './pastMeetingResolver';
import { RecordingCommands } from './recordingCommands';
import { RecordingFormatter } from './recordingFormatter';
import { hasTranscript } from './recordingLinks';
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
  readonly documents: NoteDocuments;
  readonly commands: CommandHandlers<'recordings'>;
  dispose(): void;
}

/** What {@link createRecordings} needs. */
export interface RecordingsDeps {
  services: Services;
  accounts: AccountParts;
  meetingFormatter: MeetingFormatter;
  locale: ReaderLocale;
  tree: LazyTree<ViewItem>;
  /** Shows the transcripts and summaries. */
  notes: MeetingFileSystemProvider;
}

/** Creates what is behind the Recordings view and its commands, in the chunk that holds it. */
export function createRecordings({
  services: { contextKeys, log, progress },
  accounts: { clients, requests, store },
  meetingFormatter,
  locale,
  tree,
  notes,
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
  const picker = new RecordingPicker(model, formatter);
  const recordings = new RecordingResolver(clients, model, picker);
  const pastMeetings = new PastMeetingResolver(
    clients,
    model,
    new PastMeetingPicker(clients, model, formatter, log),
  );
  const commands = new RecordingCommands(clients, recordings);
  const documents: NoteDocuments = new NoteDocuments({
    provider: notes,
    clients,
    store,
    formatter,
    log,
    readNote: (kind, meeting) =>
      kind === 'transcript' ? transcripts.readTranscript(meeting) : summaries.readSummary(meeting),
  });
  const transcripts = new TranscriptCommand({
    clients,
    downloads: new AuthenticatedDownloads(requests, log),
    resolver: new PastMeetingResolver(clients, model, {
      pickMeeting: (placeHolder) => pickTranscribed(picker, placeHolder),
    }),
    documents,
    formatter,
    progress,
  });
  const summaries = new SummaryCommand({
    clients,
    resolver: pastMeetings,
    documents,
    formatter,
    progress,
  });
  return {
    view,
    documents,
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
      'zoom.saveNoteAs': (document) => documents.saveNoteAs(document),
    },
    dispose: () => {
      documents.dispose();
      view.dispose();
      model.dispose();
    },
  };
}

/** Lets a person pick a meeting whose recording has a transcript. */
async function pickTranscribed(
  picker: RecordingPicker,
  placeHolder: string,
): Promise<PickedMeeting> {
  const { accountId, recording } = await picker.pickRecording(placeHolder, hasTranscript);
  const { uuid, topic, start_time: start } = recording;
  return { accountId, uuid, topic, start };
}
