import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import type { SandboxClient } from '../support/sandboxClient.ts';
import { startBench } from './support/benchWindow.ts';
import { type Desk, openEnvFile, runFirstHit, signIn, useNewProfile } from './support/desk.ts';

// What it takes to get a ZAK into the .env that is open: with Insert Token…, with a file of HTTP requests,
// and with curl. Everything is set up in each case: an account or an app, the file with the requests, and
// the commands in the history of the shell. Insert Token… is used in a real workbench, which counts what is
// pressed. Of the other two, the requests are really sent, and what a person presses is counted by a list,
// with the shortest way at each step. Each character that is typed counts, and so does each key, also one
// with modifiers, and each click.

interface Way {
  readonly name: string;
  readonly requests: number;
  readonly steps: number;
  /** The other programs, files and panels that a person goes to. */
  readonly places: readonly string[];
}

/** What a person does, and how many keys and clicks that is. */
type Step = readonly [what: string, count: number];

const app = {
  id: 'sandboxServerClient',
  secret: 'sandboxServerSecret',
  account: 'sandboxAccountId',
};
const user = 'mara.lindqvist@larkspur.example';

const key = (what: string): Step => [what, 1];
const clicks = (what: string, count = 1): Step => [what, count];
const typed = (text: string): Step => [`type ${text}`, text.length];

/** Puts what was copied behind `ZOOM_ZAK=` in the editor with the .env, in place of what is there. */
const replaceValue: readonly Step[] = [
  clicks('click behind the equals sign'),
  key('Shift+End'),
  key('paste'),
  key('save'),
];

/** The file of the extension REST Client, as its documentation has it (Request Variables). */
const httpFile = (server: string) => `# @name login
POST ${server}/oauth/token?grant_type=account_credentials&account_id=${app.account}
Authorization: Basic ${app.id} ${app.secret}

###

GET ${server}/v2/users/${user}/token?type=zak&ttl=7200
Authorization: Bearer {{login.response.body.access_token}}
`;

const stepsWithHttpFile: readonly Step[] = [
  ...[key('Go to File'), typed('zak'), key('Enter')],
  ...[clicks('click Send Request of the login'), clicks('click Send Request of the token')],
  // A double click selects only as far as the first dot.
  ...[clicks('click where the token begins, then with Shift where it ends', 2), key('copy')],
  key('return to the .env'),
  ...replaceValue,
];

