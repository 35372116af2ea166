import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { AuthorizationCodeFlow } from './authorizationCodeFlow';
import type { CallbackHandler } from './callbackHandler';
import { DeviceCodeMethod } from './deviceCodeMethod';
import { LoopbackMethod } from './loopbackMethod';
import { ManualMethod } from './manualMethod';
import type { CallbackUrlPrompt } from './callbackUrlPrompt';
import type { PendingCallbacks } from './pendingCallbacks';
import { ServerToServerMethod } from './serverToServerMethod';
import { SignIn } from './signIn';
import { UriHandlerMethod } from './uriHandlerMethod';

/** Puts the ways to sign in together, in the chunk that holds them. */
export function composeSignIn({
  settings,
  oauthClient,
  callbacks,
  pending,
  callbackUrlPrompt,
  log,
}: {
  settings: Settings;
  oauthClient: OAuthClientSettings;
  callbacks: CallbackHandler;
  pending: PendingCallbacks;
  callbackUrlPrompt: CallbackUrlPrompt;
  log: Log;
}): SignIn {
  const consent = new AuthorizationCodeFlow(callbacks, log);
  return new SignIn(
    settings,
    oauthClient,
    {
      uriHandler: new UriHandlerMethod(settings, consent),
      loopback: new LoopbackMethod(consent, pending),
      manual: new ManualMethod(settings, consent, callbackUrlPrompt),
      deviceCode: new DeviceCodeMethod(),
      serverToServer: new ServerToServerMethod(settings),
    },
    log,
  );
}
