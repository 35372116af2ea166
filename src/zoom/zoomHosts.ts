import { isLoopback } from './serverUrl';

/** The domains of Zoom, in which all hosts are Zoom's own. */
const zoomDomains = ['zoom.us', 'zoom.com', 'zoomgov.com'];

/**
 * Labels of ASCII letters, digits and hyphens. A URL also permits characters such as `$`, `(` and `'`
 * in its host, which programs could interpret that the URL is passed to.
 */
const plainHostname = /^[a-z\d-]+(?:\.[a-z\d-]+)*$/;

/** Returns the domain of Zoom, such as `zoom.us`, that a host is in; `undefined` for other hosts. */
export function zoomDomainOf(hostname: string): string | undefined {
  return plainHostname.test(hostname)
    ? zoomDomains.find((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
    : undefined;
}

/**
 * Whether a URL, for example of a download, is on a host that may receive the tokens of a server:
 * https in the same domain of Zoom, as `https://us02web.zoom.us` is for `https://api.zoom.us`, or on
 * the very host of a server that is not in Zoom's domains: nothing says where the domain of its owner
 * begins. On loopback, the same origin.
 *
 * @param server the server's base URL, such as `https://api.zoom.us/v2`
 */
export function isZoomHost(value: string, server: string): boolean {
  if (!URL.canParse(value)) {
    return false;
  }
  const url = new URL(value);
  const own = new URL(server);
  if (url.username !== '' || url.password !== '') {
    return false;
  }
  if (isLoopback(own.hostname)) {
    return url.origin === own.origin;
  }
  const domain = zoomDomainOf(own.hostname);
  return (
    url.protocol === 'https:' &&
    url.port === own.port &&
    (domain === undefined ? url.hostname === own.hostname : zoomDomainOf(url.hostname) === domain)
  );
}

/**
 * The API of a user's data region, if it may receive tokens, as `https://api-eu.zoom.us` may if
 * `https://api.zoom.us` is configured (see {@link isZoomHost}). Otherwise the configured API.
 *
 * @param configured the configured base URL, such as `https://api.zoom.us/v2`
 * @param apiUrl what the token endpoint sent as `api_url`
 */
export function regionalApiUrl(configured: string, apiUrl: string | undefined): string {
  if (apiUrl === undefined || !isZoomHost(apiUrl, configured)) {
    return configured;
  }
  const region = new URL(apiUrl);
  const isBare = region.pathname === '/' && region.search === '' && region.hash === '';
  return isBare ? region.origin + new URL(configured).pathname : configured;
}
