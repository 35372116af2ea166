import * as vscode from 'vscode';
import { ServerClock } from '../zoom/serverClock';
import { CommandRegistry } from './commandRegistry';
import { ContextKeySetter } from './contextKeySetter';
import { ErrorReporter } from './errorReporter';
import { FallbackSecrets } from './fallbackSecrets';
import { Log } from './log';
import { Settings } from './settings';

const keyringInstructions =
  'https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues';

/** What every feature is given. */
export interface Services {
  readonly log: Log;
  readonly settings: Settings;
  readonly errors: ErrorReporter;
  readonly commands: CommandRegistry;
  readonly contextKeys: ContextKeySetter;
  readonly secrets: vscode.SecretStorage;
  readonly clock: ServerClock;
  /** Where this code runs: beside the person's browser or on a remote machine. */
  readonly extensionKind: vscode.ExtensionKind;
  /** The path of one of the extension's own folders, which all windows share. It may not exist yet. */
  readonly folder: (name: string) => string;
  /** Disposes something with the extension, before what was created earlier. */
  readonly own: <T extends { dispose(): unknown }>(disposable: T) => T;
}

/** Creates what the features share. The log is disposed last, after everything that writes to it. */
export function createServices(context: vscode.ExtensionContext): Services {
  const owned: { dispose(): unknown }[] = [];
  let isDisposed = false;
  const own = <T extends { dispose(): unknown }>(disposable: T): T => {
    // What was still loading when the extension was deactivated must not stay.
    if (isDisposed) {
      disposable.dispose();
    } else {
      owned.push(disposable);
    }
    return disposable;
  };
  // VS Code disposes subscriptions in the order in which they were added; this needs the reverse.
  context.subscriptions.push({
    dispose: () => {
      isDisposed = true;
      for (const disposable of owned.splice(0).reverse()) {
        disposable.dispose();
      }
    },
  });
  const log = own(new Log());
  const errors = new ErrorReporter(log);
  const commands = own(new CommandRegistry(errors));
  commands.register('log', () => ({
    'zoom.showLog': () => {
      log.show();
    },
  }));
  const contextKeys = new ContextKeySetter();
  contextKeys.initialize();
  return {
    log,
    settings: new Settings(),
    errors,
    commands,
    contextKeys,
    secrets: new FallbackSecrets(context.secrets, (error) => {
      log.error(error);
      void showMissingKeyring();
    }),
    clock: new ServerClock(),
    extensionKind: context.extension.extensionKind,
    folder: (name) => vscode.Uri.joinPath(context.globalStorageUri, name).fsPath,
    own,
  };
}

/** Warns that secrets cannot be stored, and links to the instructions. */
async function showMissingKeyring(): Promise<void> {
  const open = vscode.l10n.t('How to Fix This');
  const pressed = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'VS Code can’t find a keyring on this system to store secrets in. You stay signed in to Zoom until this window is closed.',
    ),
    open,
  );
  if (pressed === open) {
    await vscode.env.openExternal(vscode.Uri.parse(keyringInstructions));
  }
}
