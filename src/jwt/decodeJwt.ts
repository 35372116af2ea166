import { countParts, longestJwt } from './findJwts';

/** A JSON object of a token, of which nothing is known. */
export type JwtObject = Readonly<Record<string, unknown>>;

/** A token that was read, but not verified. */
export interface DecodedJwt {
  /** The whole token. */
  text: string;
  header: JwtObject;
  claims: JwtObject;
}

/**
 * Why a text is not a token that can be read:
 *
 * - `tooLong`: it is longer than any token
 * - `parts`: it does not have three parts
 * - `encrypted`: only its recipient can read it (JWE, RFC 7516)
 * - `header`, `claims`: this part is no JSON object in base64url
 */
export type UnreadableReason = 'tooLong' | 'parts' | 'encrypted' | 'header' | 'claims';

/** A text that is not a token that can be read. */
export interface UnreadableJwt {
  reason: UnreadableReason;
  /** How many parts it has. */
  parts: number;
  /** Whether its first part is the header of a token, so that it was probably meant to be one. */
  hasHeader: boolean;
}

/** What a text was read as. */
export type JwtReading =
  | { readonly jwt: DecodedJwt; readonly unreadable?: undefined }
  | { readonly jwt?: undefined; readonly unreadable: UnreadableJwt };

/**
 * Reads a token in compact form (RFC 7519). Throws nothing and verifies nothing, whatever the text is.
 *
 * @param text without anything around the token
 */
export function decodeJwt(text: string): JwtReading {
  if (text.length > longestJwt) {
    return { unreadable: { reason: 'tooLong', parts: 0, hasHeader: false } };
  }
  const parts = countParts(text);
  const [first = '', second = ''] = text.split('.', 2);
  const header = readObject(first);
  const hasHeader = typeof header?.alg === 'string';
  const claims = readObject(second);
  const reason = reasonOf({ header, claims, parts });
  return reason === undefined && header !== undefined && claims !== undefined
    ? { jwt: { text, header, claims } }
    : { unreadable: { reason: reason ?? 'header', parts, hasHeader } };
}

function reasonOf({
  header,
  claims,
  parts,
}: {
  header: JwtObject | undefined;
  claims: JwtObject | undefined;
  parts: number;
}): UnreadableReason | undefined {
  if (parts === 5 && typeof header?.enc === 'string') {
    return 'encrypted';
  }
  if (parts !== 3) {
    return 'parts';
  }
  return header === undefined ? 'header' : claims === undefined ? 'claims' : undefined;
}

/** Reads a part of a token; `undefined` if it is no JSON object in base64url. */
function readObject(part: string): JwtObject | undefined {
  // Node would skip characters that base64url does not have.
  if (!/^[\w-]+$/.test(part)) {
    return undefined;
  }
  try {
    const bytes = Buffer.from(part, 'base64url');
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
