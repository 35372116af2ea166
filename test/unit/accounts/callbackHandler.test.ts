import { beforeEach, describe, expect, it } from 'vitest';
import type * as vscode from 'vscode';
import { CallbackHandler } from '../../../src/accounts/signIn/callbackHandler';
import { PendingCallbacks } from '../../../src/accounts/signIn/pendingCallbacks';
import type { Log } from '../../../src/platform/log';
import { MemorySecrets } from '../support/memorySecrets.ts';

const log = { info: () => undefined } as unknown as Log;
const never = new AbortController().signal;

let secrets: MemorySecrets;
/** How often a callback was put where other windows find it. */
let handovers: number;

beforeEach(() => {
  secrets = new MemorySecrets();
  handovers = 0;
  secrets.onDidChange(({ key }) => {
    handovers += key === 'zoom.callback' ? 1 : 0;
  });
});

/** A window of a desktop: handlers of its own over the secrets that all windows share. */
function openWindow() {
  const handler = new CallbackHandler(new PendingCallbacks(), secrets, log);
  return {
    waitFor: (state: string, signal = never) => handler.waitFor(state, signal),
    close: () => handler.dispose(),
    open: (query: string, path = '/callback') =>
      handler.handleUri({ path, query } as unknown as vscode.Uri),
  };
}

describe('CallbackHandler', () => {
  it('finishes the sign-in of another window, and leaves nothing behind', async () => {
    const [waiting, front] = [openWindow(), openWindow()];
    const answer = waiting.waitFor('one.x');
    await front.open('code=abc&state=one.x');
    expect((await answer).get('code')).toBe('abc');
    await expect.poll(() => secrets.keys()).toEqual([]);
  });

  it('finishes each of two windows’ sign-ins with its own callback', async () => {
    const [first, second, front] = [openWindow(), openWindow(), openWindow()];
    const answers = [first.waitFor('one.x'), second.waitFor('two.x')];
    await front.open('code=b&state=two.x');
    expect((await answers[1])?.get('code')).toBe('b');
    await front.open('code=a&state=one.x');
    expect((await answers[0])?.get('code')).toBe('a');
  });

  it.each([
    ['nobody’s', 'code=abc&state=guessed'],
    ['one without a state', 'code=abc'],
    ['one with a second code', 'code=abc&code=def&state=one.x'],
    ['one of a megabyte', `state=one.x&code=${'a'.repeat(1_000_000)}`],
  ])('neither takes nor hands over %s', async (_what, query) => {
    const [waiting, front] = [openWindow(), openWindow()];
    const controller = new AbortController();
    const answer = waiting.waitFor('one.x', controller.signal);
    handovers = 0;
    await front.open(query);
    await waiting.open(query);
    await front.open('code=abc&state=one.x', '/other');
    expect(handovers).toBe(0);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(await secrets.keys()).toEqual([]);
  });

  it('ignores a callback that comes again, and the answer of a second tab', async () => {
    const [waiting, front] = [openWindow(), openWindow()];
    const answer = waiting.waitFor('one.x');
    await waiting.open('code=abc&state=one.x');
    expect((await answer).get('code')).toBe('abc');
    handovers = 0;
    for (const window of [waiting, front]) {
      await window.open('code=abc&state=one.x');
      await window.open('code=of-the-second-tab&state=one.x');
    }
    expect(handovers).toBe(0);
  });

  it.each(['rubbish', '', '0'])(
    'hands nothing to a window that is long gone, whose mark says “%s”',
    async (mark) => {
      const [gone, front] = [openWindow(), openWindow()];
      void gone.waitFor('one.x');
      gone.close();
      const [key = ''] = await secrets.keys();
      await secrets.store(key, mark);
      handovers = 0;
      await front.open('code=abc&state=one.x');
      expect(handovers).toBe(0);
      expect(await secrets.keys()).toEqual([]);
    },
  );

  it('is not troubled by rubbish in the place of a handed-over callback', async () => {
    const [waiting, front] = [openWindow(), openWindow()];
    const answer = waiting.waitFor('one.x');
    await secrets.store('zoom.callback', '%%%&state=&state=');
    await front.open('code=abc&state=one.x');
    expect((await answer).get('code')).toBe('abc');
  });
});
