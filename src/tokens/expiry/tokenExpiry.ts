import * as vscode from 'vscode';
import { createReaderLocale, type ReaderLocale } from '../../platform/readerLocale';
import type { Services } from '../../platform/services';
import type { Settings } from '../../platform/settings';
import type { ServerClock } from '../../zoom/serverClock';
import { tokenKindName } from '../check/tokenMessages';
import { isDotenv } from '../targets/isDotenv';
import type { InsertedTokens } from './insertedTokens';
import { findTokens, type TokenInDocument } from './tokensInDocument';

/** The longest delay of a timer, in ms. */
const longestDelay = 2 ** 31 - 1;

/** What {@link TokenExpiry} needs. */
export interface TokenExpiryDeps {
  settings: Pick<Settings, 'showsTokenExpiry' | 'onDidChange'>;
  inserted: Pick<InsertedTokens, 'find'>;
  clock: Pick<ServerClock, 'now'>;
  locale: ReaderLocale;
}

/** Creates what shows when tokens expire, in the chunk that contains it. */
export function createTokenExpiry(
  { settings, clock, own }: Pick<Services, 'settings' | 'clock' | 'own'>,
  inserted: TokenExpiryDeps['inserted'],
): TokenExpiry {
  const locale = own(createReaderLocale(settings));
  return own(new TokenExpiry({ settings, inserted, clock, locale }));
}

/** Shows when the tokens of open documents expire, and renews those that this extension has inserted. */
export class TokenExpiry {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private status: vscode.LanguageStatusItem | undefined;
  private timer: NodeJS.Timeout | undefined;
  private timerEnd = Infinity;

  /** Fires when the lenses may have changed though their document has not. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly deps: TokenExpiryDeps) {
    const refresh = () => {
      this.refresh();
    };
    this.subscriptions = [
      deps.settings.onDidChange(['zoom.tokens.showExpiry'], refresh),
      deps.locale.onDidChange(refresh),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.updateStatus();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === vscode.window.activeTextEditor?.document) {
          this.updateStatus();
        }
      }),
    ];
    this.updateStatus();
  }

  /** Returns the lenses of a document: when each token expires, and what renews it. */
  createLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!this.deps.settings.showsTokenExpiry) {
      return [];
    }
    const tokens = findTokens(document, this.deps.inserted);
    this.refreshAtExpiry(tokens);
    return tokens.flatMap((token) => {
      const position = document.positionAt(token.found.start);
      const range = new vscode.Range(position, document.positionAt(token.found.end));
      const expiry = { title: this.describe(token), command: '' };
      return [
        new vscode.CodeLens(range, expiry),
        ...(token.isRenewable
          ? [new vscode.CodeLens(range, renewCommand(document.uri, position))]
          : []),
      ];
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.status?.dispose();
    this.changes.dispose();
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  /** Shows the token of the active dotenv file that expires first, or has expired. */
  private updateStatus(): void {
    const document = vscode.window.activeTextEditor?.document;
    const [first] =
      document !== undefined && isDotenv(document) && this.deps.settings.showsTokenExpiry
        ? findTokens(document, this.deps.inserted).sort((a, b) => a.expiresAt - b.expiresAt)
        : [];
    if (document === undefined || first === undefined) {
      this.status?.dispose();
      this.status = undefined;
      return;
    }
    this.refreshAtExpiry([first]);
    this.status ??= vscode.languages.createLanguageStatusItem('zoom.tokenExpiry', [
      { language: 'dotenv' },
      { pattern: '**/{.env,.env.*}' },
    ]);
    this.status.name = vscode.l10n.t('Zoom Token');
    this.status.text = this.describe(first);
    this.status.severity = this.hasExpired(first)
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
    this.status.command = first.isRenewable
      ? renewCommand(document.uri, document.positionAt(first.found.start))
      : undefined;
  }

  private describe(token: TokenInDocument): string {
    const name = tokenKindName(token.kind);
    const time = this.formatTime(token.expiresAt);
    return this.hasExpired(token)
      ? vscode.l10n.t('{0} · expired {1}', name, time)
      : vscode.l10n.t('{0} · expires {1}', name, time);
  }

  /** The time alone if it is today. */
  private formatTime(expiresAt: number): string {
    const isToday = new Date(expiresAt).toDateString() === this.deps.clock.now().toDateString();
    return this.deps.locale
      .dateTimeFormat({ ...(!isToday && { dateStyle: 'medium' }), timeStyle: 'short' })
      .format(expiresAt);
  }

  private hasExpired({ expiresAt }: TokenInDocument): boolean {
    return expiresAt <= this.deps.clock.now().getTime();
  }

  /** Writes everything once more when the first of the tokens has expired. */
  private refreshAtExpiry(tokens: readonly TokenInDocument[]): void {
    const now = this.deps.clock.now().getTime();
    const next = Math.min(...tokens.map(({ expiresAt }) => expiresAt).filter((at) => at > now));
    if (next >= this.timerEnd || next === Infinity) {
      return;
    }
    clearTimeout(this.timer);
    this.timerEnd = next;
    this.timer = setTimeout(
      () => {
        this.refresh();
      },
      Math.min(next - now, longestDelay),
    );
    this.timer.unref();
  }

  private refresh(): void {
    clearTimeout(this.timer);
    this.timerEnd = Infinity;
    this.updateStatus();
    this.changes.fire();
  }
}

/** An object with an ID says that a person has pressed it, and stands for no row of a view. */
function renewCommand(uri: vscode.Uri, position: vscode.Position): vscode.Command {
  return {
    title: vscode.l10n.t('Renew'),
    command: 'zoom.renewToken',
    arguments: [uri, position, { fromView: true, id: uri.toString() }],
  };
}
