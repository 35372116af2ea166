import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { snippetLanguages } from '../../src/apiRequests/snippets/languages';
import { requestSnippet } from '../../src/apiRequests/snippets/requestSnippet';
import { missingToken } from '../../src/apiRequests/snippets/requestComments';
import { snippetRequest, type SnippetValues } from '../../src/apiRequests/snippets/snippetRequest';
import type { RequestId } from '../../src/apiRequests/catalog/zoomRequests';
import { mara, SandboxClient } from '../unit/sandbox/sandboxClient';
import { hostileTopics } from './support/hostileTopics';
import { runProgram, type ProgramRun } from './support/programRun';
import { toolchains, type Toolchain } from './support/toolchains';

let sandbox: SandboxClient;
let environment: Record<string, string>;

const redirectUri = 'https://relay.larkspur.example/callback';

beforeAll(async () => {
  sandbox = await SandboxClient.start({ clockRunning: true });
  await sandbox.control('account', { user: mara, plan: 'business' });
});

afterAll(() => sandbox.close());

beforeEach(async () => {
  await sandbox.control('reset');
  await sandbox.control('account', { user: mara, plan: 'business' });
  const { accessToken } = await sandbox.signIn();
  environment = { ZOOM_ACCESS_TOKEN: accessToken };
});

function run(toolchain: Toolchain, id: RequestId, values: SnippetValues = {}): Promise<ProgramRun> {
  const servers = { apiUrl: `${sandbox.url}/v2`, oauthUrl: `${sandbox.url}/oauth` };
  const request = snippetRequest(id, values, servers);
  const program = requestSnippet(request, toolchain.language, toolchain.client);
  return runProgram(toolchain, program, environment);
}

/** Runs a program that has to succeed, and returns what it printed. */
async function succeed(
  toolchain: Toolchain,
  id: RequestId,
  values?: SnippetValues,
): Promise<string> {
  const { code, stdout, stderr, files } = await run(toolchain, id, values);
  expect({ code, stderr, files }).toEqual({ code: 0, stderr: '', files: [] });
  return stdout;
}

async function addMeeting(live: boolean): Promise<string> {
  const { id } = await sandbox.control('meetings', { hostedBy: mara, topic: 'Planning', live });
  return String(id);
}

/** The refresh token and access token of the app that has a secret. */
async function signInWithSecret(): Promise<Record<string, string>> {
  const back = await sandbox.decide({
    response_type: 'code',
    client_id: 'sandboxConfidentialClient',
    redirect_uri: redirectUri,
    state: 'some-state',
  });
  return {
    ZOOM_CLIENT_ID: 'sandboxConfidentialClient',
    ZOOM_CLIENT_SECRET: 'sandboxConfidentialSecret',
    ZOOM_REDIRECT_URI: redirectUri,
    ZOOM_AUTHORIZATION_CODE: back.searchParams.get('code') ?? '',
  };
}

it('finds toolchains', () => {
  expect(toolchains.map(({ language }) => language)).toEqual(
    expect.arrayContaining(['curl', 'javascript', 'typescript', 'python']),
  );
});

