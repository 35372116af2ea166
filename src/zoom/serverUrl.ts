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
