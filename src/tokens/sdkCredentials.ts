import * as vscode from 'vscode';
import { type SdkCredentials, type SdkKind, sdkKinds } from '../jwt/sdkSignature';
import { back, QuickInputSteps } from '../platform/quickInputSteps';
import type { Settings } from '../platform/settings';

const keyPrefix = 'zoom.sdkSecret.';

/** The part of SecretStorage that {@link SdkCredentialStore} uses. */
type Secrets = Pick<vscode.SecretStorage, 'get' | 'store' | 'delete' | 'keys'>;

/**
 * The keys and secrets with which tokens for the SDKs are signed: a key from the settings, and its
 * secret from SecretStorage. Each secret is stored for its key, so that none is used with another.
 */
export class SdkCredentialStore {
  private readonly input = new QuickInputSteps();

  constructor(
    private readonly settings: Pick<Settings, 'sdkKey' | 'setSdkKey'>,
    private readonly secrets: Secrets,
  ) {}

  /** Returns whose key it is: the SDK for which it is set; `undefined` if it is not in the settings. */
  ownerOf(key: string): SdkKind | undefined {
    return key === '' ? undefined : sdkKinds.find((kind) => this.settings.sdkKey(kind) === key);
  }

  /** Returns the key of an SDK; empty if none is set. */
  keyOf(kind: SdkKind): string {
    return this.settings.sdkKey(kind);
  }

  /** Returns the stored secret for the key of an SDK that is set; asks nobody. */
  async findSecret(kind: SdkKind): Promise<string | undefined> {
    const key = this.keyOf(kind);
    return key === '' ? undefined : this.secrets.get(secretKey(kind, key));
  }

  /**
   * Returns the key and the secret of an SDK. Asks for those that are missing, and keeps them.
   *
   * @throws {vscode.CancellationError} on Escape
   */
  async requireCredentials(kind: SdkKind): Promise<SdkCredentials> {
    const key = this.keyOf(kind) || (await this.askKey(kind));
    const stored = await this.secrets.get(secretKey(kind, key));
    const credentials = { key, secret: stored ?? (await this.askSecret(kind, key)) };
    await this.save(kind, credentials);
    return credentials;
  }

  /**
   * Asks for the secret of an SDK, in place of one that is stored, and for the key if none is set.
   *
   * @throws {vscode.CancellationError} on Escape, with the stored secret unchanged
   */
  async replaceSecret(kind: SdkKind): Promise<void> {
    const key = this.keyOf(kind) || (await this.askKey(kind));
    await this.save(kind, { key, secret: await this.askSecret(kind, key) });
  }

  /**
   * Deletes the secrets of an SDK, also those of keys that were set earlier.
   *
   * @returns whether there were any
   */
  async forgetSecrets(kind: SdkKind): Promise<boolean> {
    const keys = (await this.secrets.keys()).filter((key) => key.startsWith(secretKey(kind, '')));
    for (const key of keys) {
      await this.secrets.delete(key);
    }
    return keys.length > 0;
  }

  /**
   * Saves what has changed. This waits until everything was asked: between two questions the editor has the
   * focus, and would get a secret that is pasted too early.
   */
  private async save(kind: SdkKind, { key, secret }: SdkCredentials): Promise<void> {
    if (this.keyOf(kind) !== key) {
      await this.settings.setSdkKey(kind, key);
    }
    if ((await this.secrets.get(secretKey(kind, key))) !== secret) {
      await this.secrets.store(secretKey(kind, key), secret);
    }
  }

  private async askKey(kind: SdkKind): Promise<string> {
    const isMeetingSdk = kind === 'meetingSdk';
    return this.askText({
      title: isMeetingSdk ? vscode.l10n.t('Meeting SDK Key') : vscode.l10n.t('Video SDK Key'),
      placeholder: isMeetingSdk
        ? vscode.l10n.t('SDK key or client ID')
        : vscode.l10n.t('Video SDK key'),
      prompt: vscode.l10n.t(
        'Paste the key from the page of your app in the Zoom App Marketplace. It is saved in your settings.',
      ),
      isPassword: false,
      validate: keyProblem,
    });
  }

  private async askSecret(kind: SdkKind, key: string): Promise<string> {
    return this.askText({
      title:
        kind === 'meetingSdk'
          ? vscode.l10n.t('Meeting SDK Secret')
          : vscode.l10n.t('Video SDK Secret'),
      placeholder: vscode.l10n.t('Secret'),
      prompt: vscode.l10n.t(
        'Paste the secret that belongs to the key {0}. It stays in VS Code’s secret storage.',
        key,
      ),
      isPassword: true,
      validate: (text) => secretProblem(text, key),
    });
  }

  /** Asks for a text, and returns it without the blanks around it. */
  private async askText({
    title,
    ...step
  }: {
    title: string;
    placeholder: string;
    prompt: string;
    isPassword: boolean;
    validate: (trimmed: string) => string | undefined;
  }): Promise<string> {
    const typed = await this.input.askOne(title, false, () =>
      this.input.showInputBox({
        ...step,
        value: '',
        validate: (text) => step.validate(text.trim()),
      }),
    );
    if (typed === back) {
      throw new vscode.CancellationError();
    }
    return typed.trim();
  }
}

function secretKey(kind: SdkKind, key: string): string {
  return `${keyPrefix}${kind}.${key}`;
}

/** A secret must not end up in the settings; Zoom's keys have 22 characters, and its secrets 32. */
function keyProblem(text: string): string | undefined {
  if (/^[A-Za-z0-9]{32}$/.test(text)) {
    return vscode.l10n.t(
      'This looks like a secret. Enter the key, which is above it on Zoom’s page.',
    );
  }
  return /^[\w-]+$/.test(text)
    ? undefined
    : vscode.l10n.t('A key contains only letters, digits, hyphens, and underscores.');
}

function secretProblem(text: string, key: string): string | undefined {
  if (text === key) {
    return vscode.l10n.t('This is the key. Enter the secret, which is below it on Zoom’s page.');
  }
  return /^\S+$/.test(text)
    ? undefined
    : vscode.l10n.t('A secret is one word without blanks or line breaks.');
}
