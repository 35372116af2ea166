import * as vscode from 'vscode';
import { listSeparator } from '../text/listSeparator';
import { plainText } from '../text/plainText';
import {
  isOutcomeUnknown,
  ZoomAuthError,
  ZoomError,
  ZoomNetworkError,
  ZoomNotFoundError,
  ZoomRateLimitError,
  ZoomScopeError,
  ZoomServerError,
  ZoomValidationError,
} from '../zoom/errors';
import type { AuthErrorReason } from '../zoom/errorReasons';
import type { NextStep } from '../zoom/refusals';
import { joinSentences } from '../text/sentences';
import { ActionableError, type MessageAction } from './actionableError';
import { isCancellation } from './cancellation';
import { FailedActionError } from './failedAction';
import { type CommandId, extensionId, type SettingId } from './identifiers';
import { readerLocaleTag } from './readerLocale';
import { refusalMessage } from './refusalMessages';
import { InvalidSettingError } from './settings';

/** A message about a failure, and the buttons that help with it. */
export interface ErrorMessage {
  message: string;
  actions: MessageAction[];
}

/** The page with a person's Zoom apps and their scopes. */
export const appsPage = 'https://marketplace.zoom.us/user/build';

/** The page on which Zoom says what does not work right now. */
const statusPage = 'https://status.zoom.us';

/**
 * Returns the message of a failure in the display language, and the buttons for it. What a command did
 * comes first, unless the reason says so itself.
 */
export function describeError(error: unknown): ErrorMessage {
  if (!(error instanceof FailedActionError)) {
    return describeReason(error);
  }
  const { action, cause } = error;
  const { message, actions } = describeReason(cause);
  const what =
    action.unconfirmed !== undefined && isOutcomeUnknown(cause)
      ? action.unconfirmed
      : action.failed;
  return {
    message: namesAction(cause) ? message : joinSentences([what, message], vscode.env.language),
    actions,
  };
}

/** The reasons why somebody is not signed in, which say so. */
const signInReasons = new Set<AuthErrorReason>([
  'notSignedIn',
  'noClientId',
  'declined',
  'timedOut',
  'codeRefused',
  'refused',
]);

/** Whether the message about an error says what did not work, so that it needs nothing before it. */
function namesAction(error: unknown): boolean {
  return (
    error instanceof ActionableError ||
    (error instanceof ZoomAuthError && signInReasons.has(error.reason)) ||
    (error instanceof ZoomNotFoundError && error.unlistedTopic !== undefined)
  );
}

function describeReason(error: unknown): ErrorMessage {
  if (error instanceof ZoomError) {
    return describeZoomError(error);
  }
  if (error instanceof ActionableError) {
    return { message: error.message, actions: [...error.actions] };
  }
  if (isCancellation(error)) {
    return { message: vscode.l10n.t('Loading was canceled.'), actions: [] };
  }
  if (error instanceof InvalidSettingError) {
    return {
      message: vscode.l10n.t(
        'The setting {0} must be an https URL, or an http URL on this machine.',
        error.setting,
      ),
      actions: [openSettings(error.setting)],
    };
  }
  return {
    message: vscode.l10n.t('Something went wrong in Meetings for Zoom. See the log for details.'),
    actions: [reportIssue(), showLog()],
  };
}

/** What an error means decides, if there are words for that; otherwise its kind. */
function describeZoomError(error: ZoomError): ErrorMessage {
  const message = refusalMessage(error);
  return message === undefined || error.nextStep === undefined
    ? describeByKind(error)
    : { message, actions: actionsFor(error.nextStep) };
}

/** The buttons that help to take a step. */
function actionsFor(nextStep: NextStep): MessageAction[] {
  switch (nextStep) {
    case 'renewToken':
    case 'signInAgain':
      return [signInAgain()];
    case 'repeatSignIn':
      return [startSignInAgain()];
    case 'checkApp':
      return [setUp(), startSignInAgain()];
    case 'enableApp':
      return [openMarketplace(), setUp()];
    case 'addScope':
      return [openMarketplace(), signInAgain(), checkSetUp()];
    case 'switchAccount':
      return [command(vscode.l10n.t('Use Another Account'), 'zoom.signIn')];
    case 'updateList':
      return [command(vscode.l10n.t('Refresh Meetings'), 'zoom.refreshMeetings')];
    case 'checkServer':
      return [openSettings('zoom.server.apiUrl'), showLog()];
    case 'checkProxy':
      return [openProxySettings(), showLog()];
    case 'wait':
    case 'poll':
      return [];
    case 'askAdmin':
      return [checkSetUp(), showLog()];
    case 'correctRequest':
    case 'accept':
      return [];
  }
}

