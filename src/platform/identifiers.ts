import type { Scope } from '../zoom/scopes';

/** The extension's ID, which is also the authority of its callback URI. */
export const extensionId = 'vscode-zoom.zoom-meetings';

/** The ID of the authentication provider. */
export const authenticationProviderId = 'zoom';

/** The scope that every session has, because Zoom does not say who signed in without it. */
export const scopeOfEverySession = 'user:read:user' satisfies Scope;

/** The commands that package.json contributes, grouped by the code that handles them. */
export const commandIds = {
  log: ['zoom.showLog'],
  signIn: ['zoom.signIn', 'zoom.signOut', 'zoom.pasteSignInAddress'],
  setUp: ['zoom.setUp', 'zoom.checkSetUp'],
  meetingsView: [
    'zoom.refreshMeetings',
    'zoom.findMeeting',
    'zoom.showPreviousMeetings',
    'zoom.hidePreviousMeetings',
    'zoom.selectMeeting',
  ],
  create: ['zoom.createMeeting'],
  createAbout: ['zoom.createMeetingFromEditor'],
  duplicate: ['zoom.duplicateMeeting'],
  agenda: ['zoom.useAgenda'],
  edit: ['zoom.editMeeting'],
  join: ['zoom.joinMeeting', 'zoom.joinMeetingWith', 'zoom.joinNextMeeting'],
  start: ['zoom.startMeeting'],
  startInstant: ['zoom.startInstantMeeting'],
  end: ['zoom.endMeeting'],
  delete: ['zoom.deleteMeeting'],
  details: ['zoom.showMeeting', 'zoom.refreshMeeting'],
  joinLinks: ['zoom.copyJoinLink', 'zoom.insertJoinLink'],
  tokens: ['zoom.insertZak', 'zoom.copyZak', 'zoom.resetTokenPermissions'],
  insertToken: ['zoom.insertToken', 'zoom.renewToken'],
  checkToken: ['zoom.checkToken'],
  sdkSecrets: ['zoom.setSdkSecret', 'zoom.forgetSdkSecret'],
  insertApiRequest: ['zoom.insertApiRequest'],
  sendApiRequest: ['zoom.sendApiRequest'],
  explainError: ['zoom.explainError'],
  recordings: [
    'zoom.refreshRecordings',
    'zoom.showEarlierRecordings',
    'zoom.openRecording',
    'zoom.copyRecordingLink',
    'zoom.copyRecordingPasscode',
    'zoom.openTranscript',
    'zoom.openSummary',
    'zoom.saveNoteAs',
  ],
  reminders: ['zoom.snoozeReminder'],
} as const;

/** The command that a click on a row of the Meetings view runs. It is in no menu. */
export const meetingClickCommand = '_zoom.clickMeeting';

/** The name of a group of commands. */
export type CommandGroup = keyof typeof commandIds;

/** The ID of one of our commands, or of one in the given group. */
export type CommandId<Group extends CommandGroup = CommandGroup> =
  (typeof commandIds)[Group][number];

/** The scheme of the read-only documents that show the details of a meeting. */
export const meetingPageScheme = 'zoom-meeting';

/** The scheme of the documents in which an agenda is written. */
export const agendaScheme = 'zoom-agenda';

/** The scheme of the read-only documents with transcripts and AI summaries. */
export const notesScheme = 'zoom-notes';

/** The scheme of the read-only documents with the results of API requests. */
export const apiResultScheme = 'zoom-api';

/** The views that package.json contributes. */
export const viewIds = { meetings: 'zoom.meetings', recordings: 'zoom.recordings' } as const;

/** The context keys with their initial values. */
export const contextKeys = {
  /** Whether it is known who is signed in. Until then, no view asks anybody to sign in. */
  'zoom.accountsKnown': false,
  /** Whether somebody is signed in. */
  'zoom.signedIn': false,
  /** Whether a client ID is set, so that signing in is possible. */
  'zoom.hasClientId': false,
  /** Whether a sign-in waits for the browser to return, so that its URL can be pasted. */
  'zoom.waitingForCallback': false,
  /** The state of the Meetings view: `loading`, `ready`, `empty`, `failed` or `ended`. */
  'zoom.meetingsState': 'loading',
  /**
   * The state of the Recordings view: `loading`, `ready`, `empty`, `noPlan`, `noScope`, `failed` or
   * `ended`.
   */
  'zoom.recordingsState': 'loading',
} as const satisfies Record<string, boolean | string>;

/** The name of one of our context keys. */
export type ContextKey = keyof typeof contextKeys;

/** The settings that package.json contributes. */
export const settingIds = [
  'zoom.clientId',
  'zoom.signIn.method',
  'zoom.signIn.redirectUrl',
  'zoom.signIn.scopes',
  'zoom.signIn.accountId',
  'zoom.server.oauthUrl',
  'zoom.server.apiUrl',
  'zoom.newMeeting.duration',
  'zoom.newMeeting.timezone',
  'zoom.newMeeting.passcode',
  'zoom.newMeeting.waitingRoom',
  'zoom.newMeeting.joinBeforeHost',
  'zoom.newMeeting.muteOnEntry',
  'zoom.newMeeting.autoRecording',
  'zoom.newMeeting.usePersonalMeetingId',
  'zoom.newMeeting.presets',
  'zoom.join.openWith',
  'zoom.meetings.refreshInterval',
  'zoom.meetings.showPrevious',
  'zoom.meetings.groupByAccount',
  'zoom.timeFormat',
  'zoom.meetings.onClick',
  'zoom.statusBar.enabled',
  'zoom.statusBar.leadTime',
  'zoom.reminder.minutesBefore',
  'zoom.insert.formats',
  'zoom.zak.ttl',
  'zoom.meetingSdk.key',
  'zoom.videoSdk.key',
  'zoom.tokens.showExpiry',
] as const;

/** The ID of one of our settings. */
export type SettingId = (typeof settingIds)[number];

/** What the settings of new meetings decide, the presets aside. */
export type NewMeetingField =
  Exclude<
    SettingId & `zoom.newMeeting.${string}`,
    'zoom.newMeeting.presets'
  > extends `zoom.newMeeting.${infer Field}`
    ? Field
    : never;
