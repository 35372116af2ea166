import { describe, expect, it } from 'vitest';
import { joinUrl, type JoinMethod } from '../../../src/links/joinUrl';
import { parseZoomLink } from '../../../src/links/zoomLink';

function address(url: string, method: JoinMethod, ownHost?: string): string | undefined {
  const link = parseZoomLink(url, ownHost);
  if (link === undefined) {
    throw new Error(`${url} is no link.`);
  }
  return joinUrl(link, method);
}

describe('joinAddress', () => {
  it.each([
    ['https://zoom.us/j/85012345678', 'https://zoom.us/j/85012345678'],
    ['https://acme.zoom.us/j/85012345678?pwd=a.1', 'https://acme.zoom.us/j/85012345678?pwd=a.1'],
    ['https://zoom.us/w/85012345678?tk=t.1', 'https://zoom.us/w/85012345678?tk=t.1'],
    ['https://zoom.us/my/ada.lovelace?pwd=a', 'https://zoom.us/my/ada.lovelace?pwd=a'],
    ['https://app.zoom.us/wc/85012345678/join?pwd=a', 'https://zoom.us/j/85012345678?pwd=a'],
    [
      'https://acme.zoom.us/wc/join/85012345678?pwd=a&un=x',
      'https://acme.zoom.us/j/85012345678?pwd=a',
    ],
  ])('opens the page of %s', (url, page) => {
    expect(address(url, 'browser')).toBe(page);
  });

  it('passes no ZAK on: a start link is joined like any other', () => {
    const url = 'https://us05web.zoom.us/s/85012345678?zak=secret&pwd=a';
    expect(address(url, 'browser')).toBe('https://us05web.zoom.us/j/85012345678?pwd=a');
    expect(address(url, 'app')).not.toContain('secret');
    expect(address(url, 'webClient')).not.toContain('secret');
  });

  it.each([
    ['https://zoom.us/j/85012345678', 'zoommtg://zoom.us/join?action=join&confno=85012345678&zc=0'],
    [
      'https://us05web.zoom.us/j/85012345678?pwd=aB3%2Bc.1#success',
      'zoommtg://us05web.zoom.us/join?action=join&confno=85012345678&pwd=aB3%2Bc.1&zc=0',
    ],
    [
      'https://www.zoomgov.com/j/1612345678?pwd=a+b',
      'zoommtg://www.zoomgov.com/join?action=join&confno=1612345678&pwd=a+b&zc=0',
    ],
  ])('gives %s to the app, with its host and its passcode to the letter', (url, expected) => {
    expect(address(url, 'app')).toBe(expected);
  });

  it.each([
    ['https://zoom.us/j/85012345678', 'https://app.zoom.us/wc/85012345678/join'],
    [
      'https://us05web.zoom.us/j/85012345678?pwd=aB3.1',
      'https://app.zoom.us/wc/85012345678/join?pwd=aB3.1',
    ],
    ['https://acme.zoom.us/j/85012345678?pwd=a', 'https://acme.zoom.us/wc/join/85012345678?pwd=a'],
    ['https://zoomgov.com/j/1612345678', 'https://zoomgov.com/wc/join/1612345678'],
  ])('gives %s to the web client', (url, expected) => {
    expect(address(url, 'webClient')).toBe(expected);
  });

  it.each(['https://zoom.us/my/ada.lovelace?pwd=a', 'https://zoom.us/w/85012345678?tk=t.1'])(
    'knows no other way for %s than its page',
    (url) => {
      expect(address(url, 'app')).toBeUndefined();
      expect(address(url, 'webClient')).toBeUndefined();
    },
  );

  it('keeps a sandbox’s meetings from the app, which would look for them at Zoom', () => {
    const url = 'http://127.0.0.1:3101/j/85012345678?pwd=a';
    const own = '127.0.0.1:3101';
    expect(address(url, 'app', own)).toBeUndefined();
    expect(address(url, 'webClient', own)).toBe('http://127.0.0.1:3101/wc/join/85012345678?pwd=a');
  });
});