function describeByKind(error: ZoomError): ErrorMessage {
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
    return {
      message:
        error.unlistedTopic === undefined
          ? vscode.l10n.t(
              'This is no longer available at Zoom. It may have been deleted or have ended.',
            )
          : vscode.l10n.t(
              '“{0}” is no longer available at Zoom and was removed from the list. It may have been deleted or have ended.',
              plainText(error.unlistedTopic),
            ),
      actions: actionsFor('updateList'),
    };
  }
  return {
    message: describePermissionError(error),
    actions: error.nextStep === undefined ? [] : actionsFor(error.nextStep),
  };
}

function describeServerError({ reason, host }: ZoomServerError): ErrorMessage {
  switch (reason) {
    case 'fault':
      return {
        message: vscode.l10n.t('Zoom is having problems right now. Try again later.'),
        actions: [openStatusPage(), showLog()],
      };
    case 'unreadable':
      return {
        message: vscode.l10n.t(
          'Unexpected response from {0}. A proxy or captive portal may be interfering.',
          host,
        ),
        actions: actionsFor('checkProxy'),
      };
    case 'proxyAuthentication':
      return {
        message: vscode.l10n.t(
          'A proxy requires you to sign in before it connects to {0}. Check your proxy settings.',
          host,
        ),
        actions: actionsFor('checkProxy'),
      };
    case 'proxyPage':
      return {
        message: vscode.l10n.t(
          'A proxy or captive portal responded instead of {0}. Check your proxy settings, or sign in to your network.',
          host,
        ),
        actions: actionsFor('checkProxy'),
      };
    case 'unknownEndpoint':
      return {
        message: vscode.l10n.t(
          '{0} doesn’t recognize this request. Check the URL of the API in the settings, or update Meetings for Zoom.',
          host,
        ),
        actions: actionsFor('checkServer'),
      };
    case 'tooLarge':
      return {
        message: vscode.l10n.t(
          'The response from {0} is too large. A proxy or captive portal may be interfering.',
          host,
        ),
        actions: actionsFor('checkProxy'),
      };
    case 'endlessList':
      return {
        message: vscode.l10n.t(
          'The list is incomplete because {0} sent the same part again or too many parts. A proxy may be interfering.',
          host,
        ),
        actions: actionsFor('checkProxy'),
      };
  }
}

/** Most refusals have only Zoom's own sentence, in English. */
function describePermissionError(error: ZoomError): string {
  const reason = plainText(zoomMessage(error));
  return reason === ''
    ? vscode.l10n.t('Zoom doesn’t allow this.')
    : vscode.l10n.t('Zoom doesn’t allow this: {0}', reason);
}

function describeAuthError(error: ZoomAuthError): ErrorMessage {
  switch (error.reason) {
    case 'notSignedIn':
      return {
        message: vscode.l10n.t('You’re not signed in to Zoom.'),
        actions: [command(vscode.l10n.t('Sign In'), 'zoom.signIn')],
      };
    case 'noClientId':
      return {
        message: vscode.l10n.t(
          'Signing in to Zoom requires the client ID of a Zoom app, and none is set yet.',
        ),
        actions: [setUp()],
      };
    case 'sessionEnded':
      return {
        message: vscode.l10n.t('Your Zoom session has expired. Sign in again to continue.'),
        actions: actionsFor('signInAgain'),
      };
    case 'anotherSignIn':
      return {
        message: vscode.l10n.t(
          'You were signed out by a newer sign-in to this Zoom app, possibly on another computer. Zoom keeps only the latest one.',
        ),
        actions: actionsFor('signInAgain'),
      };
    case 'declined':
      return {
        message: vscode.l10n.t('You declined access on Zoom’s page, so you’re not signed in.'),
        actions: actionsFor('repeatSignIn'),
      };
    case 'timedOut':
      return {
        message: vscode.l10n.t(
          'There was no response from Zoom’s page within five minutes. If the page showed an error, check the client ID and the redirect URL.',
        ),
        actions: [startSignInAgain(), setUp()],
      };
    case 'codeRefused':
      return {
        message: vscode.l10n.t(
          'Zoom didn’t accept this sign-in because it took too long or was already used.',
        ),
        actions: actionsFor('repeatSignIn'),
      };
    case 'clientRefused':
      return {
        message: vscode.l10n.t(
          'Zoom doesn’t recognize this client ID. Without a client secret, it must be the app’s Public Client ID.',
        ),
        actions: actionsFor('checkApp'),
      };
    case 'appDisabled':
      return {
        message: vscode.l10n.t('This Zoom app is disabled.'),
        actions: actionsFor('enableApp'),
      };
    case 'refused':
      return {
        message: vscode.l10n.t('Zoom’s page reported an error, so you’re not signed in.'),
        actions: [startSignInAgain(), setUp()],
      };
  }
}

