import { describe, expect, it } from 'vitest';
import { parsePastedCallback } from '../../../src/accounts/signIn/pastedCallback';

describe('parsePastedCallback', () => {
  it.each([
    ['http://127.0.0.1/callback?code=abc&state=one.x', 'abc'],
    ['  https://relay.example/callback?state=one.x&code=abc  ', 'abc'],
    ['aBcDeFgH_1234-xyz', 'aBcDeFgH_1234-xyz'],
    ['"http://127.0.0.1/callback?code=abc&state=one.x"', 'abc'],
    ['“http://127.0.0.1/callback?code=abc&state=one.x”', 'abc'],
    ["'http://127.0.0.1/callback?state=one.x&code=abc'", 'abc'],
    ['`http://127.0.0.1/callback?code=abc&state=one.x`', 'abc'],
    ['<http://127.0.0.1/callback?code=abc&state=one.x>', 'abc'],
    ['[page](http://127.0.0.1/callback?code=abc&state=one.x)', 'abc'],
    ['<a href="http://127.0.0.1/callback?code=abc&amp;state=one.x">', 'abc'],
    ['127.0.0.1/callback?code=abc&state=one.x', 'abc'],
    ['127.0.0.1:49152/callback?code=abc&state=one.x', 'abc'],
    ['localhost/callback?code=abc&state=one.x', 'abc'],
    ['//relay.example/callback?code=abc&state=one.x', 'abc'],
    ['/callback?code=abc&state=one.x', 'abc'],
    ['?code=abc&state=one.x', 'abc'],
    ['code=abc&state=one.x', 'abc'],
    ['state=one.x&code=abc', 'abc'],
    ['"?state=one.x&code=abc"', 'abc'],
    ['http://127.0.0.1/callback?code=abc&state=one.x.', 'abc'],
    ['http://127.0.0.1/callback?code=abc&state=one.x,', 'abc'],
    ['**http://127.0.0.1/callback?code=abc&state=one.x**', 'abc'],
    ['http://127.0.0.1/callback?code=abc&state=one.x#', 'abc'],
    ['http://127.0.0.1/callback?code=abc&amp;state=one.x', 'abc'],
    ['http://127.0.0.1/callback?code=abc&#38;state=one.x', 'abc'],
    ['{"url":"http:\\/\\/127.0.0.1\\/callback?code=abc\\u0026state=one.x"}', 'abc'],
    ['http://127.0.0.1/callback?code=a bc&state=one.x', 'abc'],
    ['http://127.0.0.1/callback?state=one.x&code=a bc', 'abc'],
    ['http://127.0.0.1/callback?code=abc&state=on\n  e.x', 'abc'],
    ['"127.0.0.1/callback?code=a bc&state=one.x"', 'abc'],
    ['code=a bc&amp;state=one.x.', 'abc'],
    ['http://127.0.0.1/call back?code=abc &state= one.x', 'abc'],
    ['\u200ehttp://127.0.0.1/callback?code=a\u200bbc&state=one.x\u2069', 'abc'],
    ['The page says http://127.0.0.1/callback?code=abc&state=one.x and cannot be opened.', 'abc'],
    ['GET /callback?code=abc&state=one.x HTTP/1.1', 'abc'],
    ['https://zoom.us/oauth?state=one.x then http://127.0.0.1/?code=abc&state=one.x', 'abc'],
    ['http://127.0.0.1/?code=old&state=two.x http://127.0.0.1/?code=abc&state=one.x', 'abc'],
    ['"aBcDeFgH_1234-xyz"', 'aBcDeFgH_1234-xyz'],
    ['<aBcDeFgH_1234-xyz>.', 'aBcDeFgH_1234-xyz'],
  ])('parses %s', (text, code) => {
    const pasted = parsePastedCallback(text, 'one.x');
    expect('callback' in pasted && pasted.callback.get('code')).toBe(code);
    expect('callback' in pasted && pasted.callback.get('state')).toBe('one.x');
  });

  it('parses a declined consent', () => {
    const pasted = parsePastedCallback(
      'http://127.0.0.1/callback?error=access_denied&state=one.x',
      'one.x',
    );
    expect('callback' in pasted && pasted.callback.get('error')).toBe('access_denied');
  });

  it.each([
    ['http://127.0.0.1/callback?code=abc&state=two.x', 'stateMismatch'],
    ['http://127.0.0.1/callback?code=abc', 'stateMismatch'],
    ['http://127.0.0.1/callback', 'invalid'],
    ['http://127.0.0.1/callback?code=abc&state=one', 'stateMismatch'],
    ['http://127.0.0.1/callback?code=abc&state=one.xy', 'stateMismatch'],
    ['http://127.0.0.1/callback?code=abc&state=ONE.X', 'stateMismatch'],
    ['"http://127.0.0.1/callback?code=abc&state=one.x2"', 'stateMismatch'],
    ['http://127.0.0.1/callback?code=abc&state=two.x&state=one.x', 'stateMismatch'],
    ['http://127.0.0.1/callback?code=abc&code=d&state=one.x', 'stateMismatch'],
    ['code=abc', 'stateMismatch'],
    ['?code=abc&amp;state=two.x', 'stateMismatch'],
    ['code=abc one.x', 'stateMismatch'],
    ['state=one.x', 'invalid'],
    ['https://zoom.us/oauth/authorize?response_type=code&state=one.x', 'invalid'],
    ['hello there', 'invalid'],
    ['"hello there, my friend"', 'invalid'],
    ['', 'invalid'],
    [`http://127.0.0.1/callback?state=one.x&code=${'a'.repeat(1_000_000)}`, 'invalid'],
  ])('refuses %s as %s', (text, problem) => {
    expect(parsePastedCallback(text, 'one.x')).toEqual({ problem });
  });
});

describe('A pasted text that is long', () => {
  it.each(['?', '?code=', 'state=one.x&', '&amp;', '\\u0026', ' code=', '<', '='])(
    'takes no time, of %s',
    (part) => {
      for (const size of [16_000, 1_000_000]) {
        const text = part.repeat(size / part.length);
        expect(parsePastedCallback(text, 'one.x')).toHaveProperty('problem');
      }
    },
  );
});
