import * as vscode from 'vscode';
import { scopeFeatures } from '../../platform/scopeFeatures';
import type { Settings } from '../../platform/settings';
import { showConfirmation } from '../../platform/showConfirmation';
import { redirectsToRegister } from '../store/oauthClientSettings';
import { appManifest } from './appManifest';
import type { SetUpDraft } from './setUpDraft';

/** The manifest of the app that a person creates at Zoom, and its parts for pages without manifests. */
export class ManifestActions {
  constructor(private readonly settings: Pick<Settings, 'redirectUrl'>) {}

  /** Copies the manifest, and says so. */
  copyManifest(draft: SetUpDraft): Promise<void> {
    return copyText(this.manifest(draft), vscode.l10n.t('App manifest copied'));
  }

  /** Asks for a file and writes the manifest there. Does nothing on Escape. */
  async saveManifest(draft: SetUpDraft): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = 'zoom-app-manifest.json';
    const file = await vscode.window.showSaveDialog({
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
      filters: { JSON: ['json'] },
    });
    if (file !== undefined) {
      await vscode.workspace.fs.writeFile(file, Buffer.from(`${this.manifest(draft)}\n`));
      showConfirmation(vscode.l10n.t('App manifest saved'));
    }
  }

  /** Copies the redirect that the app needs first of all. */
  copyRedirect(): Promise<void> {
    return copyText(this.redirects()[0], vscode.l10n.t('Redirect URL copied'));
  }

  /** Copies the scopes of the features that were selected, one on each line. */
  copyScopes(draft: SetUpDraft): Promise<void> {
    return copyText(scopesOf(draft).join('\n'), vscode.l10n.t('Scopes copied'));
  }

  private manifest(draft: SetUpDraft): string {
    return appManifest(this.redirects(), scopesOf(draft));
  }

  private redirects(): [string, ...string[]] {
    return redirectsToRegister(this.settings.redirectUrl);
  }
}

/** The scopes of the features that were selected; of all features until then. */
export function scopesOf({ scopes }: SetUpDraft): readonly string[] {
  return scopes ?? scopeFeatures().map(({ scope }) => scope);
}

async function copyText(text: string, confirmation: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  showConfirmation(confirmation);
}
