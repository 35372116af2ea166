import { createHash } from 'node:crypto';

/** A `code_challenge` and its method. */
export interface CodeChallenge {
  readonly value: string;
  readonly method: 'S256' | 'plain';
}

const pkceValue = /^[A-Za-z0-9\-._~]{43,128}$/;

/**
 * The challenge of an authorization request; undefined if it has none, `'invalid'` if RFC 7636
 * does not allow it. A missing method means `plain`, as at Zoom.
 */
export function readCodeChallenge(
  value: string | undefined,
  method: string | undefined,
): CodeChallenge | 'invalid' | undefined {
  if (value === undefined) return method === undefined ? undefined : 'invalid';
  if (!pkceValue.test(value)) return 'invalid';
  if (method === undefined || method === 'plain') return { value, method: 'plain' };
  return method === 'S256' ? { value, method } : 'invalid';
}

/** Whether `challenge` was derived from `verifier` (RFC 7636, section 4.6). */
export function verifierMatches(challenge: CodeChallenge, verifier: string | undefined): boolean {
  if (verifier === undefined || !pkceValue.test(verifier)) return false;
  const derived =
    challenge.method === 'plain'
      ? verifier
      : createHash('sha256').update(verifier).digest('base64url');
  return derived === challenge.value;
}
