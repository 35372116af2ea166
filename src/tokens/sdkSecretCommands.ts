import * as v from 'valibot';
import * as vscode from 'vscode';
import { type SdkKind, sdkKinds } from '../jwt/sdkSignature';
import { parseOptions } from '../platform/commandOptions';
import type { CommandHandlers } from '../platform/commandRegistry';
import { showConfirmation } from '../platform/showConfirmation';
import type { SdkCredentialStore } from './sdkCredentials';
import { sdkName } from './sdkMessages';

/** What the commands take from programs; never a secret. */
const sdkOptions = v.object({
  sdk: v.optional(
    v.picklist(sdkKinds, () => vscode.l10n.t('"sdk" must be "meetingSdk" or "videoSdk".')),
  ),
});

/** Replaces and forgets the secrets with which tokens for the SDKs are signed. */
export class SdkSecretCommands {
  readonly handlers: CommandHandlers<'sdkSecrets'> = {
    'zoom.setSdkSecret': (options) => this.setSecret(options),
    'zoom.forgetSdkSecret': (options) => this.forgetSecret(options),
  };

  constructor(
    private readonly credentials: Pick<SdkCredentialStore, 'replaceSecret' | 'forgetSecrets'>,
  ) {}

  private async setSecret(argument: unknown): Promise<void> {
    const sdk = parseOptions(sdkOptions, argument).sdk ?? (await pickSdk());
    await this.credentials.replaceSecret(sdk);
    showConfirmation(vscode.l10n.t('SDK secret saved'));
  }

  /** @returns whether there was a secret */
  private async forgetSecret(argument: unknown): Promise<boolean> {
    const sdk = parseOptions(sdkOptions, argument).sdk ?? (await pickSdk());
    const isForgotten = await this.credentials.forgetSecrets(sdk);
    showConfirmation(
      isForgotten
        ? vscode.l10n.t('SDK secret forgotten')
        : vscode.l10n.t('No SDK secret was stored'),
    );
    return isForgotten;
  }
}

async function pickSdk(): Promise<SdkKind> {
  const picked = await vscode.window.showQuickPick(
    sdkKinds.map((sdk) => ({ label: sdkName(sdk), sdk })),
    { placeHolder: vscode.l10n.t('Select the SDK that the secret is for') },
  );
  if (picked === undefined) {
    throw new vscode.CancellationError();
  }
  return picked.sdk;
}
