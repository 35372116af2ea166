import * as vscode from 'vscode';
import { plainText } from '../text/plainText';
import { errorCodes } from '../zoom/errorCodes';
import {
  ZoomAuthError,
  ZoomError,
  ZoomNetworkError,
  ZoomNotFoundError,
  ZoomRateLimitError,
  ZoomScopeError,
  ZoomServerError,
  ZoomValidationError,
} from '../zoom/errors';
import { ActionableError, type MessageAction } from './actionableError';
import type { CommandId, SettingId } from './identifiers';
import { scopeFeatures } from './scopeFeatures';
import { InvalidSettingError } from './settings';

/** A message about a failure, and the buttons that help with it. */
export interface ErrorMessage {
  message: string;
  actions: MessageAction[];
}

/** The page with a person's Zoom apps and their scopes. */
export const appsPage = 'https://marketplace.zoom.us/user/build';

/** Returns the message of a failure in the display language, and the buttons for it. */
export function describeError(error: unknown): ErrorMessage {
  if (error instanceof ZoomError) {
    return describeZoomError(error);
  }
  if (error instanceof ActionableError) {
    return { message: error.message, actions: [...error.actions] };
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
    actions: [showLog()],
  };
}

function describeZoomError(error: ZoomError): ErrorMessage {
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
    return { message: describeServerError(error), actions: [showLog()] };
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
      actions: [command(vscode.l10n.t('Refresh Meetings'), 'zoom.refreshMeetings')],
    };
  }
  return { message: describeRefusal(error), actions: [showLog()] };
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

/** Explains the refusals that need it; the others have only Zoom's own sentence, in English. */
function describeRefusal(error: ZoomError): string {
  const { code } = error;
  if (
    code === errorCodes.personalMeetingNotDeletable ||
    code === errorCodes.audioConferenceNotDeletable
  ) {
    return vscode.l10n.t('Your personal meeting room is permanent, so it can’t be deleted.');
  }
  if (code === errorCodes.onPremiseMeeting) {
    return vscode.l10n.t(
      'This meeting runs on a server of your company and can only be ended there.',
    );
  }
  const reason = plainText(zoomMessage(error));
  return reason === ''
    ? vscode.l10n.t('Zoom doesn’t allow this.')
    : vscode.l10n.t('Zoom doesn’t allow this: {0}', reason);
}

function describeAuthError(error: ZoomAuthError): ErrorMessage {
  const signIn = command(vscode.l10n.t('Sign In'), 'zoom.signIn');
  const signInAgain = command(vscode.l10n.t('Sign In Again'), 'zoom.signIn');
  const tryAgain = command(vscode.l10n.t('Try Again'), 'zoom.signIn');
  const setUp = command(vscode.l10n.t('Set Up Zoom App'), 'zoom.setUp');
  switch (error.reason) {
    case 'notSignedIn':
      return { message: vscode.l10n.t('You’re not signed in to Zoom.'), actions: [signIn] };
    case 'noClientId':
      return {
        message: vscode.l10n.t(
          'Signing in to Zoom requires the client ID of a Zoom app, and none is set yet.',
        ),
        actions: [setUp],
      };
    case 'sessionEnded':
      return {
        message: vscode.l10n.t('Your Zoom session has expired. Sign in again to continue.'),
        actions: [signInAgain],
      };
    case 'anotherSignIn':
      return {
        message: vscode.l10n.t(
          'You were signed out by a newer sign-in to this Zoom app, possibly on another computer. Zoom keeps only the latest one.',
        ),
        actions: [signInAgain],
      };
    case 'declined':
      return {
        message: vscode.l10n.t('You declined access on Zoom’s page, so you’re not signed in.'),
        actions: [tryAgain],
      };
    case 'timedOut':
      return {
        message: vscode.l10n.t(
          'There was no response from Zoom’s page within five minutes. If the page showed an error, check the client ID and the redirect URL.',
        ),
        actions: [tryAgain, setUp],
      };
    case 'codeRefused':
      return {
        message: vscode.l10n.t(
          'Zoom didn’t accept this sign-in because it took too long or was already used.',
        ),
        actions: [tryAgain],
      };
    case 'clientRefused':
      return {
        message: vscode.l10n.t(
          'Zoom doesn’t recognize this client ID. Without a client secret, it must be the app’s Public Client ID.',
        ),
        actions: [setUp, tryAgain],
      };
    case 'appDisabled':
      return {
        message: vscode.l10n.t('This Zoom app is disabled.'),
        actions: [openLink(vscode.l10n.t('Open Zoom App Marketplace'), appsPage), setUp],
      };
    case 'refused':
      return {
        message: vscode.l10n.t('Zoom’s page reported an error, so you’re not signed in.'),
        actions: [tryAgain, setUp],
      };
  }
}

function describeScopeError(error: ZoomScopeError): ErrorMessage {
  const features = scopeFeatures()
    .filter(({ scope }) =>
      error.scopes.some((missing) => missing === scope || missing.startsWith(`${scope}:`)),
    )
    .map(({ label }) => label)
    .join(', ');
  const scopes = plainText(error.scopes.join(', '));
  return {
    message:
      scopes === ''
        ? vscode.l10n.t(
            'Your Zoom app is missing a scope for this. Find out which one, add it on the app’s Scopes page, then sign in again.',
          )
        : features === ''
          ? vscode.l10n.t(
              'Your Zoom app is missing the scope {0}. Add it on the app’s Scopes page, then sign in again.',
              scopes,
            )
          : vscode.l10n.t({
              message:
                'Your Zoom app is missing the scope {0}, which is required for: {1}. Add it on the app’s Scopes page, then sign in again.',
              args: [scopes, features],
              comment: ['{1} is a list of features, such as "Creating meetings"'],
            }),
    actions: [
      openLink(vscode.l10n.t('Open Zoom App Marketplace'), appsPage),
      command(vscode.l10n.t('Sign In Again'), 'zoom.signIn'),
      command(vscode.l10n.t('Check Setup'), 'zoom.checkSetUp'),
    ],
  };
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
        ? sentences.join(' ')
        : vscode.l10n.t('Zoom doesn’t accept this: {0}', zoomMessage),
    ),
    actions: [showLog()],
  };
}

function describeRateLimitError(error: ZoomRateLimitError): ErrorMessage {
  if (error.limit === 'perSecond') {
    return {
      message: vscode.l10n.t('Zoom is receiving too many requests. Try again in a moment.'),
      actions: [],
    };
  }
  const resetTime = new Intl.DateTimeFormat(vscode.env.language, {
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
        actions: [
          {
            title: vscode.l10n.t('Proxy Settings'),
            run: () =>
              vscode.commands.executeCommand('workbench.action.openSettings', 'http.proxy'),
          },
          showLog(),
        ],
      };
    case 'interrupted':
      return {
        message: vscode.l10n.t('The connection to {0} was lost before a response arrived.', host),
        actions: [showLog()],
      };
    case 'timedOut':
      return {
        message: vscode.l10n.t('{0} didn’t respond in time.', host),
        actions: [showLog()],
      };
  }
}

function zoomMessage(error: ZoomError): string {
  return 'zoomMessage' in error && typeof error.zoomMessage === 'string' ? error.zoomMessage : '';
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

function openLink(title: string, url: string): MessageAction {
  return { title, run: () => vscode.env.openExternal(vscode.Uri.parse(url)) };
}
