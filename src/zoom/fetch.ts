/** What a request needs; a small part of the Fetch standard's `RequestInit`. */
export interface FetchInit {
  method: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

/** A `fetch` that gives the platform's own `Response` with its body already read. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;
