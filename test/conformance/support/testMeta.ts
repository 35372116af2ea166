/** What a test of this folder checked, for the summary of `npm run conformance`. */
export interface Checked {
  readonly kind: 'request' | 'generatedResponse' | 'sandboxResponse';
  readonly count: number;
}

/** How a call of another Zoom client ended, for the table of `npm run conformance`. */
export interface CallOutcome {
  readonly client: string;
  readonly call: string;
  /** The status of the sandbox's response; null if there was none. */
  readonly status: number | null;
  /** Whether both the status and the client's result are as they must be. */
  readonly ok: boolean;
}

declare module 'vitest' {
  interface TaskMeta {
    checked?: Checked;
    clientCall?: CallOutcome;
  }
}
