import * as vscode from 'vscode';
import { listSeparator } from '../text/listSeparator';
import { plainText } from '../text/plainText';
import { joinSentences } from '../text/sentences';
import {
  ZoomAuthError,
  type ZoomError,
  ZoomNetworkError,
  ZoomNotFoundError,
  ZoomRateLimitError,
  ZoomScopeError,
  ZoomServerError,
  ZoomValidationError,
} from '../zoom/errors';
import { readerLocaleTag } from './readerLocale';
import { refusedFieldHints } from './refusedFieldHints';
import { unexplainedMessage } from './refusalMessages';

/** How many meetings of a host can be created or changed a day (Zoom API, "Rate limits"). */
const meetingWritesPerDay = 100;

/** Returns what the kind of an error says, in the display language. */
export function kindMessage(error: ZoomError): string {
  if (error instanceof ZoomAuthError) {
    return describeAuthError(error);
  }
  if (error instanceof ZoomScopeError) {
    return describeScopeError(error);
  }
  if (error instanceof ZoomValidationError) {
    return describeValidationError(error);
  }
  if (error instanceof ZoomRateLimitError) {
    return describeRateLimitError(error);
  }
  if (error instanceof ZoomNetworkError) {
    return describeNetworkError(error);
  }
  if (error instanceof ZoomServerError) {
    return describeServerError(error);
  }
  if (error instanceof ZoomNotFoundError) {
    return describeNotFoundError(error);
  }
  return describePermissionError(error);
}

function describeNotFoundError({ unlistedTopic }: ZoomNotFoundError): string {
  return unlistedTopic === undefined
    ? vscode.l10n.t('This is no longer available at Zoom. It may have been deleted or have ended.')
    : vscode.l10n.t(
        '“{0}” is no longer available at Zoom and was removed from the list. It may have been deleted or have ended.',
        plainText(unlistedTopic),
      );
}

function describeServerError({ reason, host }: ZoomServerError): string {
  switch (reason) {
    case 'fault':
      return vscode.l10n.t('Zoom is having problems right now. Try again later.');
    case 'unreadable':
      return vscode.l10n.t(
        'Unexpected response from {0}. A proxy or captive portal may be interfering.',
        host,
      );
    case 'proxyAuthentication':
      return vscode.l10n.t(
        'A proxy requires you to sign in before it connects to {0}. Check your proxy settings.',
        host,
      );
    case 'proxyPage':
      return vscode.l10n.t(
        'A proxy or captive portal responded instead of {0}. Check your proxy settings, or sign in to your network.',
        host,
      );
    case 'unknownEndpoint':
      return vscode.l10n.t(
        '{0} doesn’t recognize this request. Check the URL of the API in the settings, or update Meetings for Zoom.',
        host,
      );
    case 'tooLarge':
      return vscode.l10n.t(
        'The response from {0} is too large. A proxy or captive portal may be interfering.',
        host,
      );
    case 'endlessList':
      return vscode.l10n.t(
        'The list is incomplete because {0} sent the same part again or too many parts. A proxy may be interfering.',
        host,
      );
  }
}

/** Most refusals have only Zoom's own sentence, in English. */
function describePermissionError(error: ZoomError): string {
  const reason = plainText(zoomMessage(error));
  return reason === ''
    ? (unexplainedMessage(error) ?? vscode.l10n.t('Zoom doesn’t allow this.'))
    : joinSentences(
        [vscode.l10n.t('Zoom doesn’t allow this: {0}', reason), ...refusedFieldHints(error)],
        vscode.env.language,
      );
}

