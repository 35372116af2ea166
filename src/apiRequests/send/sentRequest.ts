import type { AccountSummary } from '../../accounts/clients/zoomClients';
import type { FoundRequest } from '../catalog/findRequests';
import type { ZoomRequest } from '../catalog/zoomRequest';
import type { ZoomError } from '../../zoom/errors';

/** A call of the API that was checked, and may be sent. */
export interface CheckedRequest {
  method: ZoomRequest['method'];
  /** Encoded, below the API's address. */
  path: string;
  query: Readonly<Record<string, string>>;
  body?: unknown;
  /** Whose access token is sent: that of the person, or that of the app. */
  as: 'account' | 'app';
  /** What the call is, if it is known. */
  known: FoundRequest | undefined;
}

/** What came back. */
export interface ApiResponse {
  status: number;
  /** The JSON; the text if it is none; `undefined` for nothing. */
  body: unknown;
  /** In ms, with all attempts. */
  durationMs: number;
  trackingId?: string;
  /** Zoom's label, such as `Light`. */
  rateLabel?: string;
  /** How many more requests are allowed, if Zoom says so. */
  rateRemaining?: string;
  rateLimit?: string;
  /** The failure that it stands for. */
  error?: ZoomError;
}

/** A request with its response. */
export interface SentRequest {
  request: CheckedRequest;
  account: Pick<AccountSummary, 'id' | 'label' | 'apiUrl'>;
  response: ApiResponse;
  sentAt: Date;
}

/** Returns a path with its query, as the log of a request or a question shows it. */
export function fullPath({ path, query }: Pick<CheckedRequest, 'path' | 'query'>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}
