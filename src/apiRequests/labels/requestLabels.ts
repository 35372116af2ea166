import * as vscode from 'vscode';
import type { ResponseContent } from '../catalog/zoomRequest';
import type { RequestId } from '../catalog/zoomRequests';

/** Returns what a request does, as the label of a choice. */
export function requestLabel(id: RequestId): string {
  switch (id) {
    case 'getUser':
      return vscode.l10n.t('Get User');
    case 'getUserSettings':
      return vscode.l10n.t('Get User Settings');
    case 'getUserToken':
      return vscode.l10n.t('Get User Token (ZAK or On-Behalf)');
    case 'getZak':
      return vscode.l10n.t('Get ZAK for Five Minutes');
    case 'listMeetings':
      return vscode.l10n.t('List Meetings');
    case 'listUpcomingMeetings':
      return vscode.l10n.t('List Meetings of the Next 24 Hours');
    case 'getMeeting':
      return vscode.l10n.t('Get Meeting');
    case 'createMeeting':
      return vscode.l10n.t('Create Meeting');
    case 'updateMeeting':
      return vscode.l10n.t('Update Meeting');
    case 'deleteMeeting':
      return vscode.l10n.t('Delete Meeting');
    case 'endMeeting':
      return vscode.l10n.t('End Meeting');
    case 'getInvitation':
      return vscode.l10n.t('Get Invitation');
    case 'createInviteLinks':
      return vscode.l10n.t('Create Invitation Links');
    case 'controlMeeting':
      return vscode.l10n.t('Control Meeting in Progress');
    case 'getPastMeeting':
      return vscode.l10n.t('Get Past Meeting');
    case 'listPastInstances':
      return vscode.l10n.t('List Past Instances of Meeting');
    case 'listPastParticipants':
      return vscode.l10n.t('List Participants of Past Meeting');
    case 'listRecordings':
      return vscode.l10n.t('List Cloud Recordings');
    case 'getRecording':
      return vscode.l10n.t('Get Cloud Recording');
    case 'getTranscript':
      return vscode.l10n.t('Get Transcript');
    case 'getMeetingSummary':
      return vscode.l10n.t('Get AI Summary');
    case 'listMeetingTemplates':
      return vscode.l10n.t('List Meeting Templates');
    case 'listAudioConferences':
      return vscode.l10n.t('List Personal Audio Conferences');
    case 'listContacts':
      return vscode.l10n.t('Search Contacts');
    case 'exchangeCode':
      return vscode.l10n.t('Exchange Authorization Code for Access Token');
    case 'refreshToken':
      return vscode.l10n.t('Refresh Access Token');
    case 'requestAccountToken':
      return vscode.l10n.t('Get Access Token of Server-to-Server App');
    case 'requestDeviceCode':
      return vscode.l10n.t('Get Device Code');
    case 'pollDevice':
      return vscode.l10n.t('Exchange Device Code for Access Token');
    case 'revokeToken':
      return vscode.l10n.t('Revoke Token');
  }
}

/** Returns what a successful response has, as a sentence. */
export function responseDescription(content: ResponseContent): string {
  switch (content) {
    case 'nothing':
      return vscode.l10n.t('The response has no body.');
    case 'user':
      return vscode.l10n.t('The response has the user’s profile.');
    case 'settings':
      return vscode.l10n.t('The response has the user’s settings.');
    case 'token':
      return vscode.l10n.t(
        'The response has a token in “token”; it is null for users to whom Zoom issues none, such as those who sign in with Google or Facebook.',
      );
    case 'accessToken':
      return vscode.l10n.t('The response has an access token, and how many seconds it is valid.');
    case 'deviceCode':
      return vscode.l10n.t('The response has a device code, and the code that a person enters.');
    case 'status':
      return vscode.l10n.t('The response has a status.');
    case 'meeting':
      return vscode.l10n.t('The response has the meeting with its links and settings.');
    case 'meetings':
      return vscode.l10n.t('The response has a list of meetings.');
    case 'invitation':
      return vscode.l10n.t('The response has the text of the invitation.');
    case 'inviteLinks':
      return vscode.l10n.t('The response has a join link for each guest.');
    case 'pastMeeting':
      return vscode.l10n.t('The response has the times of the meeting that has ended.');
    case 'pastInstances':
      return vscode.l10n.t('The response has the times at which the meeting took place.');
    case 'participants':
      return vscode.l10n.t('The response has the people who were in the meeting.');
    case 'recording':
      return vscode.l10n.t('The response has the files of the recording.');
    case 'recordings':
      return vscode.l10n.t('The response has a list of cloud recordings.');
    case 'transcript':
      return vscode.l10n.t('The response has the address of the transcript.');
    case 'summary':
      return vscode.l10n.t('The response has the AI summary.');
    case 'templates':
      return vscode.l10n.t('The response has a list of meeting templates.');
    case 'audioConferences':
      return vscode.l10n.t('The response has a list of personal audio conferences.');
    case 'contacts':
      return vscode.l10n.t('The response has a list of contacts.');
  }
}
