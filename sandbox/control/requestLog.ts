/** One call of an OAuth or API route. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query; a code in the path is left out. */
  readonly path: string;
  /** As faults name it: `GET /v2/users/:userId/meetings`. */
  readonly route: string;
  /** What was answered; null while it is not, and for good where the connection was dropped first. */
  status: number | null;
  /** By the sandbox's clock, UTC. */
  readonly at: string;
  /** When the answer went out; null like the status. */
  answeredAt: string | null;
}

/** The OAuth and API calls since the start or the last clearing, oldest first; no secrets. */
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
