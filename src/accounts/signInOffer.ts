import * as vscode from 'vscode';
import { isCancellation } from '../platform/cancellation';
import type { ErrorReporter } from '../platform/errorReporter';
import { type CommandId, extensionId } from '../platform/identifiers';
import type { Settings } from '../platform/settings';
import type { AccountCommands } from './accountCommands';

/** What {@link offerSignIn} needs. */
export interface SignInOfferDeps {
  settings: Pick<Settings, 'clientId'>;
  errors: Pick<ErrorReporter, 'show'>;
  signIn: Pick<AccountCommands, 'signInForPerson'>;
}

/**
 * Tells a person that a command needs a signed-in account, leads them through the setup and signing
 * in, and then does what they asked for.
 *
 * @param id the command that they ran
 * @param resume runs it again
 * @returns the result of `resume`; `undefined` if a failure was shown
 * @throws {vscode.CancellationError} if the person cancels
 */
export async function offerSignIn(
  deps: SignInOfferDeps,
  id: CommandId,
  resume: () => Promise<unknown>,
): Promise<unknown> {
  await confirmSignIn(deps.settings.clientId !== '', commandTitle(id));
  const editor = vscode.window.activeTextEditor;
  return signInAndResume(deps, async () => {
    await showEditorAgain(editor);
    return resume();
  });
}

/** Runs `resume` after a later attempt too, if the first one fails. */
async function signInAndResume(
  deps: SignInOfferDeps,
  resume: () => Promise<unknown>,
): Promise<unknown> {
  let result: unknown;
  try {
    await deps.signIn.signInForPerson(async () => {
      result = await resume();
    });
  } catch (error) {
    if (isCancellation(error)) {
      throw error;
    }
    void deps.errors.show(error, () => signInAndResume(deps, resume));
  }
  return result;
}

async function confirmSignIn(isSetUp: boolean, title: string): Promise<void> {
  const action = isSetUp ? vscode.l10n.t('Sign In') : vscode.l10n.t('Set Up Zoom App');
  const pressed = await vscode.window.showInformationMessage(
    isSetUp
      ? vscode.l10n.t('Sign in to Zoom to continue.')
      : vscode.l10n.t('Set up a Zoom app to continue.'),
    {
      modal: true,
      detail: isSetUp
        ? vscode.l10n.t('After you sign in, “{0}” continues.', title)
        : vscode.l10n.t(
            'Zoom needs to know which app you sign in to. You set one up once, in about four minutes. After you sign in, “{0}” continues.',
            title,
          ),
    },
    action,
  );
  if (pressed !== action) {
    throw new vscode.CancellationError();
  }
}

/** The setup shows a page of its own, and a command may insert into the editor that was active. */
async function showEditorAgain(editor: vscode.TextEditor | undefined): Promise<void> {
  if (
    editor !== undefined &&
    !editor.document.isClosed &&
    vscode.window.activeTextEditor?.document !== editor.document
  ) {
    await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
  }
}

/** The title of one of our commands in the display language, as package.json has it. */
function commandTitle(id: CommandId): string {
  const { contributes } = vscode.extensions.getExtension(extensionId)?.packageJSON as {
    contributes: { commands: readonly { command: string; title: string }[] };
  };
  return contributes.commands.find(({ command }) => command === id)?.title ?? id;
}
