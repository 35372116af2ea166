import { isLoopback } from './serverUrl';

/**
 * Whether a URL, for example of a download, is on a host that may receive the API's tokens: https in
 * the API's own domain, as `https://us02web.zoom.us` is for `https://api.zoom.us`; on loopback, the
 * same server as the API.
 *
 * @param apiUrl the API's base URL, such as `https://api.zoom.us/v2`
 */
export function isZoomHost(value: string, apiUrl: string): boolean {
  if (!URL.canParse(value)) {
    return false;
  }
  const url = new URL(value);
  const api = new URL(apiUrl);
  if (url.username !== '' || url.password !== '') {
    return false;
  }
  if (isLoopback(api.hostname)) {
    return url.origin === api.origin;
  }
  // `api.zoom.us` and `api-eu.zoom.us` share their domain with the hosts of recordings. Any other
  // host counts alone: nothing says where the domain of its owner begins.
  const domain = api.hostname.replace(/^api(-[\w-]+)?\.(?=[^.]+\.)/, '');
  return (
    url.protocol === 'https:' &&
    url.port === api.port &&
    (url.hostname === domain || (domain !== api.hostname && url.hostname.endsWith(`.${domain}`)))
  );
}
