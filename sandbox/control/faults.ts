/** The kinds of faults that can be injected. */
type FaultKind =
  'latency' | 'hold' | 'dropBefore' | 'dropAfter' | 'truncate' | 'html' | 'status' | 'body';

/** The kinds that delay a request, in addition to which it can have another fault. */
const delays: readonly FaultKind[] = ['latency', 'hold'];

/** A fault to inject, as the control route accepts it. */
export interface Fault {
  /** A route as the log names it, such as `GET /v2/meetings/:meetingId`; `*` for all OAuth and API routes. */
  readonly route: string;
  /**
   * - `latency`: the response is delayed by `ms` milliseconds; can be combined with one other fault
   * - `hold`: the request is not handled before the faults are cleared; can be combined like `latency`
   * - `dropBefore`: the connection closes before the request is handled
   * - `dropAfter`: the request is handled, then the connection closes without a response
   * - `truncate`: the request is handled, then the connection closes in the middle of the response
   * - `html`: the request is not handled; the response is a proxy's page with status 200
   * - `status`: the request is not handled; the response is `status` (500 by default) with `headers`
   *   and `body`, or Zoom's 429 for `limit`
   * - `body`: the request is not handled; the response is `body` with status 200: a string as it is,
   *   anything else as JSON
   */
  readonly kind: FaultKind;
  /** The number of calls that fail; without it, calls fail until the fault is cleared. */
  readonly times?: number;
  readonly ms?: number;
  readonly status?: number;
  readonly limit?: 'perSecond' | 'daily';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface PendingFault {
  readonly fault: Fault;
  callsLeft: number;
}

/** The faults that wait for calls of their routes. */
export class Faults {
  #pending: PendingFault[] = [];
  #cleared = Promise.withResolvers<undefined>();

  get pending(): readonly Fault[] {
    return this.#pending.map(({ fault }) => fault);
  }

  add(fault: Fault): void {
    this.#pending.push({ fault, callsLeft: fault.times ?? Infinity });
  }

  clear(): void {
    this.#pending = [];
    this.#cleared.resolve(undefined);
    this.#cleared = Promise.withResolvers();
  }

  /** Resolves when the faults are cleared the next time. */
  async waitUntilCleared(): Promise<void> {
    await this.#cleared.promise;
  }

  /** Counts one call of a route and returns its faults: at most a delay and one other. */
  takeFaults(route: string): Fault[] {
    const matching = this.#pending.filter(
      ({ fault }) => fault.route === route || fault.route === '*',
    );
    const taken = [
      matching.find(({ fault }) => delays.includes(fault.kind)),
      matching.find(({ fault }) => !delays.includes(fault.kind)),
    ].filter((pending) => pending !== undefined);
    for (const pending of taken) pending.callsLeft -= 1;
    this.#pending = this.#pending.filter(({ callsLeft }) => callsLeft > 0);
    return taken.map(({ fault }) => fault);
  }
}
