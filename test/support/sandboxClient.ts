/** A call in the sandbox's request log, without secrets. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** The route's name, such as `GET /v2/users/:userId/meetings`. */
  readonly route: string;
  /** The status of the response; null until it is sent. */
  readonly status: number | null;
  /** When the request came, UTC, by the sandbox's clock. */
  readonly at: string;
  /** When the response was sent; null until then. */
  readonly answeredAt: string | null;
}

/** A fault to inject into `times` calls of a route, or into all calls until it is cleared. */
export interface Fault {
  /** A route such as `POST /oauth/token`, or `*` for all of them. */
  readonly route: string;
  readonly kind:
    'latency' | 'hold' | 'dropBefore' | 'dropAfter' | 'truncate' | 'html' | 'status' | 'body';
  readonly times?: number;
  /** The delay of a `latency` fault, in milliseconds. */
  readonly ms?: number;
  readonly status?: number;
  /** Sends Zoom's response for one of its rate limits. */
  readonly limit?: 'perSecond' | 'daily';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A change of an app at the sandbox; missing fields stay as they are. */
export interface AppChange {
  readonly secret?: string;
  readonly scopes?: readonly string[];
  readonly redirectUris?: readonly string[];
  readonly enabled?: boolean;
  readonly deviceFlow?: boolean;
}

/** The parts of the sandbox's state that tests read. */
export interface SandboxState {
  readonly now: string;
  readonly users: readonly {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
  }[];
  readonly meetings: number;
  /** The past instances of meetings. */
  readonly past: readonly { readonly id: number; readonly uuid: string; readonly topic: string }[];
  /** The number of live meetings. */
  readonly live: number;
  readonly grants: number;
}

/** Controls a running sandbox. Methods reject if the sandbox rejects the call or is unreachable. */
export class SandboxClient {
  /** The address of the sandbox, without a slash at the end. */
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /**
   * Restores meetings, apps and clock, and removes faults, the request log and, unless sessions are
   * kept, all tokens.
   */
  async reset(
    seed: { meetings?: number | 'default'; clock?: string; keepsSessions?: boolean } = {},
  ): Promise<void> {
    await this.#call('POST', 'reset', seed);
  }

  async state(): Promise<SandboxState> {
    return (await this.#call('GET', 'state')) as SandboxState;
  }

  /** The OAuth and API calls since the log was last cleared, oldest first. */
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

  /** Sets, advances, stops or starts the sandbox's clock. */
  async clock(change: { now?: string; advanceMs?: number; running?: boolean }): Promise<void> {
    await this.#call('POST', 'clock', change);
  }

  /** Makes all access tokens issued so far expire. */
  async expireAccessTokens(): Promise<void> {
    await this.#call('POST', 'expireAccessTokens', {});
  }

  async changeApp(clientId: string, change: AppChange): Promise<void> {
    await this.#call('POST', `apps/${encodeURIComponent(clientId)}`, change);
  }

  /** Changes what the account of a user may do, or has done today. */
  async changeAccount(change: {
    user: string;
    meetingWritesToday?: number;
    mayHost?: boolean;
  }): Promise<void> {
    await this.#call('POST', 'account', change);
  }

  /**
   * Adds a meeting as if it were created in Zoom's web portal.
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
