import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';
import { AccountCommands } from './accountCommands';
import { AccountContext } from './accountContext';
import { AccountsMenu } from './accountsMenu';
import { ZoomAuthenticationProvider } from './authenticationProvider';
import { ZoomClients } from './clients/zoomClients';
import { SetUpCommands } from './setUp/setUpCommands';
import { CallbackHandler } from './signIn/callbackHandler';
import { CallbackUrlPrompt } from './signIn/callbackUrlPrompt';
import { PendingCallbacks } from './signIn/pendingCallbacks';
import { SignInMethodSelector } from './signIn/signInMethodSelector';
import { AccountStore } from './store/accountStore';
import { OAuthClientSettings } from './store/oauthClientSettings';
import { AuthenticatedRequests } from './tokens/authenticatedRequests';

/** The signed-in accounts, for other features. */
export interface AccountsFeature {
  readonly store: AccountStore;
  readonly clients: ZoomClients;
  readonly requests: AuthenticatedRequests;
  /** Offers signing in in the Accounts menu, because the person has opened one of our views. */
  offerSignIn(): void;
}

/**
 * Registers the authentication provider and the commands about accounts. The provider comes first,
 * because other extensions may be waiting for it.
 */
export function activateAccounts(services: Services): AccountsFeature {
  const { log, settings, errors, commands, contextKeys, secrets, clock, own } = services;
  const store = own(new AccountStore(secrets, log));
  const oauthClient = new OAuthClientSettings(settings, secrets);
  const loadRenewal = lazy(async () => {
    const { composeTokenRenewal } = await import(
      /* webpackChunkName: "renewal" */ './tokens/composeTokenRenewal'
    );
    return composeTokenRenewal(services, store, oauthClient);
  });
  const requests = new AuthenticatedRequests(store, loadRenewal, log);
  const pending = new PendingCallbacks();
  const callbacks = own(new CallbackHandler(pending, secrets, log));
  const callbackUrlPrompt = new CallbackUrlPrompt(pending);
  const methods = new SignInMethodSelector(settings, oauthClient, services.extensionKind);
  const provider = own(
    new ZoomAuthenticationProvider({
      store,
      requests,
      methods,
      errors,
      log,
      loadSignIn: lazy(async () => {
        const { composeSignIn } = await import(
          /* webpackChunkName: "signIn" */ './signIn/composeSignIn'
        );
        return composeSignIn({ settings, oauthClient, callbacks, pending, callbackUrlPrompt, log });
      }),
      loadRevocation: lazy(async () => {
        const { Revocation } = await import(
          /* webpackChunkName: "renewal" */ './tokens/revocation'
        );
        return new Revocation(oauthClient, log);
      }),
    }),
  );
  const clients = new ZoomClients(store, requests, clock, log);
  const menu = new AccountsMenu();
  const context = own(new AccountContext(store, settings, contextKeys, menu));
  void context.update();

  const accountCommands = new AccountCommands({
    provider,
    store,
    methods,
    callbackUrlPrompt,
    errors,
  });
  commands.register('signIn', () => accountCommands.handlers);
  commands.register('setUp', async () => {
    const [{ SetUpWizard }, { SetUpCheck }] = await Promise.all([
      import(/* webpackChunkName: "setUp" */ './setUp/setUpWizard'),
      import(/* webpackChunkName: "setUp" */ './setUp/setUpCheck'),
    ]);
    return new SetUpCommands({
      store,
      wizard: new SetUpWizard(settings, oauthClient),
      check: new SetUpCheck(clients, errors),
      signIn: () => accountCommands.signIn(),
      signInOrOffer: () => accountCommands.signInOrOffer(),
    }).handlers;
  });
  return {
    store,
    clients,
    requests,
    offerSignIn: () => {
      menu.isWanted = true;
      void context.update();
    },
  };
}
