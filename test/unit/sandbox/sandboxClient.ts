import { createHash, randomBytes } from 'node:crypto';
import type { LoggedRequest } from '../../../sandbox/control/requestLog.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/sandbox.ts';

export const publicClient = 'sandboxPublicClient';
export const confidentialBasic = `Basic ${btoa('sandboxConfidentialClient:sandboxConfidentialSecret')}`;
export const serverBasic = `Basic ${btoa('sandboxServerClient:sandboxServerSecret')}`;
export const loopbackRedirect = 'http://127.0.0.1:49152/callback';
export const mara = 'mara.lindqvist@larkspur.example';
export const clientMara = 'm.lindqvist@brightwater.example';
export const priya = 'priya.raman@larkspur.example';

/** A Sunday morning in UTC, the users' time zone in these tests. */
export const sundayMorning = new Date('2026-03-01T09:00:00Z');

export type Json = Record<string, unknown>;

export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A sandbox in this process whose clock stands still, with a client for its routes. */
export class SandboxClient {
  readonly url: string;
  readonly #sandbox: Sandbox;

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.url = sandbox.url;
  }

  static async start(options: SandboxOptions = {}): Promise<SandboxClient> {
    return new SandboxClient(
      await createSandbox({
        clock: sundayMorning,
        clockRunning: false,
        timeZone: 'UTC',
        ...options,
      }),
    );
  }

  close(): Promise<void> {
    return this.#sandbox.close();
  }

  async control(path: string, body: object = {}, method = 'POST'): Promise<Json> {
    const response = await fetch(`${this.url}/sandbox/${path}`, {
      method,
      ...(method === 'POST' && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text ? json(text) : {};
  }

  /** Holds the next call of a route until {@link release}. */
  async hold(route: string): Promise<void> {
    await this.control('faults', { route, kind: 'hold', times: 1 });
  }

  /** Lets held calls continue, and clears all faults. */
  async release(): Promise<void> {
    await this.control('faults', {}, 'DELETE');
  }

  async requests(): Promise<readonly LoggedRequest[]> {
    const log: unknown = await this.control('requests', {}, 'GET');
    return log as LoggedRequest[];
  }

  advance(ms: number): Promise<Json> {
    return this.control('clock', { advanceMs: ms });
  }

  form(path: string, fields: Record<string, string>, authorization?: string): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: authorization === undefined ? {} : { authorization },
      body: new URLSearchParams(fields),
    });
  }

  async token(fields: Record<string, string>, authorization?: string): Promise<ApiResponse> {
    return readResponse(await this.form('/oauth/token', fields, authorization));
  }

  /** Submits the consent page and returns the URL that it redirects to. */
  async decide(
    parameters: Record<string, string>,
    decision: 'allow' | 'decline' = 'allow',
    email = mara,
  ): Promise<URL> {
    const query = new URLSearchParams(parameters);
    const page = await (await fetch(`${this.url}/oauth/authorize?${query.toString()}`)).text();
    const user = new RegExp(`data-email="${email}".*?name="user" value="([^"]+)"`, 's').exec(page);
    const response = await this.form('/oauth/authorize', {
      ...parameters,
      decision,
      user: user?.[1] ?? '',
    });
    return new URL(response.headers.get('location') ?? 'about:blank');
  }

  async code(pkce: Pkce, extra: Record<string, string> = {}, email = mara): Promise<string> {
    const back = await this.decide(authorizeParameters(pkce, extra), 'allow', email);
    return back.searchParams.get('code') ?? '';
  }

  exchange(code: string, pkce: Pkce, extra: Record<string, string> = {}): Promise<ApiResponse> {
    return this.token({
      grant_type: 'authorization_code',
      client_id: publicClient,
      code,
      redirect_uri: loopbackRedirect,
      code_verifier: pkce.verifier,
      ...extra,
    });
  }

  /** A token of the server-to-server app. */
  async serverToken(): Promise<string> {
    const fields = { grant_type: 'account_credentials', account_id: 'sandboxAccountId' };
    return String((await this.token(fields, serverBasic)).body.access_token);
  }

  refresh(refreshToken: string, clientId = publicClient): Promise<ApiResponse> {
    return this.token({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
    });
  }

  async signIn(email = mara, extra: Record<string, string> = {}): Promise<Tokens> {
    const pkce = newPkce();
    const { body } = await this.exchange(await this.code(pkce, extra, email), pkce);
    return {
      accessToken: String(body.access_token),
      refreshToken: String(body.refresh_token),
    };
  }

  async api(
    call: string,
    accessToken: string | undefined,
    body?: object | string,
  ): Promise<ApiResponse> {
    const [method = '', path = ''] = call.split(' ');
    return readResponse(
      await fetch(`${this.url}/v2${path}`, {
        method,
        headers: {
          ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && {
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      }),
    );
  }
}

export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}

export function newPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export function authorizeParameters(
  pkce: Pkce,
  extra: Record<string, string> = {},
): Record<string, string> {
  return {
    response_type: 'code',
    client_id: publicClient,
    redirect_uri: loopbackRedirect,
    state: 'some-state',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
    ...extra,
  };
}

export function items(body: Json, name: string): Json[] {
  const list = body[name];
  if (!Array.isArray(list)) throw new Error(`No list ${name} in ${JSON.stringify(body)}`);
  return list.map((item) => item as Json);
}

export function pathUuid(uuid: unknown): string {
  const once = encodeURIComponent(String(uuid));
  return String(uuid).includes('/') ? encodeURIComponent(once) : once;
}

async function readResponse(response: Response): Promise<ApiResponse> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? json(text) : {} };
}

function json(text: string): Json {
  return JSON.parse(text) as Json;
}
