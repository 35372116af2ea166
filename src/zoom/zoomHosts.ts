import { isLoopback } from './serverUrl';

/**
 * Whether an address, such as one to download from, is on a host that the API's tokens may go to:
 * https below the API's own domain, as `https://us02web.zoom.us` is for `https://api.zoom.us`; on
 * loopback, the very server that the API is on.
 *
 * @param apiUrl the API's base, such as `https://api.zoom.us/v2`
 */
export function isZoomHost(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const url = new URL(address);
  const api = new URL(apiUrl);
  if (url.username !== '' || url.password !== '') {
    return false;
  }
  if (isLoopback(api.hostname)) {
    return url.origin === api.origin;
  }
  // `api.zoom.us` and `api-eu.zoom.us` stand beside the hosts of recordings; any other host stands
  // for itself alone, since where its owner's domain begins cannot be told.
  const domain = api.hostname.replace(/^api(-[\w-]+)?\.(?=[^.]+\.)/, '');
  return (
    url.protocol === 'https:' &&
    url.port === api.port &&
    (url.hostname === domain || (domain !== api.hostname && url.hostname.endsWith(`.${domain}`)))
  );
}
