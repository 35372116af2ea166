/** The extension's own id, which is also the authority of its callback. */
export const extensionId = 'vscode-zoom.zoom-meetings';

/** The id of the authentication provider. */
export const authenticationProviderId = 'zoom';

/** The scope that every session has: without it Zoom does not say who signed in. */
export const scopeOfEverySession = 'user:read:user';

/** Every command, as package.json contributes it. */
export const commandIds = [
  'zoom.signIn',
  'zoom.signOut',
  'zoom.setUp',
  'zoom.checkSetUp',
  'zoom.pasteSignInAddress',
  'zoom.createMeeting',
  'zoom.editMeeting',
  'zoom.joinMeeting',
  'zoom.joinMeetingWith',
  'zoom.startMeeting',
  'zoom.startInstantMeeting',
  'zoom.endMeeting',
  'zoom.deleteMeeting',
  'zoom.showMeeting',
  'zoom.refreshMeeting',
  'zoom.refreshMeetings',
  'zoom.findMeeting',
  'zoom.showPreviousMeetings',
  'zoom.hidePreviousMeetings',
  'zoom.copyJoinLink',
  'zoom.insertJoinLink',
  'zoom.insertZak',
  'zoom.copyZak',
  'zoom.refreshRecordings',
  'zoom.showEarlierRecordings',
  'zoom.openRecording',
  'zoom.copyRecordingLink',
  'zoom.copyRecordingPasscode',
  'zoom.openTranscript',
  'zoom.openSummary',
  'zoom.snoozeReminder',
  'zoom.showLog',
] as const;

/** The id of one of our commands. */
export type CommandId = (typeof commandIds)[number];

/** Every view, as package.json contributes it. */
export const viewIds = { meetings: 'zoom.meetings', recordings: 'zoom.recordings' } as const;

/** Every context key with the value it has before anything is known. */
export const contextKeys = {
  /** Somebody is signed in. */
  'zoom.signedIn': false,
  /** A client ID is set, so that signing in is possible. */
  'zoom.hasClientId': false,
  /** What the Meetings view can show: `loading`, `ready`, `empty`, `failed` or `ended`. */
  'zoom.meetingsState': 'loading',
  /**
   * What the Recordings view can show: `loading`, `ready`, `empty`, `noPlan`, `noScope`, `failed` or
   * `ended`.
   */
  'zoom.recordingsState': 'loading',
} as const satisfies Record<string, boolean | string>;

/** The name of one of our context keys. */
export type ContextKey = keyof typeof contextKeys;

/** Every setting, as package.json contributes it. */
export const settingIds = [
  'zoom.clientId',
  'zoom.signIn.method',
  'zoom.signIn.redirectUrl',
  'zoom.signIn.scopes',
  'zoom.signIn.accountId',
  'zoom.server.oauthUrl',
  'zoom.server.apiUrl',
  'zoom.join.openWith',
  'zoom.meetings.refreshInterval',
  'zoom.meetings.showPrevious',
  'zoom.statusBar.enabled',
  'zoom.statusBar.leadTime',
  'zoom.reminder.minutesBefore',
  'zoom.insert.formats',
  'zoom.zak.ttl',
] as const;

/** The id of one of our settings. */
export type SettingId = (typeof settingIds)[number];
