import { expect, it } from 'vitest';
import { readStartOptions } from '../../../scripts/lib/startOptions.mjs';

it('has defaults', () => {
  expect(readStartOptions([], {})).toEqual({
    port: 3100,
    clientId: undefined,
    opensBrowser: true,
  });
});

it.each<{ how: string; args?: string[]; env?: Record<string, string> }>([
  { how: 'arguments', args: ['--port=3200', '--client-id=abc', '--no-browser'] },
  {
    how: 'arguments with spaces',
    args: ['--port', '3200', '--client-id', ' abc ', '--no-browser'],
  },
  { how: 'variables', env: { ZOOM_START_PORT: '3200', ZOOM_CLIENT_ID: 'abc', BROWSER: 'none' } },
  {
    how: "npm's settings, if the shell drops the two dashes",
    env: { npm_config_port: '3200', npm_config_client_id: 'abc', BROWSER: 'none' },
  },
  {
    how: 'arguments rather than variables',
    args: ['--port=3200', '--client-id=abc', '--no-browser'],
    env: { ZOOM_START_PORT: '1', ZOOM_CLIENT_ID: 'other' },
  },
])('takes $how', ({ args = [], env = {} }) => {
  expect(readStartOptions(args, env)).toEqual({
    port: 3200,
    clientId: 'abc',
    opensBrowser: false,
  });
});

it.each([
  [['--prot=3200'], {}, "Unknown option '--prot'. Usage: npm start [-- --port=3100"],
  [['3200'], {}, 'Usage: npm start'],
  [['--port=high'], {}, '"high" is not a valid port. Use a number from 1 to 65534.'],
  [['--port=65535'], {}, '"65535" is not a valid port.'],
  [[], { npm_config_client_id: 'true' }, 'Write the value of an option after "=". Usage:'],
])('refuses %j with %j', (args, env, message) => {
  expect(() => readStartOptions(args, env)).toThrow(message);
});
