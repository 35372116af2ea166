import * as vscode from 'vscode';
import type { NextStep, RefusalMeaning } from '../zoom/refusals';

/** Returns why a refusal usually comes, in the display language. */
export function describeCause(meaning: RefusalMeaning): string {
  return causes[meaning]();
}

/** Returns what to do about a refusal, in the display language. */
export function describeFix(meaning: RefusalMeaning, nextStep: NextStep): string {
  return (ownFixes[meaning] ?? fixes[nextStep])();
}

const causes: Record<RefusalMeaning, () => string> = {
  proxyAuthentication: () =>
    vscode.l10n.t(
      'A proxy between this computer and Zoom, or the network itself, demands a sign-in.',
    ),
  proxyPage: () =>
    vscode.l10n.t(
      'A proxy, a firewall, or the sign-in page of a network answered with a page or a redirect, which Zoom’s API never sends.',
    ),
  unreadable: () =>
    vscode.l10n.t(
      'Something between this computer and Zoom changed the response, or the URL is not that of Zoom’s API.',
    ),
  serverFault: () =>
    vscode.l10n.t('Zoom’s own servers failed. Nothing is known to be wrong with the request.'),
  meetingLimitReached: () =>
    vscode.l10n.t(
      'The meetings of a host can be created and changed 100 times a day, by all apps together.',
    ),
  rateLimited: () =>
    vscode.l10n.t(
      'All apps and users of an account share its limits, which depend on the plan and on the rate label of each call. A host can have 100 meetings created or updated in a day.',
    ),
  appDisabled: () =>
    vscode.l10n.t(
      'The developer or an administrator has disabled the app, or its scopes were changed and have to be confirmed.',
    ),
  clientUnknown: () =>
    vscode.l10n.t(
      'The client ID or the client secret is wrong, or belongs to the other environment: development and production have pairs of their own. Without a secret, only the Public Client ID works.',
    ),
  serverClientUnknown: () =>
    vscode.l10n.t('The client ID or the client secret of the server-to-server app is wrong.'),
  serverAppRefused: () =>
    vscode.l10n.t('The account ID is wrong, or the server-to-server app is not activated.'),
  grantNotAllowed: () =>
    vscode.l10n.t('The app’s type does not have this grant type, or its name is misspelled.'),
  credentialsMissing: () =>
    vscode.l10n.t(
      'The client ID and its secret belong in the Authorization header as Basic, and the grant type in the form of the body.',
    ),
  redirectMismatch: () =>
    vscode.l10n.t(
      'The redirect URI is not registered in the app, or differs from that of the authorization request by a character. Zoom accepts http for 127.0.0.1 and [::1] only, and not for localhost.',
    ),
  missingScope: () =>
    vscode.l10n.t(
      'The token was issued without a scope that the call needs. Zoom lists alternatives, and any one of them is enough.',
    ),
  adminScopeRequired: () =>
    vscode.l10n.t(
      'The call is for apps of administrators, and a user-managed app can have scopes of users only.',
    ),
  declined: () => vscode.l10n.t('The person pressed Decline, or closed Zoom’s page.'),
  consentFailed: () =>
    vscode.l10n.t(
      'The redirect URL, the scopes, or the client ID do not fit the app, or an administrator has to approve the app first.',
    ),
  codeRefused: () =>
    vscode.l10n.t(
      'An authorization code works once and for five minutes, and only with the redirect URI, the client ID, and the code verifier that it was requested with.',
    ),
  deviceCodeExpired: () => vscode.l10n.t('The code of the device is valid for 15 minutes.'),
  signInRefused: () =>
    vscode.l10n.t(
      'Zoom gives this answer for several reasons; most often the redirect URI or the client ID does not fit the app.',
    ),
  authorizationPending: () =>
    vscode.l10n.t('The person has not entered the code yet. This is no failure.'),
  pollingTooFast: () => vscode.l10n.t('The device asked more often than the interval permits.'),
  accessTokenInvalid: () =>
    vscode.l10n.t(
      'An access token is valid for one hour. It has expired, was cut off, was revoked, or is in the URL instead of the Authorization header.',
    ),
  tokenOwnerGone: () => vscode.l10n.t('The user whose token it is was deleted or deactivated.'),
  grantNotFound: () =>
    vscode.l10n.t(
      'The refresh token was used before or was revoked. Each works once, and its response has the next one.',
    ),
  grantDisabled: () => vscode.l10n.t('An administrator has disabled the app for this user.'),
  grantOverused: () => vscode.l10n.t('The refresh token has an old format and was used too often.'),
  replacedBySignIn: () =>
    vscode.l10n.t(
      'Zoom keeps one authorization per user and app, so a newer sign-in ended this one.',
    ),
  refreshTokenRefused: () =>
    vscode.l10n.t(
      'A refresh token works once. It was used before, has expired after 90 days, was revoked, or belongs to another client ID.',
    ),
  invalidRequest: () =>
    vscode.l10n.t(
      'A field is missing, misspelled, too long, or not of its type, or an ID or a page token has expired.',
    ),
  unknownEndpoint: () =>
    vscode.l10n.t('The path or the method is misspelled, or the base URL has no “/v2”.'),
  meetingMissing: () =>
    vscode.l10n.t(
      'The meeting was deleted, has expired, never existed, or belongs to a user whom the token may not see.',
    ),
  pastMeetingMissing: () =>
    vscode.l10n.t(
      'The meeting never took place, is still in progress, or took place too long ago.',
    ),
  recordingMissing: () =>
    vscode.l10n.t('The meeting was not recorded to the cloud, or the recording was deleted.'),
  transcriptMissing: () =>
    vscode.l10n.t('The meeting was recorded without a transcript, or it is still being made.'),
  summaryMissing: () => vscode.l10n.t('AI Companion made no summary of the meeting.'),
  userMissing: () =>
    vscode.l10n.t(
      'The ID or the email address is wrong, the user is in another account, or the token is a user’s, which can use “me” only.',
    ),
  notFound: () => vscode.l10n.t('The path leads to nothing: an ID is wrong, or it was deleted.'),
  paidPlanRequired: () => vscode.l10n.t('The account or the user has no plan with this feature.'),
  noPermission: () =>
    vscode.l10n.t('The role of the user lacks a permission, or the plan lacks the feature.'),
  accessDenied: () =>
    vscode.l10n.t('It belongs to another user, or an administrator has restricted it.'),
  notShared: () =>
    vscode.l10n.t(
      'The app has no shared access: the other user has to permit it when the app is authorized.',
    ),
  userNotInAccount: () =>
    vscode.l10n.t('The user is in another account, or nothing has the ID in the request.'),
  invitationNotAccepted: () =>
    vscode.l10n.t('The invitation to the account is still open, or has expired.'),
  audioConferencingOff: () => vscode.l10n.t('The account has no Audio Conferencing plan.'),
  summaryRestricted: () =>
    vscode.l10n.t(
      'The host or an administrator restricts who can read the summary, or it was deleted.',
    ),
  othersMeetingsHidden: () => vscode.l10n.t('An administrator does not permit it.'),
  hostingNotAllowed: () =>
    vscode.l10n.t(
      'The user has no license that permits it, or an administrator has turned it off.',
    ),
  webinarNotSupported: () =>
    vscode.l10n.t('The ID is that of a webinar, which has calls of its own.'),
  zakNotIssued: () => vscode.l10n.t('The response is a success, but its token is null.'),
  meetingNotInProgress: () => vscode.l10n.t('It has ended, or nobody has started it.'),
  meetingRefused: () =>
    vscode.l10n.t('Zoom uses this code for several reasons, and its sentence says which.'),
  personalRoomPermanent: () =>
    vscode.l10n.t('A personal meeting room and a personal audio conference belong to the user.'),
  onPremiseMeeting: () => vscode.l10n.t('The account runs its own meeting connector.'),
  meetingTooOld: () => vscode.l10n.t('The meeting took place more than a year ago.'),
  signatureInvalid: () =>
    vscode.l10n.t(
      'Most often the secret does not belong to the key, the times are in milliseconds, the expiry is not 30 minutes to 48 hours after the issue, the meeting number is not a text of digits, or the clock of the server is ahead.',
    ),
  signatureExpired: () => vscode.l10n.t('The claims exp or tokenExp are in the past.'),
  signatureRoleWrong: () =>
    vscode.l10n.t(
      'The role is 0 for a participant and 1 for the host, as a number, and the same as in the call that joins.',
    ),
  sdkKeyUnknown: () => vscode.l10n.t('The key is misspelled, or is not that of a Meeting SDK app.'),
  sdkKeyDisabled: () => vscode.l10n.t('The app was deactivated in the Zoom App Marketplace.'),
  joinTokenRequired: () =>
    vscode.l10n.t(
      'Since March 2, 2026, a signature alone is enough only inside the account of the app’s owner.',
    ),
  joinTokenInvalid: () =>
    vscode.l10n.t(
      'A ZAK token expires after minutes to hours. An on-behalf token works once, for one meeting, and only while its user is in it.',
    ),
  hostTokenRequired: () =>
    vscode.l10n.t('The role 1 needs the ZAK token of the host besides the signature.'),
  signInRequired: () => vscode.l10n.t('The host admits only people with a Zoom account.'),
  joinParameterInvalid: () =>
    vscode.l10n.t(
      'Often the role differs from that in the signature, a ZAK token is missing, or the passcode is passed by another name than passWord.',
    ),
  meetingNumberWrong: () => vscode.l10n.t('A meeting number has 9 to 11 digits and no blanks.'),
  passcodeWrong: () =>
    vscode.l10n.t(
      'The passcode is missing or wrong. The value of “pwd” in a join link is an encrypted form of it.',
    ),
  emailRequired: () =>
    vscode.l10n.t(
      'Webinars, and meetings with registration, need the email address of each person.',
    ),
  registrationRequired: () =>
    vscode.l10n.t(
      'The host requires a registration, which gives each person a token of their own.',
    ),
  meetingNotStarted: () =>
    vscode.l10n.t(
      'The host is not there yet, and the meeting does not permit joining before the host.',
    ),
  anotherMeetingRunning: () => vscode.l10n.t('The host can run one meeting at a time.'),
  meetingFull: () => vscode.l10n.t('The plan of the host limits the number of participants.'),
  meetingLocked: () => vscode.l10n.t('The host has locked the meeting.'),
  meetingEnded: () => vscode.l10n.t('The host has ended it, or everybody has left.'),
  removedFromMeeting: () =>
    vscode.l10n.t('A person who was removed cannot join again unless the host permits it.'),
  browserJoinOff: () => vscode.l10n.t('The host’s account does not permit joining from a browser.'),
  joinNotPermitted: () => vscode.l10n.t('The account of the app lacks a permission.'),
  appBlockedByHost: () => vscode.l10n.t('The administrators of an account can block apps.'),
  appUnpublished: () =>
    vscode.l10n.t('An app that is not published cannot join meetings of other accounts.'),
  sdkTooOld: () => vscode.l10n.t('Zoom retires versions of its SDKs after some time.'),
  jwtAppRetired: () =>
    vscode.l10n.t(
      'Tokens that an app signs with an API key and an API secret opened the API until then.',
    ),
  userTokenRetired: () => vscode.l10n.t('It is what the call returns if “type” is left out.'),
  chatbotToken: () =>
    vscode.l10n.t(
      'The grant type “client_credentials” gives a token for the app’s chatbot, whose scope is “imchat:bot”.',
    ),
  refused: () => vscode.l10n.t('Zoom documents no reason for it.'),
};

