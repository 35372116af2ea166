/**
 * Checks a URL that will receive credentials: https, or http on loopback, without user, query or
 * fragment.
 *
 * @returns the URL without trailing slashes; `undefined` if it must not be used
 */
export function serverUrl(value: string): string | undefined {
  if (!URL.canParse(value)) {
    return undefined;
  }
  const url = new URL(value);
  const isSecure =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (
    !isSecure ||
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    return undefined;
  }
  return url.href.replace(/\/+$/, '');
}

/** Whether a host name is this computer (RFC 8252 §7.3: the literals, and `localhost`). */
export function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
}

/**
 * The API of a user's data region, if it may receive tokens: https in the same domain as the
 * configured API, as `https://api-eu.zoom.us` is for `https://api.zoom.us`. Otherwise the configured
 * API.
 *
 * @param configured the configured base URL, such as `https://api.zoom.us/v2`
 * @param apiUrl what the token endpoint sent as `api_url`
 */
export function regionalApiUrl(configured: string, apiUrl: string | undefined): string {
  if (apiUrl === undefined || !URL.canParse(apiUrl)) {
    return configured;
  }
  const base = new URL(configured);
  const region = new URL(apiUrl);
  const domain = base.hostname.split('.').slice(-2).join('.');
  const isTrusted =
    base.protocol === 'https:' &&
    region.protocol === 'https:' &&
    region.port === base.port &&
    region.username === '' &&
    region.password === '' &&
    region.pathname === '/' &&
    region.search === '' &&
    (region.hostname === domain || region.hostname.endsWith(`.${domain}`));
  return isTrusted ? region.origin + base.pathname : configured;
}
