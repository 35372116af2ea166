import * as vscode from 'vscode';
import type { CommandId } from './identifiers';

/**
 * Returns a localized sentence that says that a command failed. Commands that know more about what they
 * did, such as the topic of a meeting, say so themselves.
 */
export function failedCommand(id: CommandId): string {
  return sentences[id]();
}

const sentences: Record<CommandId, () => string> = {
  'zoom.showLog': () => vscode.l10n.t('Couldn’t show the log.'),
  'zoom.signIn': () => vscode.l10n.t('Couldn’t sign in to Zoom.'),
  'zoom.signOut': () => vscode.l10n.t('Couldn’t sign out of Zoom.'),
  'zoom.pasteSignInAddress': () => vscode.l10n.t('Couldn’t sign in to Zoom.'),
  'zoom.setUp': () => vscode.l10n.t('Couldn’t finish setting up the Zoom app.'),
  'zoom.checkSetUp': () => vscode.l10n.t('Couldn’t check the setup.'),
  'zoom.refreshMeetings': () => vscode.l10n.t('Couldn’t refresh the meetings.'),
  'zoom.findMeeting': () => vscode.l10n.t('Couldn’t search the meetings.'),
  'zoom.showPreviousMeetings': () => vscode.l10n.t('Couldn’t change the list of meetings.'),
  'zoom.hidePreviousMeetings': () => vscode.l10n.t('Couldn’t change the list of meetings.'),
  'zoom.selectMeeting': () => vscode.l10n.t('Couldn’t select the meeting.'),
  'zoom.createMeeting': () => vscode.l10n.t('Couldn’t create the meeting.'),
  'zoom.createMeetingFromEditor': () => vscode.l10n.t('Couldn’t create the meeting.'),
  'zoom.duplicateMeeting': () => vscode.l10n.t('Couldn’t duplicate the meeting.'),
  'zoom.useAgenda': () => vscode.l10n.t('Couldn’t use the agenda.'),
  'zoom.editMeeting': () => vscode.l10n.t('Couldn’t edit the meeting.'),
  'zoom.joinMeeting': () => vscode.l10n.t('Couldn’t join the meeting.'),
  'zoom.joinMeetingWith': () => vscode.l10n.t('Couldn’t join the meeting.'),
  'zoom.joinNextMeeting': () => vscode.l10n.t('Couldn’t join the next meeting.'),
  'zoom.startMeeting': () => vscode.l10n.t('Couldn’t start the meeting.'),
  'zoom.startInstantMeeting': () => vscode.l10n.t('Couldn’t start the meeting.'),
  'zoom.endMeeting': () => vscode.l10n.t('Couldn’t end the meeting.'),
  'zoom.deleteMeeting': () => vscode.l10n.t('Couldn’t delete the meeting.'),
  'zoom.showMeeting': () => vscode.l10n.t('Couldn’t show the meeting.'),
  'zoom.refreshMeeting': () => vscode.l10n.t('Couldn’t refresh the meeting.'),
  'zoom.copyJoinLink': () => vscode.l10n.t('Couldn’t copy the join link.'),
  'zoom.insertJoinLink': () => vscode.l10n.t('Couldn’t insert the join link.'),
  'zoom.insertZak': () => vscode.l10n.t('Couldn’t insert a ZAK token.'),
  'zoom.copyZak': () => vscode.l10n.t('Couldn’t copy a ZAK token.'),
  'zoom.insertToken': () => vscode.l10n.t('Couldn’t insert the token.'),
  'zoom.renewToken': () => vscode.l10n.t('Couldn’t renew the token.'),
  'zoom.resetTokenPermissions': () => vscode.l10n.t('Couldn’t reset the token permissions.'),
  'zoom.checkToken': () => vscode.l10n.t('Couldn’t check the token.'),
  'zoom.setSdkSecret': () => vscode.l10n.t('Couldn’t save the SDK secret.'),
  'zoom.forgetSdkSecret': () => vscode.l10n.t('Couldn’t forget the SDK secret.'),
  'zoom.insertApiRequest': () => vscode.l10n.t('Couldn’t insert the API request.'),
  'zoom.sendApiRequest': () => vscode.l10n.t('Couldn’t send the API request.'),
  'zoom.explainError': () => vscode.l10n.t('Couldn’t explain the error.'),
  'zoom.refreshRecordings': () => vscode.l10n.t('Couldn’t refresh the recordings.'),
  'zoom.showEarlierRecordings': () => vscode.l10n.t('Couldn’t show earlier recordings.'),
  'zoom.openRecording': () => vscode.l10n.t('Couldn’t open the recording.'),
  'zoom.copyRecordingLink': () => vscode.l10n.t('Couldn’t copy the link to the recording.'),
  'zoom.copyRecordingPasscode': () => vscode.l10n.t('Couldn’t copy the passcode of the recording.'),
  'zoom.openTranscript': () => vscode.l10n.t('Couldn’t open the transcript.'),
  'zoom.openSummary': () => vscode.l10n.t('Couldn’t open the AI summary.'),
  'zoom.saveNoteAs': () => vscode.l10n.t('Couldn’t save the document.'),
  'zoom.snoozeReminder': () => vscode.l10n.t('Couldn’t snooze the reminder.'),
};
