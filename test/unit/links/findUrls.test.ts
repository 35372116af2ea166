import { describe, expect, it } from 'vitest';
import { findUrlAt, findUrls } from '../../../src/links/findUrls';

describe('findUrlAt', () => {
  const url = 'https://zoom.us/j/85012345678?pwd=a.1';

  it.each([
    `Join at ${url}.`,
    `Join [here](${url})!`,
    `<a href="${url}">`,
    `<${url}>`,
    `See ${url}, or call`,
    `\\href{${url}}{Stand-up}`,
  ])('finds the URL in %s', (line) => {
    const start = line.indexOf('https');
    expect(findUrlAt(line, start)).toBe(url);
    expect(findUrlAt(line, start + 12)).toBe(url);
    expect(findUrlAt(line, start + url.length)).toBe(url);
    expect(findUrlAt(line, start - 1)).toBeUndefined();
  });

  it('tells two URLs on a line apart', () => {
    const line = `${url} https://example.com/a`;
    expect(findUrlAt(line, 3)).toBe(url);
    expect(findUrlAt(line, line.length)).toBe('https://example.com/a');
  });

  it('unescapes what HTML escapes', () => {
    expect(findUrlAt('<a href="https://zoom.us/j/850?a=1&amp;pwd=b&#38;c=2">', 20)).toBe(
      'https://zoom.us/j/850?a=1&pwd=b&c=2',
    );
  });
});

describe('findUrlAt in an escaped text', () => {
  const url = 'https://zoom.us/j/85012345678?pwd=a%2Bb&omn=85087654321';

  it.each([
    ['LaTeX', url.replace(/[%&]/g, '\\$&')],
    ['JSON', url.replace(/\//g, '\\/').replace('&', '\\u0026')],
    ['HTML', url.replace(/\//g, '&#x2F;').replace('&omn', '&amp;omn')],
  ])('counts the characters of the text, as in %s', (_format, written) => {
    const line = `é {${written}} x`;
    const end = 3 + written.length;
    expect([2, 3, 20, end, end + 1].map((at) => findUrlAt(line, at))).toEqual([
      undefined,
      url,
      url,
      url,
      undefined,
    ]);
  });

  it('ends before the marks around a link', () => {
    const line = '**https://zoom.us/j/85012345678**';
    expect([1, 2, 31, 32].map((at) => findUrlAt(line, at) !== undefined)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('findUrls', () => {
  it('finds the URLs of an invitation', () => {
    const text =
      'Join Zoom Meeting\nhttps://us02web.zoom.us/j/85012345678?pwd=a.1\n\nMeeting ID: 850 1234 5678\n' +
      '(see https://example.com/help).';
    expect(findUrls(text)).toEqual([
      'https://us02web.zoom.us/j/85012345678?pwd=a.1',
      'https://example.com/help',
    ]);
  });

  it.each(['zoom.us', 'us02web.zoom.us', 'my-company.zoom.com', 'www.zoomgov.com'])(
    'also finds a URL on %s without https://',
    (host) => {
      expect(findUrls(`at ${host}/j/85012345678.`)).toEqual([`https://${host}/j/85012345678`]);
    },
  );

  it.each(['?!?', '.,.', '*.*', '...', '.**.', '!?).'])(
    'leaves out all punctuation behind a URL: %s',
    (marks) => {
      const url = 'https://zoom.us/j/85012345678?pwd=a..-b.1';
      expect(findUrls(`(see ${url}${marks}`)).toEqual([url]);
    },
  );

  it('reads a whole URL or none at the end of what is searched', () => {
    const url = 'https://zoom.us/j/85012345678?pwd=aB3.1';
    for (const end of [1, 10, 35, url.length]) {
      expect(findUrls(`${' '.repeat(100_000 - end)}${url}`)).toEqual(end < 8 ? [] : [url]);
    }
  });

  it('lists those without a scheme last', () => {
    expect(findUrls('zoom.us/j/1 https://a.example http://b.example')).toEqual([
      'https://a.example',
      'http://b.example',
      'https://zoom.us/j/1',
    ]);
  });

  it.each([
    ['of more than any link has', `https://zoom.us/j/85012345678?pwd=${'a'.repeat(3_000)}`],
    ['without a host', 'https:// and http://?a'],
    ['whose escapes stand for no character of a URL', 'https:&#x110000;&#0;\\u{110000}//a'],
  ])('finds no URL %s', (_what, text) => {
    expect(findUrls(text)).toEqual([]);
  });

  it.each([
    'notzoom.us/j/85012345678',
    'ada@zoom.us/j/85012345678',
    'zoom.us.evil.example/j/85012345678',
    'ftp://zoom.us/j/85012345678',
  ])('finds no URL in %s', (text) => {
    expect(findUrls(text)).toEqual([]);
  });
});
