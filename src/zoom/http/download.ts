import type { ApiRequestRecord } from './apiTransport';
import { ZoomServerError } from '../errors';
import type { Fetch, HttpResponse } from './nodeFetch';
import { isZoomHost } from '../zoomHosts';
import { refusalError } from './refusalError';

/** How many redirects to follow; Zoom's downloads have one or two. */
const maxRedirects = 5;

/** The largest file to download, in bytes: more than the transcript of a day. */
const maxDownloadBytes = 32 * 1024 * 1024;

/** What {@link downloadText} needs. */
export interface DownloadOptions {
  /** The API's base URL, which determines where the token may be sent. */
  apiUrl: string;
  accessToken: string;
  fetch: Fetch;
  signal?: AbortSignal;
  onRequest?: (record: ApiRequestRecord) => void;
}

/**
 * Downloads a text from Zoom, such as a transcript. The token is sent only to hosts of the API's own
 * domain. After a redirect to any other host it is not sent again, even if the next redirect leads
 * back.
 *
 * @throws {ZoomAuthError} if Zoom does not accept the token
 * @throws {ZoomServerError} if the URL, or one it redirects to, must not be used
 * @throws {ZoomError} of the kind that fits any other failure
 */
export async function downloadText(
  downloadUrl: string,
  { apiUrl, accessToken, fetch, signal, onRequest }: DownloadOptions,
): Promise<string> {
  let url = downloadUrl;
  let sendsToken = isZoomHost(url, apiUrl);
  if (!sendsToken) {
    throw new ZoomServerError('unreadable', new URL(URL.canParse(url) ? url : apiUrl).host);
  }
  for (let redirects = 0; ; redirects++) {
    const { host } = new URL(url);
    const response = await logged(onRequest, () =>
      fetch(url, {
        method: 'GET',
        headers: {
          accept: 'text/vtt, text/plain, */*',
          ...(sendsToken ? { authorization: `Bearer ${accessToken}` } : {}),
        },
        maxBytes: maxDownloadBytes,
        signal,
      }),
    );
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      return readText(response, host);
    }
    const next = URL.canParse(location, url) ? new URL(location, url).href : '';
    sendsToken &&= isZoomHost(next, apiUrl);
    if (redirects >= maxRedirects || !(sendsToken || next.startsWith('https://'))) {
      throw new ZoomServerError('unreadable', host, { status: response.status });
    }
    url = next;
  }
}

async function readText(response: HttpResponse, host: string): Promise<string> {
  const text = await response.text();
  // A captive portal's page is no transcript.
  if (!response.ok || /\bhtml\b/i.test(response.headers.get('content-type') ?? '')) {
    throw refusalError(response, text, { requestKind: 'downloadFile', host, now: new Date() });
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
