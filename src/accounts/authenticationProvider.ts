import * as vscode from 'vscode';
import { abortSignal, isCancellation } from '../platform/cancellation';
import type { ErrorReporter } from '../platform/errorReporter';
import { authenticationProviderId, scopeOfEverySession } from '../platform/identifiers';
import type { Log } from '../platform/log';
import { plainText } from '../text/plainText';
import { ZoomScopeError } from '../zoom/errors';
import type { Account } from './store/account';
import type { AccountsChange, AccountStore } from './store/accountStore';
import type { AuthenticatedRequests } from './tokens/authenticatedRequests';
import type { SignIn } from './signIn/signIn';
import type { SignInMethodSelector } from './signIn/signInMethodSelector';
import type { SignInMethodId } from './signIn/signInMethods';
import type { Revocation } from './tokens/revocation';

const pasteCommand = 'command:zoom.pasteSignInAddress';

/** What {@link ZoomAuthenticationProvider} needs. */
export interface AuthenticationProviderParts {
  store: AccountStore;
  requests: AuthenticatedRequests;
  methods: SignInMethodSelector;
  errors: ErrorReporter;
  log: Log;
  loadSignIn: () => Promise<SignIn>;
  loadRevocation: () => Promise<Revocation>;
}

/**
 * Zoom in VS Code's Accounts menu, for us and for other extensions. A session is an account; its id
 * is Zoom's user id.
 */
export class ZoomAuthenticationProvider implements vscode.AuthenticationProvider {
  private readonly sessionChanges =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  private readonly registration: vscode.Disposable;
  private readonly subscription: vscode.Disposable;
  private announced: Promise<void> = Promise.resolve();

  readonly onDidChangeSessions = this.sessionChanges.event;

  constructor(private readonly parts: AuthenticationProviderParts) {
    const { store, log } = parts;
    this.registration = vscode.authentication.registerAuthenticationProvider(
      authenticationProviderId,
      'Zoom',
      this,
      { supportsMultipleAccounts: true },
    );
    this.subscription = store.onDidChange((change) => {
      // One after the other: VS Code keeps what it heard last.
      this.announced = this.announced
        .then(() => this.announce(change))
        .catch((error: unknown) => {
          log.error(error);
        });
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
    const accounts = (await this.parts.store.list()).filter(
      (account) =>
        account.ended === undefined &&
        (options.account === undefined || isSame(account, options.account)) &&
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

  /**
   * Signs in through the browser, visibly, and cancellably. Failures are thrown in words.
   *
   * Zoom's consent page takes no account beforehand, so the person is told which one is asked for.
   * Where another one comes back VS Code itself asks whether to keep it.
   */
  async createSession(
    scopes: readonly string[],
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession> {
    try {
      const account = await this.signIn(undefined, options.account?.label);
      const missing = scopes.filter((scope) => !account.scopes.includes(scope));
      if (missing.length > 0) {
        throw new ZoomScopeError(missing);
      }
      // VS Code takes a request as answered by a session of exactly its scopes.
      return toSession(account, scopes);
    } catch (error) {
      throw isCancellation(error)
        ? new vscode.CancellationError()
        : this.parts.errors.localize(error);
    }
  }

  /**
   * Signs in and stores the account before anything else is done with it.
   *
   * @param method the way to take; by default the likeliest one
   * @param label who is to sign in, where that is known
   */
  async signIn(method?: SignInMethodId, label?: string): Promise<Account> {
    const [likeliest] = await this.parts.methods.methods();
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title:
          label === undefined
            ? vscode.l10n.t(
                'Signing in to Zoom. Continue in your browser, or [paste the address]({0}) it ends on.',
                pasteCommand,
              )
            : vscode.l10n.t(
                'Signing in to Zoom as {1}. Continue in your browser, or [paste the address]({0}) it ends on.',
                pasteCommand,
                plainText(label),
              ),
        cancellable: true,
      },
      async (progress, cancellation) => {
        const signIn = await this.parts.loadSignIn();
        const account = await signIn.signIn(method ?? likeliest, {
          signal: abortSignal(cancellation),
          report: (message) => {
            progress.report({ message });
          },
        });
        await this.parts.store.save(account);
        this.parts.log.info('Signed in.');
        return account;
      },
    );
  }

  /**
   * Forgets an account and then tells Zoom, as far as Zoom can be reached: an account that was
   * signed out here stays so.
   */
  async removeSession(sessionId: string): Promise<void> {
    const account = await this.parts.store.get(sessionId);
    await this.parts.store.delete(sessionId);
    if (account !== undefined && account.ended === undefined) {
      const revocation = await this.parts.loadRevocation();
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
      return await this.parts.requests.currentAccount(account.id);
    } catch {
      // Offline is not signed out: the session stays, with the token it has.
      const stored = await this.parts.store.get(account.id);
      return stored?.ended === undefined ? stored : undefined;
    }
  }

  /** A session that ended is none any more, though its account stays in sight. */
  private async announce(change: AccountsChange): Promise<void> {
    const accounts = await this.parts.store.list();
    const sessions = (ids: readonly string[]) =>
      accounts
        .filter(({ id, ended }) => ids.includes(id) && ended === undefined)
        .map((account) => toSession(account));
    this.sessionChanges.fire({
      // The second form answers our own request, the entry in the Accounts menu.
      added: sessions([...change.added, ...change.revived]).flatMap((session) => [
        session,
        { ...session, scopes: [scopeOfEverySession] },
      ]),
      removed: [...change.removed, ...change.ended].map((id) => ({
        id,
        accessToken: '',
        account: { id, label: '' },
        scopes: [],
      })),
      changed: sessions([
        ...change.changed.filter((id) => !change.revived.includes(id)),
        ...change.renewed,
      ]),
    });
  }
}

/** VS Code names an account by both, extensions that remember one by either. */
function isSame(account: Account, asked: vscode.AuthenticationSessionAccountInformation): boolean {
  return asked.id === account.id || asked.label === account.label;
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
