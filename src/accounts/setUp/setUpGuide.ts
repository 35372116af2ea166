import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Settings } from '../../platform/settings';
import { escapeHtml } from '../../text/html';
import { redirectsToRegister } from '../store/oauthClientSettings';

/** The space at the top of the page that the questions cover, which are in front of it. */
const coveredSpace = '14em';

/** The drawing of Zoom's page, whose numbers are those of the instructions. */
const picture = ['media', 'walkthrough', 'connect.svg'];

/** A page beside the editor that says, in words and with a picture, what to do on Zoom's page. */
export class SetUpGuide {
  private panel: vscode.WebviewPanel | undefined;
  private isClosedByPerson = false;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly settings: Pick<Settings, 'redirectUrl'>,
  ) {}

  /**
   * Shows the page without taking the focus.
   *
   * @param isRequested whether the person asks for it; otherwise it stays closed once they closed it
   */
  async show({ isRequested = false } = {}): Promise<void> {
    if (this.panel !== undefined) {
      this.panel.reveal(undefined, true);
      return;
    }
    if (this.isClosedByPerson && !isRequested) {
      return;
    }
    const svg = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(this.extensionUri, ...picture),
    );
    const panel = vscode.window.createWebviewPanel(
      'zoom.setUpGuide',
      vscode.l10n.t('Set Up Zoom App'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { localResourceRoots: [] },
    );
    this.panel = panel;
    panel.onDidDispose(() => {
      if (this.panel === panel) {
        this.panel = undefined;
        this.isClosedByPerson = true;
      }
    });
    const [redirect] = redirectsToRegister(this.settings.redirectUrl);
    panel.webview.html = guidePage({
      svg: Buffer.from(svg).toString('utf8'),
      language: vscode.env.language,
      redirect,
    });
  }

  /** Closes the page when the setup is complete or interrupted. */
  close(): void {
    const { panel } = this;
    this.panel = undefined;
    panel?.dispose();
    this.isClosedByPerson = false;
  }
}

/** Returns the page. It runs no script and loads nothing. */
function guidePage({ svg, language, redirect }: Record<'svg' | 'language' | 'redirect', string>) {
  const nonce = randomBytes(16).toString('base64');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<title>${escapeHtml(vscode.l10n.t('Set Up Zoom App'))}</title>
<style nonce="${nonce}">
body { max-width: 44em; padding: ${coveredSpace} 2em 2em; line-height: 1.5; }
li { margin: 0.4em 0; }
figure { margin: 1em 0; }
svg { display: block; width: 100%; height: auto; }
</style>
</head>
<body>
<h1>${escapeHtml(vscode.l10n.t('Create Your Zoom App'))}</h1>
${list([
  vscode.l10n.t(
    'On the page that opened in your browser, sign in to Zoom, select **General app**, then **Create**.',
  ),
  vscode.l10n.t('On **Basic Information**, select **User-managed**.'),
  vscode.l10n.t(
    'Open **Manifest**, replace the text there with the manifest that was copied for you, and save it. If Zoom asks for a file, select **Save Manifest as File…** in VS Code.',
  ),
  vscode.l10n.t(
    'Under **App Credentials**, check that **Use Public Client OAuth** is turned on, and copy the **Public Client ID**.',
  ),
  vscode.l10n.t('Return to VS Code, select **Continue**, and paste it.'),
])}
<figure role="img" aria-label="${escapeHtml(
    vscode.l10n.t(
      'A drawing of the page of an app at Zoom, with the places that the steps name: 2 User-managed, 3 Manifest, 4 Use Public Client OAuth and the Public Client ID.',
    ),
  )}">${svg}</figure>
<h2>${escapeHtml(vscode.l10n.t('If the Page Has No Manifest'))}</h2>
<p>${marked(vscode.l10n.t('Zoom doesn’t offer manifests to every account. Enter three things yourself instead:'))}</p>
${list([
  vscode.l10n.t('Under **App Credentials**, turn on **Use Public Client OAuth**.'),
  vscode.l10n.t(
    'Under **OAuth Information**, enter {0} as **OAuth Redirect URL**, and add it to the **OAuth Allow List**.',
    `**${redirect}**`,
  ),
  vscode.l10n.t(
    'On **Scopes**, select **Add Scopes**, and add those that **Copy Scopes** in VS Code copies.',
  ),
])}
<h2>${escapeHtml(vscode.l10n.t('If You Can’t Create Apps'))}</h2>
<p>${marked(vscode.l10n.t('Ask the administrator of your Zoom account for the role **Zoom for developers**, or for the client ID of an app that your company already has.'))}</p>
</body>
</html>`;
}

function list(sentences: readonly string[]): string {
  return `<ol>${sentences.map((sentence) => `<li>${marked(sentence)}</li>`).join('')}</ol>`;
}

/** Escapes a sentence, and renders its `**names**`. */
function marked(sentence: string): string {
  return escapeHtml(sentence).replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}
