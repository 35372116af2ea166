import { expect, it } from 'vitest';
import { encodeUrl } from '../../../src/links/encodeUrl';

it.each([
  [
    'https://zoom.us/j/1?pwd=aB3.-_~+1&b=c#success',
    'https://zoom.us/j/1?pwd=aB3.-_~+1&b=c#success',
  ],
  ['https://zoom.us/j/1?pwd=a\nb\r\tc\u2028', 'https://zoom.us/j/1?pwd=abc%E2%80%A8'],
  [
    'https://zoom.us/j/1?{a}|\\^[b]`"\' <c>',
    'https://zoom.us/j/1?%7Ba%7D%7C%5C%5E%5Bb%5D%60%22%27%20%3Cc%3E',
  ],
  ['https://zoom.us/j/1/a(b)$(id);*!', 'https://zoom.us/j/1/a%28b%29%24%28id%29%3B%2A%21'],
  ['https://zoom.us\\@evil.example/', 'https://zoom.us/@evil.example/'],
  ['https://zoom.us:443@evil.example/j/1', 'https://evil.example/j/1'],
  ['http://[::1]:8080/j/1', 'http://[::1]:8080/j/1'],
  ['zoommtg://zoom.us/join?{a}', 'zoommtg://zoom.us/join?%7Ba%7D'],
  ['no URL {x}\ud800', 'no%20URL%20%7Bx%7D%EF%BF%BD'],
])('makes a URL of %j that ends nowhere else', (text, url) => {
  expect(encodeUrl(text)).toBe(url);
  expect(encodeUrl(url)).toBe(url);
});
