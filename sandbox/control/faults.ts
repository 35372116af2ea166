/** What can be made to go wrong with an answer. */
export type FaultKind =
  'latency' | 'dropBefore' | 'dropAfter' | 'truncate' | 'html' | 'status' | 'body';

/** A fault to inject, as the control endpoint takes it. */
export interface FaultRequest {
  /** `POST /v2/users/:userId/meetings`, as the log names routes; `*` for every OAuth and API call. */
  readonly route: string;
  /**
   * - `latency`: the answer waits `ms` milliseconds; goes together with one other fault
   * - `dropBefore`: the connection breaks before anything was done
   * - `dropAfter`: the work is done, then the connection breaks
   * - `truncate`: the work is done, and the connection breaks in the middle of the answer
   * - `html`: nothing is done, a proxy's page comes with 200
   * - `status`: nothing is done, `status` comes with `headers` and `body`, or Zoom's 429 by `limit`
   * - `body`: nothing is done, `body` comes with 200: JSON, or the text as it is for a string
   */
  readonly kind: FaultKind;
  /** For how many calls; undefined until cleared. */
  readonly times?: number;
  readonly ms?: number;
  readonly status?: number;
  readonly limit?: 'perSecond' | 'daily';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Fault {
  readonly request: FaultRequest;
  left: number;
}

/** The faults that wait for their calls. */
export class Faults {
  #faults: Fault[] = [];

  get pending(): readonly FaultRequest[] {
    return this.#faults.map(({ request }) => request);
  }

  add(request: FaultRequest): void {
    this.#faults.push({ request, left: request.times ?? Infinity });
  }

  clear(): void {
    this.#faults = [];
  }

  /** The faults of one call of a route, used up by it: at most a latency and one other. */
  take(route: string): FaultRequest[] {
    const matching = this.#faults.filter(
      ({ request }) => request.route === route || request.route === '*',
    );
    const taken = [
      matching.find(({ request }) => request.kind === 'latency'),
      matching.find(({ request }) => request.kind !== 'latency'),
    ].filter((fault) => fault !== undefined);
    for (const fault of taken) fault.left -= 1;
    this.#faults = this.#faults.filter(({ left }) => left > 0);
    return taken.map(({ request }) => request);
  }
}
