import { ZoomServerError } from '../errors';
import type { ScopedRequest } from './apiTransport';

/** The most entries that Zoom returns in one page. */
const pageSize = 300;

/** How many pages of a list to read at most: 60,000 entries. */
const maxPages = 200;

/**
 * How much of a list to read at most, in characters: more than 60,000 entries as Zoom writes them, and
 * little enough for the extension host. Each page alone may be as large as any response.
 */
const maxListLength = 64 * 1024 * 1024;

/** Zoom writes the token before the entries, and nothing nested before the token. */
const tokenInFirstChunk = /^\s*\{[^[\]{}]*?"next_page_token"\s*:\s*"([^"\\]*)"/;

/** The list to read, and how to read it. */
export interface PagedRequest extends Pick<
  ScopedRequest,
  'kind' | 'path' | 'scope' | 'query' | 'signal'
> {
  /** The path unless it is given, see {@link ScopedRequest.route}. */
  route?: string;
  /** Whether to read the list once more from its start when a later page fails like this. */
  mayRestart?: (error: unknown) => boolean;
  /** The API's host, for messages. */
  host: string;
}

/** A page that was requested. */
interface PendingPage {
  token: string | undefined;
  response: Promise<unknown>;
  /** The following page, if its token arrived before the rest of this one. */
  next?: PendingPage;
}

/**
 * Reads a list page by page, one request each. Each page names the next one by its
 * `next_page_token`, which is empty on the last one.
 *
 * The next page is requested as soon as its token arrives, so that the round trip, the rest of the
 * current page and the caller's work on it overlap. No token is followed twice: a proxy that gives the
 * same page for every token would otherwise be asked forever.
 *
 * @returns the responses, in order; after a restart, entries may come twice
 * @throws {ZoomServerError} `endlessList` after the last page that is read, if its token was followed
 *   before, or if there are more than 200 pages, or more than 64 MB
 * @throws whatever `send` throws
 */
export async function* readPages(
  send: (request: ScopedRequest) => Promise<unknown>,
  { kind, path, route = path, scope, query, signal, mayRestart = () => false, host }: PagedRequest,
): AsyncGenerator {
  let isStopped = false;
  let followed = new Set<string>();
  let length = 0;
  const mayFollow = (token: string) =>
    !followed.has(token) && followed.size < maxPages - 1 && length < maxListLength;
  const requestPage = (token?: string): PendingPage => {
    const run = followed;
    if (token !== undefined) {
      followed.add(token);
    }
    const page: PendingPage = {
      token,
      response: send({
        kind,
        method: 'GET',
        path,
        route,
        scope,
        query: { ...query, page_size: pageSize, next_page_token: token },
        signal,
        onBody: (characters) => {
          length += characters;
        },
        onFirstChunk: (chunk) => {
          const next = tokenInFirstChunk.exec(chunk)?.[1];
          if (next && !isStopped && run === followed && mayFollow(next)) {
            page.next ??= requestPage(next);
          }
        },
      }),
    };
    // A caller that stops early never awaits this page.
    page.response.catch(() => undefined);
    return page;
  };
  let hasRestarted = false;
  let page: PendingPage | undefined = requestPage();
  try {
    while (page !== undefined) {
      let response: unknown;
      try {
        response = await page.response;
      } catch (error) {
        if (page.token === undefined || hasRestarted || !mayRestart(error)) {
          throw error;
        }
        hasRestarted = true;
        followed = new Set();
        page = requestPage();
        continue;
      }
      const token = nextPageToken(response);
      const { next }: PendingPage = page;
      page =
        token === ''
          ? undefined
          : next?.token === token
            ? next
            : mayFollow(token)
              ? requestPage(token)
              : undefined;
      yield response;
      if (token !== '' && page === undefined) {
        throw new ZoomServerError('endlessList', host);
      }
    }
  } finally {
    isStopped = true;
  }
}

/** The token of the following page; empty on the last one. */
function nextPageToken(response: unknown): string {
  const token =
    typeof response === 'object' && response !== null && 'next_page_token' in response
      ? response.next_page_token
      : undefined;
  return typeof token === 'string' ? token : '';
}
