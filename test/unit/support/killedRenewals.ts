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

/** What came of many renewals under kills and lost answers. */
export interface KilledRenewals {
  /** Renewals after which the session went on. */
  readonly survived: number;
  /** Windows that were killed, by how far their renewal had come. */
  readonly killed: Readonly<Record<KillMoment, number>>;
  /** Ends that the rotation forces: the one refresh token was used up and its answer lost. */
  readonly forcedLosses: number;
  /** Ends that nothing forced, accounts that are gone, and sessions that never came back. */
  readonly otherLosses: number;
  /** How often somebody was to sign in again. */
  readonly signInsAsked: number;
  /** Token requests for sessions that had ended already. */
  readonly requestsAfterEnd: number;
}

type KillMoment = 'told' | 'asked' | 'answered' | 'stored';

interface Call {
  readonly outcome: Report | 'killed';
  /** The last step that was reported. */
  readonly reached: KillMoment;
  readonly isKilled: boolean;
}

const moments = ['told', 'asked', 'answered', 'stored'] as const;
const faults = ['dropBefore', 'dropAfter', 'truncate', 'html', 'status', 'latency'] as const;

const accountId = 'user';
const key = `zoom.account.${accountId}`;

/** A window that was killed is followed by another, and that one by a third, at the most. */
const longestRow = 4;

/**
 * Renews a session `rounds` times through windows that are processes of their own. Half of the
 * renewals are cut short by SIGKILL, a third meet a fault of the sandbox; which, and when, follows
 * from `seed`.
 */
export async function killedRenewals(
  zoom: SandboxClient,
  rounds: number,
  seed: number,
): Promise<KilledRenewals> {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-killed-'));
  const secrets = new FileSecrets(join(folder, 'secrets'));
  const random = numbers(seed);
  // One is started while another works: it takes longer than a renewal.
  const spares = Array.from({ length: 2 }, () => new KillableWindow(folder, accountId));
  let window = new KillableWindow(folder, accountId);
  const killed = { told: 0, asked: 0, answered: 0, stored: 0 };
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
      const outcome = await renewInRow();
      if (outcome === 'succeeded') {
        counts.survived++;
      } else {
        await signIn();
      }
    }
    return { ...counts, killed };
  } finally {
    await Promise.all([window, ...spares].map((one) => one.kill()));
    await rm(folder, { recursive: true, force: true });
  }

  /** One renewal, as often as it is cut short. */
  async function renewInRow(): Promise<Report | 'killed'> {
    let mayBeLost = await meetFault();
    let outcome: Report | 'killed' = 'failed';
    const moment = random(2) === 0 ? undefined : moments[random(moments.length)];
    for (let attempt = 0; attempt < longestRow; attempt++) {
      const latest = await call(attempt === 0 ? moment : undefined);
      outcome = latest.outcome;
      if (latest.isKilled) {
        const { reached } = latest;
        killed[reached]++;
        mayBeLost ||= reached === 'asked' || reached === 'answered';
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
      await judgeEnd(mayBeLost);
    } else if (outcome !== 'succeeded') {
      counts.otherLosses++;
    }
    return outcome;
  }

  /** @returns whether the sandbox will keep an answer back */
  async function meetFault(): Promise<boolean> {
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

  /** Makes the call, and kills the window a few milliseconds after it has come to `moment`. */
  async function call(moment: KillMoment | undefined): Promise<Call> {
    const pause = random(4);
    const current = window;
    await current.ready;
    let reached: KillMoment = 'told';
    let killing: Promise<void> | undefined;
    const come = (to: KillMoment) => {
      reached = to;
      if (to === moment) {
        killing = delay(pause).then(() => current.kill());
      }
    };
    const calling = current.call((report) => {
      if (report === 'asked' || report === 'answered' || report === 'stored') {
        come(report);
      }
    });
    come('told');
    const outcome = await calling;
    await killing;
    return { outcome, reached, isKilled: killing !== undefined };
  }

  /** A session that has ended is asked about at Zoom itself, with the very token that was stored. */
  async function judgeEnd(mayBeLost: boolean): Promise<void> {
    counts.signInsAsked++;
    const stored = parseAccount((await secrets.get(key)) ?? '');
    const before = await tokenRequests();
    await window.ready;
    await window.call();
    counts.requestsAfterEnd += (await tokenRequests()) - before;
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
    // The sandbox's clock may stand still, and its limits count the calls of a second.
    await zoom.advance(1_000);
    const account = parseAccount((await secrets.get(key)) ?? '');
    await secrets.store(key, JSON.stringify({ ...account, expiresAt: 0 }));
  }

  async function tokenRequests(): Promise<number> {
    const requests = (await zoom.control('requests', {}, 'GET')) as unknown as { route: string }[];
    return requests.filter(({ route }) => route === 'POST /oauth/token').length;
  }

  /** The lock of a dead window is free after ten seconds: it is dated back by as many. */
  async function passTenSeconds(): Promise<void> {
    const locks = join(folder, 'locks');
    const before = new Date(Date.now() - 11_000);
    for (const name of await readdir(locks).catch(() => [])) {
      await utimes(join(locks, name), before, before);
    }
  }
}

/** Numbers that look like chance and are the same for each seed (Park and Miller's generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