function describeAuthError(error: ZoomAuthError): string {
  switch (error.reason) {
    case 'notSignedIn':
      return vscode.l10n.t('You’re not signed in to Zoom.');
    case 'noClientId':
      return vscode.l10n.t(
        'Signing in to Zoom requires the client ID of a Zoom app, and none is set yet.',
      );
    case 'sessionEnded':
      return vscode.l10n.t('Your Zoom session has expired. Sign in again to continue.');
    case 'anotherSignIn':
      return vscode.l10n.t(
        'You were signed out by a newer sign-in to this Zoom app, possibly on another computer. Zoom keeps only the latest one.',
      );
    case 'declined':
      return vscode.l10n.t('You declined access on Zoom’s page, so you’re not signed in.');
    case 'timedOut':
      return vscode.l10n.t(
        'There was no response from Zoom’s page within five minutes. If the page showed an error, check the client ID and the redirect URL.',
      );
    case 'codeRefused':
      return vscode.l10n.t(
        'Zoom didn’t accept this sign-in because it took too long or was already used.',
      );
    case 'clientRefused':
      return vscode.l10n.t(
        'Zoom doesn’t recognize this client ID. Without a client secret, it must be the app’s Public Client ID.',
      );
    case 'appDisabled':
      return vscode.l10n.t('This Zoom app is disabled.');
    case 'refused':
      return vscode.l10n.t('Zoom’s page reported an error, so you’re not signed in.');
  }
}

function describeScopeError({ scopes }: ZoomScopeError): string {
  const names = plainText(scopes.join(listSeparator(vscode.env.language)));
  return scopes.length === 0
    ? vscode.l10n.t(
        'Your Zoom app is missing a scope for this. Find out which one, add it on the app’s Scopes page, then sign in again.',
      )
    : scopes.length === 1
      ? vscode.l10n.t(
          'Your Zoom app is missing the scope {0}. Add it on the app’s Scopes page, then sign in again.',
          names,
        )
      : vscode.l10n.t(
          'Your Zoom app is missing these scopes: {0}. Add them on the app’s Scopes page, then sign in again.',
          names,
        );
}

/** Problems that were found here are sentences of their own; Zoom's are in English, by field. */
function describeValidationError(error: ZoomValidationError): string {
  const { fields, zoomMessage } = error;
  const unexplained = unexplainedMessage(error);
  if (fields.length === 0 && zoomMessage === '' && unexplained !== undefined) {
    return unexplained;
  }
  const sentences = fields.map(({ field, message }) => {
    if (zoomMessage === '' && message === '') {
      return vscode.l10n.t('The value of “{0}” isn’t valid.', field);
    }
    return zoomMessage === '' || field === ''
      ? message
      : vscode.l10n.t('Zoom doesn’t accept the field “{0}”: {1}', field, message || zoomMessage);
  });
  const problems =
    sentences.length > 0
      ? sentences
      : [vscode.l10n.t('Zoom doesn’t accept this: {0}', zoomMessage)];
  // What was refused here says enough.
  const helpful = zoomMessage === '' ? [] : refusedFieldHints(error);
  return plainText(joinSentences([...problems, ...helpful], vscode.env.language));
}

function describeRateLimitError(error: ZoomRateLimitError): string {
  if (error.limit === 'perSecond') {
    return vscode.l10n.t('Zoom is receiving too many requests. Try again in a moment.');
  }
  const resetTime = new Intl.DateTimeFormat(readerLocaleTag(), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(error.retryAt);
  return error.meaning === 'meetingLimitReached'
    ? vscode.l10n.t(
        'You’ve reached Zoom’s limit of {0} meetings that a host can create or change a day. It resets at {1}.',
        meetingWritesPerDay,
        resetTime,
      )
    : vscode.l10n.t('You’ve reached Zoom’s daily limit. It resets at {0}.', resetTime);
}

function describeNetworkError({ reason, host, systemCode }: ZoomNetworkError): string {
  switch (reason) {
    case 'unreachable':
      return systemCode === undefined
        ? vscode.l10n.t('Can’t reach {0}. Check your network, VPN, and proxy.', host)
        : vscode.l10n.t(
            'Can’t reach {0} ({1}). Check your network, VPN, and proxy.',
            host,
            systemCode,
          );
    case 'proxy':
      return vscode.l10n.t(
        'A proxy or captive portal doesn’t let VS Code connect to {0}. Check your proxy settings, or sign in to your network.',
        host,
      );
    case 'interrupted':
      return vscode.l10n.t('The connection to {0} was lost before a response arrived.', host);
    case 'timedOut':
      return vscode.l10n.t('{0} didn’t respond in time.', host);
  }
}

function zoomMessage(error: ZoomError): string {
  return 'zoomMessage' in error && typeof error.zoomMessage === 'string' ? error.zoomMessage : '';
}
