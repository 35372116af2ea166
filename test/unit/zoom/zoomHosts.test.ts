import { describe, expect, it } from 'vitest';
import { isZoomHost, regionalApiUrl } from '../../../src/zoom/zoomHosts';

describe('isZoomHost', () => {
  const apiUrl = 'https://api.zoom.us/v2';

  it.each([
    ['https://zoom.us/rec/1', apiUrl, true],
    ['https://us02web.zoom.us/rec/1', 'https://api-eu.zoom.us/v2', true],
    ['https://zoomgov.com/rec/1', 'https://api.zoomgov.com/v2', true],
    ['https://zoom.us/rec/1', 'https://api.zoomgov.com/v2', false],
    ['https://other.co.uk/1', 'https://gateway.co.uk/v2', false],
    ['https://gateway.co.uk/1', 'https://gateway.co.uk/v2', true],
    ['https://b.gateway.co.uk/1', 'https://gateway.co.uk/v2', false],
    ['https://evil.co.uk/1', 'https://api.co.uk/v2', false],
    ['https://evil.co.uk/1', 'https://proxy.corp.co.uk/v2', false],
    ['https://corp.example/1', 'https://api.corp.example/v2', false],
    ['https://zoom.us.evil.example/1', apiUrl, false],
    ['https://evilzoom.us/1', apiUrl, false],
    ['https://api.zoom.us/1', 'https://evilzoom.us/v2', false],
    ['https://user@zoom.us/1', apiUrl, false],
    ['https://$(id).zoom.us/1', apiUrl, false],
    ['https://zoom.us:8443/1', apiUrl, false],
    ['http://zoom.us/1', apiUrl, false],
    ['https://zoom.com/1', apiUrl, false],
    ['https://us02web.zoom.us/1', 'https://zoom.us/oauth', true],
    ['not a URL', apiUrl, false],
    ['http://127.0.0.1:9/1', 'http://127.0.0.1:9/v2', true],
    ['http://127.0.0.1:8/1', 'http://127.0.0.1:9/v2', false],
    ['http://127.0.0.1:9/1', apiUrl, false],
  ])('%s for the API %s: %j', (url, api, expected) => {
    expect(isZoomHost(url, api)).toBe(expected);
  });
});

describe('regionalApiUrl', () => {
  const configured = 'https://api.zoom.us/v2';

  it.each([
    ['https://api-eu.zoom.us', 'https://api-eu.zoom.us/v2'],
    ['https://api.zoom.us', 'https://api.zoom.us/v2'],
    ['https://zoom.us/', 'https://zoom.us/v2'],
  ])('accepts %s', (apiUrl, expected) => {
    expect(regionalApiUrl(configured, apiUrl)).toBe(expected);
  });

  it.each([
    undefined,
    '',
    'api-eu.zoom.us',
    'http://api-eu.zoom.us',
    'https://api-eu.zoomgov.com',
    'https://zoom.us.evil.example',
    'https://evilzoom.us',
    'https://user@api-eu.zoom.us',
    'https://api-eu.zoom.us:8443',
    'https://api-eu.zoom.us/elsewhere',
    'https://api-eu.zoom.us?x',
    'https://api-eu.zoom.us#x',
  ])('keeps the configured API for %s', (apiUrl) => {
    expect(regionalApiUrl(configured, apiUrl)).toBe(configured);
  });

  it('compares with the domain of the configured API', () => {
    expect(regionalApiUrl('https://api.zoomgov.com/v2', 'https://api-us.zoomgov.com')).toBe(
      'https://api-us.zoomgov.com/v2',
    );
    expect(regionalApiUrl('http://127.0.0.1:3101/v2', 'http://127.0.0.1:9')).toBe(
      'http://127.0.0.1:3101/v2',
    );
  });

  it.each([
    ['https://proxy.corp.co.uk/v2', 'https://evil.co.uk'],
    ['https://proxy.corp.co.uk/v2', 'https://co.uk'],
    ['https://api.co.uk/v2', 'https://evil.co.uk'],
    ['https://api.corp.example/v2', 'https://api-eu.corp.example'],
  ])('keeps %s for %s, since other domains can have several owners', (gateway, apiUrl) => {
    expect(regionalApiUrl(gateway, apiUrl)).toBe(gateway);
  });
});
