import * as vscode from 'vscode';
import { apiResultScheme } from '../../platform/identifiers';
import { commentOf, describeResult } from './apiResultText';
import { hasSecrets } from './maskSecrets';
import { fullPath, type SentRequest } from './sentRequest';

/** The command of the buttons in a result. It is in no menu. */
export const apiResultCommand = '_zoom.apiResult';

/** What a button in a result does. */
export type ResultAction = 'sendAgain' | 'showSecrets' | 'hideSecrets' | 'insertAs';

/** What is passed to {@link apiResultCommand}. */
export interface ResultCommand {
  action: ResultAction;
  uri: string;
}

/** How many requests are remembered. */
const longestHistory = 50;

/**
 * The requests that were sent from this window and their responses, in memory only, and the read-only
 * documents that show them. Secrets are masked until the person shows those of a document.
 */
export class ApiResults implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider {
  private readonly sent = new Map<string, SentRequest>();
  private readonly unmasked = new Set<string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly lensChanges = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private count = 0;

  readonly onDidChange = this.changes.event;
  readonly onDidChangeCodeLenses = this.lensChanges.event;

  constructor() {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(apiResultScheme, this),
      vscode.languages.registerCodeLensProvider({ scheme: apiResultScheme }, this),
      // What was shown is masked with the tab, because VS Code keeps its text for some time.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (input instanceof vscode.TabInputText && this.unmasked.has(input.uri.toString())) {
            this.setMasked(input.uri.toString(), true);
          }
        }
      }),
    ];
  }

  /** The requests that were sent, the newest first. */
  get history(): readonly (readonly [uri: string, sent: SentRequest])[] {
    return [...this.sent].reverse();
  }

  /** Remembers a request. */
  add(sent: SentRequest): vscode.Uri {
    this.count++;
    const { method } = sent.request;
    const name = fullPath({ path: sent.request.path, query: {} })
      .slice(1)
      .replaceAll('/', '\u2215');
    const uri = vscode.Uri.from({
      scheme: apiResultScheme,
      path: `/${method} ${name}.jsonc`,
      query: String(this.count),
    });
    this.sent.set(uri.toString(), sent);
    for (const [oldest] of [...this.sent].slice(0, -longestHistory)) {
      this.sent.delete(oldest);
    }
    return uri;
  }

  /** Returns a request that is remembered. */
  find(uri: string): SentRequest | undefined {
    return this.sent.get(uri);
  }

  /** Opens a result next to another one that is visible, or else beside the active editor. */
  async showResult(uri: vscode.Uri): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    const other = vscode.window.visibleTextEditors.find(
      (editor) => editor.document.uri.scheme === apiResultScheme,
    );
    await vscode.window.showTextDocument(document, {
      viewColumn: other?.viewColumn ?? vscode.ViewColumn.Beside,
      preview: true,
    });
  }

  /** Shows or masks the secrets in a document. */
  setMasked(uri: string, isMasked: boolean): void {
    if (isMasked) {
      this.unmasked.delete(uri);
    } else {
      this.unmasked.add(uri);
    }
    this.changes.fire(vscode.Uri.parse(uri));
    this.lensChanges.fire();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const sent = this.sent.get(uri.toString());
    return sent === undefined
      ? commentOf(vscode.l10n.t('This response was not kept. Send the request again.'))
      : describeResult(sent, { isMasked: !this.unmasked.has(uri.toString()) });
  }

  provideCodeLenses({ uri }: Pick<vscode.TextDocument, 'uri'>): vscode.CodeLens[] {
    const key = uri.toString();
    const sent = this.sent.get(key);
    if (sent === undefined) {
      return [];
    }
    const isShown = this.unmasked.has(key);
    const actions: (readonly [ResultAction, string])[] = [
      ['sendAgain', vscode.l10n.t('Send Again')],
      ...(!isShown && hasSecrets(sent.response.body)
        ? [['showSecrets', vscode.l10n.t('Show Hidden Values')] as const]
        : []),
      ...(isShown ? [['hideSecrets', vscode.l10n.t('Hide Values')] as const] : []),
      ['insertAs', vscode.l10n.t('Insert as…')],
    ];
    return actions.map(
      ([action, title]) =>
        new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
          title,
          command: apiResultCommand,
          arguments: [{ action, uri: key } satisfies ResultCommand],
        }),
    );
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
    this.changes.dispose();
    this.lensChanges.dispose();
    this.sent.clear();
    this.unmasked.clear();
  }
}