/** The commands that are in the history of the shell. */
const commands = (server: string) =>
  [
    `export TOKEN=$(curl -s -X POST -u '${app.id}:${app.secret}' '${server}/oauth/token?grant_type=account_credentials&account_id=${app.account}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `curl -s -H "Authorization: Bearer $TOKEN" '${server}/v2/users/${user}/token?type=zak&ttl=7200'`,
  ] as const;

const stepsWithCurl: readonly Step[] = [
  key('Toggle Terminal'),
  ...[key('search the history'), typed('oa'), key('Enter')],
  ...[key('search the history'), typed('zak'), key('Enter')],
  ...[clicks('double-click the token', 2), key('copy')],
  ...replaceValue,
];

/** A ZAK, by its header and its claims, as it comes from the sandbox. */
const zakInEnv = /^ZOOM_ZAK=eyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{40,}\n$/;

const bench = await startBench();
const ways: Way[] = [];
let folder: string | undefined;
try {
  await useNewProfile(bench, insertTokens);
  const { sandbox } = bench.installation;
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-bench-'));
  const env = join(folder, '.env');
  for (const [name, steps, places, request] of [
    ['A file of HTTP requests', stepsWithHttpFile, ['that file', 'its response'], sendHttpFile],
    ['curl, from the history of the shell', stepsWithCurl, ['the terminal'], runCurl],
  ] as const) {
    await writeFile(env, 'ZOOM_ZAK=old\n');
    await sandbox.clearRequests();
    const zak = await request(sandbox);
    await writeFile(env, (await readFile(env, 'utf8')).replace('old', zak));
    expect(await readFile(env, 'utf8')).toMatch(zakInEnv);
    const requests = await countRequests(sandbox);
    ways.push({ name, requests, places, steps: steps.reduce((sum, [, count]) => sum + count, 0) });
  }
} finally {
  await bench.stop();
  if (folder !== undefined) {
    await rm(folder, { recursive: true });
  }
}
process.stdout.write(`${formatTable(ways)}\n`);

/** Inserts a ZAK with the command for the first time, and then another one. */
async function insertTokens(desk: Desk): Promise<void> {
  const { workbench, input } = desk;
  const { quickInput, sandbox } = workbench;
  const readEnv = () => readFile(join(workbench.workspace, '.env'), 'utf8');
  await signIn(workbench);
  await openEnvFile(workbench, 'ZOOM_ZAK=');
  const name = 'insert tok';
  for (const [way, typedName] of [
    ['Insert Token…, by its name', name],
    ['Insert Token…, once it is the last command', ''],
  ] as const) {
    const before = await readEnv();
    await sandbox.clearRequests();
    const start = input.steps;
    await runFirstHit(desk, typedName, 'Zoom: Insert Token…');
    for (const title of ['Insert Token (1/1)', 'Insert Token (2/2)']) {
      await expect(quickInput.title).toHaveText(title);
      await expect(quickInput.choices.first()).toBeVisible();
      await expect(quickInput.field).toBeFocused();
      await input.press('Enter');
    }
    if (typedName !== '') {
      // The consent, which is asked for once in a workspace.
      await workbench.dialog.getByRole('button', { name: 'Allow in This Workspace' }).click();
    }
    await expect.poll(readEnv).not.toBe(before);
    expect(await readEnv()).toMatch(/^ZOOM_ZAK=eyJ/);
    const steps = input.steps - start;
    const requests = await countRequests(sandbox);
    ways.push({ name: way, requests, steps, places: [] });
    // F1, the name, and three keys behind it.
    if (requests > 1 || steps > 1 + typedName.length + 3) {
      throw new Error(`${way}: ${requests} requests and ${steps} steps.`);
    }
  }
}

/** Sends the requests of the file one after the other, as REST Client does. */
async function sendHttpFile({ url }: SandboxClient): Promise<string> {
  let last: Record<string, string> = {};
  for (const request of httpFile(url).split(/^###$/m)) {
    const [first = '', ...lines] = request.split('\n').filter((line) => /^[A-Z]/.test(line));
    const [method = '', address = ''] = first.split(' ');
    const headers = lines.map((line): [string, string] => {
      const [header = '', value = ''] = line.split(': ');
      const filled = value
        .replace(/\{\{login\.response\.body\.(\w+)\}\}/, (_, field: string) => last[field] ?? '')
        .replace(
          /^Basic (\S+) (\S+)$/,
          (_, ...[id, secret]: string[]) => `Basic ${btoa(`${id}:${secret}`)}`,
        );
      return [header, filled];
    });
    last = (await (await fetch(address, { method, headers })).json()) as typeof last;
  }
  return last.token ?? '';
}

/** Runs the commands in a shell. */
async function runCurl({ url }: SandboxClient): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', commands(url).join('\n')]);
  return (JSON.parse(stdout) as { token: string }).token;
}

/** Counts the requests for tokens. Lists of meetings are read at times of their own. */
async function countRequests(sandbox: SandboxClient): Promise<number> {
  return (await sandbox.requests()).filter(({ route }) => /\/(?:token|zak)$/.test(route)).length;
}

function formatTable(rows: readonly Way[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const ours = rows[1]?.steps ?? NaN;
  return [
    `${'A ZAK in .env'.padEnd(width)}  Requests  Steps  Ratio  Other places`,
    ...rows.map(({ name, requests, steps, places }) =>
      [
        name.padEnd(width),
        String(requests).padStart(8),
        String(steps).padStart(5),
        (steps / ours).toFixed(1).padStart(5),
        `${places.length}${places.length > 0 ? `: ${places.join(', ')}` : ''}`,
      ].join('  '),
    ),
  ].join('\n');
}
