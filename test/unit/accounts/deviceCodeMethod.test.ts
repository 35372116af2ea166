import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { env, Uri } from 'vscode';
import { DeviceCodeMethod } from '../../../src/accounts/signIn/confidentialMethods';

const closers: (() => void)[] = [];

afterEach(() => {
  closers.splice(0).forEach((close) => {
    close();
  });
  vi.restoreAllMocks();
});

/** Signs in at a server that sends these fields, until the person would have to act. */
async function signIn(fields: (origin: string) => Record<string, unknown>) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ device_code: 'd', expires_in: 900, ...fields(origin) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const opened: string[] = [];
  const copied: string[] = [];
  const messages: string[] = [];
  const dismissal = new AbortController();
  vi.spyOn(Uri, 'parse').mockImplementation((uri) => uri as never);
  vi.spyOn(env, 'openExternal').mockImplementation((uri) => {
    opened.push(String(uri));
    dismissal.abort();
    return Promise.resolve(true);
  });
  vi.spyOn(env.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text);
    return Promise.resolve();
  });
  const result: unknown = await new DeviceCodeMethod()
    .signIn({
      app: { oauthUrl: `${origin}/oauth`, clientId: 'id', clientSecret: 'secret' },
      scopes: [],
      signal: dismissal.signal,
      report: (message) => messages.push(message),
      complete: () => Promise.reject(new Error('There are no tokens yet.')),
    })
    .catch((error: unknown) => error);
  return { opened, copied, messages, result, origin };
}

it('shows the code and the page as plain text, and opens the page', async () => {
  const path = '/[Continue](command:workbench.action.quit)';
  const { opened, copied, messages, origin } = await signIn((origin) => ({
    user_code: 'ABCD-1234',
    verification_uri: origin + path,
  }));
  expect(copied).toEqual(['ABCD-1234']);
  expect(opened).toEqual([origin + path]);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('ABCD-1234');
  // What VS Code turns into a link in a notification.
  expect(messages[0]).not.toMatch(/\[[^\]]+\]\((https?:|command:|file:)/);
});

it.each([
  { user_code: '[Continue](command:workbench.action.quit)' },
  { user_code: 'ABCD-1234', verification_uri: 'command:workbench.action.quit' },
  { user_code: 'ABCD-1234', verification_uri_complete: 'https://evil.example/' },
])('shows, copies and opens nothing of %j', async (fields) => {
  const { opened, copied, messages, result } = await signIn((origin) => ({
    verification_uri: `${origin}/oauth_device`,
    ...fields,
  }));
  expect(result).toMatchObject({ name: 'ZoomServerError' });
  expect([opened, copied, messages]).toEqual([[], [], []]);
});
