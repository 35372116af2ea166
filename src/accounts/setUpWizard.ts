import * as vscode from 'vscode';
import { features } from '../platform/features';
import { extensionId } from '../platform/identifiers';
import type { Settings } from '../platform/settings';
import { appManifest } from './appManifest';
import type { ClientRegistration } from './clientRegistration';

const buildPage = 'https://marketplace.zoom.us/develop/create';

/** The redirect that one registration makes good for the loopback listener and a relay alike. */
const loopbackRedirect = 'http://127.0.0.1/callback';

/** Walks through connecting a Zoom app: the app itself, its client ID, and a secret if it has one. */
export class SetUpWizard {
  constructor(
    private readonly settings: Settings,
    private readonly registration: ClientRegistration,
  ) {}

  /**
   * Asks for what signing in needs and keeps it: the client ID in the user's settings, a secret in
   * SecretStorage.
   *
   * @param known what a program gives, so that it is not asked for
   * @throws {vscode.CancellationError} on Escape, with nothing kept
   */
  async run(known: { clientId?: string; clientSecret?: string }): Promise<void> {
    if (known.clientId === undefined) {
      await this.createApp();
    }
    const clientId = known.clientId ?? (await this.askClientId());
    const clientSecret =
      known.clientSecret ?? (known.clientId === undefined ? await this.askClientSecret() : '');
    await this.registration.setSecret(clientId, clientSecret === '' ? undefined : clientSecret);
    await vscode.workspace
      .getConfiguration()
      .update('zoom.clientId', clientId, vscode.ConfigurationTarget.Global);
  }

  private async createApp(): Promise<void> {
    const create = {
      label: vscode.l10n.t('$(add) Create a Zoom app'),
      detail: vscode.l10n.t(
        'Copies a ready manifest and opens the Zoom App Marketplace to paste it into.',
      ),
    };
    const existing = {
      label: vscode.l10n.t('$(key) I have a client ID'),
      detail: vscode.l10n.t('An app that you or your company made for this.'),
    };
    const copy = {
      label: vscode.l10n.t('$(copy) Copy the manifest only'),
      detail: vscode.l10n.t('To compare it with an app that exists already.'),
    };
    const picked = await vscode.window.showQuickPick([create, existing, copy], {
      title: vscode.l10n.t('Set Up Zoom App (1/3)'),
      placeHolder: vscode.l10n.t(
        'Zoom lets each app in by its client ID. Where does yours come from?',
      ),
      ignoreFocusOut: true,
    });
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    if (picked !== existing) {
      await vscode.env.clipboard.writeText(
        appManifest(
          this.redirectUris(),
          features().map(({ scope }) => scope),
        ),
      );
    }
    if (picked === create) {
      await vscode.env.openExternal(vscode.Uri.parse(buildPage));
    }
  }

  private async askClientId(): Promise<string> {
    const clientId = await vscode.window.showInputBox({
      title: vscode.l10n.t('Set Up Zoom App (2/3)'),
      prompt: vscode.l10n.t(
        'The app’s Public Client ID, which needs no secret (Basic Information, “Use Public Client OAuth”), or its ordinary client ID.',
      ),
      value: this.settings.clientId,
      ignoreFocusOut: true,
      validateInput: (value) =>
        /^[\w-]{8,}$/.test(value.trim())
          ? undefined
          : vscode.l10n.t('A client ID has letters, digits, hyphens and underscores only.'),
    });
    if (clientId === undefined) {
      throw new vscode.CancellationError();
    }
    return clientId.trim();
  }

  private async askClientSecret(): Promise<string> {
    const clientSecret = await vscode.window.showInputBox({
      title: vscode.l10n.t('Set Up Zoom App (3/3)'),
      prompt: vscode.l10n.t(
        'Client secret. Leave it empty for a Public Client ID. It is kept in VS Code’s secret storage.',
      ),
      password: true,
      ignoreFocusOut: true,
    });
    if (clientSecret === undefined) {
      throw new vscode.CancellationError();
    }
    return clientSecret.trim();
  }

  /** Zoom allows custom schemes for Meeting SDK apps only, so loopback comes first. */
  private redirectUris(): string[] {
    const relay = this.settings.redirectUrl;
    return [
      ...(relay === undefined || URL.parse(relay)?.hostname === '127.0.0.1' ? [] : [relay]),
      loopbackRedirect,
      `${vscode.env.uriScheme}://${extensionId}/callback`,
    ];
  }
}
