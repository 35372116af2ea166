import { describe, expect, it } from 'vitest';
import { addressAt } from '../../../src/links/addressInText';

describe('addressAt', () => {
  const url = 'https://zoom.us/j/85012345678?pwd=a.1';

  it.each([
    `Join at ${url}.`,
    `Join [here](${url})!`,
    `<a href="${url}">`,
    `<${url}>`,
    `See ${url}, or call`,
    `\\href{${url}}{Stand-up}`,
  ])('finds the address in %s', (line) => {
    const start = line.indexOf('https');
    expect(addressAt(line, start)).toBe(url);
    expect(addressAt(line, start + 12)).toBe(url);
    expect(addressAt(line, start + url.length)).toBe(url);
    expect(addressAt(line, start - 1)).toBeUndefined();
  });

  it('tells two addresses on a line apart', () => {
    const line = `${url} https://example.com/a`;
    expect(addressAt(line, 3)).toBe(url);
    expect(addressAt(line, line.length)).toBe('https://example.com/a');
  });

  it('reads what HTML escapes', () => {
    expect(addressAt('<a href="https://zoom.us/j/850?a=1&amp;pwd=b&#38;c=2">', 20)).toBe(
      'https://zoom.us/j/850?a=1&pwd=b&c=2',
    );
  });
});
