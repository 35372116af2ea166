import type { FastifyInstance, FastifyReply } from 'fastify';
import { formFields } from '../web/formFields.ts';
import { html } from '../web/html.ts';
import { sendPage } from '../web/page.ts';
import type { World } from '../world.ts';
import {
  AuthorizationError,
  readAuthorizationRequest,
  requestParameters,
  type AuthorizationRequest,
} from './authorizationRequest.ts';
import { consentCard } from './consentPage.ts';

/** `/oauth/authorize`: the consent page (GET), and the user's decision on it (POST). */
export function authorizeRoutes(app: FastifyInstance, world: World): void {
  app.get('/oauth/authorize', (request, reply) => {
    const parameters = requestParameters(formFields(request.query));
    const authorization = readAuthorizationRequest(world.oauth, parameters);
    if (authorization instanceof AuthorizationError) return sendErrorPage(reply, authorization);
    const card = consentCard({
      app: authorization.app,
      scopes: authorization.scopes,
      users: world.directory.signInUsers,
      // Relative, because an editor may open this page through its own proxy, under another path.
      action: 'authorize',
      hiddenFields: parameters,
    });
    return sendPage(reply, 200, `Allow ${authorization.app.name}?`, card);
  });

  app.post('/oauth/authorize', (request, reply) => {
    const { decision, user, ...fields } = formFields(request.body);
    const authorization = readAuthorizationRequest(world.oauth, requestParameters(fields));
    if (authorization instanceof AuthorizationError) return sendErrorPage(reply, authorization);
    if (decision === 'decline') {
      return redirectBack(reply, authorization, {
        error: 'access_denied',
        error_description: 'The user declined the request.',
      });
    }
    const signedIn = world.directory.signInUsers.find(({ id }) => id === user);
    if (decision !== 'allow' || !signedIn) {
      return sendErrorPage(reply, new AuthorizationError(4700, 'Invalid request'));
    }
    const consent = {
      clientId: authorization.app.clientId,
      userId: signedIn.id,
      scopes: authorization.scopes,
    };
    return redirectBack(reply, authorization, {
      code: world.oauth.issueCode(consent, authorization.redirectUri, authorization.challenge),
    });
  });
}

/** Sends Zoom's error page for an authorization request, with a number like "(4,700)". */
function sendErrorPage(reply: FastifyReply, { code, message }: AuthorizationError): FastifyReply {
  const card = html`<h1 id="error-title">${message} (${code.toLocaleString('en-US')})</h1>
    <p>
      Zoom can’t show the consent page for this request. Check that the client ID, redirect URL and
      scopes in the request match the settings of the app.
    </p>`;
  return sendPage(reply, 400, message, card);
}

function redirectBack(
  reply: FastifyReply,
  { redirectUri, state }: AuthorizationRequest,
  parameters: Readonly<Record<string, string>>,
): FastifyReply {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  if (state !== undefined) target.searchParams.set('state', state);
  return reply.header('cache-control', 'no-store').redirect(target.href, 302);
}
