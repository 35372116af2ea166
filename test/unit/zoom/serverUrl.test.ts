import { describe, expect, it } from 'vitest';
import { serverUrl } from '../../../src/zoom/serverUrl';

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
