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
  let end = url.href.length;
  while (url.href.charAt(end - 1) === '/') {
    end--;
  }
  return url.href.slice(0, end);
}

/** Whether a host name is this computer (RFC 8252 §7.3: the literals, and `localhost`). */
export function isLoopback(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
}
