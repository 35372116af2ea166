import * as vscode from 'vscode';
import { scopeFeatures } from '../../platform/scopeFeatures';
import type { Settings } from '../../platform/settings';
import { appManifest } from './appManifest';
import { loopbackRedirect, type OAuthClientSettings } from '../store/oauthClientSettings';

/** Where a Zoom app is created. */
const createAppPage = 'https://marketplace.zoom.us/develop/create';

/** What identifies a Zoom app; a public client has no secret. */
export interface ClientCredentials {
  clientId: string;
  clientSecret?: string;
}

/** Which of the steps come before the client ID, for the titles. */
interface Progress {
  done: number;
  total: number;
}

/** Guides the person through setting up a Zoom app, its client ID and, if it has one, its secret. */
export class SetUpWizard {
  constructor(
    private readonly settings: Pick<Settings, 'clientId' | 'redirectUrl'>,
    private readonly oauthClient: Pick<OAuthClientSettings, 'setSecret'>,
  ) {}

  /**
   * Asks for the client ID and secret, and stores the ID in the user's settings and the secret in
   * SecretStorage.
   *
   * @param credentials what a program passes; the person is asked for nothing then
   * @throws {vscode.CancellationError} if a step is dismissed; nothing is stored then
   */
  async setUp(credentials?: ClientCredentials): Promise<void> {
    const { clientId, clientSecret = '' } = credentials ?? (await this.askCredentials());
    await this.oauthClient.setSecret(clientId, clientSecret === '' ? undefined : clientSecret);
    await vscode.workspace
      .getConfiguration()
      .update('zoom.clientId', clientId, vscode.ConfigurationTarget.Global);
  }

  private async askCredentials(): Promise<ClientCredentials> {
    const progress = await this.createApp();
    return {
      clientId: await this.askClientId(progress),
      clientSecret: await this.askClientSecret(progress),
    };
  }

  private async createApp(): Promise<Progress> {
    const create = {
      label: vscode.l10n.t('Create a Zoom app'),
      iconPath: new vscode.ThemeIcon('add'),
      detail: vscode.l10n.t(
        'Copies an app manifest to the clipboard and opens the Zoom App Marketplace, where you can paste it.',
      ),
    };
    const existing = {
      label: vscode.l10n.t('Enter a client ID'),
      iconPath: new vscode.ThemeIcon('key'),
      detail: vscode.l10n.t('Uses an app that you or your company already created.'),
    };
    const copy = {
      label: vscode.l10n.t('Copy the app manifest'),
      iconPath: new vscode.ThemeIcon('copy'),
      detail: vscode.l10n.t('Lets you compare it with an app that already exists.'),
    };
    const picked = await vscode.window.showQuickPick([create, existing, copy], {
      title: vscode.l10n.t('Set Up Zoom App'),
      placeHolder: vscode.l10n.t('Signing in to Zoom needs the client ID of a Zoom app'),
      ignoreFocusOut: true,
    });
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    if (picked === existing) {
      return { done: 1, total: 3 };
    }
    const scopes = await this.askScopes();
    await vscode.env.clipboard.writeText(appManifest(this.redirectUris(), scopes));
    if (picked === create) {
      await vscode.env.openExternal(vscode.Uri.parse(createAppPage));
    }
    return { done: 2, total: 4 };
  }

  /** Asks which features will be used, so that the app requests no other scopes than these need. */
  private async askScopes(): Promise<string[]> {
    const features = scopeFeatures();
    const picked = await vscode.window.showQuickPick(
      features
        .filter(({ isRequired }) => !isRequired)
        .map(({ scope, label }) => ({ label, description: scope, picked: true })),
      {
        title: stepTitle(2, 4),
        placeHolder: vscode.l10n.t('Select the features to include in the app manifest'),
        canPickMany: true,
        ignoreFocusOut: true,
      },
    );
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    return [
      ...features.filter(({ isRequired }) => isRequired).map(({ scope }) => scope),
      ...picked.map(({ description }) => description),
    ];
  }

  private async askClientId(progress: Progress): Promise<string> {
    const clientId = await vscode.window.showInputBox({
      title: stepTitle(progress.done + 1, progress.total),
      prompt: vscode.l10n.t(
        'Enter the Public Client ID of your Zoom app (Basic Information > Use Public Client OAuth), which needs no secret, or its client ID.',
      ),
      value: this.settings.clientId,
      ignoreFocusOut: true,
      validateInput: (value) => (isClientId(value.trim()) ? undefined : invalidClientId()),
    });
    if (clientId === undefined) {
      throw new vscode.CancellationError();
    }
    return clientId.trim();
  }

  private async askClientSecret(progress: Progress): Promise<string> {
    const clientSecret = await vscode.window.showInputBox({
      title: stepTitle(progress.done + 2, progress.total),
      prompt: vscode.l10n.t(
        'Enter the client secret, or leave this empty for a Public Client ID. VS Code keeps it in its secret storage.',
      ),
      password: true,
      ignoreFocusOut: true,
    });
    if (clientSecret === undefined) {
      throw new vscode.CancellationError();
    }
    return clientSecret.trim();
  }

  /** Without the editor's own scheme, which Zoom accepts only from Meeting SDK apps. */
  private redirectUris(): string[] {
    const relay = this.settings.redirectUrl;
    return [
      ...(relay === undefined || new URL(relay).hostname === '127.0.0.1' ? [] : [relay]),
      loopbackRedirect,
    ];
  }
}

/** Whether a text can be a client ID, and so can be shown as it is. */
export function isClientId(text: string): boolean {
  return /^[\w-]{8,128}$/.test(text);
}

/** Says what a client ID looks like. */
export function invalidClientId(): string {
  return vscode.l10n.t(
    'A client ID has at least 8 characters and contains only letters, digits, hyphens and underscores.',
  );
}

function stepTitle(step: number, total: number): string {
  return vscode.l10n.t('Set Up Zoom App ({0}/{1})', step, total);
}
