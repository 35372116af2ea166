import type { Scope } from '../zoom/scopes';

/** The extension's own id, which is also the authority of its callback. */
export const extensionId = 'vscode-zoom.zoom-meetings';

/** The id of the authentication provider. */
export const authenticationProviderId = 'zoom';

/** The scope that every session has: without it Zoom does not say who signed in. */
export const scopeOfEverySession = 'user:read:user' satisfies Scope;

/** Every command, as package.json contributes it, by the part of the extension that handles it. */
export const commandIds = {
  log: ['zoom.showLog'],
  signIn: ['zoom.signIn', 'zoom.signOut', 'zoom.pasteSignInAddress'],
  setUp: ['zoom.setUp', 'zoom.checkSetUp'],
  meetingsView: [
    'zoom.refreshMeetings',
    'zoom.findMeeting',
    'zoom.showPreviousMeetings',
    'zoom.hidePreviousMeetings',
  ],
  create: ['zoom.createMeeting'],
  edit: ['zoom.editMeeting'],
  join: ['zoom.joinMeeting', 'zoom.joinMeetingWith'],
  start: ['zoom.startMeeting'],
  startInstant: ['zoom.startInstantMeeting'],
  end: ['zoom.endMeeting'],
  delete: ['zoom.deleteMeeting'],
  details: ['zoom.showMeeting', 'zoom.refreshMeeting'],
  joinLinks: ['zoom.copyJoinLink', 'zoom.insertJoinLink'],
  tokens: ['zoom.insertZak', 'zoom.copyZak'],
  recordings: [
    'zoom.refreshRecordings',
    'zoom.showEarlierRecordings',
    'zoom.openRecording',
    'zoom.copyRecordingLink',
    'zoom.copyRecordingPasscode',
    'zoom.openTranscript',
    'zoom.openSummary',
  ],
  reminders: ['zoom.snoozeReminder'],
} as const;

/** A part of the extension that handles commands. */
export type CommandGroup = keyof typeof commandIds;

/** The id of one of our commands; of one group, if it is named. */
export type CommandId<Group extends CommandGroup = CommandGroup> =
  (typeof commandIds)[Group][number];

/** The scheme of the read-only documents that show the details of a meeting. */
export const meetingPageScheme = 'zoom-meeting';

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
