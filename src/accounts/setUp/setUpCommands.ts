import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseOptions } from '../../platform/commandOptions';
import type { CommandProgress } from '../../platform/commandProgress';
import type { CommandHandlers } from '../../platform/commandRegistry';
import type { Settings } from '../../platform/settings';
import { plainText } from '../../text/plainText';
import { ZoomAuthError } from '../../zoom/errors';
import { pickAccount } from '../clients/pickAccount';
import type { ZoomClients } from '../clients/zoomClients';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';
import { showChecks } from './checkResults';
import { invalidClientId, isClientId } from './clientId';
import { type FeatureCheck, SetUpCheck } from './setUpCheck';
import type { SetUpWizard } from './setUpWizard';

/** What {@link SetUpCommands} needs. */
export interface SetUpCommandsDeps {
  settings: Pick<Settings, 'clientId'>;
  store: Pick<AccountStore, 'list'>;
  clients: Pick<ZoomClients, 'probingClientFor'>;
  progress: Pick<CommandProgress, 'describeWait'>;
  wizard: Pick<SetUpWizard, 'setUp' | 'storeApp'>;
  signIn: {
    signIn(): Promise<string>;
    /** Signs in for a person, and offers other methods if one fails. */
    signInOrOffer(options: {
      onSignedIn?: (() => Promise<unknown>) | undefined;
    }): Promise<string | undefined>;
  };
}

/** The commands that set up and check the Zoom app that people sign in to. */
export class SetUpCommands {
  readonly handlers: CommandHandlers<'setUp'> = {
    'zoom.setUp': (options) =>
      options === undefined ? this.setUpForPerson() : this.setUpFromProgram(options),
    'zoom.checkSetUp': (options) => this.checkSetUp(options === undefined),
  };

  private readonly check: SetUpCheck;

  constructor(private readonly deps: SetUpCommandsDeps) {
    this.check = new SetUpCheck(deps.clients);
  }

  /**
   * Leads a person through the setup and signing in.
   *
   * @param onSignedIn continues with what needed both
   * @returns the label of the account; `undefined` if a failure was shown
   * @throws {vscode.CancellationError} if the person cancels
   */
  async setUpForPerson(onSignedIn?: () => Promise<unknown>): Promise<string | undefined> {
    await this.deps.wizard.setUp();
    return this.deps.signIn.signInOrOffer({ onSignedIn });
  }

  /**
   * @param options `{ clientId, clientSecret? }`; the person is only asked whether it may replace an
   *   app that is set up
   * @throws {vscode.CancellationError} if the person cancels
   */
  private async setUpFromProgram(options: unknown): Promise<string> {
    const credentials = parseOptions(credentialsSchema(), options);
    await confirmReplacement(this.deps.settings.clientId, credentials.clientId);
    await this.deps.wizard.storeApp(credentials);
    return this.deps.signIn.signIn();
  }

  private async checkSetUp(isShown: boolean): Promise<FeatureCheck[]> {
    const account = await this.selectAccount(isShown);
    this.deps.progress.describeWait(vscode.l10n.t('Checking what works with your Zoom app…'));
    const results = await this.check.checkAccount(account);
    if (isShown) {
      void showChecks(results, account.label);
    }
    return results.map(({ feature, scope, ok, detail }) => ({ feature, scope, ok, detail }));
  }

  private async selectAccount(isAsked: boolean): Promise<Account> {
    const [first, ...others] = await this.deps.store.list();
    if (first === undefined) {
      throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
    }
    return isAsked
      ? pickAccount([first, ...others], vscode.l10n.t('Select an account to check'))
      : first;
  }
}

function credentialsSchema() {
  const noClientId = vscode.l10n.t('Enter the client ID of a Zoom app.');
  return v.object({
    clientId: v.pipe(v.string(noClientId), v.trim(), v.check(isClientId, invalidClientId())),
    clientSecret: v.optional(v.string(vscode.l10n.t('The client secret must be a string.'))),
  });
}

/**
 * Asks before a program replaces the app. Any extension or task can run the command, and the next
 * person who signs in would give access to the app that it names.
 *
 * @throws {vscode.CancellationError} if the person cancels
 */
async function confirmReplacement(current: string, replacement: string): Promise<void> {
  if (current === '' || current === replacement) {
    return;
  }
  const replace = vscode.l10n.t('Replace App');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Replace the Zoom app that you sign in to?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'An extension, a task or a keyboard shortcut is about to replace the client ID {0} with {1}. Continue only if you know this app: it gets the access that you grant when you sign in.',
        plainText(current),
        replacement,
      ),
    },
    replace,
  );
  if (answer !== replace) {
    throw new vscode.CancellationError();
  }
}
