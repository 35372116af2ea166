/** One call of an OAuth or API route. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query and without a code in the path. */
  readonly path: string;
  /** The route's name, such as `GET /v2/users/:userId/meetings`. */
  readonly route: string;
  /** The status of the response; null until it is sent. */
  status: number | null;
  /** When the request came, UTC, by the sandbox's clock. */
  readonly at: string;
  /** When the response was sent; null until then. */
  answeredAt: string | null;
}

/** The OAuth and API calls since the log was last cleared, oldest first, without secrets. */
export class RequestLog {
  #entries: LoggedRequest[] = [];

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }

  add(entry: LoggedRequest): void {
    this.#entries.push(entry);
  }

  clear(): void {
    this.#entries = [];
  }
}
