import { beforeEach, describe, expect, it } from 'vitest';
import { AccountCommands } from '../../../src/accounts/accountCommands';
import type { SignInMethodId } from '../../../src/accounts/signIn/signInMethods';
import type { MessageAction } from '../../../src/platform/actionableError';
import { ZoomAuthError } from '../../../src/zoom/errors';
import { expiredAccount } from '../support/accountParts.ts';

const ada = {
  ...expiredAccount('https://zoom.example', { accessToken: 'a', refreshToken: 'b' }),
  id: 'ada',
  label: 'ada@example.com',
};
const grace = { ...ada, id: 'grace', label: 'grace@example.com' };
/** The account that the same person has on another server. */
const government = { ...ada, id: 'gov', label: 'ada@example.com (zoomgov.com)' };

/** The error of each method that fails. */
let failures: Partial<Record<SignInMethodId, Error>>;
let removed: string[];
let offered: readonly MessageAction[];
let commands: AccountCommands;
let settings: { clientId: string };

beforeEach(() => {
  failures = {};
  removed = [];
  offered = [];
  settings = { clientId: 'sandboxPublicClient' };
  commands = new AccountCommands({
    provider: {
      signIn: (method = 'loopback') =>
        failures[method] === undefined ? Promise.resolve(ada) : Promise.reject(failures[method]),
      removeSession: (id) => {
        removed.push(id);
        return Promise.resolve();
      },
    },
    store: { list: () => Promise.resolve([government, ada, grace]) },
    errors: {
      show: (_error, retry, actions) => {
        const retries = typeof retry === 'function' ? [{ title: 'Try Again', run: retry }] : [];
        offered = [...retries, ...(actions ?? [])];
        return Promise.resolve();
      },
    },
    settings,
    loadSetUp: () =>
      Promise.resolve({
        setUpForPerson: async (onSignedIn) => {
          settings.clientId = 'sandboxPublicClient';
          return commands.signInOrOffer({ onSignedIn });
        },
      }),
    loadSignIn: () =>
      Promise.resolve({
        methods: {
          listMethods: () => Promise.resolve(['loopback', 'uriHandler', 'manual']),
          labelFor: (method) => method,
        },
        callbackUrlPrompt: { promptForLatest: () => Promise.resolve() },
      }),
  });
});

describe('zoom.signIn', () => {
  it('offers the other methods if one fails, until one succeeds', async () => {
    failures = {
      loopback: new ZoomAuthError('timedOut', 'No callback arrived in time.'),
      manual: new Error('no'),
    };
    expect(await commands.handlers['zoom.signIn']()).toBeUndefined();
    expect(offered.map(({ title }) => title)).toEqual(['Try Again', 'uriHandler', 'manual']);
    await offered[2]?.run();
    expect(offered.map(({ title }) => title)).toEqual(['Try Again', 'loopback', 'uriHandler']);
    expect(await offered[2]?.run()).toBe('ada@example.com');
  });

  it('leads to the setup first if no app is set up, but not a program', async () => {
    settings.clientId = '';
    failures = { loopback: new ZoomAuthError('noClientId', 'No client ID is set.') };
    await expect(commands.handlers['zoom.signIn']({})).rejects.toMatchObject({
      reason: 'noClientId',
    });
    failures = {};
    expect(await commands.handlers['zoom.signIn']()).toBe('ada@example.com');
    expect(settings.clientId).not.toBe('');
  });

  it.each(['Try Again', 'manual'])('continues with what needed it after %s', async (title) => {
    failures = { loopback: new ZoomAuthError('timedOut', 'No callback arrived in time.') };
    let runs = 0;
    await commands.signInForPerson(() => Promise.resolve(runs++));
    expect(runs).toBe(0);
    failures = {};
    await offered.find((action) => action.title === title)?.run();
    expect(runs).toBe(1);
  });

  it('offers nothing to a person who declined, or to a program', async () => {
    failures = { loopback: new ZoomAuthError('declined', 'The consent page was declined.') };
    await expect(commands.handlers['zoom.signIn']()).rejects.toMatchObject({ reason: 'declined' });
    failures = { loopback: new ZoomAuthError('timedOut', 'No callback arrived in time.') };
    await expect(commands.handlers['zoom.signIn']({})).rejects.toMatchObject({
      reason: 'timedOut',
    });
    expect(offered).toEqual([]);
  });
});

describe('zoom.signOut', () => {
  it.each([
    ['ada@example.com', ['ada']],
    ['grace', ['grace']],
    [government.label, ['gov']],
    [{ all: true }, ['gov', 'ada', 'grace']],
  ])('signs out %j', async (argument, ids) => {
    await commands.handlers['zoom.signOut'](argument);
    expect(removed).toEqual(ids);
  });

  it.each(['nobody@example.com', {}, { all: false }])('refuses %j', async (argument) => {
    await expect(commands.handlers['zoom.signOut'](argument)).rejects.toThrow('not signed in');
    expect(removed).toEqual([]);
  });

  it('names an option that cannot be understood', async () => {
    await expect(commands.handlers['zoom.signOut']({ all: 'yes' })).rejects.toMatchObject({
      name: 'ZoomValidationError',
      fields: [{ field: 'all', message: '“all” must be true or false.' }],
    });
  });
});
