/**
 * Checks an address that credentials will go to, and gives it without a slash at its end; `undefined`
 * where it may not be used. https anywhere; http on loopback only; no user, query or fragment.
 */
export function serverUrl(value: string): string | undefined {
  if (!URL.canParse(value)) {
    return undefined;
  }
  const url = new URL(value);
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (
    !secure ||
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    return undefined;
  }
  return url.href.replace(/\/+$/, '');
}

/** Whether a host name is this machine (RFC 8252 §7.3: the literals, and `localhost`). */
export function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
}

/**
 * The API of a user's data region, as the token endpoint names it in `api_url`, where it may be
 * trusted with tokens: https below the same domain as the configured API, such as
 * `https://api-eu.zoom.us` beside `https://api.zoom.us`. Anything else: the configured API.
 *
 * @param configured the configured base, such as `https://api.zoom.us/v2`
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
