import * as vscode from 'vscode';
import { abortSignal } from '../platform/abort';
import { isCancellation } from '../platform/cancellation';
import type { ErrorReporter } from '../platform/errorReporter';
import { authenticationProviderId, scopeOfEverySession } from '../platform/identifiers';
import type { Log } from '../platform/log';
import { ZoomScopeError } from '../zoom/errors';
import type { Account } from './account';
import type { AccountsChange, AccountStore } from './accountStore';
import type { AuthorisedCalls } from './authorisedCalls';
import type { SignIn } from './signIn/signIn';
import type { SignInChoice } from './signIn/signInChoice';
import type { SignInMethodId } from './signIn/signInMethods';
import type { Revocation } from './revocation';

/**
 * Zoom in VS Code's Accounts menu, for us and for other extensions. A session is an account; its id
 * is Zoom's user id.
 */
export class ZoomAuthenticationProvider implements vscode.AuthenticationProvider {
  private readonly sessionChanges =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  private readonly registration: vscode.Disposable;
  private readonly subscription: vscode.Disposable;

  readonly onDidChangeSessions = this.sessionChanges.event;

  constructor(
    private readonly store: AccountStore,
    private readonly calls: AuthorisedCalls,
    private readonly choice: SignInChoice,
    private readonly loadSignIn: () => Promise<SignIn>,
    private readonly loadRevocation: () => Promise<Revocation>,
    private readonly errors: ErrorReporter,
    private readonly log: Log,
  ) {
    this.registration = vscode.authentication.registerAuthenticationProvider(
      authenticationProviderId,
      'Zoom',
      this,
      { supportsMultipleAccounts: true },
    );
    this.subscription = store.onDidChange((change) => {
      this.announce(change);
    });
  }

  /**
   * The sessions that hold all of `scopes`, renewed where that is needed and possible. Without
   * scopes, which is how the Accounts menu asks, no request is made.
   */
  async getSessions(
    scopes: readonly string[] | undefined,
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const accounts = (await this.store.list()).filter(
      (account) =>
        account.ended === undefined &&
        (options.account === undefined || options.account.id === account.id) &&
        (scopes ?? []).every((scope) => account.scopes.includes(scope)),
    );
    if (scopes === undefined) {
      return accounts.map((account) => toSession(account));
    }
    const current = await Promise.all(accounts.map((account) => this.renewed(account)));
    return current
      .filter((account) => account !== undefined)
      .map((account) => toSession(account, scopes));
  }

  /** Signs in through the browser, visibly, and cancellably. Failures are thrown in words. */
  async createSession(scopes: readonly string[]): Promise<vscode.AuthenticationSession> {
    try {
      const account = await this.signIn();
      const missing = scopes.filter((scope) => !account.scopes.includes(scope));
      if (missing.length > 0) {
        throw new ZoomScopeError(missing);
      }
      // VS Code takes a request as answered by a session of exactly its scopes.
      return toSession(account, scopes);
    } catch (error) {
      throw isCancellation(error) ? new vscode.CancellationError() : this.errors.localise(error);
    }
  }

  /**
   * Signs in and stores the account before anything else is done with it.
   *
   * @param method the way to take; by default the likeliest one
   */
  async signIn(method?: SignInMethodId): Promise<Account> {
    const [likeliest] = await this.choice.methods();
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t(
          'Signing in to Zoom. Continue in your browser, or [paste the address]({0}) it ends on.',
          'command:zoom.pasteSignInAddress',
        ),
        cancellable: true,
      },
      async (progress, cancellation) => {
        const signIn = await this.loadSignIn();
        const account = await signIn.run(method ?? likeliest, {
          signal: abortSignal(cancellation),
          report: (message) => {
            progress.report({ message });
          },
        });
        await this.store.save(account);
        this.log.info('Signed in.');
        return account;
      },
    );
  }

  /**
   * Forgets an account and then tells Zoom, as far as Zoom can be reached: an account that was
   * signed out here stays so.
   */
  async removeSession(sessionId: string): Promise<void> {
    const account = await this.store.get(sessionId);
    await this.store.delete(sessionId);
    if (account !== undefined && account.ended === undefined) {
      const revocation = await this.loadRevocation();
      await revocation.revoke(account);
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.subscription.dispose();
    this.sessionChanges.dispose();
  }

  private async renewed(account: Account): Promise<Account | undefined> {
    try {
      return await this.calls.current(account.id);
    } catch {
      // Offline is not signed out: the session stays, with the token it has.
      const stored = await this.store.get(account.id);
      return stored?.ended === undefined ? stored : undefined;
    }
  }

  private announce({ added, removed, changed, renewed }: AccountsChange): void {
    void this.store.list().then((accounts) => {
      const sessions = (ids: string[]) =>
        accounts
          .filter(({ id, ended }) => ids.includes(id) && ended === undefined)
          .map((account) => toSession(account));
      const ended = accounts.filter((account) => account.ended !== undefined).map(({ id }) => id);
      this.sessionChanges.fire({
        // The second form answers our own request, the entry in the Accounts menu.
        added: sessions(added).flatMap((session) => [
          session,
          { ...session, scopes: [scopeOfEverySession] },
        ]),
        // A session that ended is none any more, though its account stays in sight.
        removed: [...removed, ...changed.filter((id) => ended.includes(id))].map((id) => ({
          id,
          accessToken: '',
          account: { id, label: '' },
          scopes: [],
        })),
        changed: sessions([...changed, ...renewed]),
      });
    });
  }
}

function toSession(
  account: Account,
  scopes: readonly string[] = account.scopes,
): vscode.AuthenticationSession {
  return {
    id: account.id,
    accessToken: account.accessToken,
    account: { id: account.id, label: account.label },
    scopes,
  };
}
