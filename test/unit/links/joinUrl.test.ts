import { describe, expect, it } from 'vitest';
import { joinUrl, type JoinMethod, meetingIdInUrl } from '../../../src/links/joinUrl';
import { parseZoomLink } from '../../../src/links/zoomLink';

function urlFor(url: string, method: JoinMethod, ownHost?: string): string | undefined {
  const link = parseZoomLink(url, ownHost);
  if (link === undefined) {
    throw new Error(`${url} is not a link.`);
  }
  return joinUrl(link, method);
}

describe('joinUrl', () => {
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
    expect(urlFor(url, 'browser')).toBe(page);
  });

  it.each([
    'https://us05web.zoom.us/j/1234567890?pwd=a.1&omn=85012345678',
    'https://us05web.zoom.us/s/1234567890?zak=secret&omn=85012345678&pwd=a.1',
  ])('keeps the meeting that is held in a personal meeting room: %s', (url) => {
    expect(urlFor(url, 'browser')).toBe(
      'https://us05web.zoom.us/j/1234567890?pwd=a.1&omn=85012345678',
    );
    expect(urlFor(url, 'app')).toBe(
      'zoommtg://us05web.zoom.us/join?action=join&confno=1234567890&pwd=a.1&omn=85012345678&zc=0',
    );
    expect(urlFor(url, 'webClient')).toBe(
      'https://app.zoom.us/wc/1234567890/join?pwd=a.1&omn=85012345678',
    );
    for (const method of ['browser', 'app', 'webClient'] as const) {
      expect(meetingIdInUrl(urlFor(url, method) ?? '')).toBe(85012345678);
    }
  });

  it.each(['$(id)', '85012345678%26uname%3Dx', '1', '85012345678&omn=99912345678'])(
    'passes on no omn=%s, which is no meeting',
    (omn) => {
      const url = `https://us05web.zoom.us/j/1234567890?omn=${omn}`;
      expect(urlFor(url, 'app')).toBe(
        'zoommtg://us05web.zoom.us/join?action=join&confno=1234567890&zc=0',
      );
      expect(urlFor(url, 'webClient')).toBe('https://app.zoom.us/wc/1234567890/join');
    },
  );

  it('passes no ZAK on, because a start link is joined like any other link', () => {
    const url = 'https://us05web.zoom.us/s/85012345678?zak=secret&pwd=a';
    expect(urlFor(url, 'browser')).toBe('https://us05web.zoom.us/j/85012345678?pwd=a');
    expect(urlFor(url, 'app')).not.toContain('secret');
    expect(urlFor(url, 'webClient')).not.toContain('secret');
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
  ])('opens %s in the app, with its host and its passcode unchanged', (url, expected) => {
    expect(urlFor(url, 'app')).toBe(expected);
  });

  it.each([
    ['https://zoom.us/j/85012345678', 'https://app.zoom.us/wc/85012345678/join'],
    [
      'https://us05web.zoom.us/j/85012345678?pwd=aB3.1',
      'https://app.zoom.us/wc/85012345678/join?pwd=aB3.1',
    ],
    ['https://acme.zoom.us/j/85012345678?pwd=a', 'https://acme.zoom.us/wc/join/85012345678?pwd=a'],
    ['https://zoomgov.com/j/1612345678', 'https://zoomgov.com/wc/join/1612345678'],
  ])('opens %s in the web client', (url, expected) => {
    expect(urlFor(url, 'webClient')).toBe(expected);
  });

  it.each(['https://zoom.us/my/ada.lovelace?pwd=a', 'https://zoom.us/w/85012345678?tk=t.1'])(
    'knows no method for %s but the browser',
    (url) => {
      expect(urlFor(url, 'app')).toBeUndefined();
      expect(urlFor(url, 'webClient')).toBeUndefined();
    },
  );

  it.each([
    '$(id)',
    '`id`',
    "a';id;'",
    'a%26uname%3Dx',
    'a%22%20--x',
    'a;b',
    'a%00',
    '%F0%9F%98%80',
  ])('does not pass on pwd=%s, which Zoom never issues', (pwd) => {
    const url = new URL(`https://zoom.us/j/85012345678?pwd=${pwd}`).href;
    expect(urlFor(url, 'app')).toBeUndefined();
    expect(urlFor(url, 'webClient')).toBeUndefined();
    expect(urlFor(url, 'browser')).toBe(url);
    const start = `https://zoom.us/s/85012345678?zak=secret&pwd=${pwd}&tk=${pwd}`;
    expect(urlFor(start, 'browser')).toBe('https://zoom.us/j/85012345678');
  });

  it('does not open a sandbox’s meetings in the app, which would look for them at Zoom', () => {
    const url = 'http://127.0.0.1:3101/j/85012345678?pwd=a';
    const own = '127.0.0.1:3101';
    expect(urlFor(url, 'app', own)).toBeUndefined();
    expect(urlFor(url, 'webClient', own)).toBe('http://127.0.0.1:3101/wc/join/85012345678?pwd=a');
  });
});
