import { expect, type TestContext } from 'vitest';
import type { SandboxClient } from '../../unit/sandbox/sandboxClient.ts';
import './testMeta.ts';

/** One call of another Zoom client. */
export interface ClientCall {
  /** As its documentation names it. */
  readonly name: string;
  /** The status with which the sandbox must answer; from 400 on, the client must fail. */
  readonly status: number;
  readonly send: () => Promise<unknown>;
}

/** Makes a call, records its outcome with the test, and expects it to be as it must be. */
export async function checkCall(
  { task }: TestContext,
  zoom: SandboxClient,
  client: string,
  { name, status, send }: ClientCall,
): Promise<void> {
  // The limit per second must not refuse any of the calls.
  await zoom.advance(1_000);
  await zoom.control('requests', {}, 'DELETE');
  let failure: unknown;
  let hasFailed = false;
  try {
    await send();
  } catch (error) {
    failure = error;
    hasFailed = true;
  }
  const answered = (await zoom.requests()).at(-1)?.status ?? null;
  const mustFail = status >= 400;
  const ok = answered === status && hasFailed === mustFail;
  task.meta.clientCall = { client, call: name, status: answered, ok };
  if (hasFailed && !mustFail) {
    throw failure;
  }
  expect({ status: answered, hasFailed }).toEqual({ status, hasFailed: mustFail });
}
