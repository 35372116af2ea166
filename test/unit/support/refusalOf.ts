import type { ZoomError } from '../../../src/zoom/errors';
import { refusalError } from '../../../src/zoom/http/refusalError';
import type { RequestKind } from '../../../src/zoom/requestKinds';

/** The error for what Zoom, or a server in between, has answered. */
export function refusalOf(requestKind: RequestKind, status: number, body: unknown): ZoomError {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return refusalError({ status, headers: new Headers() }, text, {
    requestKind,
    host: 'zoom.example',
    now: new Date(),
  });
}
