import * as vscode from 'vscode';
import { scopeFeatures } from '../../platform/scopeFeatures';
import type { Settings } from '../../platform/settings';
import { appManifest } from './appManifest';
import type { OAuthClientSettings } from '../store/oauthClientSettings';

const buildPage = 'https://marketplace.zoom.us/develop/create';

/** The redirect that one registration makes good for the loopback listener and a relay alike. */
const loopbackRedirect = 'http://127.0.0.1/callback';

/** What identifies a Zoom app; a public client has no secret. */
export interface ClientCredentials {
  clientId: string;
  clientSecret?: string;
}

/** How far the questions are. */
interface Steps {
  asked: number;
  total: number;
}

/** Walks through connecting a Zoom app: the app itself, its client ID, and a secret if it has one. */
export class SetUpWizard {
  constructor(
    private readonly settings: Settings,
    private readonly registration: OAuthClientSettings,
  ) {}

  /**
   * Asks for what signing in needs and keeps it: the client ID in the user's settings, a secret in
   * SecretStorage.
   *
   * @param known what a program gives; nothing is then asked
   * @throws {vscode.CancellationError} on Escape, with nothing kept
   */
  async setUp(known?: ClientCredentials): Promise<void> {
    const { clientId, clientSecret = '' } = known ?? (await this.ask());
    await this.registration.setSecret(clientId, clientSecret === '' ? undefined : clientSecret);
    await vscode.workspace
      .getConfiguration()
      .update('zoom.clientId', clientId, vscode.ConfigurationTarget.Global);
  }

  private async ask(): Promise<ClientCredentials> {
    const steps = await this.createApp();
    return {
      clientId: await this.askClientId(steps),
      clientSecret: await this.askClientSecret(steps),
    };
  }

  private async createApp(): Promise<Steps> {
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
      title: vscode.l10n.t('Set Up Zoom App'),
      placeHolder: vscode.l10n.t(
        'Zoom lets each app in by its client ID. Where does yours come from?',
      ),
      ignoreFocusOut: true,
    });
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    if (picked === existing) {
      return { asked: 1, total: 3 };
    }
    const scopes = await this.askScopes();
    await vscode.env.clipboard.writeText(appManifest(this.redirectUris(), scopes));
    if (picked === create) {
      await vscode.env.openExternal(vscode.Uri.parse(buildPage));
    }
    return { asked: 2, total: 4 };
  }

  /** An app should ask for no more than is used; what signing in needs is not up for choice. */
  private async askScopes(): Promise<string[]> {
    const needed = scopeFeatures().filter(({ isNeeded }) => isNeeded);
    const picked = await vscode.window.showQuickPick(
      scopeFeatures()
        .filter(({ isNeeded }) => !isNeeded)
        .map(({ scope, label }) => ({ label, description: scope, picked: true })),
      {
        title: stepTitle(2, 4),
        placeHolder: vscode.l10n.t('What will you use? The manifest asks for these scopes only.'),
        canPickMany: true,
        ignoreFocusOut: true,
      },
    );
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    return [...needed.map(({ scope }) => scope), ...picked.map(({ description }) => description)];
  }

  private async askClientId(steps: Steps): Promise<string> {
    const clientId = await vscode.window.showInputBox({
      title: stepTitle(steps.asked + 1, steps.total),
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

  private async askClientSecret(steps: Steps): Promise<string> {
    const clientSecret = await vscode.window.showInputBox({
      title: stepTitle(steps.asked + 2, steps.total),
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

  /** The editor's own scheme is not among them: Zoom takes it from Meeting SDK apps only. */
  private redirectUris(): string[] {
    const relay = this.settings.redirectUrl;
    return [
      ...(relay === undefined || new URL(relay).hostname === '127.0.0.1' ? [] : [relay]),
      loopbackRedirect,
    ];
  }
}

function stepTitle(step: number, total: number): string {
  return vscode.l10n.t('Set Up Zoom App ({0}/{1})', step, total);
}