describe.each(toolchains.map((toolchain) => ({ toolchain, ...named(toolchain) })))(
  '$name',
  ({ toolchain }) => {
    it.each([
      ['getUserToken', 'token'],
      ['getZak', 'token'],
      ['getUser', 'mara.lindqvist'],
      ['listMeetings', 'meetings'],
      ['listRecordings', 'meetings'],
      ['createMeeting', 'Planning'],
    ] as const)('sends %s', async (id, part) => {
      expect(await succeed(toolchain, id)).toContain(part);
    });

    it.each([
      ['getMeeting', 'Planning'],
      ['getInvitation', 'invitation'],
      ['updateMeeting', ''],
      ['deleteMeeting', ''],
    ] as const)('sends %s about a meeting', async (id, part) => {
      const meetingId = await addMeeting(false);
      expect(await succeed(toolchain, id, { parameters: { meetingId } })).toContain(part);
    });

    it('sends endMeeting', async () => {
      const meetingId = await addMeeting(true);
      const { live } = await sandbox.control('state', {}, 'GET');
      await succeed(toolchain, 'endMeeting', { parameters: { meetingId } });
      expect(await sandbox.control('state', {}, 'GET')).toMatchObject({ live: Number(live) - 1 });
    });

    it('sends exchangeCode, refreshToken and revokeToken', async () => {
      environment = await signInWithSecret();
      expect(await succeed(toolchain, 'exchangeCode')).toContain('access_token');
      environment = await signInWithSecret();
      const { body } = await sandbox.token(
        {
          grant_type: 'authorization_code',
          code: environment.ZOOM_AUTHORIZATION_CODE ?? '',
          redirect_uri: redirectUri,
        },
        `Basic ${btoa('sandboxConfidentialClient:sandboxConfidentialSecret')}`,
      );
      environment.ZOOM_REFRESH_TOKEN = String(body.refresh_token);
      expect(await succeed(toolchain, 'refreshToken')).toContain('access_token');
      environment = await signInWithSecret();
      const again = await sandbox.token(
        {
          grant_type: 'authorization_code',
          code: environment.ZOOM_AUTHORIZATION_CODE ?? '',
          redirect_uri: redirectUri,
        },
        `Basic ${btoa('sandboxConfidentialClient:sandboxConfidentialSecret')}`,
      );
      environment.ZOOM_ACCESS_TOKEN = String(again.body.access_token);
      expect(await succeed(toolchain, 'revokeToken')).toContain('success');
      expect((await sandbox.api('GET /users/me', environment.ZOOM_ACCESS_TOKEN)).status).toBe(401);
    });

    it.each(hostileTopics.map((topic) => [topic]))('keeps the topic %j', async (topic) => {
      await succeed(toolchain, 'createMeeting', { body: { topic } });
      const { accessToken } = await sandbox.signIn();
      const { body } = await sandbox.api('GET /users/me/meetings?page_size=300', accessToken);
      const topics = (body.meetings as { topic: string }[]).map((meeting) => meeting.topic);
      expect(topics).toContain(topic);
    });

    it('prints the code and the message of a refusal', async () => {
      const missing = await run(toolchain, 'getUserToken', {
        parameters: { userId: 'nobody@larkspur.example' },
      });
      expect(missing.code).not.toBe(0);
      expect(missing.stdout + missing.stderr).toMatch(/404[^]*1001|1001[^]*404/);
      expect(missing.stdout + missing.stderr).toContain('User does not exist');
      environment.ZOOM_ACCESS_TOKEN = 'wrong';
      const refused = await run(toolchain, 'getUser');
      expect(refused.code).not.toBe(0);
      expect(refused.stdout + refused.stderr).toMatch(/401[^]*124|124[^]*401/);
      environment = { ...(await signInWithSecret()), ZOOM_REFRESH_TOKEN: 'used up&x=1' };
      const dead = await run(toolchain, 'refreshToken');
      expect(dead.code).not.toBe(0);
      expect(dead.stdout + dead.stderr).toContain('invalid_grant');
    });

    it('says that Zoom issued no token', async () => {
      await sandbox.control('faults', {
        route: 'GET /v2/users/:userId/token',
        kind: 'body',
        body: { token: null },
        times: 1,
      });
      const { code, stdout, stderr } = await run(toolchain, 'getUserToken');
      // A command of a shell reads no JSON; a comment says it.
      expect({ fails: code !== 0, output: stdout + stderr }).toEqual(
        toolchain.language === 'curl'
          ? { fails: false, output: '{"token":null}' }
          : { fails: true, output: expect.stringContaining(missingToken) as string },
      );
    });
  },
);

function named({ language, client }: Toolchain): { name: string } {
  return { name: `${snippetLanguages[language].name} with ${client}` };
}
