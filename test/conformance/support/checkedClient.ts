import { ApiTransport } from '../../../src/zoom/http/apiTransport';
import { nodeFetch, type Fetch } from '../../../src/zoom/http/nodeFetch';
import { ZoomClient } from '../../../src/zoom/zoomClient';

/** A request of the client as it went over the network, and the response to it. */
export interface Exchange {
  readonly url: URL;
  /** The JSON of the request's body; undefined if it has none. */
  readonly body: unknown;
  readonly status: number;
  /** The JSON of the response's body; undefined if it has none. */
  readonly response: unknown;
  /** What Prism finds wrong with the request or the response. */
  readonly violations: string[];
}

/** The extension's client, whose requests go to Prism. */
export interface CheckedClient {
  readonly client: ZoomClient;
  /** All requests so far. */
  readonly exchanges: Exchange[];
}

/**
 * Creates the extension's client for a Prism.
 *
 * @param headers added to each request, for Prism
 */
export function checkedClient(
  prismUrl: string,
  accessToken: string,
  headers: () => Readonly<Record<string, string>> = () => ({}),
): CheckedClient {
  const exchanges: Exchange[] = [];
  const fetch: Fetch = async (url, init) => {
    const response = await nodeFetch(url, {
      ...init,
      headers: { ...init.headers, ...headers() },
    });
    const text = await response.text();
    const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
    exchanges.push({
      url: new URL(url),
      body: readJson(init.body),
      status: response.status,
      response: readJson(text),
      // Prism lists what is wrong with a response in a header, and also with a request that it forwards.
      violations: [isProblem ? text : [], response.headers.get('sl-violations') ?? []].flat(),
    });
    return response;
  };
  const transport = new ApiTransport({ apiUrl: prismUrl, fetch });
  const client = new ZoomClient((request) => transport.send(request, accessToken), 'prism');
  return { client, exchanges };
}

function readJson(text = ''): unknown {
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}
