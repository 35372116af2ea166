import { describe, expect, it } from 'vitest';
import { findJwtAt, findJwts, longestJwt } from '../../../src/jwt/findJwts';
import { cpuTimeOf } from '../support/cpuTime.ts';
import { jwtOf } from '../support/jwts.ts';

const token = jwtOf({ alg: 'HS256' }, { mn: '85012345678' }, 'AbC-_9');
const unsigned = jwtOf({ alg: 'none' }, { mn: '85012345678' }, '');

describe('A token in a text', () => {
  it.each([
    ['alone', token],
    ['in quotes', `const signature = "${token}";`],
    ['in backquotes', `\`${token}\``],
    ['behind =', `ZOOM_SIGNATURE=${token}`],
    ['behind = with a comment', `ZAK=${token} # expires at noon`],
    ['in a header', `Authorization: Bearer ${token}`],
    ['in a command', `curl -H 'Authorization: Bearer ${token}'`],
    ['in the query of a URL', `https://zoom.us/s/85012345678?zak=${token}&x=1`],
    ['in the path of a URL', `https://zoom.example/${token}/join`],
    ['in an escaped URL', `https://zoom.example/?to=%2Fs%2F8%3Fzak%3D${token}%26x`],
    ['in JSON', `{"token":"${token}"}`],
    ['in a string with line breaks', `"token:\\n${token}\\n"`],
    ['in Markdown', `**${token}**, <${token.slice(1)}>`],
    ['at the end of a sentence', `It is ${token}.`],
    ['before dots', `It is ${token}...`],
    ['behind dots and a blank', `Hm... ${token}`],
  ])('is found %s', (_name, text) => {
    const start = text.indexOf(token);
    const found = { text: token, start, end: start + token.length };
    expect(findJwts(text)).toEqual([found]);
    for (const offset of [start, start + 40, found.end]) {
      expect(findJwtAt(text, offset)).toEqual(found);
    }
  });

  it('is found with an empty signature, and the dot in front of it', () => {
    for (const text of [unsigned, `"${unsigned}"`, `It is ${unsigned}.`]) {
      expect(findJwts(text).map((found) => found.text)).toEqual([unsigned]);
    }
  });

  it.each([
    ['a blank behind {', '{ "alg":"HS256"}'],
    ['a line break behind {', '{\n  "alg": "HS256"\n}'],
    ['Windows’ line break behind {', '{\r\n"alg": "HS256"}'],
    ['a tab behind {', '{\t"alg": "HS256"}'],
    ['a digit as name', '{"1":2}'],
  ])('is found if its header has %s', (_name, header) => {
    const text = jwtOf(header, {}, 'c2ln');
    expect(findJwts(`x=${text}`)).toEqual([{ text, start: 2, end: 2 + text.length }]);
  });

  it('is not found next to it, and each of several is', () => {
    const text = `${token} ${unsigned}, ${token}`;
    expect(findJwts(text).map((found) => found.text)).toEqual([token, unsigned, token]);
    expect(findJwtAt(text, token.length + 1)?.text).toBe(unsigned);
    expect(findJwtAt(`a ${token}`, 0)).toBeUndefined();
    expect(findJwtAt(`${token}  b`, token.length + 1)).toBeUndefined();
  });

  it('is found whole with too many parts, so that somebody can be told', () => {
    expect(findJwts(`"${token}.x"`).map((found) => found.text)).toEqual([`${token}.x`]);
    expect(findJwts(`${token}.x.y.z`).map((found) => found.text)).toEqual([`${token}.x.y.z`]);
  });

  it.each([
    ['two parts', 'eyJhbGciOiJIUzI1NiJ9.eyJtbiI6IjEifQ'],
    ['one part', 'eyJhbGciOiJIUzI1NiJ9'],
    ['a source map', `//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozfQ==`],
    ['the end of a word', `x${token}`],
    ['a member of an object', `tokens.${token}`],
    ['no object', token.slice(3)],
    ['nothing', ''],
  ])('is not %s', (_name, text) => {
    expect(findJwts(text)).toEqual([]);
    expect(findJwtAt(text, Math.floor(text.length / 2))).toBeUndefined();
  });

  it('has 131,072 characters at most', () => {
    const ofLength = (length: number) => token + 'x'.repeat(length - token.length);
    for (const [length, count] of [
      [100_000, 1],
      [longestJwt, 1],
      [longestJwt + 1, 0],
    ] as const) {
      const text = `"${ofLength(length)}"`;
      expect(findJwts(text)).toHaveLength(count);
      for (const offset of [1, 50_000, length + 1]) {
        expect(findJwtAt(text, offset)?.text.length).toBe(count === 1 ? length : undefined);
      }
    }
  });
});

it.each([
  ['beginnings', 'eyJ'],
  ['beginnings with a dot', 'eyJ.'],
  ['beginnings with a hyphen', 'eyJ-'],
  ['escaped beginnings', '%3DeyJ'],
  ['dots', '.'],
  ['quotes', '"eyJ.a.'],
  ['one long word', 'a'],
])('A text of 5 MB of %s takes no time to speak of', (_name, part) => {
  const text = part.repeat(Math.ceil(5_000_000 / part.length));
  const time = cpuTimeOf(() => [findJwts(text), findJwtAt(text, 2_500_000)]);
  expect(time).toBeLessThan(2_000);
});
