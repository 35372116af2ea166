/** A text that looks like a JSON Web Token, and where it is. */
export interface FoundJwt {
  text: string;
  /** Where it begins, in characters from the start of the text that was searched. */
  start: number;
  /** Where it ends, behind its last character. */
  end: number;
}

/** The longest text that is taken for a token, in characters. */
export const longestJwt = 131_072;

/**
 * The beginning of a token and everything behind it that a token can contain: its header is a JSON object
 * in base64url (RFC 7515, section 7.1), which begins with `{"`, or with `{` and white space.
 */
const candidate = /e(?:y[AIJ]|w[0ko])[\w.-]*/g;

/**
 * What ends before a token: nothing, a character that no token contains, or an escaped character of a URL
 * or of a string.
 */
const boundary = /^$|[^\w.-]$|%[\da-f]{2}$|\\[nrt]$/i;

/**
 * Finds the texts that look like JSON Web Tokens: three or more parts with dots between them, the first of
 * which can be a JSON object. Takes a time that grows with the length of the text only.
 */
export function findJwts(text: string): FoundJwt[] {
  const found: FoundJwt[] = [];
  for (const { 0: run, index: start } of text.matchAll(candidate)) {
    const token = withoutEnd(run);
    if (
      token.length <= longestJwt &&
      countParts(token) >= 3 &&
      boundary.test(text.slice(Math.max(0, start - 3), start))
    ) {
      found.push({ text: token, start, end: start + token.length });
    }
  }
  return found;
}

/**
 * Returns the token that a position is in or next to. Looks at nothing but the characters around the
 * position, so that the length of the text does not matter.
 *
 * @param offset in characters from the start of the text
 */
export function findJwtAt(text: string, offset: number): FoundJwt | undefined {
  let start = offset;
  while (start > 0 && offset - start <= longestJwt && isTokenCharacter(text, start - 1)) {
    start--;
  }
  let end = offset;
  while (end < text.length && end - offset <= longestJwt && isTokenCharacter(text, end)) {
    end++;
  }
  // The character in front may escape the first ones.
  const from = Math.max(0, start - 1);
  return findJwts(text.slice(from, end))
    .map((token) => ({ ...token, start: token.start + from, end: token.end + from }))
    .find((token) => token.start <= offset && offset <= token.end);
}

/** Counts the parts of a token, which have dots between them. */
export function countParts(token: string): number {
  return token.split('.').length;
}

/** Removes the dots of a sentence. The one behind the claims of a token without a signature stays. */
function withoutEnd(run: string): string {
  let end = run.length;
  while (run[end - 1] === '.') {
    end--;
  }
  const token = run.slice(0, end);
  return countParts(token) === 2 ? run.slice(0, end + 1) : token;
}

/** Whether a character is a letter, a digit, `_`, `-` or a dot. */
function isTokenCharacter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 45 && code <= 57 && code !== 47) ||
    code === 95
  );
}
