import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { accountParts } from './accountParts.ts';
import { FileSecrets } from './fileSecrets.ts';
import { reportDescriptor, type Report } from './renewalReports.ts';

// A killable window: a process that makes a call with the stored account for each message, and
// reports its progress.

const [folder = '', accountId = ''] = process.argv.slice(2);
const secrets = new FileSecrets(join(folder, 'secrets'));
const { clients, store } = accountParts(secrets, folder);

/** Writes synchronously, so that a report is not lost when the process is killed. */
function sendReport(report: Report): void {
  writeSync(reportDescriptor, `${report}\n`);
}

const isTokenRequest = (message: unknown) =>
  (message as { request: { path: string } }).request.path.startsWith('/oauth/token');
// Reported before anything is sent, because Zoom may receive the request of a killed process.
subscribe('http.client.request.created', (message) => {
  if (isTokenRequest(message)) sendReport('requested');
});
subscribe('http.client.response.finish', (message) => {
  if (isTokenRequest(message)) sendReport('responded');
});
secrets.onDidChange(() => {
  sendReport('stored');
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
    const hasEnded =
      error instanceof Error &&
      'reason' in error &&
      ['sessionEnded', 'anotherSignIn'].includes(String(error.reason));
    return hasEnded ? 'ended' : 'failed';
  }
}

process.on('message', () => void call().then(sendReport));
process.on('disconnect', () => {
  process.exit();
});
sendReport('ready');