const fixes: Record<NextStep, () => string> = {
  renewToken: () =>
    vscode.l10n.t('Get a new access token, and send it in the Authorization header as Bearer.'),
  signInAgain: () =>
    vscode.l10n.t(
      'Sign in again, and store the refresh token of each response before anything else.',
    ),
  repeatSignIn: () => vscode.l10n.t('Start the sign-in again.'),
  checkApp: () =>
    vscode.l10n.t(
      'Compare the client ID, the client secret, the account ID, and the redirect URL with the app’s page in the Zoom App Marketplace.',
    ),
  enableApp: () => vscode.l10n.t('Enable the app in the Zoom App Marketplace, then sign in again.'),
  addScope: () =>
    vscode.l10n.t(
      'Add the scope on the app’s Scopes page, then sign in again: a token keeps the scopes that it was issued with.',
    ),
  askAdmin: () =>
    vscode.l10n.t(
      'Ask an administrator of the Zoom account, or use an app that an administrator has authorized.',
    ),
  correctRequest: () => vscode.l10n.t('Correct the request, and send it again.'),
  switchAccount: () => vscode.l10n.t('Sign in with another Zoom account.'),
  checkSignature: () =>
    vscode.l10n.t('Check the signature with Check Token at Cursor, and make a new one.'),
  passToken: () =>
    vscode.l10n.t(
      'Pass the ZAK token of a user, or an on-behalf token of a user who is in the meeting, and get a new one for each attempt.',
    ),
  updateList: () => vscode.l10n.t('Check the ID, and use that of another meeting.'),
  checkServer: () =>
    vscode.l10n.t('Check the method, the path, and the base URL, which is https://api.zoom.us/v2.'),
  checkProxy: () => vscode.l10n.t('Check the settings of the proxy, and sign in to the network.'),
  checkStatus: () =>
    vscode.l10n.t('See on Zoom’s status page whether it works, and send the request again later.'),
  wait: () => vscode.l10n.t('Wait, and try again later.'),
  poll: () => vscode.l10n.t('Keep asking at the interval that the response names.'),
  accept: () => vscode.l10n.t('Nothing in the request can change this.'),
};

