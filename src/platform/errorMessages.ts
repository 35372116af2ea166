import * as vscode from 'vscode';
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
import type { MessageAction } from './actionableError';
import { scopeFeatures } from './scopeFeatures';
import type { CommandId } from './identifiers';
import { plainText } from '../text/plainText';

/** What a person is told about a failure, and the buttons that mend it. */
export interface ErrorMessage {
  message: string;
  actions: MessageAction[];
}

/** Where a person's Zoom apps are, with their scopes. */
export const appsPage = 'https://marketplace.zoom.us/user/build';

/** Says one of the Zoom client's errors in the reader's language. */
export function describeZoomError(error: ZoomError): ErrorMessage {
  if (error instanceof ZoomAuthError) {
    return authWords(error);
  }
  if (error instanceof ZoomScopeError) {
    return scopeWords(error);
  }
  if (error instanceof ZoomValidationError) {
    return validationWords(error);
  }
  if (error instanceof ZoomRateLimitError) {
    return rateLimitWords(error);
  }
  if (error instanceof ZoomNetworkError) {
    return networkWords(error);
  }
  if (error instanceof ZoomServerError) {
    return serverWords(error);
  }
  if (error instanceof ZoomNotFoundError) {
    return {
      message:
        error.unlistedTopic === undefined
          ? vscode.l10n.t(
              'Zoom does not have this any more. It may have been deleted or have ended.',
            )
          : vscode.l10n.t(
              'Zoom does not have “{0}” any more, so it has left the list. It may have been deleted or have ended.',
              plainText(error.unlistedTopic),
            ),
      actions: [command(vscode.l10n.t('Refresh Meetings'), 'zoom.refreshMeetings')],
    };
  }
  return {
    message: vscode.l10n.t('Zoom does not allow this: {0}', plainText(zoomMessage(error))),
    actions: [command(vscode.l10n.t('Show Log'), 'zoom.showLog')],
  };
}

function authWords(error: ZoomAuthError): ErrorMessage {
  const signIn = command(vscode.l10n.t('Sign In'), 'zoom.signIn');
  const signInAgain = command(vscode.l10n.t('Sign In Again'), 'zoom.signIn');
  const tryAgain = command(vscode.l10n.t('Try Again'), 'zoom.signIn');
  const setUp = command(vscode.l10n.t('Set Up Zoom App'), 'zoom.setUp');
  switch (error.reason) {
    case 'notSignedIn':
      return { message: vscode.l10n.t('You are not signed in to Zoom.'), actions: [signIn] };
    case 'noClientId':
      return {
        message: vscode.l10n.t(
          'Signing in to Zoom needs the client ID of a Zoom app, and none is set yet.',
        ),
        actions: [setUp],
      };
    case 'sessionEnded':
      return {
        message: vscode.l10n.t('Your Zoom session has ended. Sign in again to go on.'),
        actions: [signInAgain],
      };
    case 'anotherSignIn':
      return {
        message: vscode.l10n.t(
          'Another sign-in to this Zoom app, perhaps on another computer, ended this one. Zoom keeps only the latest.',
        ),
        actions: [signInAgain],
      };
    case 'declined':
      return {
        message: vscode.l10n.t('You declined on Zoom’s page, so you are not signed in.'),
        actions: [tryAgain],
      };
    case 'timedOut':
      return {
        message: vscode.l10n.t(
          'No answer came from Zoom’s page within five minutes. If it showed an error, the client ID or its redirect address may not fit.',
        ),
        actions: [tryAgain, setUp],
      };
    case 'codeRefused':
      return {
        message: vscode.l10n.t(
          'Zoom did not accept this sign-in: it took too long, or it was used before.',
        ),
        actions: [tryAgain],
      };
    case 'clientRefused':
      return {
        message: vscode.l10n.t(
          'Zoom does not know this client ID. Without a client secret it must be the app’s Public Client ID.',
        ),
        actions: [setUp, tryAgain],
      };
    case 'appDisabled':
      return {
        message: vscode.l10n.t('This Zoom app is switched off at Zoom.'),
        actions: [openLink(vscode.l10n.t('Open Zoom App Marketplace'), appsPage), setUp],
      };
    case 'refused':
      return {
        message: vscode.l10n.t('Zoom’s page ended with an error, so you are not signed in.'),
        actions: [tryAgain, setUp],
      };
  }
}

