import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UsersOAuthClient } from '@zoom/rivet/users';
import { accountParts, expiredAccount } from '../unit/support/accountParts.ts';
import { FileSecrets } from '../unit/support/fileSecrets.ts';
import {
  confidentialBasic,
  newPkce,
  SandboxClient,
  type Tokens,
} from '../unit/sandbox/sandboxClient.ts';

// Ten simultaneous calls with an expired token, by this extension and by Zoom's own JavaScript library:
// the number of token requests and of successful calls.

const calls = 10;

const zoom = await SandboxClient.start();
const cleanups = [() => zoom.close()];
try {
  const lines = [
    await measure('@zoom/rivet', await prepareRivet()),
    await measure('Meetings for Zoom', await prepareExtension()),
  ];
  process.stdout.write(`${calls} calls with an expired token\n${lines.join('\n')}\n`);
} finally {
  await Promise.all(cleanups.map((cleanUp) => cleanUp()));
}

async function measure(name: string, call: () => Promise<unknown>): Promise<string> {
  await zoom.control('expireAccessTokens');
  await zoom.control('requests', {}, 'DELETE');
  const outcomes = await Promise.allSettled(Array.from({ length: calls }, call));
  const requests = (await zoom.control('requests', {}, 'GET')) as unknown as { route: string }[];
  const renewals = requests.filter(({ route }) => route === 'POST /oauth/token').length;
  const successes = outcomes.filter(({ status }) => status === 'fulfilled').length;
  return `${name}: token requests ${renewals}, successful calls ${successes}`;
}

async function prepareExtension(): Promise<() => Promise<unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-bench-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  const { store, clients } = accountParts(new FileSecrets(join(folder, 'secrets')), folder);
  const account = expiredAccount(zoom.url, await zoom.signIn());
  await store.save(account);
  const client = await clients.clientFor(account);
  return () => client.getUser();
}

async function prepareRivet(): Promise<() => Promise<unknown>> {
  // Loads the copy of axios that Rivet uses, to redirect its requests to the sandbox.
  const require = createRequire(import.meta.resolve('@zoom/rivet'));
  const library = require('@zoom/rivet/users') as { UsersOAuthClient: typeof UsersOAuthClient };
  const { interceptors } = require('axios') as Axios;
  // Rivet's token endpoint is fixed, so the host of its requests is replaced.
  interceptors.request.use((config) => ({
    ...config,
    url: config.url.replace('https://zoom.us', zoom.url),
  }));
  const { accessToken, refreshToken } = await signInWithSecret();
  let latest = {
    accessToken,
    refreshToken,
    expirationTimeIso: new Date(0).toISOString(),
    scopes: [] as string[],
  };
  const { endpoints } = new library.UsersOAuthClient({
    clientId: 'sandboxConfidentialClient',
    clientSecret: 'sandboxConfidentialSecret',
    baseUrl: `${zoom.url}/v2`,
    disableReceiver: true,
    installerOptions: { redirectUri: zoom.url, stateStore: 'not used' },
    tokenStore: {
      getLatestToken: () => latest,
      storeToken: (token: typeof latest) => {
        latest = token;
      },
    },
  });
  return () => endpoints.users.getUser({ path: { userId: 'me' } });
}

interface Axios {
  readonly interceptors: {
    readonly request: { use(change: (config: { url: string }) => { url: string }): void };
  };
}

/** Signs in with a client secret, because Rivet does not support public clients. */
async function signInWithSecret(): Promise<Tokens> {
  const redirect = {
    client_id: 'sandboxConfidentialClient',
    redirect_uri: 'https://relay.larkspur.example/callback',
  };
  const pkce = newPkce();
  const code = await zoom.code(pkce, redirect);
  const { body } = await zoom.token(
    {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirect.redirect_uri,
      code_verifier: pkce.verifier,
    },
    confidentialBasic,
  );
  return { accessToken: String(body.access_token), refreshToken: String(body.refresh_token) };
}