function describeScopeError({ scopes }: ZoomScopeError): ErrorMessage {
  const names = plainText(scopes.join(listSeparator(vscode.env.language)));
  const message =
    scopes.length === 0
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
  return { message, actions: actionsFor('addScope') };
}

/** Problems that were found here are sentences of their own; Zoom's are in English, by field. */
function describeValidationError({ fields, zoomMessage }: ZoomValidationError): ErrorMessage {
  const sentences = fields.map(({ field, message }) => {
    if (zoomMessage === '' && message === '') {
      return vscode.l10n.t('The value of “{0}” isn’t valid.', field);
    }
    return zoomMessage === '' || field === ''
      ? message
      : vscode.l10n.t('Zoom doesn’t accept the field “{0}”: {1}', field, message || zoomMessage);
  });
  return {
    message: plainText(
      sentences.length > 0
        ? joinSentences(sentences, vscode.env.language)
        : vscode.l10n.t('Zoom doesn’t accept this: {0}', zoomMessage),
    ),
    actions: [],
  };
}

function describeRateLimitError(error: ZoomRateLimitError): ErrorMessage {
  if (error.limit === 'perSecond') {
    return {
      message: vscode.l10n.t('Zoom is receiving too many requests. Try again in a moment.'),
      actions: [],
    };
  }
  const resetTime = new Intl.DateTimeFormat(readerLocaleTag(), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(error.retryAt);
  return {
    message: vscode.l10n.t('You’ve reached Zoom’s daily limit. It resets at {0}.', resetTime),
    actions: [],
  };
}

function describeNetworkError({ reason, host, systemCode }: ZoomNetworkError): ErrorMessage {
  switch (reason) {
    case 'unreachable':
      return {
        message:
          systemCode === undefined
            ? vscode.l10n.t('Can’t reach {0}. Check your network, VPN, and proxy.', host)
            : vscode.l10n.t(
                'Can’t reach {0} ({1}). Check your network, VPN, and proxy.',
                host,
                systemCode,
              ),
        actions: actionsFor('checkProxy'),
      };
    case 'proxy':
      return {
        message: vscode.l10n.t(
          'A proxy or captive portal doesn’t let VS Code connect to {0}. Check your proxy settings, or sign in to your network.',
          host,
        ),
        actions: actionsFor('checkProxy'),
      };
    case 'interrupted':
      return {
        message: vscode.l10n.t('The connection to {0} was lost before a response arrived.', host),
        actions: [openStatusPage(), showLog()],
      };
    case 'timedOut':
      return {
        message: vscode.l10n.t('{0} didn’t respond in time.', host),
        actions: [openStatusPage(), showLog()],
      };
  }
}

function zoomMessage(error: ZoomError): string {
  return 'zoomMessage' in error && typeof error.zoomMessage === 'string' ? error.zoomMessage : '';
}

function signInAgain(): MessageAction {
  return command(vscode.l10n.t('Sign In Again'), 'zoom.signIn');
}

function startSignInAgain(): MessageAction {
  return command(vscode.l10n.t('Try Again'), 'zoom.signIn');
}

function setUp(): MessageAction {
  return command(vscode.l10n.t('Set Up Zoom App'), 'zoom.setUp');
}

function openMarketplace(): MessageAction {
  return {
    title: vscode.l10n.t('Open Zoom App Marketplace'),
    run: () => vscode.env.openExternal(vscode.Uri.parse(appsPage)),
  };
}

function openStatusPage(): MessageAction {
  return {
    title: vscode.l10n.t('Open Zoom Status'),
    run: () => vscode.env.openExternal(vscode.Uri.parse(statusPage)),
  };
}

function reportIssue(): MessageAction {
  return {
    title: vscode.l10n.t('Report Issue'),
    run: () =>
      vscode.commands.executeCommand('workbench.action.openIssueReporter', { extensionId }),
  };
}

function checkSetUp(): MessageAction {
  return command(vscode.l10n.t('Check Setup'), 'zoom.checkSetUp');
}

function openProxySettings(): MessageAction {
  return {
    title: vscode.l10n.t('Proxy Settings'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'http.proxy'),
  };
}

function showLog(): MessageAction {
  return command(vscode.l10n.t('Show Log'), 'zoom.showLog');
}

/** A button that opens the settings editor at a setting. */
export function openSettings(setting: SettingId): MessageAction {
  return {
    title: vscode.l10n.t('Open Settings'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', setting),
  };
}

function command(title: string, id: CommandId): MessageAction {
  return { title, run: () => vscode.commands.executeCommand(id) };
}
