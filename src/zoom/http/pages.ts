import type { ApiRequest } from './apiTransport';

/** The most entries that Zoom returns in one page. */
const pageSize = 300;

/** Zoom writes the token before the entries, and nothing nested before the token. */
const tokenInFirstChunk = /^\s*\{[^[\]{}]*?"next_page_token"\s*:\s*"([^"\\]*)"/;

/** The list to read, and how to read it. */
export interface PagedRequest extends Pick<ApiRequest, 'path' | 'query' | 'signal'> {
  /** The path unless it is given, see {@link ApiRequest.route}. */
  route?: string;
  /** Whether to read the list once more from its start when a later page fails like this. */
  mayRestart?: (error: unknown) => boolean;
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
 * current page and the caller's work on it overlap.
 *
 * @returns the responses, in order; after a restart, entries may come twice
 * @throws whatever `send` throws
 */
export async function* readPages(
  send: (request: ApiRequest) => Promise<unknown>,
  { path, route = path, query, signal, mayRestart = () => false }: PagedRequest,
): AsyncGenerator {
  let isStopped = false;
  const requestPage = (token?: string): PendingPage => {
    const page: PendingPage = {
      token,
      response: send({
        method: 'GET',
        path,
        route,
        query: { ...query, page_size: pageSize, next_page_token: token },
        signal,
        onFirstChunk: (chunk) => {
          const next = tokenInFirstChunk.exec(chunk)?.[1];
          if (next && !isStopped) {
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
        page = requestPage();
        continue;
      }
      const token = nextPageToken(response);
      const { next }: PendingPage = page;
      page = token === '' ? undefined : next?.token === token ? next : requestPage(token);
      yield response;
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
