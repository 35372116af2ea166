import type { FastifyInstance, FastifyReply } from 'fastify';
import { formFields } from '../web/formFields.ts';
import { html, type Html } from '../web/html.ts';
import { appMark, sendMessagePage, sendPage } from '../web/page.ts';
import type { World } from '../world.ts';
import { authenticateClient, readParameters } from './clientAuthentication.ts';
import { consentCard } from './consentPage.ts';
import { deviceCodeLifetime } from './deviceAuthorizations.ts';
import { OAuthError, invalidClient } from './oauthError.ts';

/** Device authorization (RFC 8628): the endpoint that starts it, and the pages for the user. */
export function deviceRoutes(app: FastifyInstance, world: World): void {
  app.post('/oauth/devicecode', (request) => {
    const parameters = readParameters(request);
    const client = authenticateClient(world.oauth, request.headers.authorization, parameters);
    if (client.kind !== 'confidential') throw invalidClient();
    if (!client.deviceFlow) {
      throw new OAuthError('unauthorized_client', 'The app may not be used on devices.');
    }
    const { deviceCode, userCode, intervalS } = world.oauth.devices.startAuthorization(client);
    return {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: `${world.origin}/oauth_device`,
      verification_uri_complete: `${world.origin}/oauth/device/complete/${userCode}`,
      expires_in: deviceCodeLifetime,
      interval: intervalS,
    };
  });

  app.get('/oauth_device', (_request, reply) =>
    sendPage(reply, 200, 'Connect a device', enterCodeCard(undefined)),
  );

  app.get<{ Params: { userCode: string } }>('/oauth/device/complete/:userCode', (request, reply) =>
    sendConsentPage(world, reply, request.params.userCode),
  );

  app.post('/oauth_device', (request, reply) => {
    const { decision, user, user_code: typed = '' } = formFields(request.body);
    if (decision === undefined) return sendConsentPage(world, reply, typed);
    const pending = world.oauth.devices.findByUserCode(typed);
    const client = pending && world.oauth.findApp(pending.clientId);
    if (!client) return sendUnknownCodePage(reply);
    const signedIn = world.directory.signInUsers.find(({ id }) => id === user);
    const allowed = decision === 'allow' && signedIn !== undefined;
    pending.decision = allowed
      ? { clientId: client.clientId, userId: signedIn.id, scopes: client.scopes }
      : 'declined';
    const title = allowed ? 'Your device is connected' : 'You declined the request';
    const text = 'You can close this page and return to your device.';
    return sendMessagePage(reply, 200, title, text);
  });
}

function sendConsentPage(world: World, reply: FastifyReply, typed: string): FastifyReply {
  const pending = world.oauth.devices.findByUserCode(typed);
  const client = pending && world.oauth.findApp(pending.clientId);
  if (!client) return sendUnknownCodePage(reply);
  const card = consentCard({
    app: client,
    scopes: client.scopes,
    users: world.directory.signInUsers,
    action: '/oauth_device',
    hiddenFields: { user_code: pending.userCode },
  });
  return sendPage(reply, 200, `Allow ${client.name}?`, card);
}

function sendUnknownCodePage(reply: FastifyReply): FastifyReply {
  const problem = 'This code is invalid or has expired. Check it and try again.';
  return sendPage(reply, 400, 'Connect a device', enterCodeCard(problem));
}

/** The page on which the user types the code that a device shows. */
function enterCodeCard(problem: string | undefined): Html {
  return html`${appMark}
    <h1>Connect a device</h1>
    <p>Enter the code shown on your device or in your editor.</p>
    ${problem === undefined ? html`` : html`<p role="alert"><strong>${problem}</strong></p>`}
    <form method="post" action="" id="device">
      <label class="field" for="user-code">Code</label>
      <input
        class="code"
        id="user-code"
        name="user_code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
        autofocus
      />
      <div class="actions">
        <button type="submit" class="primary" id="continue">Continue</button>
      </div>
    </form>`;
}
