/** One call that the sandbox got, as its log has it; secrets are left out. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** The route's own name, such as `GET /v2/users/:userId/meetings`. */
  readonly route: string;
  /** Null while unanswered, and where the connection was dropped first. */
  readonly status: number | null;
  /** UTC, by the sandbox's clock. */
  readonly at: string;
  /** When the answer went out; null like the status. */
  readonly answeredAt: string | null;
}

/** Something that goes wrong on a route, `times` times (until it is cleared where that is not given). */
export interface Fault {
  /** Such as `POST /oauth/token`, or `*` for every one. */
  readonly route: string;
  readonly kind: 'latency' | 'dropBefore' | 'dropAfter' | 'truncate' | 'html' | 'status' | 'body';
  readonly times?: number;
  /** For `latency`, in milliseconds. */
  readonly ms?: number;
  readonly status?: number;
  /** Which of Zoom's two limits a status of 429 is about. */
  readonly limit?: 'perSecond' | 'daily';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What can be changed of an app that is registered at the sandbox. */
export interface AppChange {
  readonly secret?: string;
  readonly scopes?: readonly string[];
  readonly redirectUris?: readonly string[];
  readonly enabled?: boolean;
  readonly deviceFlow?: boolean;
}

/** The parts of the sandbox's state that tests look at. */
export interface SandboxState {
  readonly now: string;
  readonly users: readonly {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
  }[];
  readonly meetings: number;
  /** The meetings that have ended, run by run. */
  readonly past: readonly { readonly id: number; readonly uuid: string; readonly topic: string }[];
  /** How many are on. */
  readonly live: number;
  readonly grants: number;
}

/**
 * A running Zoom sandbox, as tests control it. Every method rejects where the sandbox refuses or
 * cannot be reached.
 */
export class SandboxClient {
  /** Where it listens, without a slash at the end. */
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /**
   * Everything back to the seed: meetings, people, apps, clock; faults and log are gone, and so are
   * tokens unless the sessions are to be kept.
   */
  async reset(
    seed: { meetings?: number | 'default'; clock?: string; keepsSessions?: boolean } = {},
  ): Promise<void> {
    await this.#call('POST', 'reset', seed);
  }

  async state(): Promise<SandboxState> {
    return (await this.#call('GET', 'state')) as SandboxState;
  }

  /** The OAuth and API calls since the last reset or clearing, oldest first. */
  async requests(): Promise<readonly LoggedRequest[]> {
    return (await this.#call('GET', 'requests')) as LoggedRequest[];
  }

  async clearRequests(): Promise<void> {
    await this.#call('DELETE', 'requests');
  }

  async fault(fault: Fault): Promise<void> {
    await this.#call('POST', 'faults', fault);
  }

  async clearFaults(): Promise<void> {
    await this.#call('DELETE', 'faults');
  }

  /** Sets the sandbox's clock, or moves it on. */
  async clock(change: { now?: string; advanceMs?: number; running?: boolean }): Promise<void> {
    await this.#call('POST', 'clock', change);
  }

  /** Every access token given out so far is refused as expired from now on. */
  async expireAccessTokens(): Promise<void> {
    await this.#call('POST', 'expireAccessTokens', {});
  }

  async changeApp(clientId: string, change: AppChange): Promise<void> {
    await this.#call('POST', `apps/${encodeURIComponent(clientId)}`, change);
  }

  /**
   * Adds a meeting as somebody would in Zoom's own web pages.
   *
   * @returns its id
   */
  async addMeeting(meeting: {
    hostedBy: string;
    invited?: readonly string[];
    live?: boolean;
    [field: string]: unknown;
  }): Promise<number> {
    return ((await this.#call('POST', 'meetings', meeting)) as { id: number }).id;
  }

  async removeMeeting(id: number): Promise<void> {
    await this.#call('DELETE', `meetings/${id}`);
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}/sandbox/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`The sandbox refused ${method} ${path}: ${response.status} ${text}`);
    }
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
}
