import type { CallKind, RequestKind } from '../../zoom/requestKinds';
import type { RequestId } from './zoomRequests';

/** Calls of the API that mean something else when they are refused. */
const callKinds: Partial<Record<RequestId, CallKind>> = {
  getUser: 'getUser',
  getUserToken: 'getZak',
  getZak: 'getZak',
  listMeetings: 'listMeetings',
  listUpcomingMeetings: 'listUpcomingMeetings',
  getMeeting: 'getMeeting',
  createMeeting: 'createMeeting',
  updateMeeting: 'updateMeeting',
  deleteMeeting: 'deleteMeeting',
  endMeeting: 'endMeeting',
  getPastMeeting: 'getPastMeeting',
  listPastInstances: 'listPastInstances',
  listPastParticipants: 'listPastParticipants',
  listRecordings: 'listRecordings',
  getRecording: 'getRecording',
  getTranscript: 'getTranscript',
  getMeetingSummary: 'getSummary',
  listMeetingTemplates: 'listTemplates',
};

const oauthKinds: Partial<Record<RequestId, RequestKind>> = {
  exchangeCode: 'exchangeCode',
  refreshToken: 'refreshTokens',
  requestAccountToken: 'requestAccountToken',
  requestDeviceCode: 'startDevice',
  pollDevice: 'pollDevice',
  revokeToken: 'revokeGrant',
};

/** Returns what a call of the API asks for, which decides what its refusals mean. */
export function callKindOf(id: RequestId | undefined): CallKind {
  return (id === undefined ? undefined : callKinds[id]) ?? 'otherCall';
}

/** Returns what a request asks for, which decides what its refusals mean. */
export function requestKindOf(id: RequestId): RequestKind {
  return oauthKinds[id] ?? callKindOf(id);
}