/** What says more than the next step. */
const ownFixes: Partial<Record<RefusalMeaning, () => string>> = {
  rateLimited: () =>
    vscode.l10n.t(
      'Wait until the time in Retry-After, or one to two seconds for a limit per second. A daily limit resets at midnight UTC.',
    ),
  userMissing: () =>
    vscode.l10n.t(
      'Use “me” with the token of a user, and the ID or the email address of a user of the account with a server-to-server app.',
    ),
  jwtAppRetired: () =>
    vscode.l10n.t(
      'Use a server-to-server app for the API, and a General app with the Meeting SDK for signatures.',
    ),
  userTokenRetired: () =>
    vscode.l10n.t(
      'Use “type=zak” to start or join as a user, or “type=onbehalf” with the ID of a meeting to join on behalf of one.',
    ),
  chatbotToken: () =>
    vscode.l10n.t(
      'Use the access token of a user, or that of a server-to-server app (grant type “account_credentials”).',
    ),
  refused: () =>
    vscode.l10n.t(
      'Look for the code in Zoom’s documentation, or ask Zoom’s support with the tracking ID of the response.',
    ),
  passcodeWrong: () =>
    vscode.l10n.t('Pass the passcode itself, as the meeting’s “password” has it.'),
  sdkTooOld: () => vscode.l10n.t('Update the Meeting SDK.'),
  appUnpublished: () =>
    vscode.l10n.t('Publish the app, or pass an on-behalf token of a user who is in the meeting.'),
  grantNotAllowed: () =>
    vscode.l10n.t(
      'Use “authorization_code” or “refresh_token” with a General app, and “account_credentials” with a server-to-server app.',
    ),
  webinarNotSupported: () => vscode.l10n.t('Use the calls below “/webinars”.'),
  zakNotIssued: () => vscode.l10n.t('Use a Zoom account with a password or single sign-on.'),
  hostingNotAllowed: () =>
    vscode.l10n.t(
      'Ask the administrator of the account for a license, or sign in with another Zoom account.',
    ),
  meetingLimitReached: () => vscode.l10n.t('Wait until midnight UTC, when the limit resets.'),
};
