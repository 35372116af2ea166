import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallbackHandler } from '../../../src/accounts/signIn/callbackHandler';
import { PendingCallbacks } from '../../../src/accounts/signIn/pendingCallbacks';
import type { ActionableError } from '../../../src/platform/actionableError';
import { MemorySecrets } from '../support/memorySecrets.ts';

const log = { info: () => undefined, error: () => undefined };
const never = new AbortController().signal;

let secrets: MemorySecrets;
/** The errors that were shown. */
let shown: ActionableError[];
/** How often a callback was stored for another window. */
let forwarded: number;

beforeEach(() => {
  secrets = new MemorySecrets();
  shown = [];
  forwarded = 0;
  secrets.onDidChange(({ key }) => {
    forwarded += key === 'zoom.callback' ? 1 : 0;
  });
});

/** A window of a desktop, with a handler of its own and the secrets that all windows share. */
function openWindow() {
  const handler = new CallbackHandler({
    pending: new PendingCallbacks(),
    secrets,
    errors: {
      show: (error) => {
        shown.push(error as ActionableError);
        return Promise.resolve();
      },
    },
    log,
  });
  return {
    waitFor: (state: string, signal = never) => handler.waitFor(state, signal),
    close: () => handler.dispose(),
    open: (query: string, path = '/callback') => handler.handleUri({ path, query }),
  };
}

describe('CallbackHandler', () => {
  it('completes the sign-in of another window, and leaves nothing behind', async () => {
    const [waiting, front] = [openWindow(), openWindow()];
    const answer = waiting.waitFor('one.x');
    await front.open('code=abc&state=one.x');
    expect((await answer).get('code')).toBe('abc');
    await expect.poll(() => secrets.keys()).toEqual([]);
  });

  it('completes the sign-ins of two windows, each with its own callback', async () => {
    const [first, second, front] = [openWindow(), openWindow(), openWindow()];
    const answers = [first.waitFor('one.x'), second.waitFor('two.x')];
    await front.open('code=b&state=two.x');
    expect((await answers[1])?.get('code')).toBe('b');
    await front.open('code=a&state=one.x');
    expect((await answers[0])?.get('code')).toBe('a');
  });

  it.each([
    ['one with an unknown state', 'code=abc&state=guessed'],
    ['one without a state', 'code=abc'],
    ['one with a second code', 'code=abc&code=def&state=one.x'],
    ['one of a megabyte', `state=one.x&code=${'a'.repeat(1_000_000)}`],
  ])('neither accepts nor forwards %s', async (_what, query) => {
    const [waiting, front] = [openWindow(), openWindow()];
    const controller = new AbortController();
    const answer = waiting.waitFor('one.x', controller.signal);
    forwarded = 0;
    await front.open(query);
    await waiting.open(query);
    await front.open('code=abc&state=one.x', '/other');
    expect(forwarded).toBe(0);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(await secrets.keys()).toEqual([]);
  });

  it('ignores a repeated callback, and the callback of a second tab', async () => {
    const [waiting, front] = [openWindow(), openWindow()];
    const answer = waiting.waitFor('one.x');
    await waiting.open('code=abc&state=one.x');
    expect((await answer).get('code')).toBe('abc');
    forwarded = 0;
    for (const window of [waiting, front]) {
      await window.open('code=abc&state=one.x');
      await window.open('code=of-the-second-tab&state=one.x');
    }
    expect(forwarded).toBe(0);
  });

  it.each(['invalid', '', '0'])(
    'forwards nothing to a window that has closed and left the entry “%s”',
    async (entry) => {
      const [closed, front] = [openWindow(), openWindow()];
      void closed.waitFor('one.x');
      closed.close();
      const [key = ''] = await secrets.keys();
      await secrets.store(key, entry);
      forwarded = 0;
      await front.open('code=abc&state=one.x');
      expect(forwarded).toBe(0);
      expect(await secrets.keys()).toEqual([]);
    },
  );

  describe('after the window of a sign-in was reloaded', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    const minutes = (count: number) => count * 60_000;

    /** A window that waits for `one.x` until it is reloaded. */
    async function reload(): Promise<void> {
      const closed = openWindow();
      void closed.waitFor('one.x');
      await vi.advanceTimersByTimeAsync(0);
      closed.close();
    }

    it.each([1, 14])(
      'offers to sign in again when the callback arrives after %i minutes',
      async (age) => {
        await reload();
        await vi.advanceTimersByTimeAsync(minutes(age));
        const front = openWindow();
        await front.open('code=abc&state=one.x');
        await vi.advanceTimersByTimeAsync(10_000);
        expect(shown.map(({ actions }) => actions.map(({ title }) => title))).toEqual([
          ['Sign In'],
        ]);
        expect(await secrets.keys()).toEqual([]);
        await front.open('code=abc&state=one.x');
        await vi.advanceTimersByTimeAsync(10_000);
        expect(shown).toHaveLength(1);
      },
    );

    it('shows nothing for a callback that no sign-in has waited for', async () => {
      await reload();
      await openWindow().open('code=abc&state=guessed');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(shown).toEqual([]);
    });

    it('shows nothing if another window takes the callback', async () => {
      const [waiting, front] = [openWindow(), openWindow()];
      const answer = waiting.waitFor('one.x');
      await front.open('code=abc&state=one.x');
      await answer;
      await vi.advanceTimersByTimeAsync(10_000);
      expect(shown).toEqual([]);
      expect(await secrets.keys()).toEqual([]);
    });

    it('removes what is older than 15 minutes, and keeps the rest', async () => {
      await reload();
      await secrets.store('zoom.waiting.invalid', 'soon');
      await secrets.store('zoom.account.ada', '{}');
      await vi.advanceTimersByTimeAsync(minutes(14));
      openWindow();
      await vi.advanceTimersByTimeAsync(0);
      expect(await secrets.keys()).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(minutes(2));
      openWindow();
      await vi.advanceTimersByTimeAsync(0);
      expect(await secrets.keys()).toEqual(['zoom.account.ada']);
    });

    it('shows nothing for a callback that arrives later than that', async () => {
      await reload();
      await vi.advanceTimersByTimeAsync(minutes(16));
      await openWindow().open('code=abc&state=one.x');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(shown).toEqual([]);
      expect(await secrets.keys()).toEqual([]);
    });
  });

  it('ignores an invalid value in place of a forwarded callback', async () => {
    const [waiting, front] = [openWindow(), openWindow()];
    const answer = waiting.waitFor('one.x');
    await secrets.store('zoom.callback', '%%%&state=&state=');
    await front.open('code=abc&state=one.x');
    expect((await answer).get('code')).toBe('abc');
  });
});
