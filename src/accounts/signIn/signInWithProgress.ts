import * as vscode from 'vscode';
import { abortSignal } from '../../platform/cancellation';
import { breakUnclosedBrackets, plainText } from '../../text/plainText';
import type { Account } from '../store/account';
import type { SignIn } from './signIn';
import type { SignInMethodId } from './signInMethods';

const pasteCommand = 'command:zoom.pasteSignInAddress';

/**
 * Signs in with a progress notification that can be canceled.
 *
 * @param label the account that should sign in, if one was requested
 */
export function signInWithProgress(
  signIn: Pick<SignIn, 'signIn'>,
  method: SignInMethodId,
  label: string | undefined,
): Thenable<Account> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title:
        label === undefined
          ? vscode.l10n.t(
              'Signing in to Zoom. Continue in your browser, or [paste the sign-in address]({0}).',
              pasteCommand,
            )
          : vscode.l10n.t(
              'Signing in to Zoom as {1}. Continue in your browser, or [paste the sign-in address]({0}).',
              pasteCommand,
              breakUnclosedBrackets(plainText(label)),
            ),
      cancellable: true,
    },
    (progress, cancellation) =>
      signIn.signIn(method, {
        signal: abortSignal(cancellation),
        report: (message) => {
          progress.report({ message });
        },
      }),
  );
}
