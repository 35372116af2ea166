import { expect, it } from 'vitest';
import { findZak } from '../../../src/text/findZak';

const token = 'eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJjbGllbnRzbSJ9.c2lnbmF0dXJl-_';

/** Returns what is replaced in a line with a selection between two bars, or a cursor at one. */
function replacedIn(languageId: string, text: string): string | undefined {
  const [before = '', selected = '', after] = text.replace('TOKEN', token).split('|');
  const line = before + selected + (after ?? '');
  const end = after === undefined ? before.length : before.length + selected.length;
  const target = findZak(line, { start: before.length, end }, languageId);
  return target === undefined ? undefined : line.slice(target.start, target.end);
}

it.each([
  ['plaintext', '|TOKEN'],
  ['plaintext', 'TOKEN|'],
  ['plaintext', 'the |TOKEN| is old'],
  ['json', '{ "zak": "|TOKEN" }'],
  ['python', "zak = '|TOKEN|'"],
  ['yaml', 'zak: |TOKEN'],
  ['dotenv', 'ZAK=|TOKEN'],
  ['dotenv', 'ZAK="|TOKEN"'],
  ['plaintext', `${token.slice(0, 25)}|${token.slice(25)}`],
  ['plaintext', `${token.slice(0, 19)}|eyJhdWQi|${token.slice(27)}`],
])('A token that is selected or at the cursor is replaced in %s: %s', (language, text) => {
  expect(replacedIn(language, text)).toBe(token);
});

it.each([
  ['dotenv', 'ZAK=old|', 'old'],
  ['dotenv', 'ZAK=o|l|d', 'old'],
  ['dotenv', 'export ZOOM_ZAK="|old value" # why', 'old value'],
  ['dotenv', 'ZAK="old"|', 'old'],
  ['dotenv', 'ZAK=|"old"|', 'old'],
  ['dotenv', "ZAK='|'", ''],
  ['dotenv', 'ZAK=old| # why', 'old'],
  ['dotenv', 'ZAK=|', ''],
  ['dotenv', 'zoom_zak_token = o|ld', 'old'],
  ['properties', 'ZAK=|changeme', 'changeme'],
])('The value of a variable for a ZAK is replaced in %s: %s', (language, text, expected) => {
  expect(replacedIn(language, text)).toBe(expected);
});

it.each([
  ['plaintext', 'ZAK=old|'],
  ['dotenv', 'TOKEN_ID=old|'],
  ['dotenv', 'Z|AK=old'],
  ['dotenv', 'ZAK=old # wh|y'],
  ['python', 'zoom.api.get|Zak()'],
  ['plaintext', '|the TOKEN| is old'],
  ['plaintext', '| TOKEN'],
  ['plaintext', 'eyJhbGci|Oi.two'],
])('Nothing else is replaced in %s: %s', (language, text) => {
  expect(replacedIn(language, text.replace('TOKEN_ID', 'ID'))).toBeUndefined();
});
