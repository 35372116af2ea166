import * as vscode from 'vscode';
import type { ZoomError } from '../zoom/errors';
import type { RefusalMeaning } from '../zoom/refusals';

/**
 * Returns what a refusal means, in the display language; `undefined` if the kind of the error says as
 * much, or if only Zoom's own sentence does.
 */
export function refusalMessage({ meaning }: Pick<ZoomError, 'meaning'>): string | undefined {
  return meaning === undefined ? undefined : messages[meaning]?.();
}

/**
 * Returns what a refusal means if Zoom sends no sentence of its own with it; `undefined` if nothing more
 * is known.
 */
export function unexplainedMessage({ meaning }: Pick<ZoomError, 'meaning'>): string | undefined {
  return meaning === undefined ? undefined : unexplainedMessages[meaning]?.();
}

const unexplainedMessages: Partial<Record<RefusalMeaning, () => string>> = {
  noPermission: () => vscode.l10n.t('This Zoom user has no permission for this.'),
  accessDenied: () => vscode.l10n.t('This Zoom user has no access to this.'),
  userNotInAccount: () => vscode.l10n.t('This Zoom user isn’t in your account.'),
  invitationNotAccepted: () =>
    vscode.l10n.t('This Zoom user hasn’t accepted the invitation to your account.'),
  audioConferencingOff: () =>
    vscode.l10n.t('Personal audio conferences aren’t enabled for this Zoom user.'),
  summaryRestricted: () =>
    vscode.l10n.t('The AI summary is in the trash, or access to it is restricted.'),
  othersMeetingsHidden: () =>
    vscode.l10n.t('This Zoom account doesn’t show meetings that were scheduled for others.'),
  meetingNotInProgress: () => vscode.l10n.t('The meeting isn’t in progress.'),
  meetingRefused: () => vscode.l10n.t('Zoom doesn’t allow this for the meeting.'),
  invalidRequest: () => vscode.l10n.t('The request has a field or an ID that isn’t valid.'),
};

