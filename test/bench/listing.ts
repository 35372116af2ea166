import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { MeetingsOAuthClient } from '@zoom/rivet/meetings';
import { ApiTransport } from '../../src/zoom/http/apiTransport';
import { nodeFetch } from '../../src/zoom/http/nodeFetch';
import { ZoomClient } from '../../src/zoom/zoomClient';
import type { PageServerData } from '../unit/support/pageServer.ts';
import { SandboxClient } from '../unit/sandbox/sandboxClient.ts';

// Reads ten pages of 300 meetings from the sandbox with the extension's client, with Zoom's own
// JavaScript library and with plain fetch, in turn. Prints the medians, without latency and with
// 40 ms per page.

const pageSize = 300;

/** Rounds before the measured ones, to compile the code and open connections. */
const warmUpRounds = 20;
const tokens = { accessToken: 'access', refreshToken: 'refresh' };

type Read = () => Promise<number>;

const pages = await pagesOfSandbox();
const lines: string[] = [];
for (const { latency, rounds } of [
  { latency: 0, rounds: 100 },
  { latency: 40, rounds: 8 },
]) {
  lines.push(await compare(latency, rounds));
}
process.stdout.write(`${pages.length} pages of ${pageSize}\n${lines.join('\n')}\n`);

async function compare(latency: number, rounds: number): Promise<string> {
  const workerData: PageServerData = { pages, latency };
  const server = new Worker(new URL('../unit/support/pageServer.ts', import.meta.url), {
    workerData,
  });
  try {
    const [port] = (await once(server, 'message')) as [number];
    const url = `http://127.0.0.1:${port}`;
    const readers: Record<string, Read> = {
      'Meetings for Zoom': extension(url),
      '@zoom/rivet': rivet(url),
      fetch: plainFetch(url),
    };
    const times: Record<string, number[]> = {};
    for (let round = 0; round < rounds + warmUpRounds; round++) {
      for (const [name, read] of Object.entries(readers)) {
        const before = performance.now();
        const meetings = await read();
        const took = performance.now() - before;
        if (meetings !== pages.length * pageSize) {
          throw new Error(`${name} read ${meetings} meetings.`);
        }
        if (round >= warmUpRounds) (times[name] ??= []).push(took);
      }
    }
    const [mine = NaN, theirs = NaN, plain = NaN] = Object.keys(readers).map((name) =>
      median(times[name] ?? []),
    );
    return (
      `${latency} ms: Meetings for Zoom ${mine.toFixed(1)} ms, @zoom/rivet ${theirs.toFixed(1)} ms, ` +
      `fetch ${plain.toFixed(1)} ms; ${(mine / theirs).toFixed(2)} of rivet's time, ` +
      `at most ${latency === 0 ? '0.8' : '1.0'}`
    );
  } finally {
    await server.terminate();
  }
}

/** Like Rivet below, with the token in memory. */
function extension(url: string): Read {
  const transport = new ApiTransport({ apiUrl: `${url}/v2`, fetch: nodeFetch });
  const client = new ZoomClient((request) => transport.send(request, tokens.accessToken), url);
  return async () => {
    let meetings = 0;
    for await (const page of client.listMeetings('upcoming')) {
      meetings += page.length;
    }
    return meetings;
  };
}

function rivet(url: string): Read {
  const require = createRequire(import.meta.resolve('@zoom/rivet'));
  const library = require('@zoom/rivet/meetings') as {
    MeetingsOAuthClient: typeof MeetingsOAuthClient;
  };
  const { endpoints } = new library.MeetingsOAuthClient({
    clientId: 'client',
    clientSecret: 'secret',
    baseUrl: `${url}/v2`,
    disableReceiver: true,
    installerOptions: { redirectUri: url, stateStore: 'not used' },
    tokenStore: {
      getLatestToken: () => ({
        ...tokens,
        expirationTimeIso: new Date(Date.now() + 3_600_000).toISOString(),
        scopes: [],
      }),
      storeToken: () => undefined,
    },
  });
  return async () => {
    let meetings = 0;
    let token: string | undefined;
    do {
      const { data } = await endpoints.meetings.listMeetings({
        path: { userId: 'me' },
        query: { type: 'upcoming', page_size: pageSize, ...(token && { next_page_token: token }) },
      });
      meetings += data?.meetings?.length ?? 0;
      token = data?.next_page_token;
    } while (token);
    return meetings;
  };
}

function plainFetch(url: string): Read {
  return async () => {
    let meetings = 0;
    let token = '';
    do {
      const query = new URLSearchParams({ type: 'upcoming', page_size: String(pageSize) });
      if (token !== '') query.set('next_page_token', token);
      const response = await fetch(`${url}/v2/users/me/meetings?${query}`, {
        headers: { authorization: `Bearer ${tokens.accessToken}` },
      });
      const page = (await response.json()) as { meetings: unknown[]; next_page_token: string };
      meetings += page.meetings.length;
      token = page.next_page_token;
    } while (token !== '');
    return meetings;
  };
}

/** The sandbox's responses, with the number of the next page as its token. */
async function pagesOfSandbox(): Promise<string[]> {
  const zoom = await SandboxClient.start({ meetings: 10 * pageSize });
  try {
    const { accessToken } = await zoom.signIn();
    const responses: string[] = [];
    for (let token = ''; ;) {
      const response = await fetch(
        `${zoom.url}/v2/users/me/meetings?type=upcoming&page_size=${pageSize}&next_page_token=${token}`,
        { headers: { authorization: `Bearer ${accessToken}` } },
      );
      const page = (await response.json()) as { next_page_token: string };
      token = page.next_page_token;
      responses.push(
        JSON.stringify({
          ...page,
          next_page_token: token === '' ? '' : String(responses.length + 1),
        }),
      );
      if (token === '') return responses;
    }
  } finally {
    await zoom.close();
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
