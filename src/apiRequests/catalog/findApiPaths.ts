import { findApiRequests, type FoundRequest } from './findRequests';

/** A path of Zoom's API in a text, and where it is. */
export interface FoundApiPath {
  /** With its query, as it is written. */
  path: string;
  /** The method, if it is written before the path. */
  method: string | undefined;
  /** Where it begins and ends, in characters from the start of the line. */
  start: number;
  end: number;
  requests: readonly FoundRequest[];
}

/**
 * A path behind an address of Zoom's API, or behind a variable of files with requests whose name says that
 * it is one. What bounds the names of variables keeps the time short.
 */
const pathBehindBase =
  /(?:https:\/\/api(?:-[a-z]{2})?\.zoom(?:\.us|gov\.com)\/v2|(?:\{\{|\$\{)\s?[\w.]{0,40}(?:zoom|api|base|url|host)[\w.]{0,20}\s?\}{1,2}(?:\/v2)?)(?<path>\/(?:users|meetings|past_meetings|live_meetings|contacts)[^\s"'`<>\\)|]{0,500})/gi;

/** A request line of a file with HTTP requests. */
const requestLine = /^\s*(?<method>GET|POST|PUT|PATCH|DELETE)\s+(?<path>\/[^\s"'`<>\\]{1,500})/i;

const methodWord = /\b(GET|POST|PUT|PATCH|DELETE)\b/gi;

/** How much of a line is read, in characters. */
const longestLine = 5_000;

/**
 * Finds the paths in a line.
 *
 * @param isHttpFile whether a line may be a request with nothing but a path
 */
export function findApiPaths(line: string, isHttpFile: boolean): FoundApiPath[] {
  const text = line.slice(0, longestLine);
  const inHttpFile = isHttpFile ? requestLine.exec(text) : null;
  const matches = inHttpFile === null ? [...text.matchAll(pathBehindBase)] : [inHttpFile];
  return matches.flatMap((match) => {
    const path = withoutPunctuation(match.groups?.path ?? '');
    const start = match.index + match[0].length - (match.groups?.path ?? '').length;
    const method = match.groups?.method ?? methodIn(text.slice(0, start));
    const exact = findApiRequests(path, method);
    const requests = exact.length > 0 ? exact : findApiRequests(path);
    return requests.length === 0
      ? []
      : [{ path, method: method?.toUpperCase(), start, end: start + path.length, requests }];
  });
}

/** The method that is written last in front of a path. */
function methodIn(before: string): string | undefined {
  return [...before.matchAll(methodWord)].at(-1)?.[1];
}

/** Removes what ends a sentence. */
function withoutPunctuation(path: string): string {
  return path.replace(/[.,;:!?]{1,5}$/, '');
}
