import type { Services } from '../../platform/services';
import type { AccountStore } from '../store/accountStore';
import { OAuthClientSettings } from '../store/oauthClientSettings';
import { FileLock } from '../../platform/fileLock';
import { AuthorizationCodeFlow } from './authorizationCodeFlow';
import { LoopbackMethod, ManualMethod, UriHandlerMethod } from './browserMethods';
import type { CallbackHandler } from './callbackHandler';
import { CallbackUrlPrompt } from './callbackUrlPrompt';
import { DeviceCodeMethod, ServerToServerMethod } from './confidentialMethods';
import type { PendingCallbacks } from './pendingCallbacks';
import { SignIn } from './signIn';
import { SignInMethodSelector } from './signInMethodSelector';

/** What {@link createSignIn} needs. */
export interface CreateSignInDeps {
  services: Services;
  store: AccountStore;
  callbacks: CallbackHandler;
  pending: PendingCallbacks;
}

/** Everything about signing in that is loaded when it is first needed. */
export interface SignInParts {
  signIn: SignIn;
  methods: SignInMethodSelector;
  callbackUrlPrompt: CallbackUrlPrompt;
}

/** Creates what signs in, in the chunk that contains it. */
export function createSignIn({
  services: { settings, secrets, log, folder, extensionKind },
  store,
  callbacks,
  pending,
}: CreateSignInDeps): SignInParts {
  const oauthClient = new OAuthClientSettings(settings, secrets);
  const flow = new AuthorizationCodeFlow(callbacks, log);
  const callbackUrlPrompt = new CallbackUrlPrompt(pending);
  const methods = {
    uriHandler: new UriHandlerMethod(settings, flow),
    loopback: new LoopbackMethod(flow, pending),
    manual: new ManualMethod(settings, flow, callbackUrlPrompt),
    deviceCode: new DeviceCodeMethod(),
    serverToServer: new ServerToServerMethod(settings),
  };
  return {
    signIn: new SignIn({
      settings,
      oauthClient,
      methods,
      store,
      lock: new FileLock(folder('locks'), log),
      log,
    }),
    methods: new SignInMethodSelector(settings, oauthClient, extensionKind),
    callbackUrlPrompt,
  };
}
