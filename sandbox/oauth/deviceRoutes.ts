import type { FastifyInstance, FastifyReply } from 'fastify';
import type { World } from '../world.ts';
import { html } from '../web/html.ts';
import { sendPage } from '../web/page.ts';
import { authenticateClient } from './clientAuthentication.ts';
import { consentCard } from './consentPage.ts';
import { deviceCodeLifetime } from './deviceAuthorizations.ts';
import { enterCodeCard } from './deviceCodePage.ts';
import { OAuthError, invalidClient } from './oauthError.ts';
import { formFields } from '../web/formFields.ts';
import { tokenParameters } from './tokenParameters.ts';

/** Device authorization: the endpoint that starts it, and the pages for the person (RFC 8628). */
export function deviceRoutes(app: FastifyInstance, world: World): void {
  app.post('/oauth/devicecode', (request) => {
    const parameters = tokenParameters(request);
    const client = authenticateClient(world.oauth, request.headers.authorization, parameters);
    if (client.kind !== 'confidential') throw invalidClient();
    if (!client.deviceFlow) {
      throw new OAuthError('unauthorized_client', 'The app may not be used on devices.');
    }
    const { deviceCode, userCode, intervalS } = world.oauth.devices.start(client);
    return {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: `${world.origin}/oauth_device`,
      verification_uri_complete: `${world.origin}/oauth/device/complete/${userCode}`,
      expires_in: deviceCodeLifetime,
      interval: intervalS,
    };
  });

  app.get('/oauth_device', (_request, reply) => {
    sendPage(reply, 200, 'Connect a device', enterCodeCard(undefined));
    return reply;
  });

  app.get<{ Params: { userCode: string } }>('/oauth/device/complete/:userCode', (request, reply) =>
    askConsent(world, reply, request.params.userCode),
  );

  app.post('/oauth_device', (request, reply) => {
    const { decision, user, user_code: typed = '' } = formFields(request.body);
    if (decision === undefined) return askConsent(world, reply, typed);
    const waiting = world.oauth.devices.findByUserCode(typed);
    const client = waiting && world.oauth.app(waiting.clientId);
    if (!client) return unknownCode(reply);
    const signedIn = world.directory.signInUsers.find(({ id }) => id === user);
    const allowed = decision === 'allow' && signedIn !== undefined;
    waiting.decision = allowed
      ? { clientId: client.clientId, userId: signedIn.id, scopes: client.scopes }
      : 'declined';
    const said = allowed ? 'Your device is connected' : 'You declined';
    sendPage(
      reply,
      200,
      said,
      html`<h1>${said}</h1>
        <p>You can close this page and go back.</p>`,
    );
    return reply;
  });
}

function askConsent(world: World, reply: FastifyReply, typed: string): FastifyReply {
  const waiting = world.oauth.devices.findByUserCode(typed);
  const client = waiting && world.oauth.app(waiting.clientId);
  if (!client) return unknownCode(reply);
  const card = consentCard({
    app: client,
    scopes: client.scopes,
    users: world.directory.signInUsers,
    action: '/oauth_device',
    hiddenFields: { user_code: waiting.userCode },
  });
  sendPage(reply, 200, `Allow ${client.name}?`, card);
  return reply;
}

function unknownCode(reply: FastifyReply): FastifyReply {
  const problem = 'That code is not known, or it has expired.';
  sendPage(reply, 400, 'Connect a device', enterCodeCard(problem));
  return reply;
}
