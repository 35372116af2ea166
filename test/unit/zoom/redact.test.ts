import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/zoom/redact';

describe('redact', () => {
  it.each([
    'https://us05web.zoom.us/j/850?pwd=aB3dEf.1',
    'start_url with zak=abc.def-123',
    'code=R9x_ZyXwVuTsRqPo refresh_token=eyJ',
    'Invalid authorization code R9x4ZyXwVuTsRqPoNmLkJi0',
    'eyJzdiI6IjAwMDAwMSIsImFsZyI6IkhTNTEyIn0.eyJhdWQiOiJjbGllbnQifQ.sig',
  ])('removes the secret from %s', (text) => {
    expect(redact(text)).toContain('…');
    expect(redact(text)).not.toMatch(/aB3dEf|abc\.def|R9x|eyJ/);
  });

  it.each(['Meeting does not exist: 85012345678.', 'scopes:[meeting:read:list_upcoming_meetings]'])(
    'leaves %s unchanged',
    (text) => {
      expect(redact(text)).toBe(text);
    },
  );
});
