import type { FastifyRequest } from 'fastify';
import { OAuthError } from './oauthError.ts';

/**
 * The parameters of a call to an OAuth endpoint: Zoom takes them from a form body or the query.
 *
 * @throws OAuthError `invalid_request` if one comes twice (RFC 6749, section 3.2)
 */
export function tokenParameters(request: FastifyRequest): Record<string, string> {
  const given = [request.query, request.body].flatMap((source) =>
    typeof source === 'object' && source !== null ? Object.entries(source) : [],
  );
  const parameters: Record<string, string> = {};
  for (const [name, value] of given) {
    if (typeof value !== 'string' || Object.hasOwn(parameters, name)) {
      throw new OAuthError('invalid_request', `The parameter ${name} must come once.`);
    }
    parameters[name] = value;
  }
  return parameters;
}
