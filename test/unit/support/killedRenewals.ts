import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseAccount } from '../../../src/accounts/store/account';
import type { SandboxClient } from '../sandbox/sandboxClient.ts';
import { expiredAccount } from './accountParts.ts';
import { FileSecrets } from './fileSecrets.ts';
import { KillableWindow } from './killableWindow.ts';
import type { Report } from './renewalReports.ts';

/** The outcome of many renewals with killed processes and lost responses. */
export interface KilledRenewals {
  /** Renewals after which the session continued. */
  readonly survived: number;
  /** Killed windows, by the progress of their renewal. */
  readonly killed: Readonly<Record<KillMoment, number>>;
  /** Sessions that rotation ended: the refresh token was used up and the response was lost. */
  readonly forcedLosses: number;
  /** Sessions that ended for no such reason, missing accounts, and renewals that never succeeded. */
  readonly otherLosses: number;
  /** The number of times that the user had to sign in again. */
  readonly signInsAsked: number;
  /** Token requests for sessions that had already ended. */
  readonly requestsAfterEnd: number;
}

type KillMoment = 'started' | 'requested' | 'responded' | 'stored';

interface Call {
  readonly outcome: Report | 'killed';
  /** The last reported step. */
  readonly reached: KillMoment;
  readonly isKilled: boolean;
}

const moments = ['started', 'requested', 'responded', 'stored'] as const;
const faults = ['dropBefore', 'dropAfter', 'truncate', 'html', 'status', 'latency'] as const;

const accountId = 'user';
const key = `zoom.account.${accountId}`;

/** The number of windows that try one renewal, one after the other. */
const maxAttempts = 4;

/**
 * Renews a session `rounds` times through windows that are separate processes. Half of the renewals
 * are interrupted by SIGKILL, and a third meet a fault of the sandbox; `seed` determines which ones.
 */
export async function killedRenewals(
  zoom: SandboxClient,
  rounds: number,
  seed: number,
): Promise<KilledRenewals> {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-killed-'));
  const secrets = new FileSecrets(join(folder, 'secrets'));
  const random = createRandom(seed);
  // Windows are started in advance, because starting one takes longer than a renewal.
  const spares = Array.from({ length: 2 }, () => new KillableWindow(folder, accountId));
  let window = new KillableWindow(folder, accountId);
  const killed = { started: 0, requested: 0, responded: 0, stored: 0 };
  const counts = {
    survived: 0,
    forcedLosses: 0,
    otherLosses: 0,
    signInsAsked: 0,
    requestsAfterEnd: 0,
  };
  try {
    await signIn();
    for (let round = 0; round < rounds; round++) {
      await expire();
      const outcome = await renew();
      if (outcome === 'succeeded') {
        counts.survived++;
      } else {
        await signIn();
      }
    }
    return { ...counts, killed };
  } finally {
    await Promise.all([window, ...spares].map((spare) => spare.kill()));
    await rm(folder, { recursive: true, force: true });
  }

  /** Tries one renewal until it is not interrupted. */
  async function renew(): Promise<Report | 'killed'> {
    let mayBeLost = await injectFault();
    let outcome: Report | 'killed' = 'failed';
    const moment = random(2) === 0 ? undefined : moments[random(moments.length)];
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const latest = await call(attempt === 0 ? moment : undefined);
      outcome = latest.outcome;
      if (latest.isKilled) {
        const { reached } = latest;
        killed[reached]++;
        mayBeLost ||= reached === 'requested' || reached === 'responded';
        window = spares.shift() ?? window;
        spares.push(new KillableWindow(folder, accountId));
        await passTenSeconds();
      }
      await zoom.control('faults', {}, 'DELETE');
      if (outcome === 'succeeded' || outcome === 'ended' || outcome === 'lost') {
        break;
      }
    }
    if (outcome === 'ended') {
      await countEnd(mayBeLost);
    } else if (outcome !== 'succeeded') {
      counts.otherLosses++;
    }
    return outcome;
  }

  /** @returns whether the sandbox will drop a response */
  async function injectFault(): Promise<boolean> {
    const kind = random(3) === 0 ? faults[random(faults.length)] : undefined;
    if (kind === undefined) {
      return false;
    }
    await zoom.control('faults', {
      route: 'POST /oauth/token',
      kind,
      times: 1,
      ...(kind === 'latency' && { ms: random(8) }),
      ...(kind === 'status' && { status: 503, body: {} }),
    });
    return kind === 'dropAfter' || kind === 'truncate';
  }

  /** Makes the call, and kills the window a few milliseconds after it has reached `moment`. */
  async function call(moment: KillMoment | undefined): Promise<Call> {
    const pause = random(4);
    const current = window;
    await current.ready;
    let reached: KillMoment = 'started';
    let killing: Promise<void> | undefined;
    const reach = (step: KillMoment) => {
      reached = step;
      if (step === moment) {
        killing = delay(pause).then(() => current.kill());
      }
    };
    const calling = current.call((report) => {
      if (report === 'requested' || report === 'responded' || report === 'stored') {
        reach(report);
      }
    });
    reach('started');
    const outcome = await calling;
    await killing;
    return { outcome, reached, isKilled: killing !== undefined };
  }

  /** Counts a session that ended, after checking its stored refresh token at the sandbox. */
  async function countEnd(mayBeLost: boolean): Promise<void> {
    counts.signInsAsked++;
    const stored = parseAccount((await secrets.get(key)) ?? '');
    const before = await countTokenRequests();
    await window.ready;
    await window.call();
    counts.requestsAfterEnd += (await countTokenRequests()) - before;
    const { status } = await zoom.refresh(stored?.refreshToken ?? '');
    if (mayBeLost && stored?.ended !== undefined && status === 400) {
      counts.forcedLosses++;
    } else {
      counts.otherLosses++;
    }
  }

  async function signIn(): Promise<void> {
    await secrets.store(key, JSON.stringify({ ...expiredAccount(zoom.url, await zoom.signIn()) }));
    await zoom.control('requests', {}, 'DELETE');
  }

  async function expire(): Promise<void> {
    // The sandbox's clock stands still, and its rate limits are per second.
    await zoom.advance(1_000);
    const account = parseAccount((await secrets.get(key)) ?? '');
    await secrets.store(key, JSON.stringify({ ...account, expiresAt: 0 }));
  }

  async function countTokenRequests(): Promise<number> {
    return (await zoom.requests()).filter(({ route }) => route === 'POST /oauth/token').length;
  }

  /** Backdates the locks of killed windows, which expire after ten seconds. */
  async function passTenSeconds(): Promise<void> {
    const locks = join(folder, 'locks');
    const before = new Date(Date.now() - 11_000);
    for (const name of await readdir(locks).catch(() => [])) {
      await utimes(join(locks, name), before, before);
    }
  }
}

/** Pseudorandom integers that depend on the seed only (Park and Miller's generator). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
