import { beforeEach, describe, expect, it } from 'vitest';
import { CallbackHandler } from '../../../src/accounts/signIn/callbackHandler';
import { PendingCallbacks } from '../../../src/accounts/signIn/pendingCallbacks';
import { MemorySecrets } from '../support/memorySecrets.ts';

const log = { info: () => undefined };
const never = new AbortController().signal;

let secrets: MemorySecrets;
/** How often a callback was stored for another window. */
let forwarded: number;

beforeEach(() => {
  secrets = new MemorySecrets();
  forwarded = 0;
  secrets.onDidChange(({ key }) => {
    forwarded += key === 'zoom.callback' ? 1 : 0;
  });
});

/** A window of a desktop, with a handler of its own and the secrets that all windows share. */
function openWindow() {
  const handler = new CallbackHandler(new PendingCallbacks(), secrets, log);
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

  it('ignores an invalid value in place of a forwarded callback', async () => {
    const [waiting, front] = [openWindow(), openWindow()];
    const answer = waiting.waitFor('one.x');
    await secrets.store('zoom.callback', '%%%&state=&state=');
    await front.open('code=abc&state=one.x');
    expect((await answer).get('code')).toBe('abc');
  });
});