const messages: Partial<Record<RefusalMeaning, () => string>> = {
  appDisabled: () =>
    vscode.l10n.t(
      'This Zoom app is disabled, which can also happen when its scopes change. Its developer can enable it in the Zoom App Marketplace.',
    ),
  serverClientUnknown: () =>
    vscode.l10n.t(
      'Zoom doesn’t recognize the client ID and client secret of this server-to-server app.',
    ),
  serverAppRefused: () =>
    vscode.l10n.t(
      'Zoom doesn’t accept this server-to-server app. Check its account ID, and activate the app if it isn’t active.',
    ),
  grantNotAllowed: () => vscode.l10n.t('This Zoom app doesn’t allow this way of signing in.'),
  redirectMismatch: () =>
    vscode.l10n.t('The redirect URL of this sign-in isn’t registered in your Zoom app.'),
  adminScopeRequired: () =>
    vscode.l10n.t(
      'This requires a scope for administrators, which a user-managed Zoom app can’t have.',
    ),
  deviceCodeExpired: () =>
    vscode.l10n.t('The code expired before it was used, so you’re not signed in.'),
  signInRefused: () => vscode.l10n.t('Zoom refused the sign-in, so you’re not signed in.'),
  pastMeetingMissing: () =>
    vscode.l10n.t('Zoom has no record of this meeting. It may not have taken place.'),
  recordingMissing: () => vscode.l10n.t('This meeting has no cloud recording.'),
  transcriptMissing: () => vscode.l10n.t('This meeting has no transcript.'),
  summaryMissing: () => vscode.l10n.t('This meeting has no AI summary.'),
  userMissing: () => vscode.l10n.t('This Zoom user doesn’t exist, or isn’t in your account.'),
  notFound: () => vscode.l10n.t('Zoom couldn’t find what was requested.'),
  paidPlanRequired: () => vscode.l10n.t('Zoom provides this only on paid plans.'),
  notShared: () =>
    vscode.l10n.t('This belongs to another Zoom user, who hasn’t shared it with you.'),
  zakNotIssued: () =>
    vscode.l10n.t(
      'Zoom doesn’t issue ZAK tokens to people who sign in to Zoom with Google or Facebook.',
    ),
  hostingNotAllowed: () =>
    vscode.l10n.t(
      'Your Zoom user has no license to schedule or host meetings. Ask the administrator of your Zoom account for one, or use another account.',
    ),
  webinarNotSupported: () =>
    vscode.l10n.t('This is a webinar. Zoom allows this for meetings only.'),
  personalRoomPermanent: () =>
    vscode.l10n.t('Your personal meeting room is permanent, so it can’t be deleted.'),
  onPremiseMeeting: () =>
    vscode.l10n.t('This meeting runs on a server of your company and can only be ended there.'),
  meetingTooOld: () =>
    vscode.l10n.t('Zoom keeps this for a year, and the meeting was before that.'),
  authorizationPending: () =>
    vscode.l10n.t('The code of the device hasn’t been entered on Zoom’s page yet.'),
  pollingTooFast: () => vscode.l10n.t('The device asks for its access token too often.'),
  credentialsMissing: () =>
    vscode.l10n.t('The request has no client ID, no client secret, or no grant type.'),
  signatureInvalid: () => vscode.l10n.t('Zoom doesn’t accept the signature of the Meeting SDK.'),
  signatureExpired: () => vscode.l10n.t('The signature of the Meeting SDK has expired.'),
  signatureRoleWrong: () =>
    vscode.l10n.t('The signature of the Meeting SDK has a role that doesn’t fit.'),
  sdkKeyUnknown: () => vscode.l10n.t('Zoom doesn’t recognize the key of the Meeting SDK app.'),
  sdkKeyDisabled: () => vscode.l10n.t('The Meeting SDK app is disabled.'),
  joinTokenRequired: () =>
    vscode.l10n.t(
      'Joining a meeting of another Zoom account requires a ZAK token or an on-behalf token.',
    ),
  joinTokenInvalid: () =>
    vscode.l10n.t('Zoom doesn’t accept the ZAK token or the on-behalf token.'),
  hostTokenRequired: () =>
    vscode.l10n.t('Only the host can start this meeting, which requires the host’s ZAK token.'),
  signInRequired: () =>
    vscode.l10n.t('Only people who are signed in to Zoom can join this meeting.'),
  joinParameterInvalid: () =>
    vscode.l10n.t('A value that was passed to the Meeting SDK isn’t valid.'),
  meetingNumberWrong: () => vscode.l10n.t('The meeting number isn’t valid.'),
  passcodeWrong: () => vscode.l10n.t('The passcode of the meeting is wrong.'),
  emailRequired: () => vscode.l10n.t('Joining this requires an email address.'),
  registrationRequired: () => vscode.l10n.t('Joining this meeting requires a registration.'),
  meetingNotStarted: () => vscode.l10n.t('The meeting hasn’t started.'),
  anotherMeetingRunning: () => vscode.l10n.t('The host is in another meeting.'),
  meetingFull: () => vscode.l10n.t('The meeting is full.'),
  meetingLocked: () => vscode.l10n.t('The meeting is locked.'),
  meetingEnded: () => vscode.l10n.t('The meeting has ended.'),
  removedFromMeeting: () => vscode.l10n.t('The host has removed this person from the meeting.'),
  browserJoinOff: () => vscode.l10n.t('This meeting can’t be joined in a browser.'),
  joinNotPermitted: () => vscode.l10n.t('The Meeting SDK app may not join this meeting.'),
  appBlockedByHost: () =>
    vscode.l10n.t('An administrator of the host’s Zoom account has blocked this app.'),
  appUnpublished: () => vscode.l10n.t('This app can join meetings of its own Zoom account only.'),
  sdkTooOld: () => vscode.l10n.t('Zoom no longer supports this version of the Meeting SDK.'),
  jwtAppRetired: () =>
    vscode.l10n.t('Zoom no longer accepts JWT apps, which were discontinued on September 8, 2023.'),
  userTokenRetired: () =>
    vscode.l10n.t(
      'The user token of “type=token” is deprecated, and Zoom’s apps no longer use it.',
    ),
  chatbotToken: () =>
    vscode.l10n.t('The token belongs to an app and to no user, so it works for chatbots only.'),
};
