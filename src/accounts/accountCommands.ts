import * as v from 'valibot';
import * as vscode from 'vscode';
import { ActionableError } from '../platform/actionableError';
import { isCancellation } from '../platform/cancellation';
import { parseOptions } from '../platform/commandOptions';
import type { CommandHandlers } from '../platform/commandRegistry';
import type { ErrorReporter } from '../platform/errorReporter';
import type { Settings } from '../platform/settings';
import { plainText } from '../text/plainText';
import { ZoomAuthError, ZoomError } from '../zoom/errors';
import type { ZoomAuthenticationProvider } from './authenticationProvider';
import { findAccountByLabel } from './clients/accountLookup';
import type { SetUpCommands } from './setUp/setUpCommands';
import type { CallbackUrlPrompt } from './signIn/callbackUrlPrompt';
import type { SignInMethodSelector } from './signIn/signInMethodSelector';
import type { SignInMethodId } from './signIn/signInMethods';
import type { Account } from './store/account';
import type { AccountStore } from './store/accountStore';

/** What {@link AccountCommands} needs. */
export interface AccountCommandsDeps {
  provider: Pick<ZoomAuthenticationProvider, 'removeSession' | 'signIn'>;
  store: Pick<AccountStore, 'list'>;
  errors: Pick<ErrorReporter, 'show'>;
  settings: Pick<Settings, 'clientId'>;
  loadSetUp: () => Promise<Pick<SetUpCommands, 'setUpForPerson'>>;
  loadSignIn: () => Promise<{
    methods: Pick<SignInMethodSelector, 'labelFor' | 'listMethods'>;
    callbackUrlPrompt: Pick<CallbackUrlPrompt, 'promptForLatest'>;
  }>;
}

/** How a person signs in. */
export interface PersonalSignIn {
  method?: SignInMethodId | undefined;
  /** Called once somebody is signed in, whichever way it took. */
  onSignedIn?: (() => Promise<unknown>) | undefined;
}

/** The commands that sign in and out. */
export class AccountCommands {
  readonly handlers: CommandHandlers<'signIn'> = {
    'zoom.signIn': (options) => (options === undefined ? this.signInForPerson() : this.signIn()),
    'zoom.pasteSignInAddress': async () => {
      const { callbackUrlPrompt } = await this.deps.loadSignIn();
      await callbackUrlPrompt.promptForLatest();
    },
    'zoom.signOut': (account) => this.signOut(account),
  };

  constructor(private readonly deps: AccountCommandsDeps) {}

  /**
   * Signs in.
   *
   * @param method how to sign in; by default the method that is most likely to work
   * @returns the label of the account
   */
  async signIn(method?: SignInMethodId): Promise<string> {
    const account = await this.deps.provider.signIn(method);
    return account.label;
  }

  /**
   * Signs in for a person, after the setup if no Zoom app is set up.
   *
   * @param onSignedIn continues with what needed the sign-in
   * @returns the label of the account, or `undefined` if a failure was shown
   * @throws {vscode.CancellationError} if the person cancels
   */
  async signInForPerson(onSignedIn?: () => Promise<unknown>): Promise<string | undefined> {
    if (this.deps.settings.clientId !== '') {
      return this.signInOrOffer({ onSignedIn });
    }
    const setUp = await this.deps.loadSetUp();
    return setUp.setUpForPerson(onSignedIn);
  }

  /**
   * Signs in for a person: if one method fails, the error message offers two others.
   *
   * @param options the method, by default the one that is most likely to work, and what continues
   *   once somebody is signed in
   * @returns the label of the account, or `undefined` if the failure was shown
   */
  async signInOrOffer(options: PersonalSignIn = {}): Promise<string | undefined> {
    const { method, onSignedIn } = options;
    let label: string;
    try {
      label = await this.signIn(method);
    } catch (error) {
      if (!canTryAnotherMethod(error)) {
        throw error;
      }
      const { methods } = await this.deps.loadSignIn();
      const available = await methods.listMethods();
      const others = available.filter((other) => other !== (method ?? available[0]));
      void this.deps.errors.show(
        error,
        () => this.signInOrOffer(options),
        others.slice(0, 2).map((other) => ({
          title: methods.labelFor(other),
          run: () => this.signInOrOffer({ method: other, onSignedIn }),
        })),
      );
      return undefined;
    }
    await onSignedIn?.();
    return label;
  }

  /**
   * @param argument the label or the id of an account, or `{ all: true }`; without one the only
   *   account, or a picked one
   * @returns the labels of the accounts that were signed out
   */
  private async signOut(argument: unknown): Promise<string> {
    const accounts = await this.deps.store.list();
    if (accounts.length === 0) {
      throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
    }
    const selected =
      argument === undefined ? await pickAccounts(accounts) : selectAccounts(accounts, argument);
    if (selected.length === 0) {
      throw new ActionableError(vscode.l10n.t('This account is not signed in to Zoom.'));
    }
    for (const { id } of selected) {
      await this.deps.provider.removeSession(id);
    }
    return selected.map(({ label }) => label).join(', ');
  }
}

function selectAccounts(accounts: readonly Account[], argument: unknown): readonly Account[] {
  if (typeof argument === 'string') {
    const account = findAccountByLabel(accounts, argument);
    return account === undefined ? [] : [account];
  }
  const schema = v.object({
    all: v.optional(v.boolean(vscode.l10n.t('“all” must be true or false.'))),
  });
  return parseOptions(schema, argument).all === true ? accounts : [];
}

async function pickAccounts(accounts: readonly Account[]): Promise<readonly Account[]> {
  if (accounts.length === 1) {
    return accounts;
  }
  const picked = await vscode.window.showQuickPick(
    [
      ...accounts.map((account) => ({ label: plainText(account.label), selected: [account] })),
      { label: '', kind: vscode.QuickPickItemKind.Separator, selected: [] },
      { label: vscode.l10n.t('All Accounts'), selected: accounts },
    ],
    { placeHolder: vscode.l10n.t('Select an account to sign out of') },
  );
  if (picked === undefined) {
    throw new vscode.CancellationError();
  }
  return picked.selected;
}

/** Whether another sign-in method may work although one failed like this. */
function canTryAnotherMethod(error: unknown): boolean {
  return error instanceof ZoomAuthError
    ? ['timedOut', 'refused', 'codeRefused'].includes(error.reason)
    : !(error instanceof ZoomError) && !isCancellation(error);
}
