import type { KnownScope } from '../../zoom/scopes';

/** A field of a request's query, form or JSON body. */
export interface RequestField {
  name: string;
  type: 'text' | 'integer' | 'boolean' | 'date' | 'dateTime' | 'list' | 'object';
  isRequired?: true;
  /** The values that Zoom accepts, if they are few. */
  values?: readonly (string | number)[];
  /** What Zoom takes if the field is missing. */
  default?: string | number | boolean;
  /** The lowest and the highest number, or the greatest number of characters of a text. */
  min?: number;
  max?: number;
  /** What a new request has in this field; a field without an example is left out of it. */
  example?: string | number | boolean | object;
  /** The environment variable that a program reads the value from, because it is secret or differs. */
  environment?: string;
}

/** A response with which Zoom usually refuses a request. */
export interface UsualRefusal {
  status: number;
  /** Zoom's code; the token endpoint has none. */
  code?: number;
  /** The `error` of the token endpoint (RFC 6749 §5.2). */
  oauthError?: string;
}

/** Zoom's label for how often a request may be sent (Zoom API reference, "Rate limit label"). */
export type RateLabel = 'Light' | 'Medium' | 'Heavy' | 'Resource-intensive';

/**
 * Who may send a request:
 *
 * - `user`: an app that a user has authorized, for that user, who is called `me`
 * - `admin`: an app that an admin has authorized, for all users of the account
 * - `server`: a server-to-server app, for all users of its account
 * - `client`: any OAuth app, with its client ID
 */
export type Caller = 'user' | 'admin' | 'server' | 'client';

/** What a successful response has. */
export type ResponseContent =
  | 'nothing'
  | 'user'
  | 'settings'
  | 'token'
  | 'accessToken'
  | 'deviceCode'
  | 'status'
  | 'meeting'
  | 'meetings'
  | 'invitation'
  | 'inviteLinks'
  | 'pastMeeting'
  | 'pastInstances'
  | 'participants'
  | 'recording'
  | 'recordings'
  | 'transcript'
  | 'summary'
  | 'templates'
  | 'audioConferences'
  | 'contacts';

interface CommonRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address of its server; names in braces are filled in, as in `/meetings/{meetingId}`. */
  path: string;
  query?: readonly RequestField[];
  callers: readonly Caller[];
  /** The status of a success. */
  status: 200 | 201 | 202 | 204;
  response: ResponseContent;
  /** The secrets of the response, by the names of their fields. */
  secrets?: readonly string[];
  refusals: readonly UsualRefusal[];
}

/** A call of Zoom's API, with an access token. */
export interface ApiRequest extends CommonRequest {
  host: 'api';
  /** The granular scope of user-managed apps; `classicScopesFor` has the classic ones. */
  scope: KnownScope;
  rateLabel: RateLabel;
  /** The fields of the JSON body. */
  body?: readonly RequestField[];
}

/** A call of Zoom's authorization server, with a client ID and its secret. */
export interface OAuthRequest extends CommonRequest {
  host: 'oauth';
  /** The fields of the form. */
  form: readonly RequestField[];
}

/** A request to Zoom that is known. */
export type ZoomRequest = ApiRequest | OAuthRequest;
