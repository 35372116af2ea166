import { describe, expect, it } from 'vitest';
import { parseCallback, PendingCallbacks } from '../../../src/accounts/signIn/pendingCallbacks';

const never = new AbortController().signal;
const query = (text: string) => new URLSearchParams(text);

describe('PendingCallbacks', () => {
  it('says when a callback is awaited, and when none is any more', async () => {
    const changes: boolean[] = [];
    const pending = new PendingCallbacks((isWaiting) => changes.push(isWaiting));
    const dismissal = new AbortController();
    const first = pending.waitFor('one.x', never);
    expect(changes).toEqual([true]);
    const second = pending.waitFor('two.x', dismissal.signal).catch(() => undefined);
    pending.deliver(query('code=a&state=one.x'));
    await first;
    expect(changes.at(-1)).toBe(true);
    dismissal.abort();
    await second;
    expect(changes.at(-1)).toBe(false);
    await pending.waitFor('three.x', AbortSignal.abort()).catch(() => undefined);
    expect(changes.at(-1)).toBe(false);
  });

  it('delivers a callback once, to the sign-in with its whole state', async () => {
    const pending = new PendingCallbacks();
    const first = pending.waitFor('one.x', never);
    const second = pending.waitFor('two.x', never);
    expect(pending.deliver(query('code=b&state=two.x'))).toBe(true);
    expect((await second).get('code')).toBe('b');
    expect(pending.deliver(query('code=c&state=two.x'))).toBe(false);
    expect(pending.states).toEqual(['one.x']);
    expect(pending.deliver(query('code=a&state=one.x'))).toBe(true);
    expect((await first).get('code')).toBe('a');
  });

  it.each([
    'code=a',
    'code=a&state=',
    'code=a&state=one',
    'code=a&state=one.xy',
    'code=a&state=ONE.X',
    'code=a&state=one.x&state=one.x',
    'code=a&code=b&state=one.x',
    'error=a&error=b&state=one.x',
  ])('delivers nothing else: %s', (text) => {
    const pending = new PendingCallbacks();
    void pending.waitFor('one.x', never);
    expect(pending.deliver(query(text))).toBe(false);
    expect(pending.states).toEqual(['one.x']);
  });

  it('forgets a sign-in that was canceled', async () => {
    const pending = new PendingCallbacks();
    const controller = new AbortController();
    const waiting = pending.waitFor('one.x', controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(pending.deliver(query('code=a&state=one.x'))).toBe(false);
    await expect(pending.waitFor('two.x', controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(pending.states).toEqual([]);
  });
});

describe('parseCallback', () => {
  it('does not parse a megabyte', () => {
    expect(parseCallback(`state=one&code=${'a'.repeat(1_000_000)}`)).toBeUndefined();
  });
});