function scopeWords(error: ZoomScopeError): ErrorMessage {
  const stopped = scopeFeatures().filter(({ scope }) =>
    error.scopes.some((missing) => missing === scope || missing.startsWith(`${scope}:`)),
  );
  const scopes = plainText(error.scopes.join(', '));
  const message =
    error.scopes.length === 0
      ? vscode.l10n.t(
          'Your Zoom app lacks a scope for this. Check Set-Up says which; add it on the app’s Scopes page, then sign in again.',
        )
      : stopped.length === 0
        ? vscode.l10n.t(
            'Your Zoom app lacks the scope {0}. Add it on the app’s Scopes page, then sign in again.',
            scopes,
          )
        : vscode.l10n.t(
            '{0}: your Zoom app lacks the scope {1}. Add it on the app’s Scopes page, then sign in again.',
            stopped.map(({ label }) => label).join(', '),
            scopes,
          );
  return {
    message,
    actions: [
      openLink(vscode.l10n.t('Open Zoom App Marketplace'), appsPage),
      command(vscode.l10n.t('Sign In Again'), 'zoom.signIn'),
      command(vscode.l10n.t('Check Set-Up'), 'zoom.checkSetUp'),
    ],
  };
}

function validationWords(error: ZoomValidationError): ErrorMessage {
  const fields = error.fields
    .map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
    .join(' ');
  return {
    message: vscode.l10n.t(
      'Zoom does not accept this: {0}',
      plainText(fields === '' ? error.zoomMessage : fields),
    ),
    actions: [command(vscode.l10n.t('Show Log'), 'zoom.showLog')],
  };
}

function rateLimitWords(error: ZoomRateLimitError): ErrorMessage {
  if (error.limit === 'perSecond') {
    return {
      message: vscode.l10n.t('Zoom is getting too many requests at once. Try again in a moment.'),
      actions: [],
    };
  }
  const until = new Intl.DateTimeFormat(vscode.env.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(error.retryAt);
  return {
    message: vscode.l10n.t('Zoom’s limit for today is reached. It opens again at {0}.', until),
    actions: [],
  };
}

function networkWords(error: ZoomNetworkError): ErrorMessage {
  const showLog = command(vscode.l10n.t('Show Log'), 'zoom.showLog');
  const proxy: MessageAction = {
    title: vscode.l10n.t('Proxy Settings'),
    run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'http.proxy'),
  };
  switch (error.reason) {
    case 'unreachable':
      return {
        message: vscode.l10n.t(
          '{0} cannot be reached ({1}). Check the network, the VPN and the proxy.',
          error.host,
          error.systemCode ?? '',
        ),
        actions: [proxy, showLog],
      };
    case 'interrupted':
      return {
        message: vscode.l10n.t('The connection to {0} broke before an answer came.', error.host),
        actions: [showLog],
      };
    case 'timedOut':
      return {
        message: vscode.l10n.t('{0} did not answer in time.', error.host),
        actions: [showLog],
      };
  }
}

function serverWords(error: ZoomServerError): ErrorMessage {
  return {
    message:
      error.reason === 'fault'
        ? vscode.l10n.t('Zoom has a fault of its own right now. Try again later.')
        : vscode.l10n.t(
            '{0} answered with something that is not Zoom’s answer. A proxy or a sign-in page of the network may stand between.',
            error.host,
          ),
    actions: [command(vscode.l10n.t('Show Log'), 'zoom.showLog')],
  };
}

function zoomMessage(error: ZoomError): string {
  return 'zoomMessage' in error && typeof error.zoomMessage === 'string' && error.zoomMessage !== ''
    ? error.zoomMessage
    : vscode.l10n.t('it gave no reason');
}

function command(title: string, id: CommandId): MessageAction {
  return { title, run: () => vscode.commands.executeCommand(id) };
}

function openLink(title: string, url: string): MessageAction {
  return { title, run: () => vscode.env.openExternal(vscode.Uri.parse(url)) };
}
