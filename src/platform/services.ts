import * as vscode from 'vscode';
import { ServerClock } from '../zoom/serverClock';
import { CommandProgress } from './commandProgress';
import { CommandRegistry } from './commandRegistry';
import { ContextKeySetter } from './contextKeySetter';
import { ErrorReporter } from './errorReporter';
import { FallbackSecrets } from './fallbackSecrets';
import { Log } from './log';
import { Settings } from './settings';

const keyringInstructions =
  'https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues';

/** What all features share. */
export interface Services {
  readonly log: Log;
  readonly settings: Settings;
  readonly errors: ErrorReporter;
  readonly commands: CommandRegistry;
  readonly progress: CommandProgress;
  readonly contextKeys: ContextKeySetter;
  readonly secrets: vscode.SecretStorage;
  /** What is kept for the workspace of this window, outside its folders. */
  readonly workspaceState: vscode.Memento;
  /** What is kept for all windows. */
  readonly globalState: vscode.Memento;
  /** Where the extension's own files are. */
  readonly extensionUri: vscode.Uri;
  readonly clock: ServerClock;
  /** Whether the extension runs on the local machine or on a remote one. */
  readonly extensionKind: vscode.ExtensionKind;
  /** Returns the path of a folder that all windows share, which may not exist yet. */
  readonly folder: (name: string) => string;
  /** Disposes of something with the extension, before everything that was created earlier. */
  readonly own: <T extends { dispose(): unknown }>(disposable: T) => T;
}

/** Creates what the features share. The log is disposed of last, because the others write to it. */
export function createServices(context: vscode.ExtensionContext): Services {
  const owned: { dispose(): unknown }[] = [];
  let isDisposed = false;
  const own = <T extends { dispose(): unknown }>(disposable: T): T => {
    // Something may finish loading after the extension was deactivated.
    if (isDisposed) {
      disposable.dispose();
    } else {
      owned.push(disposable);
    }
    return disposable;
  };
  // VS Code disposes of subscriptions in the order in which they were added.
  context.subscriptions.push({
    dispose: () => {
      isDisposed = true;
      for (const disposable of owned.splice(0).reverse()) {
        disposable.dispose();
      }
    },
  });
  const log = own(new Log());
  const progress = new CommandProgress();
  const errors = new ErrorReporter(log, progress);
  const commands = own(new CommandRegistry(errors, progress));
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
    progress,
    contextKeys,
    secrets: new FallbackSecrets(context.secrets, (error) => {
      log.error(error);
      void showMissingKeyring();
    }),
    workspaceState: context.workspaceState,
    globalState: context.globalState,
    extensionUri: context.extensionUri,
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
