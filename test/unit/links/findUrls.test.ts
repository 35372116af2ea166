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

  it.each([
    'notzoom.us/j/85012345678',
    'ada@zoom.us/j/85012345678',
    'zoom.us.evil.example/j/85012345678',
    'ftp://zoom.us/j/85012345678',
  ])('finds no URL in %s', (text) => {
    expect(findUrls(text)).toEqual([]);
  });
});
