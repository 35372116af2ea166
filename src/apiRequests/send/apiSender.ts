import type { AccountsFeature } from '../../accounts/accountsFeature';
import type { AccountParts } from '../../accounts/clients/createClients';
import type { AccountSummary } from '../../accounts/clients/zoomClients';
import type { Log } from '../../platform/log';
import { ZoomError } from '../../zoom/errors';
import { ApiTransport } from '../../zoom/http/apiTransport';
import { nodeFetch, type Fetch, type HttpResponse } from '../../zoom/http/nodeFetch';
import type { ServerClock } from '../../zoom/serverClock';
import { callKindOf } from '../catalog/requestKindOf';
import type { ApiResponse, CheckedRequest } from './sentRequest';

/** What {@link ApiSender} needs. */
export interface ApiSenderDeps {
  requests: Pick<AccountParts['requests'], 'withAccessToken' | 'currentAccount'>;
  requestAppToken: AccountsFeature['requestAppToken'];
  clock: ServerClock;
  log: Pick<Log, 'request'>;
  fetch?: Fetch;
}

/** An access token and what it may be used for. */
interface Credentials {
  accessToken: string;
  apiUrl: string;
  scopes: readonly string[];
  signal?: AbortSignal;
}

/** Sends calls of the API that people put together. */
export class ApiSender {
  constructor(private readonly deps: ApiSenderDeps) {}

  /**
   * Sends a request. A `POST` is sent once, even if Zoom refuses its access token; what may be repeated is
   * sent again as the extension's own requests are.
   *
   * @returns the response, also one that is a refusal
   * @throws {ZoomError} without a response
   */
  async sendRequest(
    account: Pick<AccountSummary, 'id' | 'apiUrl'>,
    request: CheckedRequest,
  ): Promise<ApiResponse> {
    const started = performance.now();
    const last: { response?: HttpResponse } = {};
    const send = (credentials: Credentials) => this.sendOnce(request, credentials, last);
    try {
      const body = await this.sendAs(account, request, send);
      return describe(last.response, { body, started });
    } catch (error) {
      if (last.response === undefined || !(error instanceof ZoomError)) {
        throw error;
      }
      const body = readBody(await last.response.text());
      return { ...describe(last.response, { body, started }), error };
    }
  }

  private async sendAs(
    { id, apiUrl }: Pick<AccountSummary, 'id' | 'apiUrl'>,
    { method, as }: CheckedRequest,
    send: (credentials: Credentials) => Promise<unknown>,
  ): Promise<unknown> {
    const { requests, requestAppToken } = this.deps;
    if (as === 'app') {
      const { token } = await requestAppToken(id);
      return send({ accessToken: token, apiUrl, scopes: [] });
    }
    return method === 'POST'
      ? send(await requests.currentAccount(id))
      : requests.withAccessToken(id, (accessToken, current, signal) =>
          send({ ...current, accessToken, ...(signal && { signal }) }),
        );
  }

  private sendOnce(
    { method, path, query, body, known }: CheckedRequest,
    { accessToken, apiUrl, scopes, signal }: Credentials,
    last: { response?: HttpResponse },
  ): Promise<unknown> {
    const { clock, log, fetch = nodeFetch } = this.deps;
    const transport = new ApiTransport({
      apiUrl,
      fetch: async (url, init) => (last.response = await fetch(url, init)),
      grantedScopes: scopes,
      clock,
      onRequest: (record) => log.request(record),
    });
    return transport.send(
      {
        kind: callKindOf(known?.id),
        method,
        path,
        // The log must not know IDs.
        route: known?.request.path ?? '/…',
        query,
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
      },
      accessToken,
    );
  }
}

function describe(
  response: HttpResponse | undefined,
  { body, started }: { body: unknown; started: number },
): ApiResponse {
  const header = (name: string) => response?.headers.get(name) ?? undefined;
  const optional = {
    trackingId: header('x-zm-trackingid'),
    rateLabel: header('x-ratelimit-category'),
    rateRemaining: header('x-ratelimit-remaining'),
    rateLimit: header('x-ratelimit-limit'),
  };
  return {
    status: response?.status ?? 0,
    body,
    durationMs: Math.round(performance.now() - started),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text === '' ? undefined : text;
  }
}
