import * as vscode from 'vscode';
import { isCancellation } from '../platform/cancellation';
import type { ErrorReporter } from '../platform/errorReporter';
import { authenticationProviderId, scopeOfEverySession } from '../platform/identifiers';
import type { Log } from '../platform/log';
import { ZoomScopeError } from '../zoom/errors';
import type { Account } from './store/account';
import type { AccountsChange, AccountStore } from './store/accountStore';
import type { AuthenticatedRequests } from './tokens/authenticatedRequests';
import type { SignIn } from './signIn/signIn';
import type { SignInMethodSelector } from './signIn/signInMethodSelector';
import type { SignInMethodId } from './signIn/signInMethods';
import type { EncryptedTokenExchange } from './tokens/encryptedTokenExchange';
import type { Revocation } from './tokens/revocation';

/** What {@link ZoomAuthenticationProvider} needs. */
export interface AuthenticationProviderDeps {
  store: AccountStore;
  loadRequests: () => Promise<Pick<AuthenticatedRequests, 'currentAccount'>>;
  errors: Pick<ErrorReporter, 'localize'>;
  log: Pick<Log, 'error'>;
  loadSignIn: () => Promise<{
    signIn: Pick<SignIn, 'signIn'>;
    methods: Pick<SignInMethodSelector, 'listMethods'>;
  }>;
  loadTokens: () => Promise<{
    revocation: Pick<Revocation, 'revoke'>;
    exchange: Pick<EncryptedTokenExchange, 'consume' | 'forget'> | undefined;
  }>;
}

/**
 * Offers Zoom accounts to VS Code's Accounts menu, to us and to other extensions. Each account is a
 * session, and the session's id is Zoom's user id.
 */
export class ZoomAuthenticationProvider implements vscode.AuthenticationProvider {
  private readonly sessionChanges =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  private readonly registration: vscode.Disposable;
  private readonly subscription: vscode.Disposable;
  private announcements: Promise<void> = Promise.resolve();

  readonly onDidChangeSessions = this.sessionChanges.event;

  constructor(private readonly deps: AuthenticationProviderDeps) {
    const { store, log } = deps;
    this.registration = vscode.authentication.registerAuthenticationProvider(
      authenticationProviderId,
      'Zoom',
      this,
      { supportsMultipleAccounts: true },
    );
    this.subscription = store.onDidChange((change) => {
      // In order, because VS Code keeps the state that was announced last.
      this.announcements = this.announcements
        .then(() => this.announce(change))
        .catch((error: unknown) => {
          log.error(error);
        });
    });
  }

  /**
   * The sessions that have all of `scopes`, with valid tokens if Zoom can be reached. Without
   * scopes, as the Accounts menu calls it, no request is made.
   */
  async getSessions(
    scopes: readonly string[] | undefined,
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const stored = await this.deps.store.list();
    const requested =
      options.account === undefined ? stored : matchingAccounts(stored, options.account);
    const lacking = await Promise.all(requested.map((account) => missingScopes(account, scopes)));
    const accounts = requested.filter(
      ({ ended }, index) => ended === undefined && lacking[index]?.length === 0,
    );
    if (scopes === undefined) {
      return accounts.map((account) => toSession(account));
    }
    const valid = await Promise.all(accounts.map((account) => this.withValidToken(account)));
    return valid
      .filter((account) => account !== undefined)
      .map((account) => toSession(account, scopes));
  }

