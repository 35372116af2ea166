import { createHmac } from 'node:crypto';

type JsonObject = Readonly<Record<string, unknown>>;

/** A part of a token: JSON in base64url, or a text as it is. */
function partOf(value: JsonObject | string): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(
    'base64url',
  );
}

/** A token with any header, claims and signature. */
export function jwtOf(
  header: JsonObject | string,
  claims: JsonObject | string,
  signature: string,
): string {
  return `${partOf(header)}.${partOf(claims)}.${signature}`;
}

/** A token that is signed with HMAC SHA-256, whatever its header and its claims are. */
export function signedJwt(
  claims: JsonObject | string,
  secret: string,
  header: JsonObject = { alg: 'HS256', typ: 'JWT' },
): string {
  const input = `${partOf(header)}.${partOf(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}
