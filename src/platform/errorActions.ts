import * as vscode from 'vscode';
import type { AuthErrorReason } from '../zoom/errorReasons';
import {
  ZoomAuthError,
  type ZoomError,
  ZoomNetworkError,
  ZoomNotFoundError,
  ZoomScopeError,
  ZoomServerError,
} from '../zoom/errors';
import type { NextStep } from '../zoom/refusals';
import type { MessageAction } from './actionableError';
import { type CommandId, extensionId, type SettingId } from './identifiers';

/** The page with a person's Zoom apps and their scopes. */
export const appsPage = 'https://marketplace.zoom.us/user/build';

/** The page on which Zoom says what does not work right now. */
const statusPage = 'https://status.zoom.us';

/** Returns the buttons that help with an error: those of its next step, otherwise those of its kind. */
export function actionsFor(error: ZoomError): MessageAction[] {
  return error.nextStep === undefined ? actionsForKind(error) : actionsForStep(error.nextStep);
}

/** The buttons that help to take a step. */
function actionsForStep(nextStep: NextStep): MessageAction[] {
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
    case 'checkStatus':
      return [openStatusPage(), showLog()];
    case 'askAdmin':
      return [checkSetUp(), showLog()];
    case 'checkSignature':
      return [command(vscode.l10n.t('Check Token'), 'zoom.checkToken')];
    case 'passToken':
      return [command(vscode.l10n.t('Insert Token'), 'zoom.insertToken')];
    case 'wait':
    case 'poll':
    case 'correctRequest':
    case 'accept':
      return [];
  }
}

/** The buttons for errors without a response to read, and for those that are made here. */
function actionsForKind(error: ZoomError): MessageAction[] {
  if (error instanceof ZoomAuthError) {
    return actionsForReason(error.reason);
  }
  if (error instanceof ZoomScopeError) {
    return actionsForStep('addScope');
  }
  if (error instanceof ZoomNetworkError) {
    const isUnsent = error.reason === 'unreachable' || error.reason === 'proxy';
    return actionsForStep(isUnsent ? 'checkProxy' : 'checkStatus');
  }
  if (error instanceof ZoomServerError) {
    switch (error.reason) {
      case 'fault':
        return actionsForStep('checkStatus');
      case 'unknownEndpoint':
        return actionsForStep('checkServer');
      case 'unreadable':
      case 'proxyAuthentication':
      case 'proxyPage':
      case 'tooLarge':
      case 'endlessList':
        return actionsForStep('checkProxy');
    }
  }
  return error instanceof ZoomNotFoundError ? actionsForStep('updateList') : [];
}

function actionsForReason(reason: AuthErrorReason): MessageAction[] {
  switch (reason) {
    case 'notSignedIn':
      return [command(vscode.l10n.t('Sign In'), 'zoom.signIn')];
    case 'noClientId':
      return [setUp()];
    case 'sessionEnded':
    case 'anotherSignIn':
      return actionsForStep('signInAgain');
    case 'declined':
    case 'codeRefused':
      return actionsForStep('repeatSignIn');
    case 'timedOut':
      return [startSignInAgain(), setUp()];
    case 'clientRefused':
    case 'refused':
      return actionsForStep('checkApp');
    case 'appDisabled':
      return actionsForStep('enableApp');
  }
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

/** A button that reports a fault of the extension. */
export function reportIssue(): MessageAction {
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

/** A button that shows the log. */
export function showLog(): MessageAction {
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
