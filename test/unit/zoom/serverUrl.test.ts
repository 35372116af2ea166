import { describe, expect, it } from 'vitest';
import { regionalApiUrl, serverUrl } from '../../../src/zoom/serverUrl';

describe('serverUrl', () => {
  it.each([
    ['https://zoom.us/oauth', 'https://zoom.us/oauth'],
    ['https://zoomgov.com/oauth/', 'https://zoomgov.com/oauth'],
    ['http://127.0.0.1:3101/oauth', 'http://127.0.0.1:3101/oauth'],
    ['http://[::1]:3101/v2', 'http://[::1]:3101/v2'],
  ])('accepts %s', (value, url) => {
    expect(serverUrl(value)).toBe(url);
  });

  it.each([
    'http://zoom.us/oauth',
    'http://127.0.0.1.evil.example/oauth',
    'https://user:password@zoom.us/oauth',
    'https://zoom.us/oauth?x=1',
    'https://zoom.us/oauth#x',
    'ftp://zoom.us',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
    'zoom.us/oauth',
  ])('rejects %s', (value) => {
    expect(serverUrl(value)).toBeUndefined();
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
});
