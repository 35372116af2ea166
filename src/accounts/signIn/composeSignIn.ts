import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import type { ClientRegistration } from '../store/oauthClientSettings';
import { BrowserConsent } from './authorizationCodeFlow';
import type { CallbackHandler } from './callbackHandler';
import { DeviceCodeMethod } from './deviceCodeMethod';
import { LoopbackMethod } from './loopbackMethod';
import { ManualMethod } from './manualMethod';
import type { PasteAddress } from './callbackUrlPrompt';
import type { PendingCallbacks } from './pendingCallbacks';
import { ServerToServerMethod } from './serverToServerMethod';
import { SignIn } from './signIn';
import { UriHandlerMethod } from './uriHandlerMethod';

/** Puts the ways to sign in together, in the chunk that holds them. */
export function composeSignIn(
  settings: Settings,
  registration: ClientRegistration,
  callbacks: CallbackHandler,
  pending: PendingCallbacks,
  paste: PasteAddress,
  log: Log,
): SignIn {
  const consent = new BrowserConsent(callbacks, log);
  return new SignIn(
    settings,
    registration,
    {
      uriHandler: new UriHandlerMethod(settings, consent),
      loopback: new LoopbackMethod(consent, pending),
      manual: new ManualMethod(settings, consent, paste),
      deviceCode: new DeviceCodeMethod(),
      serverToServer: new ServerToServerMethod(settings),
    },
    log,
  );
}
