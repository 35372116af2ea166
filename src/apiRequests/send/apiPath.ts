/** Why a path or a method cannot be sent. */
export type PathProblem =
  | 'otherHost'
  | 'notPath'
  | 'dots'
  | 'slashes'
  | 'characters'
  | 'fragment'
  | 'placeholder'
  | 'tooLong';

/** A path below the API's address, and the query that it had. */
export interface ApiPath {
  /** Encoded. */
  path: string;
  query: Record<string, string>;
}

/** The longest path with its query, in characters. */
export const longestPath = 4_000;

/**
 * Reads a path as a person writes it: `/users/me?x=y`, or the whole address of a call. Everything that
 * could lead to another host, or to something else than the path says, is a problem: another origin, `//`,
 * dot segments in plain or encoded form, backslashes, and control characters.
 *
 * @param bases the addresses of the API, such as `https://api.zoom.us/v2`
 */
export function readApiPath(text: string, bases: readonly string[]): ApiPath | PathProblem {
  const trimmed = text.trim();
  if (trimmed.length > longestPath) {
    return 'tooLong';
  }
  const relative = withoutBase(trimmed, bases);
  if (relative === undefined) {
    return 'otherHost';
  }
  const [path, query] = splitOnce(relative, '?');
  if (relative.includes('#')) {
    return 'fragment';
  }
  const problem = problemOf(path);
  return problem ?? { path: encodeRest(path), query: readQuery(query) };
}

function withoutBase(text: string, bases: readonly string[]): string | undefined {
  if (!/^[a-z][a-z\d+.-]*:/i.test(text)) {
    return text;
  }
  const base = bases
    .map((one) => one.replace(/\/$/, ''))
    .find((one) => text === one || text.startsWith(`${one}/`) || text.startsWith(`${one}?`));
  return base === undefined ? undefined : text.slice(base.length);
}

function problemOf(path: string): PathProblem | undefined {
  if (!path.startsWith('/')) {
    return 'notPath';
  }
  if (path.includes('//') || path.length === 1) {
    return path.length === 1 ? 'notPath' : 'slashes';
  }
  // What an encoded control character, or a character without its partner, would become.
  if (/[\p{Cc}\p{Cs}\\]|%(?:[01][\da-f]|7f|5c)|%(?![\da-f]{2})/iu.test(path)) {
    return 'characters';
  }
  if (/[{}]/.test(path)) {
    return 'placeholder';
  }
  return path.split('/').some(hasDots) ? 'dots' : undefined;
}

/** Whether a segment, or a part of it behind an encoded slash, is `.` or `..`, however often it is encoded. */
function hasDots(segment: string): boolean {
  let decoded = segment;
  for (let times = 0; times < 3 && decoded.includes('%'); times++) {
    decoded = decoded.replace(/%25/g, '%').replace(/%2e/gi, '.').replace(/%2f/gi, '/');
  }
  return decoded.split('/').some((part) => part === '.' || part === '..');
}

function readQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/**
 * Encodes what is not encoded yet, because a URL has no blanks and only ASCII, and decodes what never needs
 * to be, so that each call has one spelling (RFC 3986, section 6.2.2.2).
 */
function encodeRest(path: string): string {
  return path
    .replace(/[^\w\-.~:/@&=+,%;$!'()*[\]]/gu, encodeURIComponent)
    .replace(/%[2-7][\da-f]/gi, (encoded) => {
      const character = decodeURIComponent(encoded);
      return /[\w\-.~]/.test(character) ? character : encoded;
    });
}
