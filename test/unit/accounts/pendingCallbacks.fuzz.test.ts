import { array, constantFrom, oneof, tuple } from 'fast-check';
import { describe, expect } from 'vitest';
import { parsePastedCallback } from '../../../src/accounts/signIn/pastedCallback';
import {
  parseCallback,
  PendingCallbacks,
  stateOf,
} from '../../../src/accounts/signIn/pendingCallbacks';
import { fuzz, textWith } from '../support/fuzz';

const state = 'q83vEjRWeJq83vEjRWeJqw.dnNjb2RlOi8v';

const values = oneof(
  constantFrom(state, `${state}x`, state.toUpperCase(), '', 'secretCode', '%', '%C3%28'),
  textWith(state, '=', '&', '%00', '#'),
);
const names = oneof(
  { arbitrary: constantFrom('state', 'code', 'error'), weight: 5 },
  { arbitrary: constantFrom('State', 'st%61te', 'error_description', ' code', ''), weight: 1 },
);
const parameters = array(tuple(names, values), { maxLength: 5 });

describe('a callback', () => {
  fuzz('is delivered only with the whole state, once', parameters, async (pairs) => {
    const pending = new PendingCallbacks();
    const stop = new AbortController();
    const answer = pending.waitFor(state, stop.signal).catch(() => undefined);
    const count = (name: string) => pairs.filter(([key]) => key === name).length;
    const isOurs =
      ['state', 'code', 'error'].every((name) => count(name) <= 1) &&
      pairs.some(([name, value]) => name === 'state' && value === state);
    expect(pending.deliver(new URLSearchParams(pairs))).toBe(isOurs);
    stop.abort();
    expect((await answer)?.get('state')).toBe(isOurs ? state : undefined);
    expect(pending.deliver(new URLSearchParams(pairs))).toBe(false);
  });

  fuzz(
    'of any text is parsed or ignored',
    textWith('state=', `state=${state}`, 'code=', 'error=', '&', '%', '+', '?', '#'),
    (text) => {
      const callback = parseCallback(text);
      const pending = new PendingCallbacks();
      pending.waitFor(state, new AbortController().signal).catch(() => undefined);
      if (callback !== undefined && pending.deliver(callback)) {
        expect(callback.getAll('state')).toEqual([state]);
      }
    },
  );
});

describe('a pasted text', () => {
  fuzz(
    'is a callback of this sign-in, or a problem',
    oneof(
      textWith('https://127.0.0.1/callback', '?', '&', '#', `state=${state}`, 'code=a1', ' ', '\n'),
      parameters.map((pairs) => {
        const query = pairs.map((pair) => pair.join('=')).join('&');
        return `vscode://vscode-zoom.zoom-meetings/callback?${query}`;
      }),
    ),
    (text) => {
      const pasted = parsePastedCallback(text, state);
      if ('problem' in pasted) {
        expect(['invalid', 'stateMismatch']).toContain(pasted.problem);
        return;
      }
      const { callback } = pasted;
      expect(stateOf(callback)).toBe(state);
      expect(callback.has('code') || callback.has('error')).toBe(true);
      // Either the text names this sign-in, or it is nothing but a code.
      const visible = text.replace(/[\s\p{Cf}]/gu, '');
      expect(visible.includes(state) || /^\W*[\w-]{8,512}\W*$/.test(text)).toBe(true);
    },
  );
});
