import * as vscode from 'vscode';
import { AuthenticatedDownloads } from '../accounts/clients/authenticatedDownloads';
import type { AccountsFeature } from '../accounts/accountsFeature';
import type { Services } from '../platform/services';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import { PastMeetingResolver } from './pastMeetingResolver';
import { PastMeetingPicker } from './pastMeetingPicker';
import { RecordingResolver } from './recordingResolver';
import { RecordingCommands } from './recordingCommands';
import { RecordingTreeItems } from './recordingTreeItems';
import type { ViewItem } from '../platform/viewItem';
import { RecordingPicker } from './recordingPicker';
import type { Recordings } from './recordingsTree';
import { RecordingsModel } from './recordingsModel';
import { RecordingsView } from './recordingsView';
import { RecordingFormatter } from './recordingFormatter';
import { SummaryCommand } from './summaryCommand';
import { TranscriptCommand } from './transcriptCommand';

/** Creates what is behind the Recordings view and its commands, in the chunk that holds it. */
export function createRecordings(
  view: vscode.TreeView<ViewItem>,
  { contextKeys, errors, log }: Services,
  { clients, requests, store }: AccountsFeature,
  meetingWords: MeetingFormatter,
): Recordings {
  const words = new RecordingFormatter(vscode.env.language);
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
    new AuthenticatedDownloads(requests, log),
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
