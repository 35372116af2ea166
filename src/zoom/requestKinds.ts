/** The requests to the OAuth server, by what they ask for. */
export const oauthRequestKinds = [
  'exchangeCode',
  'refreshTokens',
  'requestAccountToken',
  'requestAppToken',
  'startDevice',
  'pollDevice',
  'revokeGrant',
] as const;

/** A call of the API. */
export type ApiRequestKind =
  | 'getUser'
  | 'getZak'
  | 'listMeetings'
  | 'listUpcomingMeetings'
  | 'getMeeting'
  | 'createMeeting'
  | 'updateMeeting'
  | 'deleteMeeting'
  | 'endMeeting'
  | 'getPastMeeting'
  | 'listPastInstances'
  | 'listPastParticipants'
  | 'listRecordings'
  | 'getRecording'
  | 'getTranscript'
  | 'getSummary'
  | 'listTemplates';

/** A call of the API, also one that the extension itself does not make. */
export type CallKind = ApiRequestKind | 'otherCall';

/**
 * What was asked, which decides what a response means. The consent page is asked by the browser, and the
 * files of recordings come from other hosts than the API.
 */
export type RequestKind =
  (typeof oauthRequestKinds)[number] | CallKind | 'askForConsent' | 'downloadFile';
