import { describe, expect, it } from 'vitest';
import { parseMeetingNumber } from '../../../src/links/meetingNumber';
import { formatMeetingNumber, joinPage, parseZoomLink } from '../../../src/links/zoomLink';

describe('parseZoomLink', () => {
  it.each([
    ['https://zoom.us/j/85012345678', 85012345678, undefined],
    ['https://us05web.zoom.us/j/85012345678?pwd=aB3.1', 85012345678, 'aB3.1'],
    ['https://company.zoom.us/s/123456789?zak=x', 123456789, undefined],
    ['https://zoomgov.com/j/1612345678', 1612345678, undefined],
    ['https://events.zoom.com/w/85012345678', 85012345678, undefined],
    ['https://app.zoom.us/wc/85012345678/join', 85012345678, undefined],
    ['https://zoom.us/wc/join/85012345678', 85012345678, undefined],
    ['  https://zoom.us/my/ada.lovelace?pwd=q ', undefined, 'q'],
    ['zoommtg://us05web.zoom.us/join?action=join&confno=85012345678&pwd=a.1', 85012345678, 'a.1'],
  ])('reads %s', (text, meetingId, pwd) => {
    expect(parseZoomLink(text)).toMatchObject({ meetingId, pwd });
  });

  it.each([
    'http://zoom.us/j/85012345678',
    'https://zoom.us.evil.example/j/85012345678',
    'https://evilzoom.us/j/85012345678',
    'https://user@zoom.us/j/85012345678',
    'https://zoom.us:8443/j/85012345678',
    'https://zoom.us/j/1234',
    'https://zoom.us/j/850123456789012',
    'https://zoom.us/signin',
    'javascript:alert(1)//zoom.us/j/85012345678',
    'http://127.0.0.1:3101/j/85012345678',
    'https://$(id).zoom.us/j/85012345678',
    "https://a';id;'.zoom.us/j/85012345678",
    'https://a`id`.zoom.us/j/85012345678',
    'https://a_b.zoom.us/j/85012345678',
    'https://a..zoom.us/j/85012345678',
    'https://.zoom.us/j/85012345678',
    'https://zoom.us./j/85012345678',
    'zoommtg://evil.example/join?confno=85012345678',
    'zoommtg://a@zoom.us/join?confno=85012345678',
    'zoommtg://zoom.us/join?confno=850',
    'not a link',
  ])('does not read %s', (text) => {
    expect(parseZoomLink(text)).toBeUndefined();
  });

  it('reads a link that opens the app as the one in a browser', () => {
    const link =
      'zoommtg://us05web.zoom.us/join?action=join&confno=1234567890&pwd=a.1&omn=85012345678&zc=0';
    expect(parseZoomLink(link)).toEqual({
      meetingId: 85012345678,
      roomId: 1234567890,
      pwd: 'a.1',
      url: 'https://us05web.zoom.us/j/1234567890?pwd=a.1&omn=85012345678',
    });
  });

  it('also reads links of the configured server', () => {
    expect(
      parseZoomLink('http://127.0.0.1:3101/j/85012345678?pwd=p', '127.0.0.1:3101'),
    ).toMatchObject({ meetingId: 85012345678, pwd: 'p' });
    expect(parseZoomLink('http://127.0.0.1:9/j/85012345678', '127.0.0.1:3101')).toBeUndefined();
  });
});

describe('meeting numbers', () => {
  it.each([
    ['850 1234 5678', 85012345678],
    ['123-456-789', 123456789],
    ['12345', undefined],
    ['850 1234 5678 x', undefined],
  ])('reads %s', (text, id) => {
    expect(parseMeetingNumber(text)).toBe(id);
  });

  it.each([
    [123456789, '123 456 789'],
    [1234567890, '123 456 7890'],
    [85012345678, '850 1234 5678'],
  ])('formats %i for people', (id, text) => {
    expect(formatMeetingNumber(id)).toBe(text);
  });
});

describe('joinPage', () => {
  it.each([
    ['https://api.zoom.us/v2', 'https://zoom.us/j/85012345678'],
    ['https://api-eu.zoom.us/v2', 'https://zoom.us/j/85012345678'],
    ['https://api.zoomgov.com/v2', 'https://zoomgov.com/j/85012345678'],
    ['https://zoom-proxy.company.example/v2', 'https://zoom.us/j/85012345678'],
    ['http://127.0.0.1:3101/v2', 'http://127.0.0.1:3101/j/85012345678'],
  ])('is beside %s', (apiUrl, page) => {
    expect(joinPage(85012345678, apiUrl)).toBe(page);
  });
});
