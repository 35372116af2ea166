import type { FastifyInstance, FastifyReply } from 'fastify';
import type { World } from '../world.ts';
import { sendPage } from '../web/page.ts';
import {
  AuthorizationRefusal,
  readAuthorizationRequest,
  requestParameters,
  type AuthorizationRequest,
} from './authorizationRequest.ts';
import { consentCard } from './consentPage.ts';
import { formFields } from '../web/formFields.ts';
import { refusalCard } from './refusalPage.ts';

/** `/oauth/authorize`: the consent page (GET), and what the person decided on it (POST). */
export function authorizeRoutes(app: FastifyInstance, world: World): void {
  app.get('/oauth/authorize', (request, reply) => {
    const parameters = requestParameters(formFields(request.query));
    const asked = readAuthorizationRequest(world.oauth, parameters);
    if (asked instanceof AuthorizationRefusal) return refuse(reply, asked);
    const card = consentCard({
      app: asked.app,
      scopes: asked.scopes,
      users: world.directory.signInUsers,
      // Relative, because an editor may open this page through a proxy of its own, below another path.
      action: 'authorize',
      hiddenFields: parameters,
    });
    sendPage(reply, 200, `Allow ${asked.app.name}?`, card);
    return reply;
  });

  app.post('/oauth/authorize', (request, reply) => {
    const { decision, user, ...fields } = formFields(request.body);
    const asked = readAuthorizationRequest(world.oauth, requestParameters(fields));
    if (asked instanceof AuthorizationRefusal) return refuse(reply, asked);
    if (decision === 'decline') {
      return goBack(reply, asked, {
        error: 'access_denied',
        error_description: 'The user declined the request.',
      });
    }
    const signedIn = world.directory.signInUsers.find(({ id }) => id === user);
    if (decision !== 'allow' || !signedIn) {
      return refuse(reply, new AuthorizationRefusal(4700, 'Invalid request'));
    }
    const consent = { clientId: asked.app.clientId, userId: signedIn.id, scopes: asked.scopes };
    return goBack(reply, asked, {
      code: world.oauth.issueCode(consent, asked.redirectUri, asked.challenge),
    });
  });
}

function refuse(reply: FastifyReply, { code, message }: AuthorizationRefusal): FastifyReply {
  sendPage(reply, 400, message, refusalCard(code, message));
  return reply;
}

function goBack(
  reply: FastifyReply,
  { redirectUri, state }: AuthorizationRequest,
  answer: Readonly<Record<string, string>>,
): FastifyReply {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  if (state !== undefined) target.searchParams.set('state', state);
  return reply.header('cache-control', 'no-store').redirect(target.href, 302);
}