  /**
   * Signs in with a progress notification that can be canceled. Errors have localized messages.
   *
   * Zoom's consent page cannot be given an account to select, so the notification names the one that
   * was requested. If another one signs in, VS Code itself asks whether to keep it.
   */
  async createSession(
    scopes: readonly string[],
    options: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession> {
    try {
      const account = await this.signIn(undefined, options.account?.label);
      const missing = await missingScopes(account, scopes);
      if (missing.length > 0) {
        throw new ZoomScopeError(missing);
      }
      // VS Code accepts only a session with exactly the scopes it requested.
      return toSession(account, scopes);
    } catch (error) {
      throw isCancellation(error)
        ? new vscode.CancellationError()
        : await this.deps.errors.localize(error);
    }
  }

  /**
   * Signs in with a progress notification that can be canceled.
   *
   * @param method how to sign in; by default the method that is most likely to work
   * @param label the account that should sign in, if one was requested
   */
  async signIn(method?: SignInMethodId, label?: string): Promise<Account> {
    const [{ signIn, methods }, { signInWithProgress }] = await Promise.all([
      this.deps.loadSignIn(),
      import(/* webpackChunkName: "signIn" */ './signIn/signInWithProgress'),
    ]);
    const [defaultMethod] = await methods.listMethods();
    return signInWithProgress(signIn, method ?? defaultMethod, label);
  }

  /**
   * Removes an account with what was published of its tokens, and then revokes them. The account stays
   * signed out here even if Zoom cannot be reached.
   */
  async removeSession(sessionId: string): Promise<void> {
    const account = await this.deps.store.delete(sessionId);
    const { revocation, exchange } = await this.deps.loadTokens();
    const latest =
      account === undefined ? undefined : ((await exchange?.consume(account)) ?? account);
    await exchange?.forget(sessionId);
    if (latest !== undefined && latest.ended === undefined) {
      await revocation.revoke(latest);
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.subscription.dispose();
    this.sessionChanges.dispose();
  }

  private async withValidToken(account: Account): Promise<Account | undefined> {
    try {
      const requests = await this.deps.loadRequests();
      return await requests.currentAccount(account.id);
    } catch {
      // Being offline does not sign anybody out: the session keeps the token it has.
      const stored = await this.deps.store.get(account.id);
      return stored?.ended === undefined ? stored : undefined;
    }
  }

  /** An account whose session has expired stays stored, but no longer counts as a session. */
  private async announce(change: AccountsChange): Promise<void> {
    const accounts = await this.deps.store.list();
    const sessions = (ids: readonly string[]) =>
      accounts
        .filter(({ id, ended }) => ids.includes(id) && ended === undefined)
        .map((account) => toSession(account));
    const removed = (ids: readonly string[]) =>
      ids.map((id) => ({ id, accessToken: '', account: { id, label: '' }, scopes: [] }));
    const renamed = change.renamed.filter((id) => !change.revived.includes(id));
    if (renamed.length > 0) {
      // VS Code adds an entry for the new label, and keeps the old one unless it is removed.
      this.sessionChanges.fire({ added: [], removed: removed(renamed), changed: [] });
    }
    this.sessionChanges.fire({
      // The second one fulfills our own request, which removes the entry from the Accounts menu.
      added: sessions([...change.added, ...change.revived, ...renamed]).flatMap((session) => [
        session,
        { ...session, scopes: [scopeOfEverySession] },
      ]),
      removed: removed([...change.removed, ...change.ended]),
      changed: sessions([
        ...change.changed.filter((id) => !change.revived.includes(id) && !renamed.includes(id)),
        ...change.renewed,
      ]),
    });
  }
}

/**
 * The accounts that a caller means. VS Code passes both the id and the label; extensions may remember
 * only one of them, and a label may belong to another account by now.
 */
function matchingAccounts(
  accounts: readonly Account[],
  requested: vscode.AuthenticationSessionAccountInformation,
): readonly Account[] {
  const byId = accounts.filter(({ id }) => id === requested.id);
  return byId.length > 0 ? byId : accounts.filter(({ label }) => label === requested.label);
}

/** The requested scopes that an account lacks in every spelling that Zoom has for them. */
async function missingScopes(
  { scopes }: Account,
  requested: readonly string[] = [],
): Promise<string[]> {
  const { isScopeGranted } = await import(/* webpackChunkName: "account" */ '../zoom/scopes');
  return requested.filter((scope) => !isScopeGranted(scopes, scope));
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
