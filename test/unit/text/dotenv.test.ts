import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { applyEdits, findAssignments, setVariable } from '../../../src/text/dotenv';
import { cpuTimeOf } from '../support/cpuTime.ts';

const token = 'eyJhbGciOiJub25lIn0.e30.a_b-c';

const fill = (text: string) => text.replaceAll('@', token);

const set = (text: string, key = 'ZAK') => applyEdits(text, setVariable(text, key, token));

/** Files, and what they are with the token: `@` stands for it. */
const files: readonly (readonly [name: string, before: string, after: string])[] = [
  ['empty', '', 'ZAK=@\n'],
  ['without the variable', 'A=1\n', 'A=1\nZAK=@\n'],
  ['without a line break at its end', 'A=1', 'A=1\nZAK=@'],
  ['with a value', 'A=1\nZAK=old\nB=2\n', 'A=1\nZAK=@\nB=2\n'],
  ['with a value at its very end', 'A=1\nZAK=old', 'A=1\nZAK=@'],
  ['without a value', 'ZAK=\nB=2\n', 'ZAK=@\nB=2\n'],
  ['that ends with the equals sign', 'ZAK=', 'ZAK=@'],
  ['with a comment and no value', 'ZAK=  # two hours\n', 'ZAK=@  # two hours\n'],
  ['with a comment directly behind no value', 'ZAK=#none\n', 'ZAK=@ #none\n'],
  ['with double quotes', 'ZAK="old" # c\n', 'ZAK="@" # c\n'],
  ['with single quotes', "ZAK='old'\n", "ZAK='@'\n"],
  ['with backticks', 'ZAK=`old`\n', 'ZAK=`@`\n'],
  ['with empty quotes', 'ZAK=""\n', 'ZAK="@"\n'],
  ['with an escaped quote', 'ZAK="o\\"ld"\n', 'ZAK="@"\n'],
  ['with something behind the quotes', 'ZAK="old"junk\n', 'ZAK=@\n'],
  ['with export', 'export ZAK=old\n', 'export ZAK=@\n'],
  ['with blanks', '  ZAK \t=  old  # c\n', '  ZAK \t=  @  # c\n'],
  ['with a colon', 'ZAK: old\nB: 1\n', 'ZAK: @\nB: 1\n'],
  ['with a colon and no value', 'ZAK: \n', 'ZAK: @ \n'],
  ['with duplicates', 'ZAK=a\nB=1\nexport ZAK="b"\n', 'ZAK=@\nB=1\nexport ZAK="@"\n'],
  ['of Windows', 'A=1\r\nZAK=old\r\nB=2\r\n', 'A=1\r\nZAK=@\r\nB=2\r\n'],
  ['of Windows, without the variable', 'A=1\r\nB=2\r\n', 'A=1\r\nB=2\r\nZAK=@\r\n'],
  ['of Windows, without both', 'A=1\r\nB=2', 'A=1\r\nB=2\r\nZAK=@'],
  ['with mixed line breaks', 'A=1\nZAK=old\r\nB=2\n', 'A=1\nZAK=@\r\nB=2\n'],
  ['with a byte order mark', '\uFEFFZAK=old\nB=1\n', '\uFEFFZAK=@\nB=1\n'],
  ['with nothing but a byte order mark', '\uFEFF', '\uFEFFZAK=@\n'],
  [
    'with the variable in another value',
    'K="a\nZAK=no\nb"\nZAK=old\n',
    'K="a\nZAK=no\nb"\nZAK=@\n',
  ],
  ['with a value of several lines', 'ZAK="a\nb\nc"\nB=1\n', 'ZAK="@"\nB=1\n'],
  ['with a quote that never ends', 'A="x\nZAK=old\n', 'A="x\nZAK=@\n'],
  ['with the variable in a comment', '# ZAK=old\nB=1\n', '# ZAK=old\nB=1\nZAK=@\n'],
  [
    'with similar variables',
    'MY_ZAK=1\nZAK_TOKEN=2\nZA.K=3\n',
    'MY_ZAK=1\nZAK_TOKEN=2\nZA.K=3\nZAK=@\n',
  ],
  ['with a reference to the variable', 'A=$ZAK\nZAK=${A}\n', 'A=$ZAK\nZAK=@\n'],
  ['with the same value elsewhere', 'A=old\nZAK=old\nB=old\n', 'A=old\nZAK=@\nB=old\n'],
  ['with a pattern of String.replace', 'ZAK=old$&\n', 'ZAK=@\n'],
  [
    'with names that every object has',
    'constructor=1\n__proto__=2\n',
    'constructor=1\n__proto__=2\nZAK=@\n',
  ],
  ['with apostrophes', "A=it's\nZAK=old\nB=it's\n", "A=it's\nZAK=@\nB=it's\n"],
  ['with the name alone', 'ZAK\nB=1\n', 'ZAK\nB=1\nZAK=@\n'],
  ['with the token already', 'ZAK="@"\r\nB=1', 'ZAK="@"\r\nB=1'],
];

describe('A dotenv file', () => {
  it.each(files)('%s keeps everything but the value', (_name, before, after) => {
    expect(set(fill(before))).toBe(fill(after));
  });

  it.each(files)('%s has the token for other programs', (_name, before) => {
    const text = set(before).replace(/^\uFEFF/, '');
    // Node.js reads neither colons nor, in a file with an open quote, what others read.
    if (!/ZAK:|A="x/.test(text)) {
      expect(parseEnv(text).ZAK).toBe(token);
    }
  });

  it.each(files)('%s is the same if its bytes are read one by one', (_name, before) => {
    const inBytes = (text: string) => Buffer.from(text).toString('latin1');
    expect(set(inBytes(before))).toBe(inBytes(set(before)));
  });

  it('keeps bytes that are no text', () => {
    const bytes = Buffer.from([0x41, 0x3d, 0xff, 0xa0, 0x0a, 0x5a, 0x41, 0x4b, 0x3d, 0xc3, 0xa0]);
    expect(Buffer.from(set(bytes.toString('latin1')), 'latin1').toString('hex')).toBe(
      `${bytes.toString('hex', 0, 9)}${Buffer.from(token).toString('hex')}`,
    );
  });

  it('takes a time that grows with its length only', () => {
    const time = cpuTimeOf(() => {
      for (const part of ['A="\n', 'A=1\n', `A='"\`\n`, 'A="\\"', '   ', 'export ', '#\r']) {
        findAssignments(part.repeat(200_000));
      }
    });
    expect(time).toBeLessThan(3_000);
  });
});
