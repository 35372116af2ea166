import * as vscode from 'vscode';
import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';
import { AccountContext } from './accountContext';
import { ZoomAuthenticationProvider } from './authenticationProvider';
import type { AccountParts } from './clients/createClients';
import type { Tokens } from './tokens/createTokens';
import type { SetUpCommands } from './setUp/setUpCommands';
import { hasWaitingKeys } from './signIn/waitingKeys';
import { AccountStore } from './store/accountStore';
import type { AppToken } from './tokens/appTokens';

/** The signed-in accounts, for other features. */
export interface AccountsFeature {
  readonly store: AccountStore;
  /** Loads what sends requests for the accounts when it is first needed. Makes no request. */
  load(): Promise<AccountParts>;
  /** Returns a token of the app that an account has signed in to, as `AppTokens` does. */
  readonly requestAppToken: (accountId: string) => Promise<AppToken>;
  /** Adds an offer to sign in to the Accounts menu, because the person has opened one of our views. */
  offerSignIn(): void;
}

/**
 * Registers the authentication provider, the URI handler and the commands about accounts. The provider
 * comes first, because other extensions may be waiting for it.
 */
export function activateAccounts(services: Services): AccountsFeature {
  const { log, settings, errors, commands, contextKeys, secrets, own } = services;
  const store: AccountStore = own(
    new AccountStore(secrets, log, async (task) => (await loadTokens()).lockStore(task)),
  );
  const loadTokens = lazy(async (): Promise<Tokens> => {
    const { createTokens } = await import(
      /* webpackChunkName: "renewal" */ './tokens/createTokens'
    );
    return createTokens(services, store, (account) => {
      loadProfiles()
        .then((profiles) => profiles.updateIfOld(account))
        .catch((error: unknown) => {
          log.error(error);
        });
    });
  });
  const load = lazy(async (): Promise<AccountParts> => {
    const { createClients } = await import(
      /* webpackChunkName: "account" */ './clients/createClients'
    );
    return createClients(services, store, loadTokens);
  });
  const loadCallbacks = lazy(async () => {
    const [{ CallbackHandler }, { PendingCallbacks }] = await Promise.all([
      import(/* webpackChunkName: "callbacks" */ './signIn/callbackHandler'),
      import(/* webpackChunkName: "callbacks" */ './signIn/pendingCallbacks'),
    ]);
    const pending = new PendingCallbacks((isWaiting) => {
      contextKeys.set('zoom.waitingForCallback', isWaiting);
    });
    return { pending, callbacks: own(new CallbackHandler({ pending, secrets, errors, log })) };
  });
  const loadSignIn = lazy(async () => {
    const [{ createSignIn }, callbacks] = await Promise.all([
      import(/* webpackChunkName: "signIn" */ './signIn/createSignIn'),
      loadCallbacks(),
    ]);
    return createSignIn({ services, store, ...callbacks });
  });
  const provider = own(
    new ZoomAuthenticationProvider({
      store,
      loadRequests: async () => (await load()).requests,
      errors,
      log,
      loadSignIn,
      loadTokens,
    }),
  );
  own(
    vscode.window.registerUriHandler({
      handleUri: (uri) =>
        loadCallbacks().then(
          ({ callbacks }) => callbacks.handleUri(uri),
          (error: unknown) => errors.show(error),
        ),
    }),
  );
  // Loading the handler removes what a window has left that was closed during a sign-in.
  hasWaitingKeys(secrets)
    .then((hasKeys) => (hasKeys ? loadCallbacks() : undefined))
    .catch((error: unknown) => {
      log.error(error);
    });
  const loadProfiles = lazy(async () => {
    const [{ ProfileUpdates }, { lock }, { clients }] = await Promise.all([
      import(/* webpackChunkName: "renewal" */ './clients/profileUpdates'),
      loadTokens(),
      load(),
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
    const [{ createSetUp }, { clients }, signIn] = await Promise.all([
      import(/* webpackChunkName: "setUp" */ './setUp/createSetUp'),
      load(),
      loadCommands(),
    ]);
    return createSetUp({ services, store, clients, signIn });
  });
  commands.register('signIn', async () => (await loadCommands()).handlers, { offersSignIn: false });
  commands.register('setUp', async () => (await loadSetUp()).handlers);
  commands.setSignInOffer(async (id, resume) => {
    const { offerSignIn } = await import(/* webpackChunkName: "accountCommands" */ './signInOffer');
    const signIn = await loadCommands();
    return offerSignIn({ settings, errors, signIn }, id, resume);
  });
  const loadAppTokens = lazy(async () => {
    const [{ AppTokens }, { OAuthClientSettings }, { requests }] = await Promise.all([
      import(/* webpackChunkName: "renewal" */ './tokens/appTokens'),
      import(/* webpackChunkName: "renewal" */ './store/oauthClientSettings'),
      load(),
    ]);
    return new AppTokens(requests, new OAuthClientSettings(settings, secrets), services.progress);
  });
  return {
    store,
    load,
    requestAppToken: async (accountId) => (await loadAppTokens()).requestAppToken(accountId),
    offerSignIn: () => context.requestOffer(),
  };
}
