/** What a request needs; a small part of the Fetch standard's `RequestInit`, and a little more. */
export interface FetchInit {
  method: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** May be told how the body of an answer with success begins, before the rest has come. */
  onFirstChunk?: (beginning: string) => void;
}

/** What is read of an answer; a small part of the Fetch standard's `Response`. */
export interface HttpResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null };
  text(): Promise<string>;
}

/** A `fetch` that gives an answer when its body has come whole. */
export type Fetch = (url: string, init: FetchInit) => Promise<HttpResponse>;
