import { describe, expect, it } from 'vitest';
import { availableMethods } from '../../../src/accounts/signIn/signInMethods';

const desktop = {
  isDesktop: true,
  isBesideBrowser: true,
  hasRelay: false,
  hasSecret: false,
  hasAccountId: false,
};
const browser = { ...desktop, isDesktop: false, isBesideBrowser: false };

describe('availableMethods', () => {
  it.each([
    ['a desktop with a public client', desktop, ['loopback', 'uriHandler', 'manual']],
    [
      'a desktop with a relay',
      { ...desktop, hasRelay: true },
      ['uriHandler', 'loopback', 'manual'],
    ],
    [
      'a desktop with a secret, for which Zoom accepts no loopback',
      { ...desktop, hasSecret: true },
      ['uriHandler', 'deviceCode', 'manual'],
    ],
    [
      'a desktop whose extension runs on a remote machine',
      { ...desktop, isBesideBrowser: false },
      ['uriHandler', 'manual'],
    ],
    ['a browser', browser, ['manual']],
    ['a browser with a relay', { ...browser, hasRelay: true }, ['uriHandler', 'manual']],
    ['a browser with a secret', { ...browser, hasSecret: true }, ['deviceCode', 'manual']],
    [
      'a server-to-server app',
      { ...browser, hasSecret: true, hasAccountId: true },
      ['serverToServer', 'deviceCode', 'manual'],
    ],
    ['an account ID without a secret', { ...browser, hasAccountId: true }, ['manual']],
  ])('%s', (_what, environment, methods) => {
    expect(availableMethods(environment)).toEqual(methods);
  });
});
