import { apiError } from './apiError';
import type { ApiRequestRecord } from './apiTransport';
import { ZoomAuthError, ZoomServerError } from '../errors';
import type { Fetch, HttpResponse } from './nodeFetch';
import { isZoomHost } from '../zoomHosts';

/** How often a download may be sent on: Zoom's own go through one or two hosts. */
const mostRedirects = 5;

/** What {@link downloadText} needs. */
export interface DownloadOptions {
  /** The API's base, which says where the token may go. */
  apiUrl: string;
  accessToken: string;
  fetch: Fetch;
  onRequest?: (record: ApiRequestRecord) => void;
}

/**
 * Downloads a text that Zoom keeps, such as a transcript. The token goes to hosts of the API's own
 * domain only. From one of them the way may lead to another host, to which it is not sent, and to
 * which it is not sent after that either.
 *
 * @throws {ZoomAuthError} where Zoom does not accept the token
 * @throws {ZoomServerError} where the address, or what a redirect leads to, may not be used
 * @throws {ZoomError} of the kind that fits a refusal
 */
export async function downloadText(
  address: string,
  { apiUrl, accessToken, fetch, onRequest }: DownloadOptions,
): Promise<string> {
  let url = address;
  let carriesToken = isZoomHost(address, apiUrl);
  if (!carriesToken) {
    throw new ZoomServerError('unreadable', hostOf(address, apiUrl));
  }
  for (let redirects = 0; ; redirects++) {
    const { host } = new URL(url);
    const response = await logged(onRequest, () =>
      fetch(url, {
        method: 'GET',
        headers: {
          accept: 'text/vtt, text/plain, */*',
          ...(carriesToken ? { authorization: `Bearer ${accessToken}` } : {}),
        },
      }),
    );
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      return textOf(response, host);
    }
    const next = URL.canParse(location, url) ? new URL(location, url).href : '';
    carriesToken &&= isZoomHost(next, apiUrl);
    if (redirects >= mostRedirects || !(carriesToken || next.startsWith('https://'))) {
      throw new ZoomServerError('unreadable', host, { status: response.status });
    }
    url = next;
  }
}

async function textOf(response: HttpResponse, host: string): Promise<string> {
  const text = await response.text();
  if (response.status === 401) {
    throw new ZoomAuthError('sessionEnded', 'Zoom does not accept the access token.', {
      status: response.status,
    });
  }
  if (!response.ok) {
    throw apiError(response, text, host, new Date());
  }
  return text;
}

async function logged(
  onRequest: DownloadOptions['onRequest'],
  send: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const started = performance.now();
  let response: HttpResponse | undefined;
  try {
    response = await send();
    return response;
  } finally {
    onRequest?.({
      method: 'GET',
      route: 'download',
      status: response?.status,
      trackingId: response?.headers.get('x-zm-trackingid') ?? undefined,
      durationMs: Math.round(performance.now() - started),
    });
  }
}

function hostOf(address: string, apiUrl: string): string {
  return new URL(URL.canParse(address) ? address : apiUrl).host;
}
