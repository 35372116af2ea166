import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { appsPage } from '../../platform/errorMessages';
import { plainText } from '../../text/plainText';
import { ZoomAuthError } from '../../zoom/errors';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';
import type { FeatureCheck, SetUpCheck } from './setUpCheck';
import type { SetUpWizard } from './setUpWizard';

/** What {@link SetUpCommands} needs. */
export interface SetUpCommandsParts {
  store: AccountStore;
  wizard: SetUpWizard;
  check: SetUpCheck;
  signIn: () => Promise<string>;
  /** Signs in for a person, and offers other ways if one fails. */
  signInOrOffer: () => Promise<string | undefined>;
}

/** The commands about the Zoom app that people sign in to. */
export class SetUpCommands {
  readonly handlers: CommandHandlers<'setUp'> = {
    'zoom.setUp': (options) => this.setUp(options),
    'zoom.checkSetUp': (options) => this.checkSetUp(options === undefined),
  };

  constructor(private readonly parts: SetUpCommandsParts) {}

  /** @param options `{ clientId, clientSecret? }` from code, which is then asked nothing */
  private async setUp(options: unknown): Promise<string | undefined> {
    const { wizard } = this.parts;
    if (options === undefined) {
      await wizard.setUp();
      return this.parts.signInOrOffer();
    }
    const { clientId, clientSecret } = options as Record<string, unknown>;
    if (typeof clientId !== 'string' || clientId === '') {
      throw new ActionableError(vscode.l10n.t('The set-up needs a client ID.'));
    }
    await wizard.setUp({
      clientId,
      clientSecret: typeof clientSecret === 'string' ? clientSecret : undefined,
    });
    return this.parts.signIn();
  }

  private async checkSetUp(isShown: boolean): Promise<FeatureCheck[]> {
    const accounts = await this.parts.store.list();
    const account = isShown ? await this.pickAccount(accounts) : accounts[0];
    if (account === undefined) {
      throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
    }
    const { check } = this.parts;
    const checks = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Asking Zoom what works…'),
      },
      () => check.checkAccount(account),
    );
    if (isShown) {
      void this.showChecks(checks);
    }
    return checks;
  }

  private async showChecks(checks: readonly FeatureCheck[]): Promise<void> {
    const missing = checks.filter(({ ok }) => !ok).length;
    const picked = await vscode.window.showQuickPick(
      checks.map(({ feature, scope, ok, detail }) => ({
        label: `$(${ok ? 'pass' : 'error'}) ${feature}`,
        description: scope,
        detail: ok ? undefined : plainText(detail),
        ok,
      })),
      {
        title:
          missing === 0
            ? vscode.l10n.t('Everything works')
            : vscode.l10n.t('{0} of {1} do not work', missing, checks.length),
        placeHolder: vscode.l10n.t('Choose one that does not work to add its scope at Zoom'),
        matchOnDescription: true,
      },
    );
    if (picked?.ok === false) {
      await vscode.env.openExternal(vscode.Uri.parse(appsPage));
    }
  }

  private async pickAccount(accounts: readonly Account[]): Promise<Account | undefined> {
    if (accounts.length <= 1) {
      return accounts[0];
    }
    const picked = await vscode.window.showQuickPick(
      accounts.map((account) => ({ label: account.label, account })),
      { placeHolder: vscode.l10n.t('Which account should be checked?') },
    );
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    return picked.account;
  }
}
