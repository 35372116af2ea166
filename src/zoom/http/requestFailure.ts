import { ZoomNetworkError, type NetworkErrorReason } from '../errors';

/** Codes of Node that say that the request never left, so that nothing was done with it. */
const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
]);

/** What a failure of Node's http and https means for a request. */
export function requestFailure(url: string, error: unknown): ZoomNetworkError {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string'
      ? error.code
      : undefined;
  const reason: NetworkErrorReason =
    code !== undefined && unreachableCodes.has(code) ? 'unreachable' : 'interrupted';
  return new ZoomNetworkError(reason, new URL(url).host, code);
}
