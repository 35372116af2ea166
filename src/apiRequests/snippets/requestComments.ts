import { classicScopesFor } from '../../zoom/scopes';
import { requestById, type RequestId } from '../catalog/zoomRequests';

/** What a request does, and what its fields mean. These become comments of programs, so they are English. */
const explanations: Partial<Record<RequestId, readonly string[]>> = {
  getUserToken: [
    'Gets a token with which a Meeting SDK app starts or joins meetings as the user.',
    'type: "zak" to start and join as the user; "onbehalf" with meeting_id to join that one',
    'meeting, while the user is in it. The old default, "token", no longer works.',
    'ttl: how long a ZAK is valid, in seconds; 7200 (two hours) without it, 31536000 (a year) at most.',
  ],
  getZak: [
    'Gets a ZAK of the user who authorized the app. It is valid for 5 minutes (300 seconds);',
    'GET /users/me/token?type=zak&ttl=600 has a lifetime of your choice, in seconds.',
  ],
  getUser: ['Gets a user\'s profile. "me" is the user who authorized the app.'],
  listMeetings: [
    'Lists the meetings that a user hosts.',
    'type: "scheduled", "live", "upcoming", "upcoming_meetings" or "previous_meetings".',
    'The next page is requested with next_page_token of the response, which is valid for 15 minutes.',
  ],
  getMeeting: ['Gets a meeting. Its start_url opens the meeting as the host, so keep it secret.'],
  createMeeting: [
    'Creates a meeting. Send it once: Zoom creates another meeting for each request.',
    'type: 1 instant, 2 scheduled, 3 recurring without a fixed time, 8 recurring, 10 screen share only.',
    'start_time: with Z in UTC, without it in timezone. duration: in minutes.',
    'A user can create and update 100 meetings per day.',
  ],
  updateMeeting: [
    'Changes the fields of a meeting that the body has; the others stay. duration: in minutes.',
    'A user can create and update 100 meetings per day.',
  ],
  deleteMeeting: ['Deletes a meeting, or with occurrence_id one occurrence of it.'],
  endMeeting: ['Ends a meeting for everyone in it.'],
  getInvitation: ['Gets the text that invites people to a meeting.'],
  listRecordings: [
    "Lists a user's cloud recordings. from and to: dates in UTC, at most a month apart.",
  ],
  exchangeCode: [
    'Exchanges the code that the consent page returned, within 5 minutes and only once.',
    'redirect_uri: the same as in the authorization request. With a code challenge, also send code_verifier.',
  ],
  refreshToken: [
    'Renews an access token. The refresh token is used up by this: store the new one first of all.',
  ],
  revokeToken: ['Revokes an access token, together with its refresh token.'],
};

/** Returns the lines that explain a request in a program. */
export function requestComments(id: RequestId): string[] {
  const request = requestById(id);
  const explained = explanations[id] ?? [`${request.method} ${request.path}`];
  if (request.host === 'oauth') {
    return [...explained];
  }
  const classic = classicScopesFor(request.scope).join(', ');
  return [...explained, `Scope: ${request.scope} (classic: ${classic})`];
}

/** What a program says about a token that is null. */
export const missingToken =
  'Zoom issued no token. It issues none to users who sign in with Google or Facebook.';

/** What a program says before the status and the response of a refusal, which has Zoom's code and message. */
export const refused = 'Zoom refused the request: HTTP';
