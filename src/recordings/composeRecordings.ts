import type * as vscode from 'vscode';
import type { AccountStore } from '../accounts/store/accountStore';
import type { AuthenticatedRequests } from '../accounts/tokens/authenticatedRequests';
import { AuthenticatedDownloads } from '../accounts/clients/authenticatedDownloads';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { ContextKeySetter } from '../platform/contextKeySetter';
import type { ErrorReporter } from '../platform/errorReporter';
import type { Log } from '../platform/log';
import { PastMeetingResolver } from './pastMeetingResolver';
import { PastMeetingPicker } from './pastMeetingPicker';
import { RecordingResolver } from './recordingResolver';
import { RecordingCommands } from './recordingCommands';
import { RecordingTreeItems } from './recordingTreeItems';
import type { RecordingsNode } from './recordingsNode';
import { RecordingPicker } from './recordingPicker';
import type { Recordings } from './recordingsRoom';
import { RecordingsModel } from './recordingsModel';
import { RecordingsView } from './recordingsView';
import { RecordingFormatter } from './recordingFormatter';
import { SummaryCommand } from './summaryCommand';
import { TranscriptCommand } from './transcriptCommand';

/** What this room needs of the others. */
export interface RecordingsNeeds {
  clients: ZoomClients;
  calls: AuthenticatedRequests;
  store: AccountStore;
  meetingWords: MeetingFormatter;
  contextKeys: ContextKeySetter;
  errors: ErrorReporter;
  log: Log;
  /** A BCP 47 tag. */
  language: string;
}

/** Puts the parts of this room together, in the chunk that holds them. */
export function composeRecordings(
  view: vscode.TreeView<RecordingsNode>,
  { clients, calls, store, meetingWords, contextKeys, errors, log, language }: RecordingsNeeds,
): Recordings {
  const words = new RecordingFormatter(language);
  const model = new RecordingsModel(clients, store, log);
  const tree = new RecordingsView(
    view,
    model,
    store,
    new RecordingTreeItems(words, meetingWords, errors),
    contextKeys,
    errors,
    meetingWords,
  );
  const recordings = new RecordingResolver(clients, model, new RecordingPicker(model, words));
  const pastMeetings = new PastMeetingResolver(
    clients,
    model,
    new PastMeetingPicker(clients, model, words, log),
  );
  const commands = new RecordingCommands(clients, recordings);
  const transcripts = new TranscriptCommand(
    clients,
    new AuthenticatedDownloads(calls, log),
    pastMeetings,
    words,
  );
  const summaries = new SummaryCommand(clients, pastMeetings, words);
  return {
    tree,
    commands: {
      'zoom.refreshRecordings': () => clients.signedInAccounts().then(() => tree.reload()),
      'zoom.showEarlierRecordings': () => tree.showEarlier(),
      'zoom.openRecording': (recording) => commands.open(recording),
      'zoom.copyRecordingLink': (recording) => commands.copyLink(recording),
      'zoom.copyRecordingPasscode': (recording) => commands.copyPasscode(recording),
      'zoom.openTranscript': (meeting) => transcripts.open(meeting),
      'zoom.openSummary': (meeting) => summaries.open(meeting),
    },
    dispose: () => {
      tree.dispose();
      model.dispose();
    },
  };
}
