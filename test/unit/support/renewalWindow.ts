import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { accountParts } from './accountParts.ts';
import { FileSecrets } from './fileSecrets.ts';
import { reportsTo, type Report } from './renewalReports.ts';

// A window that is to be killed: a process that makes one call with the stored account whenever it
// is told to, and reports how far it has come as it comes there.

const [folder = '', accountId = ''] = process.argv.slice(2);
const secrets = new FileSecrets(join(folder, 'secrets'));
const { clients, store } = accountParts(secrets, folder);

/** Written at once: what has been reported stays so when the process is killed a moment later. */
function report(what: Report): void {
  writeSync(reportsTo, `${what}\n`);
}

const isTokenRequest = (message: unknown) =>
  (message as { request: { path: string } }).request.path.startsWith('/oauth/token');
// Before anything is sent: whoever is killed after that may have been heard.
subscribe('http.client.request.created', (message) => {
  if (isTokenRequest(message)) report('asked');
});
subscribe('http.client.response.finish', (message) => {
  if (isTokenRequest(message)) report('answered');
});
secrets.onDidChange(() => {
  report('stored');
});

async function call(): Promise<Report> {
  try {
    const account = await store.get(accountId);
    if (account === undefined) {
      return 'lost';
    }
    await (await clients.clientFor(account)).getUser();
    return 'succeeded';
  } catch (error) {
    const isEnd =
      error instanceof Error &&
      'reason' in error &&
      ['sessionEnded', 'anotherSignIn'].includes(String(error.reason));
    return isEnd ? 'ended' : 'failed';
  }
}

process.on('message', () => void call().then(report));
process.on('disconnect', () => {
  process.exit();
});
report('ready');
