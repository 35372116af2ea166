import { oneof } from 'fast-check';
import { describe, expect } from 'vitest';
import { findUrlAt, findUrls } from '../../../src/links/findUrls';
import { type JoinMethod, joinUrl, meetingIdInUrl } from '../../../src/links/joinUrl';
import { parseZoomLink } from '../../../src/links/zoomLink';
import { fuzz, textWith } from '../support/fuzz.ts';

const texts = textWith(
  'https://',
  'http://',
  'zoommtg://',
  'zoom.us',
  'acme.zoom.us',
  '.zoom.com',
  'zoomgov.com',
  '127.0.0.1:3101',
  '$(id)',
  '`id`',
  "';id;'",
  '@',
  ':443',
  '/j/',
  '/s/',
  '/w/',
  '/wc/join/',
  '/my/',
  '/join',
  '85012345678',
  '123456789',
  '?',
  '&',
  'pwd=',
  'tk=',
  'zak=',
  'confno=',
  'omn=',
  'aB3.1',
  '%2B',
  '%00',
  '#',
  '\\',
  ' ',
  '\n',
  '<',
  '"',
);

/** Links of which one part is arbitrary, so that many of them are read. */
const links = oneof(
  textWith('.', '-', '_', '$(id)', '`id`', "';id;'", '%24', 'acme', '@', ':443', '/', '\\').map(
    (name) => `https://${name}.zoom.us/j/85012345678?pwd=aB3.1`,
  ),
  texts.map((path) => `https://acme.zoom.us/${path.replace(/^\/*/, '')}`),
  textWith(
    'pwd=',
    'tk=',
    'zak=',
    'omn=',
    '85087654321',
    '&',
    '#',
    '=',
    '%',
    '%2B',
    'aB3.1',
    '$(id)',
    "'",
  ).map((query) => `https://zoom.us/${query.length % 2 === 0 ? 'j' : 's'}/85012345678?${query}`),
);

const methods: JoinMethod[] = ['browser', 'app', 'webClient'];
const host = String.raw`(?:[a-z\d-]+\.)*(?:zoom\.us|zoom\.com|zoomgov\.com)`;
const parameter = String.raw`pwd=(?:[\w.~+/=-]|%2[BF]|%3D)*`;
const joined: Record<Exclude<JoinMethod, 'browser'>, RegExp> = {
  app: new RegExp(
    String.raw`^zoommtg://${host}/join\?action=join&confno=\d{9,11}(?:&${parameter})?(?:&omn=\d{9,11})?&zc=0$`,
    'i',
  ),
  webClient: new RegExp(
    String.raw`^https://${host}/wc/(?:\d{9,11}/join|join/\d{9,11})(?:\?${parameter})?(?:[?&]omn=\d{9,11})?$`,
    'i',
  ),
};

function checkLink(text: string): void {
  const link = parseZoomLink(text);
  if (link === undefined) {
    return;
  }
  const url = new URL(link.url);
  expect(link.url).toBe(url.href);
  expect(url.origin).toMatch(new RegExp(`^https://${host}$`));
  expect([url.username, url.password, url.port]).toEqual(['', '', '']);
  if (link.meetingId !== undefined) {
    expect(String(link.meetingId)).toMatch(/^\d{1,11}$/);
  }
  for (const method of methods) {
    const result = joinUrl(link, method);
    if (method === 'browser') {
      expect(result).toMatch(new RegExp(`^https://${host}/[!-~]*$`));
      expect(result?.startsWith(`${url.origin}/s/`)).toBe(false);
    } else if (result !== undefined) {
      expect(result).toMatch(joined[method]);
    }
  }
}

describe('Links', () => {
  fuzz(
    'are read and converted only if every part is as Zoom writes it: any text',
    texts,
    checkLink,
  );
  fuzz('are read and converted only if every part is as Zoom writes it', links, checkLink);
  fuzz('are read and converted in the same way, whatever the text', texts, checkLink);

  fuzz(
    'are found in a text as addresses of the web, without blanks, quotes and brackets',
    texts,
    (text) => {
      for (const url of [...findUrls(text), ...[0, 7, 40].map((at) => findUrlAt(text, at))]) {
        if (url !== undefined) {
          expect(url).toMatch(/^https?:\/\/[^\s<>"'`()[\]{}|\\]*$/);
        }
      }
    },
  );

  fuzz('name a meeting by its number only', texts, (text) => {
    const id = meetingIdInUrl(text);
    expect(id === undefined || (Number.isSafeInteger(id) && id < 1e11)).toBe(true);
  });
});
