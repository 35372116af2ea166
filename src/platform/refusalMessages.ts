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
    vscode.l10n.t('Your Zoom account isn’t allowed to schedule or host meetings.'),
  webinarNotSupported: () =>
    vscode.l10n.t('This is a webinar. Zoom allows this for meetings only.'),
  personalRoomPermanent: () =>
    vscode.l10n.t('Your personal meeting room is permanent, so it can’t be deleted.'),
  onPremiseMeeting: () =>
    vscode.l10n.t('This meeting runs on a server of your company and can only be ended there.'),
  meetingTooOld: () =>
    vscode.l10n.t('Zoom keeps this for a year, and the meeting was before that.'),
};
