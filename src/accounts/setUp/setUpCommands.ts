import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseOptions } from '../../platform/commandOptions';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { appsPage } from '../../platform/errorMessages';
import type { CommandProgress } from '../../platform/commandProgress';
import type { Settings } from '../../platform/settings';
import { listSeparator } from '../../text/listSeparator';
import { plainText } from '../../text/plainText';
import { ZoomAuthError } from '../../zoom/errors';
import { pickAccount } from '../clients/pickAccount';
import type { ZoomClients } from '../clients/zoomClients';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { type CheckedFeature, type FeatureCheck, SetUpCheck } from './setUpCheck';
import { invalidClientId, isClientId, SetUpWizard } from './setUpWizard';

/** What {@link SetUpCommands} needs. */
export interface SetUpCommandsDeps {
  settings: Pick<Settings, 'clientId' | 'redirectUrl'>;
  progress: Pick<CommandProgress, 'describeWait'>;
  store: AccountStore;
  oauthClient: Pick<OAuthClientSettings, 'setSecret'>;
  clients: ZoomClients;
  signIn: {
    signIn(): Promise<string>;
    /** Signs in for a person, and offers other methods if one fails. */
    signInOrOffer(): Promise<string | undefined>;
  };
}

/** The commands that set up and check the Zoom app that people sign in to. */
export class SetUpCommands {
  readonly handlers: CommandHandlers<'setUp'> = {
    'zoom.setUp': (options) => this.setUp(options),
    'zoom.checkSetUp': (options) => this.checkSetUp(options === undefined),
  };

  private readonly wizard: SetUpWizard;
  private readonly check: SetUpCheck;

  constructor(private readonly deps: SetUpCommandsDeps) {
    this.wizard = new SetUpWizard(deps.settings, deps.oauthClient);
    this.check = new SetUpCheck(deps.clients);
  }

  /**
   * @param options `{ clientId, clientSecret? }` from a program; the person is only asked whether it
   *   may replace an app that is set up
   * @throws {vscode.CancellationError} if the person cancels
   */
  private async setUp(options: unknown): Promise<string | undefined> {
    if (options === undefined) {
      await this.wizard.setUp();
      return this.deps.signIn.signInOrOffer();
    }
    const credentials = parseOptions(credentialsSchema(), options);
    await confirmReplacement(this.deps.settings.clientId, credentials.clientId);
    await this.wizard.setUp(credentials);
    return this.deps.signIn.signIn();
  }

  private async checkSetUp(isShown: boolean): Promise<FeatureCheck[]> {
    const account = await this.selectAccount(isShown);
    this.deps.progress.describeWait(vscode.l10n.t('Checking what works with your Zoom app…'));
    const checks = await this.check.checkAccount(account);
    if (isShown) {
      void showChecks(checks);
    }
    return checks.map(({ feature, scope, ok, detail }) => ({ feature, scope, ok, detail }));
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

/** Shows what does not work, then what does. What is turned off, and not missed, is one line. */
async function showChecks(checks: readonly CheckedFeature[]): Promise<void> {
  const shown = checks.filter(({ isTurnedOff }) => !isTurnedOff);
  const turnedOff = checks.filter(({ isTurnedOff }) => isTurnedOff);
  const failed = shown.filter(({ ok }) => !ok).length;
  const items = shown
    .sort((a, b) => Number(a.ok) - Number(b.ok))
    .map(({ feature, scope, ok, detail }) => ({
      label: feature,
      iconPath: new vscode.ThemeIcon(ok ? 'pass' : 'error'),
      description: scope,
      detail: ok ? undefined : plainText(detail),
      ok,
    }));
  const off = {
    label: vscode.l10n.t('Turned off, because the Zoom app lacks the scopes'),
    iconPath: new vscode.ThemeIcon('circle-slash'),
    description: '',
    detail: turnedOff.map(({ feature }) => feature).join(listSeparator(vscode.env.language)),
    ok: false,
  };
  const picked = await vscode.window.showQuickPick(
    [...items, ...(turnedOff.length === 0 ? [] : [off])],
    {
      title:
        failed === 0
          ? vscode.l10n.t('Everything works')
          : vscode.l10n.t('{0} of {1} features don’t work', failed, shown.length),
      placeHolder: vscode.l10n.t('Select a feature that doesn’t work to add its scope at Zoom'),
      matchOnDescription: true,
    },
  );
  if (picked?.ok === false) {
    await vscode.env.openExternal(vscode.Uri.parse(appsPage));
  }
}
