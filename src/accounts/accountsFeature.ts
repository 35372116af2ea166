import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';
import { AccountContext } from './accountContext';
import { ZoomAuthenticationProvider } from './authenticationProvider';
import { ZoomClients } from './clients/zoomClients';
import { CallbackHandler } from './signIn/callbackHandler';
import { PendingCallbacks } from './signIn/pendingCallbacks';
import type { SetUpCommands } from './setUp/setUpCommands';
import { AccountStore } from './store/accountStore';
import { OAuthClientSettings } from './store/oauthClientSettings';
import type { AppToken } from './tokens/appTokens';
import { AuthenticatedRequests } from './tokens/authenticatedRequests';

/** The signed-in accounts, for other features. */
export interface AccountsFeature {
  readonly store: AccountStore;
  readonly clients: ZoomClients;
  readonly requests: AuthenticatedRequests;
  /** Returns a token of the app that an account has signed in to, as `AppTokens` does. */
  requestAppToken(accountId: string): Promise<AppToken>;
  /** Adds an offer to sign in to the Accounts menu, because the person has opened one of our views. */
  offerSignIn(): void;
}

/**
 * Registers the authentication provider and the commands about accounts. The provider comes first,
 * because other extensions may be waiting for it.
 */
export function activateAccounts(services: Services): AccountsFeature {
  const { log, settings, errors, commands, contextKeys, progress, secrets, clock, own } = services;
  const store = own(new AccountStore(secrets, log));
  const oauthClient = new OAuthClientSettings(settings, secrets);
  const loadTokens = lazy(async () => {
    const { createTokens } = await import(
      /* webpackChunkName: "renewal" */ './tokens/createTokens'
    );
    return createTokens(services, store, oauthClient, (account) => {
      loadProfiles()
        .then((profiles) => profiles.updateIfOld(account))
        .catch((error: unknown) => {
          log.error(error);
        });
    });
  });
  const requests = new AuthenticatedRequests(
    store,
    async () => (await loadTokens()).renewal,
    log,
    progress,
  );
  const pending = new PendingCallbacks((isWaiting) => {
    contextKeys.set('zoom.waitingForCallback', isWaiting);
  });
  const callbacks = own(new CallbackHandler({ pending, secrets, errors, log }));
  const loadSignIn = lazy(async () => {
    const { createSignIn } = await import(/* webpackChunkName: "signIn" */ './signIn/createSignIn');
    return createSignIn({ services, store, oauthClient, callbacks, pending });
  });
  const provider = own(
    new ZoomAuthenticationProvider({ store, requests, errors, log, loadSignIn, loadTokens }),
  );
  const clients: ZoomClients = new ZoomClients(store, requests, clock, log);
  const loadProfiles = lazy(async () => {
    const [{ ProfileUpdates }, { lock }] = await Promise.all([
      import(/* webpackChunkName: "renewal" */ './clients/profileUpdates'),
      loadTokens(),
    ]);
    return new ProfileUpdates({ store, clients, lock, log });
  });
  const context = own(new AccountContext(store, settings, contextKeys));
  void context.update();

  const loadCommands = lazy(async () => {
    const { AccountCommands } = await import(
      /* webpackChunkName: "accountCommands" */ './accountCommands'
    );
    return new AccountCommands({ provider, store, errors, settings, loadSignIn, loadSetUp });
  });
  const loadSetUp = lazy(async (): Promise<SetUpCommands> => {
    const { createSetUp } = await import(/* webpackChunkName: "setUp" */ './setUp/createSetUp');
    const signIn = await loadCommands();
    return createSetUp({ services, store, oauthClient, clients, signIn });
  });
  commands.register('signIn', async () => (await loadCommands()).handlers, { offersSignIn: false });
  commands.register('setUp', async () => (await loadSetUp()).handlers);
  commands.setSignInOffer(async (id, resume) => {
    const { offerSignIn } = await import(/* webpackChunkName: "accountCommands" */ './signInOffer');
    const signIn = await loadCommands();
    return offerSignIn({ settings, errors, signIn }, id, resume);
  });
  const loadAppTokens = lazy(async () => {
    const { AppTokens } = await import(/* webpackChunkName: "renewal" */ './tokens/appTokens');
    return new AppTokens(requests, oauthClient, progress);
  });
  return {
    store,
    clients,
    requests,
    requestAppToken: async (accountId) => (await loadAppTokens()).requestAppToken(accountId),
    offerSignIn: () => context.requestOffer(),
  };
}
